"""The syllables there are, for typing errors: near ones, run-together ones, and their marks."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache, reduce
from itertools import pairwise
from operator import and_

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from registry.search.analysis import key_of
from registry.search.corpus import Corpus

_SHORTEST = 3
_LONG = 8
_MOST_NEAR = 12
_MOST_GLUED = 24
_KEPT = 4

_Pair = tuple[str, str]


class Vocabulary:
    """What the names and texts of a corpus are made of."""

    def __init__(self, corpus: Corpus) -> None:
        """Read the vocabulary of this corpus."""
        self._corpus = corpus

    def preload(self) -> None:
        """Work out which marks words bear, so that no question has to."""
        _ = self._alone

    def __contains__(self, word: object) -> bool:
        """Whether a word, folded or not, can be found at all."""
        return isinstance(word, str) and key_of(word) in self._corpus.known

    def are_neighbours(self, first: str, second: str) -> bool:
        """Whether some name has these two keys in a row."""
        return self._corpus.has_pair(f"{first} {second}")

    def count(self, first: str, second: str) -> int:
        """In how many documents some name has these two keys in a row."""
        return self._corpus.count(f"{first} {second}")

    def are_in_one_name(self, keys: Iterable[str]) -> bool:
        """Whether the names of some document hold all these keys."""
        return bool(reduce(and_, (self._corpus.named(key).documents for key in keys)))

    def near(self, key: str) -> tuple[str, ...]:
        """The keys one slip of the finger away, those in most names first."""
        if len(key) < _SHORTEST or key.isdigit():
            return ()
        slips = 2 if len(key) >= _LONG else 1
        found = extract(
            key,
            self._corpus.terms,
            scorer=OSA.distance,
            score_cutoff=slips,
            limit=_MOST_NEAR,
        )
        likely = [(distance, -self._corpus.count(term), term) for term, distance, _ in found]
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

    @cached_property
    def _marked(self) -> Mapping[_Pair, _Pair]:
        """For the keys of two tokens in a row the marks they bear in most names."""
        lines = (line.split(" ") for row in self._corpus.rows for line in row.marked.split("\n"))
        seen = Counter(pair for tokens in lines for pair in pairwise(tokens))
        found: dict[_Pair, _Pair] = {}
        for first, second in sorted(seen, key=lambda pair: (-seen[pair], pair)):
            found.setdefault((key_of(first), key_of(second)), (first, second))
        return found

    @cached_property
    def _alone(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for keys, marked in self._marked.items():
            for key, one in zip(keys, marked, strict=True):
                found.setdefault(key, one)
        return found


@lru_cache(_KEPT)
def vocabulary_of(corpus: Corpus) -> Vocabulary:
    """The vocabulary of a corpus, made when first asked for."""
    return Vocabulary(corpus)
