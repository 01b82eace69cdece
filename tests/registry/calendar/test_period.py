"""Periods: what they are, what comes next, and what they are made of."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from registry.calendar import (
    ReportingPeriod,
    Span,
    notation,
    parse,
    parts,
    period_holding,
    period_words,
    periods_of,
)
from registry.errors import Invalid
from registry.words import Words

TILING = ["D", "W", "DEK", "HM", "M", "Q", "T", "S", "A", "SY"]
CYCLES = {"A2": 2020, "A5": None, "A10": 2021}
UNDATED = ["CROP", "ADHOC"]
days = st.dates(date(1902, 1, 1), date(2080, 12, 31))
years = st.integers(1901, 2098)

period = ReportingPeriod.of


@pytest.mark.parametrize(
    ("this", "following"),
    [
        ("2021-12", "2022-01"),
        ("2021-Q4", "2022-Q1"),
        ("2021-S1", "2021-S2"),
        ("2020-W53", "2021-W01"),
        ("2020-12-31", "2021-01-01"),
        ("2021-02-21/2021-02-28", "2021-03-01/2021-03-10"),
        ("2021-01-01/P9M", "2022-01-01/P9M"),
        ("2021-01-01/P5Y", "2026-01-01/P5Y"),
        ("2020-09/2021-08", "2021-09/2022-08"),
    ],
)
def test_the_next_period_is_the_one_after_and_back(this: str, following: str) -> None:
    there = parse(this).next()

    assert (notation(there), notation(there.previous())) == (following, this)


def test_no_period_begins_after_2099() -> None:
    with pytest.raises(Invalid, match="out of range"):
        period("Q", 2099, 4).next()


@pytest.mark.parametrize("code", UNDATED)
def test_kinds_whose_dates_are_unknown_say_so(code: str) -> None:
    with pytest.raises(Invalid, match=r"region|request"):
        _ = period(code, 2021).span


@pytest.mark.parametrize("code", UNDATED)
def test_kinds_whose_dates_are_unknown_have_no_next(code: str) -> None:
    with pytest.raises(Invalid, match=r"region|request"):
        period(code, 2021).next()


def test_a_thematic_period_cannot_be_made() -> None:
    with pytest.raises(Invalid, match="no general notation"):
        period("THEME", 2021)


def test_the_third_ten_days_of_february_are_eight() -> None:
    assert period("DEK", 2021, 6).span.days == 8


def test_a_part_of_a_month_is_named_by_month_and_part() -> None:
    half = ReportingPeriod.in_month("HM", 2021, 2, 2)

    assert half.span == Span(date(2021, 2, 16), date(2021, 2, 28))


@pytest.mark.parametrize(
    ("code", "month", "part"), [("DEK", 2, 4), ("DEK", 13, 1), ("HM", 1, 3), ("HM", 1, 0)]
)
def test_a_part_that_no_month_has_is_refused(code: str, month: int, part: int) -> None:
    with pytest.raises(Invalid, match="There is no part"):
        ReportingPeriod.in_month(code, 2021, month, part)


def test_a_quarter_is_no_part_of_a_month() -> None:
    with pytest.raises(Invalid, match="parts of a month"):
        ReportingPeriod.in_month("Q", 2021, 1, 1)


def test_the_first_day_of_2021_lies_in_a_week_of_2020() -> None:
    assert notation(period_holding("W", date(2021, 1, 1))) == "2020-W53"


def test_the_year_2020_has_53_weeks() -> None:
    assert len(periods_of("W", 2020)) == 53


def test_five_years_are_those_of_the_plans() -> None:
    assert notation(period_holding("A5", date(2020, 6, 1))) == "2016-01-01/P5Y"


@pytest.mark.parametrize("code", ["A2", "A10"])
def test_cycles_the_list_does_not_know_must_be_named(code: str) -> None:
    with pytest.raises(Invalid, match="name a year one begins"):
        period_holding(code, date(2021, 6, 1))


def test_a_named_cycle_is_followed_backwards_too() -> None:
    assert period_holding("A10", date(2010, 6, 1), cycle=2019).year == 2009


def test_october_lies_in_no_nine_months() -> None:
    with pytest.raises(Invalid, match="January to September"):
        period_holding("M9", date(2021, 10, 1))


def test_no_single_year_to_date_holds_a_day() -> None:
    with pytest.raises(Invalid, match="overlap"):
        period_holding("YTD", date(2021, 10, 1))


def test_a_year_has_no_list_of_five_year_periods() -> None:
    with pytest.raises(Invalid, match="longer than a year"):
        periods_of("A5", 2021)


@pytest.mark.parametrize(
    ("whole", "code", "first", "last"),
    [
        ("2021-Q2", "M", "2021-04", "2021-06"),
        ("2021", "Q", "2021-Q1", "2021-Q4"),
        ("2021-S2", "Q", "2021-Q3", "2021-Q4"),
        ("2021-01-01/P9M", "Q", "2021-Q1", "2021-Q3"),
        ("2021-01/2021-05", "M", "2021-01", "2021-05"),
        ("2021-01-01/P5Y", "A", "2021", "2025"),
        ("2020-09/2021-08", "M", "2020-09", "2021-08"),
        ("2021-02", "HM", "2021-02-01/2021-02-15", "2021-02-16/2021-02-28"),
    ],
)
def test_a_period_is_made_of_shorter_ones(whole: str, code: str, first: str, last: str) -> None:
    inside = parts(parse(whole), code)

    assert (notation(inside[0]), notation(inside[-1])) == (first, last)


@pytest.mark.parametrize(
    ("whole", "code"), [("2021-01", "W"), ("2021-T1", "Q"), ("2021-Q1", "A"), ("2021", "SY")]
)
def test_periods_that_do_not_fill_another_are_not_its_parts(whole: str, code: str) -> None:
    with pytest.raises(Invalid, match="do not fill"):
        parts(parse(whole), code)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2021-Q1", Words("quý I năm 2021", "quarter 1 of 2021")),
        ("2021-S2", Words("6 tháng cuối năm 2021", "second half of 2021")),
        ("2021-01-01/P5Y", Words("giai đoạn 2021-2025", "2021-2025")),
        ("2020-09/2021-08", Words("năm học 2020-2021", "school year 2020-2021")),
        ("2021-VU-DX", Words("vụ đông xuân 2021", "winter-spring crop 2021")),
        ("2021-07-01", Words("ngày 01/07/2021", "2021-07-01")),
        (
            "2021-02-16/2021-02-28",
            Words("kỳ 2 (nửa tháng) tháng 2 năm 2021", "half 2 of month 2, 2021"),
        ),
    ],
)
def test_a_period_is_said_in_both_languages(text: str, words: Words) -> None:
    assert period_words(parse(text)) == words


def _assert_no_gap_or_overlap(spans: list[Span]) -> None:
    for before, after in pairwise(spans):
        assert after.first_day - before.last_day == timedelta(days=1)


@pytest.mark.parametrize(
    ("code", "count"), [("M", 12), ("Q", 4), ("T", 3), ("S", 2), ("DEK", 36), ("HM", 24)]
)
@given(year=years)
@settings(deadline=None, derandomize=True)
def test_the_periods_of_a_year_tile_it(code: str, count: int, year: int) -> None:
    spans = [each.span for each in periods_of(code, year)]

    _assert_no_gap_or_overlap(spans)
    assert (len(spans), Span(spans[0].first_day, spans[-1].last_day)) == (
        count,
        period("A", year).span,
    )


@given(years)
@settings(deadline=None, derandomize=True)
def test_the_weeks_of_two_years_meet_without_gap_or_overlap(year: int) -> None:
    _assert_no_gap_or_overlap(
        [each.span for each in (*periods_of("W", year), *periods_of("W", year + 1))]
    )


@pytest.mark.parametrize("code", [*TILING, *CYCLES])
@given(day=days)
@settings(deadline=None, derandomize=True)
def test_every_day_lies_in_the_period_that_holds_it(code: str, day: date) -> None:
    assert day in period_holding(code, day, cycle=CYCLES.get(code)).span


@pytest.mark.parametrize("code", [*TILING, *CYCLES])
@given(day=days)
@settings(deadline=None, derandomize=True)
def test_the_next_period_begins_the_day_after(code: str, day: date) -> None:
    held = period_holding(code, day, cycle=CYCLES.get(code))

    assert held.next().first_day == held.last_day + timedelta(days=1)


@pytest.mark.parametrize("code", [*TILING, *CYCLES])
@given(day=days)
@settings(deadline=None, derandomize=True)
def test_the_period_before_the_next_is_the_same(code: str, day: date) -> None:
    held = period_holding(code, day, cycle=CYCLES.get(code))

    assert held.next().previous() == held
