"""Raw Telex and VNI keys, word by word."""

import pytest
from hypothesis import given, strategies as st

from registry.search.text import decoded
from registry.search.text.foreign import NEVER_KEYS, SELDOM_KEYS


@pytest.mark.parametrize(
    ("keys", "meant"),
    [
        ("thaats", "thất"),
        ("nghieepj", "nghiệp"),
        ("tyr", "tỷ"),
        ("leej", "lệ"),
        ("nuwowcs", "nước"),
        ("dduwowngf", "đường"),
        ("ddaauf", "đầu"),
        ("toongr", "tổng"),
        ("hoawcj", "hoặc"),
        ("coong", "công"),
        ("ddawsk", "đắk"),
        ("khoeof", "khoèo"),
        ("tw", "tư"),
        ("thwcj", "thực"),
    ],
)
def test_telex_keys_are_decoded(keys: str, meant: str) -> None:
    assert decoded(keys)[0] == meant


@pytest.mark.parametrize(
    ("keys", "meant"),
    [
        ("tha61t", "thất"),
        ("nu7o71c", "nước"),
        ("d9u7o7ng2", "đường"),
        ("to63ng", "tổng"),
        ("sa3n", "sản"),
        ("pha63m", "phẩm"),
        ("da62u9", "đầu"),
        ("ha8ng2", "hằng"),
    ],
)
def test_vni_keys_are_decoded(keys: str, meant: str) -> None:
    assert decoded(keys)[0] == meant


@pytest.mark.parametrize("keys", ["thaats", "thaast", "thasat", "thatas", "thatsa"])
def test_keys_may_come_in_any_order(keys: str) -> None:
    assert decoded(keys)[0] == "thất"


@pytest.mark.parametrize(
    ("keys", "meant"),
    [("xuaatss", "xuất"), ("khaaurr", "khẩu"), ("thhaats", "thất"), ("tha611t", "thất")],
)
def test_a_key_typed_twice_counts_once(keys: str, meant: str) -> None:
    assert decoded(keys)[0] == meant


@pytest.mark.parametrize(
    ("keys", "meant"), [("thâts", "thất"), ("nươcs", "nước"), ("đuongw", "đương")]
)
def test_letters_already_marked_keep_their_marks(keys: str, meant: str) -> None:
    assert decoded(keys)[0] == meant


def test_with_marks_left_out_the_fuller_syllables_follow() -> None:
    assert decoded("nghiepj") == ("nghiệp",)
    assert decoded("duowngf") == ("dường", "đường")


def test_the_last_of_several_tones_comes_first() -> None:
    assert decoded("thaatsj") == ("thật", "thất")


@pytest.mark.parametrize(
    "word",
    [
        *str.split(
            "that nghiep trong export growth gdp cpi iip ktxh fdi hdi vpcp tthc grdp pmi wto asean "
            "danang hanoi haiphong vietnam hanam ddci 2021 099 293 10.000 h01 "
            "qd293 nam2021 thang12 covid19 g20 biến thất đường của"
        ),
        "",
        "kt-xh",
        "tỷ lệ",
        "thaats nghieepj",
        "aaaaaaaaaaaaaaaaaaaaaaaas",
    ],
)
def test_what_is_no_keys_is_not_decoded(word: str) -> None:
    assert decoded(word) == ()


def test_every_foreign_word_listed_could_be_decoded() -> None:
    """A word that could not be needs no place in the list."""
    assert [word for word in NEVER_KEYS | SELDOM_KEYS if not decoded(word)] == []


@given(st.text())
def test_any_text_can_be_tried(text: str) -> None:
    assert all(isinstance(meant, str) for meant in decoded(text))


@given(st.text(alphabet="aeiouywsfrxjzdđâ0123456789nghtc", max_size=12))
def test_what_is_decoded_is_decoded_for_good(keys: str) -> None:
    assert all(decoded(meant) == () for meant in decoded(keys))
