"""Queries in which some words are raw keys."""

import pytest
from hypothesis import given, strategies as st

from registry.search.text import clean, decode_query


def read(query: str, known: frozenset[str] | None = None) -> str:
    return " ".join(reading.text for reading in decode_query(query.split(), known=known))


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("toongr sanr phaamr trong nuwowcs", "tổng sản phẩm trong nước"),
        ("to63ng sa3n pha63m trong nu7o71c", "tổng sản phẩm trong nước"),
        ("xuaatss khaaur", "xuất khẩu"),
        ("tyr leej thaats nghieepj", "tỷ lệ thất nghiệp"),
        ("giari ngaan ddaauf tuw coong", "giải ngân đầu tư công"),
        ("TYR LEEJ THAATS NGHIEEPJ", "tỷ lệ thất nghiệp"),
        ("tỷ lệ thaats nghiệp", "tỷ lệ thất nghiệp"),
        ("bao hieemr y tees", "bao hiểm y tế"),
        ("GDP quys 2", "gdp quý 2"),
        ("san3 xuat61", "sản xuất"),
    ],
)
def test_a_query_in_keys_is_read(query: str, meant: str) -> None:
    assert read(query) == meant


@pytest.mark.parametrize(
    "query",
    [
        "gas",
        "tax",
        "export",
        "gdp",
        "cpi",
        "ktxh 099",
        "ti le that nghiep",
        "tỷ lệ thất nghiệp",
        "tax rate of export",
        "foreign direct investment",
        "the cost of poor data",
        "user letters",
        "nam 2021",
        "quy2 2021",
        "thang1",
        "co2",
        "h01",
        "293 qd ttg",
        "nd 09 2019",
    ],
)
def test_a_query_not_in_keys_is_left_alone(query: str) -> None:
    assert read(query) == query


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("cos bao nhieeu", "có bao nhiêu"),
        ("car nuwowcs", "cả nước"),
        ("hair quan toongr cucj", "hải quan tổng cục"),
        ("so61 lie65u thang1", "số liệu tháng"),
    ],
)
def test_a_word_that_could_be_either_goes_with_its_neighbours(query: str, meant: str) -> None:
    assert read(query) == meant


def test_a_loan_is_kept_even_among_keys() -> None:
    assert read("gias xawng daauf gas") == "giá xăng dầu gas"


def test_telex_says_nothing_about_digits() -> None:
    assert read("khis thair co2") == "khí thải co2"


def test_capitals_among_small_letters_are_an_abbreviation() -> None:
    assert read("bộ MOST thaats") == "bộ most thất"


def test_keys_that_spell_no_syllable_leave_their_letters() -> None:
    assert read("thaats ngieepj") == "thất ngiep"


def test_a_word_not_decoded_still_tells_what_it_could_mean() -> None:
    [reading] = decode_query(["hair"])

    assert (reading.text, reading.others) == ("hair", ("hải",))


def test_a_decoded_word_still_tells_what_was_typed() -> None:
    [reading] = decode_query(["Tyr"])

    assert reading == ("Tyr", "tỷ", ("tyr",))


def test_a_word_that_can_be_found_is_kept() -> None:
    assert read("dots", frozenset(["dots"])) == "dots"


def test_a_word_that_can_only_be_found_decoded_is_keys() -> None:
    assert read("hair quan", frozenset(["hai", "quan"])) == "hải quan"


def test_nothing_is_decoded_after_the_64th_word() -> None:
    readings = decode_query(["thaats"] * 70)

    assert [reading.text for reading in readings] == ["thất"] * 64 + ["thaats"] * 6


def test_no_word_of_the_catalogue_is_changed_where_it_stands(catalogue_cells: list[str]) -> None:
    """Neither its Vietnamese nor its English, abbreviations, codes or numbers."""
    cells = [clean(cell).split() for cell in catalogue_cells if len(cell) < 300]

    changed = [
        reading
        for words in cells
        for reading, word in zip(decode_query(words), words, strict=True)
        if reading.text != word
    ]

    assert changed == []


@given(st.lists(st.text()))
def test_any_words_can_be_read_and_none_is_lost(words: list[str]) -> None:
    assert [reading.typed for reading in decode_query(words)] == words
