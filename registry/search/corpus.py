"""The documents known at a revision, and what Whoosh's BM25F makes of a term in each of them.

How rare a term is and how long a field usually is are counted over just these documents. So what an
answer as of a revision holds, and its order, stays the same for ever, however the log grows.
"""

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from whoosh.scoring import BM25F, bm25

from registry.catalogue.bitmaps import bitmap
from registry.search.snapshot import Snapshot

_TERMS_KEPT = 65_536
_WEIGHTING = BM25F(B=0.6, K1=1.2)
_NAME_COUNTS = 3.0
_BOTH = ""


class Scores(NamedTuple):
    """The documents that hold a term, and what it scores in each."""

    documents: int
    """As a bitmap."""
    each: Mapping[int, float]
    most: float
    """The best of the scores."""

    @classmethod
    def of(cls, each: Mapping[int, float]) -> "Scores":
        """These scores."""
        return cls(bitmap(each), each, max(each.values(), default=0.0))


_NONE = Scores(0, {}, 0.0)


class Corpus:
    """The first documents of a snapshot. A term once read is kept, so that it is read only once."""

    def __init__(self, snapshot: Snapshot, count: int) -> None:
        """Look at so many documents."""
        self._snapshot = snapshot
        self._is_whole = count == len(snapshot.rows)
        self._is_preloaded = False
        self.weights = _Weights(self)
        self._scores: OrderedDict[tuple[str, str], Scores] = OrderedDict()
        self.rows = snapshot.rows[:count]

    def named(self, term: str) -> Scores:
        """What a term scores in names."""
        return self._of("name", term)

    def marked(self, token: str) -> Scores:
        """What a token with its marks scores in names."""
        return self._of("exact", token)

    def identified(self, identifier: str) -> Scores:
        """The documents that bear an identifier."""
        return self._of("identifier", identifier)

    def both(self, term: str) -> Scores:
        """What a term scores in names and texts; in a name it counts more."""
        found = self._scores.get((_BOTH, term))
        if found is None:
            found = self._keep(_BOTH, term, self._merged(term))
        return found

    def count(self, term: str) -> int:
        """How many documents have the term in a name."""
        return len(self.named(term).each)

    def preload(self) -> None:
        """Read all terms, so that no question has to."""
        if self._is_preloaded:
            return
        self._is_preloaded = True
        for term in {*self.terms, *self._snapshot.pairs["name"], *self._snapshot.pairs["text"]}:
            self.both(term)
        for token in self._snapshot.keys["exact"]:
            self.marked(token)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The keys of all names and texts, in order; without pairs."""
        keys = self._snapshot.keys
        found = sorted({*keys["name"], *keys["text"]})
        return tuple(found) if self._is_whole else tuple(filter(self._is_told, found))

    @cached_property
    def known(self) -> frozenset[str]:
        """The same, to ask whether a key is among them."""
        return frozenset(self.terms)

    def has_pair(self, pair: str) -> bool:
        """Whether some name has the pair."""
        there = pair in self._snapshot.pairs["name"]
        return there and (self._is_whole or bool(self.named(pair).documents))

    def beginning(self, prefix: str, most: int) -> tuple[str, ...]:
        """The keys of names that begin so, at most so many."""
        start = bisect_left(self._names, prefix)
        near = self._names[start : start + most]
        return tuple(term for term in near if term.startswith(prefix))

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """The keys of all names, in order."""
        keys = self._snapshot.keys["name"]
        return keys if self._is_whole else tuple(key for key in keys if self.named(key).documents)

    def _is_told(self, term: str) -> bool:
        return bool(self.named(term).documents or self._of("text", term).documents)

    def _of(self, field: str, term: str) -> Scores:
        found = self._scores.get((field, term))
        if found is None:
            postings = self._postings(field, term)
            found = Scores.of(self._scored(field, term, postings)) if postings else _NONE
            self._keep(field, term, found)
        return found

    def _keep(self, field: str, term: str, found: Scores) -> Scores:
        self._scores[field, term] = found
        if len(self._scores) > _TERMS_KEPT:
            self._scores.popitem(last=False)
        return found

    def _merged(self, term: str) -> Scores:
        merged = {at: _NAME_COUNTS * score for at, score in self.named(term).each.items()}
        for at, score in self._of("text", term).each.items():
            merged[at] = merged.get(at, 0.0) + score
        return Scores.of(merged)

    def _postings(self, field: str, term: str) -> Mapping[int, float]:
        found = self._snapshot.postings(field, term)
        if self._is_whole:
            return found
        return {at: weight for at, weight in found.items() if at < len(self.rows)}

    def _scored(self, field: str, term: str, postings: Mapping[int, float]) -> Mapping[int, float]:
        """Whoosh's score for the term in each document that holds it."""
        count = len(self.rows)
        rarity = _WEIGHTING.idf(_Statistics(count, len(postings)), field, term)
        lengths = self._snapshot.lengths(field)
        usual = lengths.until[count] / count
        return {
            at: bm25(rarity, weight, lengths.each[at], usual, _WEIGHTING.B, _WEIGHTING.K1)
            for at, weight in postings.items()
        }


class _Weights(dict[str, float]):
    """How much each term says: the rarer, the more (Whoosh's inverse document frequency).

    A dictionary, since a query asks a hundred times: what is known costs no call.
    """

    def __init__(self, corpus: Corpus) -> None:
        super().__init__()
        self._corpus = corpus

    def __missing__(self, term: str) -> float:
        known = _Statistics(len(self._corpus.rows), self._corpus.count(term))
        found = self[term] = float(_WEIGHTING.idf(known, "name", term))
        return found


class _Statistics(NamedTuple):
    """What Whoosh asks a searcher for, counted over the documents of a corpus."""

    documents: int
    holders: int

    def get_parent(self) -> "_Statistics":
        return self

    def doc_count_all(self) -> int:
        return max(1, self.documents)

    def doc_frequency(self, _field: str, _term: str) -> int:
        return self.holders
