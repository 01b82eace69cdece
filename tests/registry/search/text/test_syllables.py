"""Words and syllables."""

import pytest
from hypothesis import given, strategies as st

from registry.search.text import bigrams, clean, fold, syllables, words


@pytest.mark.parametrize(
    ("text", "joined", "parts"),
    [
        ("kh&đt", "khđt", ("kh", "đt")),
        ("kt-xh", "ktxh", ("kt", "xh")),
        ("tp.hcm", "tphcm", ("tp", "hcm")),
        ("e-cabinet", "ecabinet", ("e", "cabinet")),
        ("293/qđ-ttg", "293qđttg", ("293", "qđ", "ttg")),
        ("ktxh-099", "ktxh099", ("ktxh", "099")),
        ("10.000", "10.000", ("10.000",)),
        ("1,5", "1,5", ("1,5",)),
        ("10.000đ", "10.000đ", ("10.000", "đ")),
    ],
)
def test_what_is_written_together_is_kept_whole_and_in_parts(
    text: str, joined: str, parts: tuple[str, ...]
) -> None:
    [word] = words(text)

    assert (word.joined, word.parts) == (joined, parts)


def test_a_dash_between_spaces_parts_words() -> None:
    assert syllables("kinh tế - xã hội") == ("kinh", "tế", "xã", "hội")


def test_punctuation_around_a_word_is_left_out() -> None:
    assert [word.text for word in words('"(GDP), (theo năm)."')] == ["GDP", "theo", "năm"]


def test_a_comma_links_only_digits() -> None:
    assert syllables("thu,chi 1,5") == ("thu", "chi", "1,5")


@given(st.text())
def test_a_word_stands_where_it_says(text: str) -> None:
    cleaned = clean(text)

    assert all(cleaned[word.start : word.end] == word.text for word in words(cleaned))


@given(st.text(alphabet="aá1.,-/&_ "))
def test_syllables_are_the_parts_of_all_words(text: str) -> None:
    assert syllables(text) == tuple(part for word in words(text) for part in word.parts)


@given(st.text())
def test_marks_do_not_change_where_words_part(text: str) -> None:
    assert [fold(part) for part in syllables(clean(text))] == list(syllables(fold(text)))


def test_bigrams_are_every_two_in_a_row() -> None:
    assert bigrams(["that", "nghiep", "nam"]) == ("that nghiep", "nghiep nam")


@pytest.mark.parametrize("alone", [[], ["gdp"]])
def test_one_syllable_has_no_neighbour(alone: list[str]) -> None:
    assert bigrams(alone) == ()
