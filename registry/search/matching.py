"""Which items match a query, and how well at first sight: Whoosh's scores, sense by sense.

An item matches if most of what the query says is in it: in a name, or in its texts with at least
two of the words side by side.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from registry.search.scope import Scope
from registry.search.snapshot import Snapshot
from registry.search.text import accent_key
from registry.search.understanding import Sense

_PAIR_COUNTS = 1.5
_EXACT_COUNTS = 2.0
_ENOUGH = 0.62
_OF_BEST = 0.8
_ALL = 0.999
_FEW = 2


class Match(NamedTuple):
    """How an item matched: the document that did best, in which sense."""

    score: float
    document: int
    sense: int


class _Tally(NamedTuple):
    """What each document gathered in one sense."""

    scores: dict[int, float]
    covered: dict[int, float]
    paired: set[int]
    whole: float
    """The weight of the whole query."""


def matches(scope: Scope, snapshot: Snapshot, senses: Sequence[Sense]) -> dict[int, Match]:
    """The items that match, by their index in the scope."""
    found: dict[int, Match] = {}
    tallies = [_tally(snapshot, sense) for sense in senses]
    best = max((_best_share(tally) for tally in tallies), default=0.0)
    for number, (sense, tally) in enumerate(zip(senses, tallies, strict=True)):
        need = min(_need(sense), best * _OF_BEST) * tally.whole
        for document in _enough(snapshot, sense, tally, need):
            place = scope.places[document]
            if place is None:
                continue
            share = tally.covered[document] / tally.whole
            score = tally.scores[document] * share * sense.weight * place.weight
            score *= scope.items[place.item].weight
            before = found.get(place.item)
            if before is None or score > before.score:
                found[place.item] = Match(score, document, number)
    return found


def weights_of(snapshot: Snapshot, sense: Sense) -> Mapping[str, float]:
    """How much each key of the sense says; glue hardly anything."""
    return {key: _GLUE if key in sense.glue else snapshot.weight(key) for key in sense.keys}


_GLUE = 0.3


def _tally(snapshot: Snapshot, sense: Sense) -> _Tally:
    scores: dict[int, float] = {}
    covered: dict[int, float] = {}
    weights = weights_of(snapshot, sense)
    for key, weight in weights.items():
        if key in sense.glue:
            continue
        for document, score in snapshot.both(key).items():
            scores[document] = scores.get(document, 0.0) + score
            covered[document] = covered.get(document, 0.0) + weight
    paired = _add_pairs(snapshot, sense, scores)
    _add_exact(snapshot, sense, scores)
    whole = sum(weight for key, weight in weights.items() if key not in sense.glue)
    return _Tally(scores, covered, paired, whole or 1.0)


def _add_pairs(snapshot: Snapshot, sense: Sense, scores: dict[int, float]) -> set[int]:
    paired: set[int] = set()
    for pair in sense.pairs:
        for document, score in snapshot.both(pair).items():
            if document in scores:
                scores[document] += _PAIR_COUNTS * score
                paired.add(document)
    return paired


def _add_exact(snapshot: Snapshot, sense: Sense, scores: dict[int, float]) -> None:
    """What bears the very marks that were typed counts more."""
    for token in sense.marked:
        if not token.isascii():
            for document, score in snapshot.scores("exact", accent_key(token)).items():
                if document in scores:
                    scores[document] += _EXACT_COUNTS * score


def _best_share(tally: _Tally) -> float:
    return max(tally.covered.values(), default=0.0) / tally.whole


def _need(sense: Sense) -> float:
    """The share of the query that must be there: all of one or two words, most of more."""
    count = len(set(sense.keys) - sense.glue)
    return _ALL if count <= _FEW else _ENOUGH


def _enough(snapshot: Snapshot, sense: Sense, tally: _Tally, need: float) -> Iterator[int]:
    content = [key for key in dict.fromkeys(sense.keys) if key not in sense.glue]
    names = [snapshot.scores("name", key) for key in content]
    for document, covered in tally.covered.items():
        if covered < need:
            continue
        if document in tally.paired or len(content) == 1 or all(document in one for one in names):
            yield document
