"""One spelling for one marked syllable."""

import pytest
from hypothesis import given, strategies as st

from registry.search.text import accent_key, clean, is_marked_syllable, merge_i_y, spelled


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("hoá", "hóa"),
        ("uỷ", "ủy"),
        ("nghịêp", "nghiệp"),
        ("cuả", "của"),
        ("tòan", "toàn"),
        ("nuớc", "nước"),
        ("đưòng", "đường"),
        ("nguời", "người"),
        ("qúa", "quá"),
    ],
)
def test_a_tone_is_put_where_it_belongs(written: str, right: str) -> None:
    assert spelled(written) == right


@pytest.mark.parametrize(
    "word", ["hoàn", "suýt", "huỳnh", "quý", "giá", "gì", "thuở", "khuỷu", "khoái", "hòa", "nợ"]
)
def test_a_right_spelling_is_left_alone(word: str) -> None:
    assert spelled(word) == word


@pytest.mark.parametrize("word", ["gdp", "qđ-ttg", "tấ́t", "kilôgam", "", "ệ" * 50])
def test_what_is_no_syllable_is_left_alone(word: str) -> None:
    assert spelled(word) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("quí", "quý"),
        ("kỹ", "kĩ"),
        ("tỷ", "tỉ"),
        ("lý", "lí"),
        ("mỹ", "mĩ"),
        ("sỹ", "sĩ"),
        ("hy", "hi"),
        ("nghịêp", "nghiệp"),
    ],
)
def test_two_spellings_of_a_syllable_have_one_key(one: str, other: str) -> None:
    assert accent_key(one) == accent_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("tay", "tai"), ("thúy", "thúi"), ("số", "sở"), ("công", "cộng"), ("dung", "đung")],
)
def test_two_syllables_have_two_keys(one: str, other: str) -> None:
    assert accent_key(one) != accent_key(other)


@pytest.mark.parametrize("folded", ["tay", "thuy", "quyet", "vy", "y", "duy", "quynh"])
def test_y_is_no_i_elsewhere(folded: str) -> None:
    assert merge_i_y(folded) == folded


@pytest.mark.parametrize(
    ("folded", "merged"),
    [("ty", "ti"), ("ky", "ki"), ("ly", "li"), ("my", "mi"), ("sy", "si"), ("hy", "hi")],
)
def test_y_is_i_alone_after_six_letters(folded: str, merged: str) -> None:
    assert merge_i_y(folded) == merged


def test_every_syllable_of_the_catalogue_is_already_spelled_right(
    marked_syllables: list[str],
) -> None:
    assert [word for word in marked_syllables if spelled(word) != word] == []


@given(st.text())
def test_spelling_twice_changes_nothing(text: str) -> None:
    once = spelled(clean(text))

    assert spelled(once) == once


def test_no_syllable_loses_its_right_to_be_one(marked_syllables: list[str]) -> None:
    assert all(map(is_marked_syllable, marked_syllables))
