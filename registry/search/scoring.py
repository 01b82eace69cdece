"""The best of the documents that match, scored one by one: as few as can be.

Documents are parted by what they have, which bounds what they can score. They are looked at from
the highest bound down, until no document left can be among the best.
"""

from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple

from registry.catalogue.bitmaps import members
from registry.search.corpus import Corpus, Scores
from registry.search.scope import Scope
from registry.search.sensing import Sense
from registry.search.text import accent_key

_PAIR_COUNTS = 1.5
_EXACT_COUNTS = 2.0
_SCORED = 2_000
"""So many documents are scored for one query; of the reference data none has as many."""
_TOGETHER = 32
"""So many documents are scored without looking which of them can be good at all."""


class Match(NamedTuple):
    """How an item matched: the document that did best, in which sense."""

    score: float
    document: int
    sense: int


class Alike(NamedTuple):
    """Documents that have the same words of a sense."""

    documents: int
    words: tuple[Scores, ...]
    share: float
    """How much of the sense these words are."""


_Counted = tuple[Scores, float]
"""What a term scores, and how much that counts."""


class Part(NamedTuple):
    """Documents that match in a sense, alike in what they have."""

    documents: int
    held: tuple[_Counted, ...]
    """What all of them have."""
    open: tuple[_Counted, ...]
    """What some of them have."""
    share: float
    sense: int
    weight: float
    """Of the sense."""

    @property
    def most(self) -> float:
        """No document scores more."""
        most = sum([counts * scores.most for scores, counts in (*self.held, *self.open)])
        return most * self.share * self.weight


def parts_of(corpus: Corpus, number: int, sense: Sense, some: Sequence[Alike]) -> list[Part]:
    """The documents that match in a sense, parted by what they have.

    :param number: of the sense.
    """
    beside = _beside(corpus, sense) if some else []
    found: list[Part] = []
    for documents, words, share in some:
        held = tuple((word, 1.0) for word in words)
        here = tuple(one for one in beside if one[0].documents & documents)
        part = Part(documents, held, here, share, number, sense.weight)
        found += _parted(part)
    return found


def _parted(part: Part) -> Iterator[Part]:
    """Many documents parted further by what only some of them have, what counts most first."""
    if part.documents.bit_count() <= _TOGETHER or not part.open:
        yield part
        return
    first, *others = part.open
    having = part.documents & first[0].documents
    rest, like = tuple(others), (part.share, part.sense, part.weight)
    if having:
        yield from _parted(Part(having, (*part.held, first), rest, *like))
    if having != part.documents:
        yield from _parted(Part(part.documents ^ having, part.held, rest, *like))


def _beside(corpus: Corpus, sense: Sense) -> list[_Counted]:
    """What raises a score, the most first: the pairs, and the very marks that were typed."""
    pairs = [(corpus.both(pair), _PAIR_COUNTS) for pair in sorted(sense.pairs)]
    marks = [(corpus.marked(accent_key(token)), _EXACT_COUNTS) for token, _ in sense.toned]
    return sorted([*pairs, *marks], key=lambda one: -one[0].most * one[1])


def best_of(scope: Scope, parts: Sequence[Part], wanted: int) -> Mapping[int, Match]:
    """The best items, as parts go on until no document left can be among them.

    In bounded time: after so many documents the rest stand behind, without scores. Which these are
    does not depend on how many are wanted, so that pages follow each other.
    """
    found: dict[int, Match] = {}
    looked = bar_at = 0
    bar = 0.0
    ordered = sorted(((part.most, part) for part in parts), key=lambda one: -one[0])
    for at, (most, part) in enumerate(ordered):
        if most < bar:
            break
        if looked >= _SCORED:
            if len(found) < wanted:
                _add_unscored(scope, found, [part for _, part in ordered[at:]])
            break
        looked += part.documents.bit_count()
        for item, match in _scored(scope, part):
            before = found.get(item)
            if before is None or _is_better(match, before):
                found[item] = match
        # Finding the bar costs as much as there is found: not before there is much more.
        if len(found) >= wanted and looked - bar_at > len(found) // 4:
            bar_at = looked
            bar = nlargest(wanted, [match.score for match in found.values()])[-1]
    return found


def _add_unscored(scope: Scope, found: dict[int, Match], parts: Sequence[Part]) -> None:
    for part in parts:
        for document in members(part.documents):
            place = scope.places[document]
            if place is not None:
                found.setdefault(place.item, Match(0.0, document, part.sense))


def _scored(scope: Scope, part: Part) -> Iterator[tuple[int, Match]]:
    """What each document of a part scores, by its item."""
    places, weights, sense = scope.places, scope.weights, part.sense
    held = [(scores.each, counts) for scores, counts in part.held]
    beside = [(scores.each, counts) for scores, counts in part.open]
    weight = part.share * part.weight
    for document in members(part.documents):
        score = 0.0
        for each, counts in held:
            score += counts * each[document]
        for each, counts in beside:
            if document in each:
                score += counts * each[document]
        place = places[document]
        assert place is not None  # noqa: S101 - only documents the view knows match
        yield place.item, Match(score * weight * weights[document], document, sense)


def _is_better(one: Match, other: Match) -> bool:
    """Whether it scores more; of equal ones the likelier sense, then the later version."""
    if one.score != other.score:
        return one.score > other.score
    return (-one.sense, one.document) > (-other.sense, other.document)
