"""Folding: one plain form for text however it was typed."""

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from registry.search.text import clean, fold, fold_with_offsets
from registry.search.text.folding import composed

VIETNAMESE = (
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
)
BASE = "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd"


def test_all_134_accented_letters_fold_to_their_base_letter() -> None:
    assert len(VIETNAMESE) == 134

    assert fold(VIETNAMESE) == BASE * 2


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Tổng sản phẩm trong nước", "tong san pham trong nuoc"),
        ("Đầu tư", "dau tu"),
        ("\u00d0ắk Nông", "dak nong"),
        ("\u00f0ầu tư", "dau tu"),
        (unicodedata.normalize("NFD", "tỷ lệ hộ nghèo"), "ty le ho ngheo"),
        ("GDP", "gdp"),
        ("hoà hòa", "hoa hoa"),
        ("a\u00adb\u200bc\u200ed\u202ee\ufefff\x00g", "abcdefg"),
        ("một\ttab\nhai\u00a0ba", "mot tab hai ba"),
        ("2021–2025 — hết", "2021-2025 - het"),
        ("ＧＤＰ ﬁ m²", "gdp fi m2"),
        ("Ελλάς", "ελλασ"),
        ("日本 Россия", "日本 россия"),
        ("\ud800a", "a"),
        ("", ""),
    ],
)
def test_text_folds_to_its_plain_form(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_an_emoji_passes_through() -> None:
    assert fold("GDP 📈") == "gdp 📈"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)

    assert fold(once) == once


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)

    assert fold(decomposed) == fold(unicodedata.normalize("NFC", text)) == fold(text)


def test_every_character_folds_once_and_for_all() -> None:
    blocks = [
        (0, 0x3400),
        (0xA640, 0xAC00),
        (0xF900, 0x10000),
        (0x1D400, 0x1D800),
        (0x1F100, 0x1F300),
    ]
    characters = [chr(code) for first, last in blocks for code in range(first, last)]

    wrong = [c for c in characters if fold(fold(c)) != fold(c) or fold(clean(c)) != fold(c)]

    assert wrong == []


@given(st.text())
def test_offsets_are_in_range_and_never_go_back(text: str) -> None:
    folded = fold_with_offsets(text)

    assert all(0 <= at < len(folded.original) for at in folded.offsets)
    assert all(first <= second for first, second in pairwise(folded.offsets))


@given(st.text())
def test_offsets_belong_to_the_folded_text(text: str) -> None:
    folded = fold_with_offsets(text)

    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.text)


@given(st.text(), st.integers(-3, 30), st.integers(-3, 30))
def test_a_span_stays_inside_the_original(text: str, start: int, end: int) -> None:
    folded = fold_with_offsets(text)

    first, last = folded.span(start, end)

    assert 0 <= first <= last <= len(folded.original)


def test_a_span_marks_the_original_with_its_marks() -> None:
    folded = fold_with_offsets(unicodedata.normalize("NFD", "Tỷ lệ thất nghiệp"))
    at = folded.text.index("that")

    first, last = folded.span(at, at + len("that nghiep"))

    assert folded.original[first:last] == "thất nghiệp"


def test_a_span_takes_marks_that_cannot_compose() -> None:
    folded = fold_with_offsets("x\u0323\u0301y")

    assert folded.span(0, 1) == (0, 3)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("TỶ LỆ", "tỷ lệ"),
        ("\u00d0ắk Nông", "đắk nông"),
        (unicodedata.normalize("NFD", "thất nghiệp"), "thất nghiệp"),
        ("a\u200bb", "ab"),
        ("señor", "senor"),
    ],
)
def test_clean_text_keeps_only_vietnamese_marks(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_cleaning_first_folds_alike(text: str) -> None:
    assert fold(clean(text)) == fold(text)


@given(st.text(alphabet=VIETNAMESE + " ", max_size=600))
def test_long_text_is_composed_as_by_the_standard(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)

    assert composed(decomposed) == unicodedata.normalize("NFC", text)


def test_the_last_character_there_is_folds() -> None:
    assert fold("a" + chr(sys.maxunicode)).startswith("a")
