"""Forms of a Vietnamese text: letters without marks for codes, and a form to tell names alike."""

import re
import unicodedata
from functools import cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
"""The five tone marks, as combining characters; the marks of â, ê, ô, ă, ơ, ư are letters."""


def slug(text: str, joint: str = "-") -> str:
    """The text in lower-case ASCII words: ``09/2019/NĐ-CP`` is ``09-2019-nd-cp``."""
    return re.sub(r"[^a-z0-9]+", joint, _without_marks(text)).strip(joint)


def code_word(text: str) -> str:
    """The text as a code of a list: ``Tăng trưởng kinh tế`` is ``TANG_TRUONG_KINH_TE``."""
    return slug(text, "_").upper()


@cache
def alike(text: str) -> str:
    """One form for all spellings of a name.

    Case, spaces, ``m²`` or ``m2``, and where the tone stands in a syllable (``Uỷ`` or ``Ủy``) make
    no difference; every other mark does.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(map(_tone_last, unicodedata.normalize("NFD", plain).split()))


def _without_marks(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _tone_last(word: str) -> str:
    tones = sorted(letter for letter in word if letter in _TONES)
    return "".join([*(letter for letter in word if letter not in _TONES), *tones])
