"""Which words of a query are raw keys; a word that could be either goes with its neighbours."""

import re
from collections.abc import Container, Sequence
from enum import Enum
from typing import NamedTuple

from registry.search.text.folding import clean, fold
from registry.search.text.foreign import NEVER_KEYS, SELDOM_KEYS
from registry.search.text.letters import VOWELS
from registry.search.text.phonotactics import is_syllable
from registry.search.text.telex import could_be_keys, decoded, keystrokes


class Reading(NamedTuple):
    """A word of the query: as typed, as it is to be searched, and what else it could mean."""

    typed: str
    text: str
    """Lower-case NFC; the decoded word if it was typed as keys."""
    others: tuple[str, ...] = ()
    """The likeliest first; worth a look if ``text`` finds nothing."""


class _Sort(Enum):
    NEUTRAL = "a syllable, a number, an abbreviation"
    KEYS = "makes sense only as keys"
    EITHER = "keys, or a word of another language"
    NUMBERED = "VNI keys, or a syllable and its number: mau1"
    BROKEN = "keys that spell no syllable: ngieepj"
    FOREIGN = "a word of another language"


_LONG = 5
_SURE = 2
_MOST = 64
_ENOUGH = 2
_OFTEN_NUMBERED = frozenset(
    str.split(
        "bieu cap co dieu dot khoan ky lan loai mau muc nam nhom no phan quan quy so thang vung"
    )
)
_ONE_VOWEL_GROUP = re.compile(r"[^aeiouy]*[aeiouy]{1,3}[^aeiouy]*")


def decode_query(
    words: Sequence[str], *, known: Container[str] | None = None
) -> tuple[Reading, ...]:
    """The words of one query with those typed as raw Telex or VNI decoded.

    ``known`` holds the folded words that can be found at all. A word among them is kept; one that
    is not, but whose decoding is, counts as keys. After the 64th word nothing is decoded.

    >>> [reading.text for reading in decode_query(["tyr", "leej", "thaats", "nghieepj"])]
    ['tỷ', 'lệ', 'thất', 'nghiệp']
    """
    first = words[:_MOST]
    shouted = "".join(first).isupper()
    cleaned = [clean(word) for word in first]
    sorts = [
        _Sort.NEUTRAL
        if word in NEVER_KEYS or (known is not None and fold(word) in known)
        else _sort(word, capital=typed.isupper() and not shouted, known=known)
        for typed, word in zip(first, cleaned, strict=True)
    ]
    prevail = {telex: _keys_prevail(cleaned, sorts, telex=telex) for telex in (True, False)}
    readings = (
        _reading(typed, word, sort, trusted=prevail[word.isalpha()])
        for typed, word, sort in zip(first, cleaned, sorts, strict=True)
    )
    return (*readings, *(Reading(word, clean(word)) for word in words[_MOST:]))


def _sort(word: str, *, capital: bool, known: Container[str] | None) -> _Sort:
    candidates = decoded(word)
    if not candidates:
        return _without_keys(word)
    if _effects(word) < _SURE and (capital or word[-1].isdigit()):
        return _Sort.NEUTRAL if capital else _Sort.NUMBERED
    if known is not None and any(fold(candidate) in known for candidate in candidates):
        return _Sort.KEYS
    return _Sort.EITHER if word in SELDOM_KEYS else _Sort.KEYS


def _without_keys(word: str) -> _Sort:
    """A long word with vowels which is no syllable is foreign; without vowels, an abbreviation."""
    if _letters(word):
        return _Sort.BROKEN
    long = len(word) >= _LONG and word.isascii() and word.isalpha()
    foreign = long and not is_syllable(word) and not set(word).isdisjoint(VOWELS)
    return _Sort.FOREIGN if foreign else _Sort.NEUTRAL


def _keys_prevail(words: Sequence[str], sorts: Sequence[_Sort], *, telex: bool) -> bool:
    """Whether Telex, or VNI, has as many signs as there are words that speak against it."""
    pairs = zip(words, sorts, strict=True)
    signs = sum(_weight(word, sort) for word, sort in pairs if word.isalpha() is telex)
    against = sum(sort in (_Sort.EITHER, _Sort.FOREIGN) for sort in sorts)
    return signs >= _ENOUGH * max(1, against)


def _weight(word: str, sort: _Sort) -> int:
    """How strongly a word speaks for keys: one that could be numbered only half as much."""
    if sort is _Sort.KEYS:
        return _ENOUGH * _effects(word)
    return int(sort is _Sort.NUMBERED and keystrokes(word).letters not in _OFTEN_NUMBERED)


def _reading(typed: str, word: str, sort: _Sort, *, trusted: bool) -> Reading:
    if sort is _Sort.BROKEN and trusted:
        return Reading(typed, _letters(word), (word,))
    if sort not in (_Sort.KEYS, _Sort.EITHER, _Sort.NUMBERED):
        return Reading(typed, word)
    candidates = decoded(word)
    if trusted:
        return Reading(typed, candidates[0], (*candidates[1:], word))
    return Reading(typed, word, candidates)


def _letters(word: str) -> str:
    """What stays of keys that spell no syllable, for a search that forgives: ``ngiep``."""
    if not could_be_keys(word):
        return ""
    keys = keystrokes(word)
    likely = keys.marks and keys.tones and _ONE_VOWEL_GROUP.fullmatch(keys.letters)
    return keys.letters if likely else ""


def _effects(word: str) -> int:
    return keystrokes(word).effects
