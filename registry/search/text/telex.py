"""Raw Telex and VNI keys decoded to the Vietnamese they were meant for.

A word that is a syllable without marks is never taken for keys, so *that* stays *that*.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from registry.search.text.keystrokes import Keystrokes, Marks, marks_of, telex, vni
from registry.search.text.letters import Tone, plain, without_tone
from registry.search.text.phonotactics import FOLDED, SYLLABLES, fits
from registry.search.text.tones import toned_syllable

_LONGEST = 16
_REMEMBERED = 4096
_TYPED = re.compile(r"(?!\d)[^\W_]+")
_RUN = re.compile(r"(.)\1+")

_MEANT: dict[tuple[str, Marks], str] = {}
"""The syllable that has these letters and marks, one at most."""

_ALIKE: dict[str, list[tuple[Marks, str]]] = {}
"""All the syllables of these letters, those with the fewest marks first."""

for _toneless in sorted(SYLLABLES, key=lambda each: (marks_of(each).bit_count(), each)):
    _MEANT[plain(_toneless), marks_of(_toneless)] = _toneless
    _ALIKE.setdefault(plain(_toneless), []).append((marks_of(_toneless), _toneless))


@lru_cache(_REMEMBERED)
def decoded(word: str) -> tuple[str, ...]:
    """What a lower-case word of keys can mean, the likeliest first; nothing if it is none.

    >>> decoded("thaats"), decoded("nu7o71c"), decoded("export"), decoded("that")
    (('thất',), ('nước',), (), ())
    """
    if not could_be_keys(word):
        return ()
    keys = keystrokes(word)
    once = _once(keys)
    return tuple(dict.fromkeys((*_exact(keys), *_loose(keys), *_exact(once), *_loose(once))))


def surely_decoded(word: str) -> tuple[str, ...]:
    """Only what all keys agree on: no mark is missing and no key left over.

    >>> surely_decoded("nghieepj"), surely_decoded("nghiepj")
    (('nghiệp',), ())
    """
    return tuple(_exact(keystrokes(word))) if could_be_keys(word) else ()


def could_be_keys(word: str) -> bool:
    """Whether the word is of the kind keys make: no syllable, number or long code."""
    return len(word) <= _LONGEST and _TYPED.fullmatch(word) is not None and not _is_plain(word)


@lru_cache(_REMEMBERED)
def keystrokes(word: str) -> Keystrokes:
    """A short word's keys, read as VNI if it holds digits and as Telex if not."""
    if word.isalpha():
        return telex(word)
    return vni(word) or Keystrokes("", Marks.NONE)


def _is_plain(word: str) -> bool:
    return plain(without_tone(word)) in FOLDED


def _exact(keys: Keystrokes) -> Iterator[str]:
    """The syllables with just these letters, marks and tone."""
    if len(set(keys.tones)) > 1 or not keys.effects:
        return
    for letters, marks in _readings(keys):
        toneless = _MEANT.get((letters, marks))
        if toneless:
            yield from _toned(toneless, keys.tones)


def _readings(keys: Keystrokes) -> Iterator[tuple[str, Marks]]:
    """The typed vowels as doubled ones, or as two vowels where a syllable has them (ngoào)."""
    yield keys.letters, keys.marks
    if keys.repeated != keys.letters:
        yield keys.repeated, keys.marks & ~Marks.HAT


def _toned(toneless: str, tones: tuple[Tone, ...]) -> Iterator[str]:
    """Of several tones typed the last counts, as in an editor; the others follow."""
    for tone in reversed(tones or (Tone.LEVEL,)):
        if fits(toneless, tone):
            yield toned_syllable(toneless, tone)


def _loose(keys: Keystrokes) -> Iterator[str]:
    """Syllables with more marks than typed, of several tones, or lacking a tone they must have."""
    if not keys.effects:
        return
    for marks, toneless in _ALIKE.get(keys.letters, ()):
        if keys.marks in marks:
            yield from tuple(_toned(toneless, keys.tones)) or (toneless,) * bool(keys.marks)


def _once(keys: Keystrokes) -> Keystrokes:
    """The same without letters typed twice by mistake: ``thhaats``."""
    single = _RUN.sub(r"\1", keys.letters)
    return keys._replace(letters=single, repeated=single)
