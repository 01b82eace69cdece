"""Which items match a query, and how well at first sight: Whoosh's scores, sense by sense.

An item matches if most of what the query says is in it: all of it in names, or most of it anywhere
with at least two of the words side by side.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from registry.search.scope import Scope
from registry.search.snapshot import Snapshot
from registry.search.text import accent_key
from registry.search.understanding import Sense

_PAIR_COUNTS = 1.5
_EXACT_COUNTS = 2.0
_GLUE_COUNTS = 0.3
_ENOUGH = 0.62
_OF_BEST = 0.8
_ALL = 0.999
_FEW = 2


class Match(NamedTuple):
    """How an item matched: the document that did best, in which sense."""

    score: float
    document: int
    sense: int


class _Covering(NamedTuple):
    """How much of a sense each document has."""

    shares: dict[int, float]
    scores: dict[int, float]
    need: float
    """The share that must be there: all of one or two words, most of more."""


def matches(scope: Scope, snapshot: Snapshot, senses: Sequence[Sense]) -> dict[int, Match]:
    """The items that match, by their index in the scope."""
    found: dict[int, Match] = {}
    covering = [_covering(scope, snapshot, sense) for sense in senses]
    best = max((max(one.shares.values(), default=0.0) for one in covering), default=0.0)
    for number, (sense, covered) in enumerate(zip(senses, covering, strict=True)):
        need = min(covered.need, best * _OF_BEST)
        kept = [document for document, share in covered.shares.items() if share >= need]
        for document, score in _scores(snapshot, sense, covered, kept).items():
            place = scope.places[document]
            if place is None:
                continue
            weighed = score * sense.weight * place.weight * scope.items[place.item].weight
            before = found.get(place.item)
            if before is None or weighed > before.score:
                found[place.item] = Match(weighed, document, number)
    return found


def weights_of(snapshot: Snapshot, sense: Sense) -> Mapping[str, float]:
    """How much each key of the sense says; glue hardly anything."""
    return {key: _GLUE_COUNTS if key in sense.glue else snapshot.weight(key) for key in sense.keys}


def _covering(scope: Scope, snapshot: Snapshot, sense: Sense) -> _Covering:
    content = [key for key in dict.fromkeys(sense.keys) if key not in sense.glue]
    terms = [(snapshot.both(key), snapshot.weight(key)) for key in content]
    whole = sum(weight for _, weight in terms) or 1.0
    shares: dict[int, float] = {}
    scores: dict[int, float] = {}
    for document in _candidates(snapshot, sense, content):
        if scope.places[document] is not None:
            share = score = 0.0
            for postings, weight in terms:
                here = postings.get(document)
                if here is not None:
                    share += weight
                    score += here
            shares[document] = share / whole
            scores[document] = score
    return _Covering(shares, scores, _ALL if len(content) <= _FEW else _ENOUGH)


def _candidates(snapshot: Snapshot, sense: Sense, content: Sequence[str]) -> set[int]:
    """The documents with some pair of the words, or with all of the words in names."""
    if len(content) == 1:
        return set(snapshot.both(content[0]))
    found: set[int] = set()
    for pair in sense.pairs:
        found.update(snapshot.both(pair))
    first, *others = sorted((snapshot.scores("name", key) for key in content), key=len)
    found.update(one for one in first if all(one in other for other in others))
    return found


def _scores(
    snapshot: Snapshot, sense: Sense, covered: _Covering, kept: Sequence[int]
) -> dict[int, float]:
    """The scores of the words, raised for pairs and for the very marks that were typed."""
    found = {document: covered.scores[document] for document in kept}
    marks = [accent_key(token) for token in sense.marked if not token.isascii()]
    for postings, counts in (
        *((snapshot.both(pair), _PAIR_COUNTS) for pair in sense.pairs),
        *((snapshot.scores("exact", mark), _EXACT_COUNTS) for mark in marks),
    ):
        for document in kept:
            here = postings.get(document)
            if here is not None:
                found[document] += counts * here
    return {document: score * covered.shares[document] for document, score in found.items()}
