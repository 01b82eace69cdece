"""What can be a Vietnamese syllable."""

import pytest

from registry.search.text import clean, fold, is_marked_syllable, is_syllable
from registry.search.text.keystrokes import marks_of
from registry.search.text.letters import plain
from registry.search.text.phonotactics import SYLLABLES


@pytest.mark.parametrize(
    "word",
    str.split(
        "that nghiep nuoc duong tong san pham gia giai gieng gi quoc quy huyen khuyu thuo hoac "
        "y yeu uong ua oanh xuat khau ngheo ghe kan dak lak nong buyt xoong"
    ),
)
def test_a_syllable_is_told_by_its_sounds(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    [
        *str.split(
            "thaats gas tax export ngiep gdp cpi fdi stop the1 ca2 q ghan cinh kuc "
            "unemployment rate of for dd aa nuwowcs"
        ),
        "",
        "that nghiep",
    ],
)
def test_what_breaks_the_rules_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("word", ["nước", "nghiệp", "huỳnh", "suýt", "giếng", "đường", "ủy"])
def test_a_marked_syllable_is_told_with_its_tone(word: str) -> None:
    assert is_marked_syllable(word)


@pytest.mark.parametrize("word", ["nuớc", "thât", "nghiẻp", "tấ́t", "gdp", "qđ", ""])
def test_a_stopped_syllable_bears_only_two_tones(word: str) -> None:
    assert not is_marked_syllable(word)


def test_letters_and_marks_name_one_syllable() -> None:
    named = {(plain(syllable), marks_of(syllable)) for syllable in SYLLABLES}

    assert len(named) == len(SYLLABLES)


def test_all_vietnamese_of_the_catalogue_is_syllables(catalogue_words: list[str]) -> None:
    """But for an abbreviation and some units of measure."""
    words = [clean(word) for word in catalogue_words if word.islower() and not word.isascii()]

    strange = {word for word in words if not is_syllable(fold(word))}

    assert strange <= {"kilôgam", "micrômét", "μg", "đvt", "m2", "m3", "km2"}
