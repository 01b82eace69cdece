"""How well typed marks agree with written ones."""

import pytest
from hypothesis import given, strategies as st

from registry.search.text import Agreement, agreement


@pytest.mark.parametrize(
    ("typed", "written"), [("công", "công"), ("thuỷ", "thủy"), ("tỉ", "tỷ"), ("gdp", "gdp")]
)
def test_the_same_marks_agree_exactly(typed: str, written: str) -> None:
    assert agreement(typed, written) is Agreement.EXACT


@pytest.mark.parametrize(
    ("typed", "written"),
    [("dung", "dùng"), ("ti", "tỷ"), ("duong", "đường"), ("nươc", "nước"), ("công", "cộng")],
)
def test_marks_left_out_are_missing(typed: str, written: str) -> None:
    assert agreement(typed, written) is Agreement.MISSING


@pytest.mark.parametrize(
    ("typed", "written"),
    [("cộng", "công"), ("số", "sở"), ("tháo", "thảo"), ("đương", "dương"), ("tấn", "tân")],
)
def test_a_mark_that_is_not_there_contradicts(typed: str, written: str) -> None:
    assert agreement(typed, written) is Agreement.CONTRADICTING


@pytest.mark.parametrize(("typed", "written"), [("tay", "tai"), ("", "a"), ("an", "anh")])
def test_other_letters_are_different(typed: str, written: str) -> None:
    assert agreement(typed, written) is Agreement.DIFFERENT


def test_exact_marks_rank_highest() -> None:
    assert agreement("công", "công") > agreement("công", "cộng") > agreement("cổng", "công")


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(typed: str, written: str) -> None:
    assert agreement(typed, written) in Agreement
