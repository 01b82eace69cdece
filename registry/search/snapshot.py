"""An index as it stood when it was opened: its documents in the order of the log, and its postings.

Nothing here changes what is indexed, and a snapshot is never refreshed: when the index has moved, a
new one is opened. (``Searcher.refresh`` of this Whoosh finds replaced documents again; it is never
called.)
"""

import pickle
import struct
import threading
import zlib
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from whoosh.index import FileIndex, IndexError as WhooshError

from registry.kinds.kind import Kind
from registry.kinds.reading import Key

if TYPE_CHECKING:
    from registry.search.corpus import Corpus

_CORPORA_KEPT = 4
_PAIR = " "
_SEARCHED = ("name", "exact", "text", "identifier")
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
    marked: str
    """The tokens of its names with their marks, each name on a line of its own."""


class Lengths(NamedTuple):
    """How many terms a field has in each document, and in all up to it."""

    each: Sequence[int]
    until: Sequence[int]
    """One more than there are documents: what the first, two, three of them have together."""


class Snapshot:
    """A reader of an unchanging index. Safe to share between threads.

    A document is numbered by its place in the log, so that its number, and the documents before it,
    stay the same however the index was put together and however the log grows.
    """

    def __init__(self, index: FileIndex) -> None:
        """Open a reader and read which documents there are."""
        self._reader: Any = index.reader()
        stored = sorted(self._reader.iter_docs(), key=lambda one: one[1]["revision"])
        self._places = [place for place, _ in stored]
        """For each document its place in the index of Whoosh."""
        self._numbers = {place: number for number, place in enumerate(self._places)}
        self.rows: Sequence[Row] = [
            Row(Key(Kind(one["kind"]), one["code"]), one["revision"], one["hash"], one["marked"])
            for _, one in stored
        ]
        # Matchers of one reader share its place in the file: threads read in turn.
        self._reading = threading.RLock()
        self._lengths: dict[str, Lengths] = {}
        self._corpora: OrderedDict[int, Corpus] = OrderedDict()

    def last_until(self, revision: int) -> Row | None:
        """The last row brought in at or before a revision."""
        count = self._count_until(revision)
        return self.rows[count - 1] if count else None

    def at(self, revision: int) -> "Corpus":
        """The documents known at a revision, and what they score."""
        from registry.search.corpus import Corpus

        count = self._count_until(revision)
        found = self._corpora.get(count)
        if found is None:
            found = self._corpora[count] = Corpus(self, count)
            if len(self._corpora) > _CORPORA_KEPT:
                self._corpora.popitem(last=False)
        return found

    def postings(self, field: str, term: str) -> Mapping[int, float]:
        """The documents that hold the term, each with how often, as Whoosh weighs it."""
        if term not in self._terms[field]:
            return NOTHING
        try:
            with self._reading:
                return self._read(self._reader.postings(field, term))
        except DAMAGE as error:
            raise Unreadable(f"{field}:{term}") from error

    def lengths(self, field: str) -> Lengths:
        """How long a field is in each document."""
        found = self._lengths.get(field)
        if found is None:
            with self._reading:
                length = self._reader.doc_field_length
                each = [length(place, field) or 0 for place in self._places]
            found = self._lengths[field] = Lengths(each, (0, *accumulate(each)))
        return found

    @cached_property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """For each field its terms that are no pairs, in order."""
        return {
            field: tuple(sorted(term for term in terms if _PAIR not in term))
            for field, terms in self._terms.items()
        }

    @cached_property
    def pairs(self) -> Mapping[str, frozenset[str]]:
        """For each field its terms that are pairs."""
        return {
            field: frozenset(term for term in terms if _PAIR in term)
            for field, terms in self._terms.items()
        }

    @cached_property
    def _terms(self) -> Mapping[str, frozenset[str]]:
        with self._reading:
            return {
                field: frozenset(term.decode() for term in self._reader.lexicon(field))
                for field in _SEARCHED
            }

    def _count_until(self, revision: int) -> int:
        return bisect_right(self.rows, revision, key=lambda row: row.revision)

    def _read(self, matcher: Any) -> Mapping[int, float]:
        numbers = self._numbers
        found: dict[int, float] = {}
        while matcher.is_active():
            found[numbers[matcher.id()]] = matcher.weight()
            matcher.next()
        return found
