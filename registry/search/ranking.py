"""The order of what matched: the best some dozens compared name by name with what was asked."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest
from math import fsum
from typing import NamedTuple

from registry.search.analysis import Name
from registry.search.corpus import Corpus
from registry.search.matching import Matches, weights_of
from registry.search.prepared import prepared
from registry.search.scope import Scope
from registry.search.scoring import Match
from registry.search.sensing import Sense
from registry.search.text import Agreement, agreement

COMPARED = 24
"""How many of the best matches are compared name by name."""

_COVER, _PAIRS, _WHOLE, _EXACT, _HEAD = 1.0, 0.6, 0.5, 0.35, 0.25
_MARKS = {
    Agreement.EXACT: 0.12,
    Agreement.MISSING: 0.0,
    Agreement.CONTRADICTING: -0.4,
    Agreement.DIFFERENT: 0.0,
}
_AT_FIRST_SIGHT = 0.25
_REMEMBERED = 16_384
_NAME_MATCHED = 0.6
_ALL = 0.999


class Ranked(NamedTuple):
    """An item in its place."""

    item: int
    score: float
    match: Match
    by_name: bool
    """Whether it was a name that matched."""


class _Weighed(NamedTuple):
    """A sense, how much each of its keys says, and all of them together."""

    sense: Sense
    weights: Mapping[str, float]
    whole: float
    documents: int
    """Those that match in it."""
    most: float
    """No name fits it better."""


def ranked(
    scope: Scope, corpus: Corpus, senses: Sequence[Sense], found: Matches, wanted: int
) -> list[Ranked]:
    """So many items, or all there are, best first; equal ones by kind and code."""
    best = found.best.items()
    rough = nsmallest(wanted, best, key=lambda one: (-one[1].score, scope.items[one[0]].key))
    if not rough:
        return []
    top = rough[0][1].score or 1.0
    weighed = [
        _weighed(corpus, sense, documents)
        for sense, documents in zip(senses, found.documents, strict=True)
    ]
    compared = [
        _compared(scope, corpus, weighed, item, match, match.score / top)
        for item, match in rough[:COMPARED]
    ]
    compared.sort(key=lambda one: (-one.score, scope.items[one.item].key))
    least = compared[-1].score
    rest = [
        Ranked(item, least * match.score / top * 0.99, match, by_name=False)
        for item, match in rough[COMPARED:]
    ]
    return compared + rest


def _weighed(corpus: Corpus, sense: Sense, documents: int) -> _Weighed:
    weights = weights_of(corpus, sense)
    return _Weighed(sense, weights, sum(weights.values()), documents, sense.weight * _most(1.0))


def _compared(
    scope: Scope,
    corpus: Corpus,
    senses: Sequence[_Weighed],
    item: int,
    match: Match,
    at_first_sight: float,
) -> Ranked:
    """The item's names against every sense it matches in: the one that fits best counts.

    :param at_first_sight: its score as a share of the best.
    """
    place = scope.places[match.document]
    assert place is not None  # noqa: S101 - what matched has a place
    names = prepared(place.version).names
    best, which = 0.0, match.sense
    for number, weighed in enumerate(senses):
        if weighed.most <= best or not weighed.documents >> match.document & 1:
            continue
        for name in names:
            if not name.held.isdisjoint(weighed.weights):
                fit = _fit(corpus, name, weighed, best)
                if fit > best:
                    best, which = fit, number
    by_name = best >= _NAME_MATCHED
    score = (best + _AT_FIRST_SIGHT * at_first_sight) * place.weight * scope.items[item].weight
    return Ranked(item, score, Match(at_first_sight, match.document, which), by_name)


def _fit(corpus: Corpus, name: Name, weighed: _Weighed, least: float) -> float:
    """How well a name fits a sense it shares keys with: how much of each is in the other, in marks.

    :param least: a fit that cannot be better than this need not be worked out.
    """
    sense, weights, whole, _, _ = weighed
    held = name.held
    shared = sum([weight for key, weight in weights.items() if key in held])
    cover = shared / whole
    if _most(cover) * sense.weight <= least:
        return 0.0
    spare = fsum(map(corpus.weights.__getitem__, name.kept.difference(weights)))
    pairs = len(sense.pairs & name.pairs) / len(sense.pairs) if sense.pairs else cover
    fit = _COVER * cover + _PAIRS * pairs + _WHOLE * cover * shared / (spare + shared)
    if cover > _ALL:
        fit += _HEAD * (sense.keys[0] in name.heads) + _EXACT * (not spare)
    return sense.weight * fit * cover * _marks(name, sense)


def _most(cover: float) -> float:
    """The best fit there can be when so much of the sense is in the name."""
    whole = _HEAD + _EXACT if cover > _ALL else 0.0
    marks = 1.0 + _MARKS[Agreement.EXACT]
    return (_COVER * cover + _PAIRS + _WHOLE * cover + whole) * cover * marks


def _marks(name: Name, sense: Sense) -> float:
    """What the marks typed make of it: the same raise it, contradicting ones lower it."""
    gathered = 0.0
    for typed, key in sense.toned:
        written = name.written.get(key)
        if written is not None:
            gathered += _MARKS[_agreement(typed, written)]
    return 1.0 + gathered / len(sense.keys)


@lru_cache(_REMEMBERED)
def _agreement(typed: str, written: str) -> Agreement:
    return agreement(typed, written)
