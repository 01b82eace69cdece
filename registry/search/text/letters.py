"""Vietnamese letters taken apart: the tone of a syllable and what stays without it."""

import unicodedata
from enum import IntEnum


class Tone(IntEnum):
    """The six tones, numbered as the VNI keys number them."""

    LEVEL = 0
    SHARP = 1
    FALLING = 2
    ASKING = 3
    TUMBLING = 4
    HEAVY = 5


SIGNS = {
    Tone.LEVEL: "",
    Tone.SHARP: "\u0301",
    Tone.FALLING: "\u0300",
    Tone.ASKING: "\u0309",
    Tone.TUMBLING: "\u0303",
    Tone.HEAVY: "\u0323",
}
"""The combining sign of each tone: sắc, huyền, hỏi, ngã, nặng."""

VOWELS = "aăâeêioôơuưy"

_TONED = {
    unicodedata.normalize("NFC", vowel + SIGNS[tone]): (vowel, tone)
    for vowel in VOWELS
    for tone in Tone
    if tone
}
LETTERS = frozenset([*VOWELS, *_TONED, *"bcdđghklmnpqrstvx"])
"""Every lower-case letter Vietnamese is written with, tones included."""

_WITHOUT_TONE = str.maketrans({toned: vowel for toned, (vowel, _) in _TONED.items()})
_PLAIN = str.maketrans("ăâđêôơư", "aadeoou")


def tones(word: str) -> tuple[Tone, ...]:
    """The tones written in a lower-case NFC word, in order; a syllable has one at most.

    >>> tones("lệ")
    (<Tone.HEAVY: 5>,)
    """
    return tuple(_TONED[letter][1] for letter in word if letter in _TONED)


def without_tone(word: str) -> str:
    """The word with its letters kept and its tone taken off: ``"nước"`` gives ``"nươc"``."""
    return word.translate(_WITHOUT_TONE)


def toned(vowel: str, tone: Tone) -> str:
    """A vowel letter under a tone: ``toned("ê", Tone.HEAVY)`` is ``"ệ"``."""
    return unicodedata.normalize("NFC", vowel + SIGNS[tone])


def plain(word: str) -> str:
    """A toneless word in the 23 letters without marks: ``"đương"`` gives ``"duong"``."""
    return word.translate(_PLAIN)
