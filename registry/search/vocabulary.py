"""The syllables there are, for typing errors: near ones, run-together ones, and their marks."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from registry.search.analysis import key_of
from registry.search.snapshot import Snapshot

_SHORTEST = 3
_LONG = 8
_MOST_NEAR = 12
_MOST_GLUED = 24
_PER_SNAPSHOT = 4


class Vocabulary:
    """What a snapshot's names and texts are made of."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Read the vocabulary of this snapshot."""
        self._snapshot = snapshot
        self._marked = dict(_marked_pairs(snapshot))
        self._alone: dict[str, str] = {}
        for (first, second), (one, two) in self._marked.items():
            self._alone.setdefault(first, one)
            self._alone.setdefault(second, two)

    def __contains__(self, word: object) -> bool:
        """Whether a word, folded or not, can be found at all."""
        return isinstance(word, str) and key_of(word) in self._snapshot.known

    def are_neighbours(self, first: str, second: str) -> bool:
        """Whether some name has these two keys in a row."""
        return f"{first} {second}" in self._snapshot.name_pairs

    def near(self, key: str) -> tuple[str, ...]:
        """The keys one slip of the finger away, those in most names first."""
        if len(key) < _SHORTEST or key.isdigit():
            return ()
        slips = 2 if len(key) >= _LONG else 1
        found = extract(
            key,
            self._snapshot.terms,
            scorer=OSA.distance,
            score_cutoff=slips,
            limit=_MOST_NEAR,
        )
        likely = [(distance, -self._count(term), term) for term, distance, _ in found]
        return tuple(term for _, _, term in sorted(likely) if term != key)

    def parted(self, key: str) -> tuple[str, str] | None:
        """The two keys that stand in a row in some name and were typed as one word."""
        if not _SHORTEST < len(key) <= _MOST_GLUED:
            return None
        for at in range(1, len(key)):
            if self.are_neighbours(key[:at], key[at:]):
                return key[:at], key[at:]
        return None

    def marked(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The keys with the marks they have beside each other in names, else elsewhere."""
        found = [self._alone.get(key, key) for key in keys]
        for at, pair in enumerate(pairwise(keys)):
            if pair in self._marked:
                found[at : at + 2] = self._marked[pair]
        return tuple(found)

    def written(self, tokens: Sequence[str]) -> str:
        """The tokens as a person would write them: those without marks with the marks of names."""
        marked = self.marked(tuple(map(key_of, tokens)))
        pairs = zip(tokens, marked, strict=True)
        return " ".join(with_marks if one.isascii() else one for one, with_marks in pairs)

    def _count(self, term: str) -> int:
        return self._snapshot.count(term)


@lru_cache(_PER_SNAPSHOT)
def vocabulary_of(snapshot: Snapshot) -> Vocabulary:
    """The vocabulary of a snapshot, made when first asked for."""
    return Vocabulary(snapshot)


def _marked_pairs(snapshot: Snapshot) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    for pair in snapshot.marked_pairs:
        first, second = pair.split(" ")
        yield (key_of(first), key_of(second)), (first, second)
