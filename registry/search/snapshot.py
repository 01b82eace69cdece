"""An index as it stood when it was opened: posting lists with Whoosh's scores, and the vocabulary.

A posting list once read is kept, so that a term costs its postings only once. Nothing here changes
what is indexed, and a snapshot is never refreshed: when the index has moved, a new one is opened.
(``Searcher.refresh`` of this Whoosh finds replaced documents again; it is never called.)
"""

import pickle
import struct
import threading
import zlib
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from whoosh.index import FileIndex, IndexError as WhooshError
from whoosh.reading import TermNotFound
from whoosh.scoring import BM25F

from registry.kinds.kind import Kind
from registry.kinds.reading import Key

_TERMS_KEPT = 65_536
_FEW_ROWS = 5_000
_WEIGHTING = BM25F(B=0.6, K1=1.2)
_NAME_COUNTS = 3.0
NOTHING: Mapping[int, float] = {}


DAMAGE = (
    *(WhooshError, OSError, EOFError, pickle.UnpicklingError, struct.error, zlib.error),
    *(ValueError, LookupError, TypeError, AttributeError, AssertionError, ImportError),
)
"""What reading a damaged index can raise; Whoosh checks little of what it reads."""


class Unreadable(Exception):
    """The index cannot be read although its check sums were right when it was opened."""


class Row(NamedTuple):
    """The version a document of the index stands for."""

    key: Key
    revision: int
    hash: str
    """The hash of the line of the log that brought it in: tells whose index this is."""


class Snapshot:
    """A searcher over an unchanging index. Safe to share between threads."""

    def __init__(self, index: FileIndex) -> None:
        """Open a searcher and read which documents there are."""
        self._searcher: Any = index.searcher(weighting=_WEIGHTING)
        self._reader: Any = self._searcher.reader()
        stored = (fields for _, fields in self._reader.iter_docs())
        self.rows: Sequence[Row] = [
            Row(Key(Kind(one["kind"]), one["code"]), one["revision"], one["hash"]) for one in stored
        ]
        self._by_revision = sorted(self.rows, key=lambda row: row.revision)
        self._is_preloaded = False
        # Matchers of one reader share its place in the file: threads read in turn.
        self._reading = threading.RLock()
        self._weights: dict[str, float] = {}
        self._postings: OrderedDict[tuple[str, str], Mapping[int, float]] = OrderedDict()

    def last_until(self, revision: int) -> Row | None:
        """The last row brought in at or before a revision."""
        count = bisect_right(self._by_revision, revision, key=lambda row: row.revision)
        return self._by_revision[count - 1] if count else None

    def scores(self, field: str, term: str) -> Mapping[int, float]:
        """The documents that hold the term, each with Whoosh's score for it."""
        name = (field, term)
        found = self._postings.get(name)
        if found is None:
            found = self._read(field, term)
            self._postings[name] = found
            if len(self._postings) > _TERMS_KEPT:
                self._postings.popitem(last=False)
        return found

    def preload(self) -> None:
        """Read the postings of all terms, if they are few enough, so that no question has to."""
        if self._is_preloaded or len(self.rows) > _FEW_ROWS:
            return
        self._is_preloaded = True
        for term in {*self._all("name"), *self._all("text")}:
            self.both(term)
        for term in self._lexicon("exact"):
            self.scores("exact", term)

    def count(self, term: str) -> int:
        """How many documents have the term in a name."""
        with self._reading:
            return int(self._searcher.doc_frequency("name", term))

    def weight(self, term: str) -> float:
        """How much a term says: the rarer, the more (Whoosh's inverse document frequency)."""
        found = self._weights.get(term)
        if found is None:
            with self._reading:
                found = self._weights[term] = float(self._searcher.idf("name", term))
        return found

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The keys of all names and texts, in order; without pairs."""
        return tuple(sorted({*self._lexicon("name"), *self._lexicon("text")}))

    @cached_property
    def known(self) -> frozenset[str]:
        """The same, to ask whether a key is among them."""
        return frozenset(self.terms)

    @cached_property
    def name_terms(self) -> tuple[str, ...]:
        """The keys of all names, in order."""
        return tuple(self._lexicon("name"))

    @cached_property
    def name_pairs(self) -> frozenset[str]:
        """The pairs of all names."""
        return frozenset(text for text in self._all("name") if " " in text)

    @cached_property
    def marked_pairs(self) -> tuple[str, ...]:
        """The pairs of all names with their marks."""
        return tuple(text for text in self._all("exact") if " " in text)

    def both(self, term: str) -> Mapping[int, float]:
        """The documents that hold the term in a name or a text; in a name it counts more."""
        name = ("", term)
        found = self._postings.get(name)
        if found is None:
            named, told = self.scores("name", term), self.scores("text", term)
            merged = {at: _NAME_COUNTS * score for at, score in named.items()}
            for at, score in told.items():
                merged[at] = merged.get(at, 0.0) + score
            found = self._postings[name] = merged
        return found

    def beginning(self, prefix: str, most: int) -> tuple[str, ...]:
        """The keys of names that begin so, at most so many."""
        start = bisect_left(self.name_terms, prefix)
        near = self.name_terms[start : start + most]
        return tuple(term for term in near if term.startswith(prefix))

    def _lexicon(self, field: str) -> list[str]:
        return [text for text in self._all(field) if " " not in text]

    def _all(self, field: str) -> list[str]:
        with self._reading:
            return [term.decode() for term in self._reader.lexicon(field)]

    def _read(self, field: str, term: str) -> Mapping[int, float]:
        with self._reading:
            return self._read_alone(field, term)

    def _read_alone(self, field: str, term: str) -> Mapping[int, float]:
        found: dict[int, float] = {}
        try:
            matcher = self._searcher.postings(field, term)
            while matcher.is_active():
                found[matcher.id()] = matcher.score()
                matcher.next()
        except TermNotFound:
            return NOTHING
        except DAMAGE as error:
            raise Unreadable(f"{field}:{term}") from error
        return found
