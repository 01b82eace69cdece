"""Abbreviations and synonyms, from a codelist of the registry's own.

The codelist is an item like any other: versioned, changed by review, and seen with both clocks.
Each code of it holds a term in ``names/vi`` and in ``stands_for`` what it means.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import orjson

from registry.catalogue.view import View
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.search.analysis import key_of, tokens_of
from registry.search.prepared import squeezed
from registry.search.text import clean

TERMS = "CL_TU_TRA_CUU"
"""The codelist of abbreviations and synonyms."""

_FULL_FORM = 0.97
_SHORT_FORM = 0.8
_SYNONYM = 0.84
_STEP = 0.95
"""What every further step from term to term takes away."""


class Meaning(NamedTuple):
    """What can be searched in place of some words of a query."""

    tokens: tuple[str, ...]
    """Lower-case, with marks."""
    weight: float
    """How much less a match by it counts than one by the words typed."""
    is_abbreviation: bool
    in_phrase: bool
    """The term means this only beside words that go with it: TP in TP HCM, in Bộ TP."""


@dataclass(frozen=True)
class Terms:
    """All abbreviations and synonyms, by what may be typed."""

    phrases: Mapping[tuple[str, ...], tuple[Meaning, ...]]
    """By the keys of the words."""
    squeezed: Mapping[str, tuple[Meaning, ...]]
    """Abbreviations without signs between: ``khdt``, ``rd``."""
    beginnings: frozenset[str]
    """The first keys of all phrases."""
    longest: int
    """How many words the longest phrase has."""


def terms_of(view: View) -> Terms:
    """The terms in force on the day of the view, as known at its revision."""
    version = view.find(Key(Kind.CODELIST, TERMS))
    return _terms(version.content_bytes) if version else _terms(b'{"codes": []}')


@lru_cache(8)
def _terms(content: bytes) -> Terms:
    direct: dict[tuple[str, ...], list[Meaning]] = defaultdict(list)
    short: dict[str, list[Meaning]] = defaultdict(list)
    for term, meaning, both_ways in _pairs(content):
        typed, meant = tokens_of(clean(term)), tokens_of(clean(meaning.text))
        weight = _FULL_FORM if meaning.is_abbreviation else _SYNONYM
        found = Meaning(meant, weight, meaning.is_abbreviation, meaning.in_phrase)
        direct[_keys(typed)].append(found)
        if meaning.is_abbreviation:
            short[squeezed(term)].append(found)
        if both_ways:
            back = _SHORT_FORM if meaning.is_abbreviation else _SYNONYM
            direct[_keys(meant)].append(Meaning(typed, back, False, False))
    phrases = {keys: _with_further(keys, direct) for keys in direct}
    return Terms(
        phrases,
        {code: tuple(found) for code, found in short.items()},
        frozenset(keys[0] for keys in phrases if keys),
        max(map(len, phrases), default=0),
    )


class _Meant(NamedTuple):
    text: str
    is_abbreviation: bool
    in_phrase: bool


def _pairs(content: bytes) -> Iterator[tuple[str, _Meant, bool]]:
    for code in orjson.loads(content)["codes"]:
        term, meaning = code["names"]["vi"], code.get("stands_for")
        if meaning:
            meant = _Meant(meaning, term.isupper(), code.get("is_in_phrase", False))
            yield term, meant, not code.get("is_one_way", False)


def _with_further(
    keys: tuple[str, ...], direct: Mapping[tuple[str, ...], Sequence[Meaning]]
) -> tuple[Meaning, ...]:
    """The meanings, and what these mean in turn: inflation is lạm phát, which is CPI."""
    found = {_keys(one.tokens): one for one in reversed(direct[keys])}
    for one in direct[keys]:
        for further in direct.get(_keys(one.tokens), ()):
            beyond = _keys(further.tokens)
            if beyond != keys and beyond not in found and not further.in_phrase:
                found[beyond] = further._replace(weight=one.weight * further.weight * _STEP)
    return tuple(sorted(found.values(), key=lambda one: -one.weight))


def _keys(tokens: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(key_of, tokens))
