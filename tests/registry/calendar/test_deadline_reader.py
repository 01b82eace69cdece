"""What the reader of deadlines does with texts beyond those of the list."""

import unicodedata

import pytest
from hypothesis import given, settings, strategies as st

from registry.calendar import (
    Anchor,
    DayOfMonth,
    DaysOfYear,
    Limit,
    MonthDay,
    TimeAfter,
    Unit,
    UnreadReason,
    read_deadlines,
)
from registry.errors import Invalid


def test_before_and_no_later_than_are_told_apart() -> None:
    before, by = read_deadlines(
        "Trước ngày 25 tháng cuối kỳ; chậm nhất ngày 25 tháng cuối kỳ"
    ).rules

    assert (before.timing, by.timing) == (
        DayOfMonth(25, 0, Limit.BEFORE),
        DayOfMonth(25, 0, Limit.BY),
    )


@pytest.mark.parametrize("words", ["chậm nhất là", "chậm nhất vào", "muộn nhất", "không muộn hơn"])
def test_other_words_for_no_later_than_are_read(words: str) -> None:
    (rule,) = read_deadlines(f"Gửi Bộ Nội vụ {words} ngày 15/12").rules

    assert rule.timing == DaysOfYear((MonthDay(15, 12),), None, Limit.BY)


def test_working_days_after_the_cut_off_are_read() -> None:
    (rule,) = read_deadlines("Trong 02 ngày làm việc sau ngày chốt số liệu").rules

    assert rule.timing == TimeAfter(2, Unit.WORKING_DAY, Anchor.CUTOFF)


def test_a_rule_keeps_the_words_it_was_read_from() -> None:
    first, _ = read_deadlines("Xã 30/12; huyện 15/01").rules

    assert first.words == "Xã 30/12"


def test_decomposed_letters_are_read_like_composed_ones() -> None:
    text = "Trước 31/8 hằng năm"

    reading = read_deadlines(unicodedata.normalize("NFD", text))

    assert reading == read_deadlines(text)


@pytest.mark.parametrize(
    "text",
    [
        "Trước 31/8 nếu có phát sinh",
        "Nếu có biến động, trước 31/8",
        "Sở gửi trước 31/7 trừ năm nhuận",
        "Trước 31/8 (khi được yêu cầu)",
        "Trước 17 giờ",
        "Trong ngày: trước 31/8",
        "Trước 15/02, 15/5 cho kỳ 3, 6, 9 tháng và năm",
    ],
)
def test_a_part_with_words_left_over_gives_no_rule_at_all(text: str) -> None:
    reading = read_deadlines(text)

    assert (reading.rules, [part.words for part in reading.unread]) == ((), [text])


@pytest.mark.parametrize("text", ["Trước 31/02", "Trước 15/13", "Trước ngày 32 tháng sau"])
def test_a_day_that_cannot_be_is_reported_as_unread(text: str) -> None:
    assert read_deadlines(text).unread[0].words == text


def test_a_sender_without_a_level_leaves_the_levels_open() -> None:
    (rule,) = read_deadlines("Bộ, ngành, địa phương gửi trước 15/12").rules

    assert rule.levels == ()


def test_an_empty_text_names_no_day() -> None:
    assert [part.reason for part in read_deadlines(" ").unread] == [UnreadReason.NO_DAY]


def test_a_text_of_unreasonable_length_is_refused() -> None:
    with pytest.raises(Invalid):
        read_deadlines("trước 31/8; " * 1000)


WORDS = st.sampled_from(
    [
        *("trước", "chậm nhất", "ngày", "31/8", "15", "6", "giờ", "năm sau", "hằng tháng", "tháng"),
        *("quý", "trong", "sau", "Bộ", "xã", "gửi", "và", "nếu", "Thông tư"),
        *(",", ";", ":", "(", ")"),
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join))
@settings(deadline=None, derandomize=True)
def test_every_part_is_either_read_or_reported(text: str) -> None:
    reading = read_deadlines(text)

    accounted = [rule.words for rule in reading.rules] + [part.words for part in reading.unread]
    parts = [part.strip() for part in text.split(";") if part.strip(" ;")]
    assert all(any(part in words for words in accounted) for part in parts)


@given(st.text(max_size=200))
@settings(deadline=None, derandomize=True)
def test_any_text_at_all_gets_an_answer(text: str) -> None:
    reading = read_deadlines(text)

    assert reading.rules or reading.unread
