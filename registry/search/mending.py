"""Slips of the finger mended: by the known word nearest, beside the neighbours it has in names."""

from collections.abc import Sequence
from itertools import chain, pairwise

from registry.search.analysis import key_of
from registry.search.text import is_syllable
from registry.search.text.folding import fold
from registry.search.vocabulary import Vocabulary


def mended(
    tokens: Sequence[str], taken: frozenset[int], vocabulary: Vocabulary
) -> tuple[str, ...] | None:
    """The tokens with those nobody knows replaced; ``None`` if all are known, or none is near.

    :param taken: where terms stand: they are left as they are.
    """
    made: list[tuple[str, ...]] = [(token,) for token in tokens]
    keys = list(map(key_of, tokens))
    for at, token in enumerate(tokens):
        if at not in taken and token not in vocabulary and not token[:1].isdigit():
            better = _better(keys, at, vocabulary, is_word=_is_word(token))
            if better:
                keys[at] = better[-1]
                made[at] = better
    if all(len(one) == 1 and one[0] == token for one, token in zip(made, tokens, strict=True)):
        return None
    return tuple(chain.from_iterable(_with_marks(made, tokens, vocabulary)))


def mend_between(tokens: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """The tokens with one that does not go with its neighbours replaced by one that does.

    For words that are right alone and wrong together: *tỷ lệ thất nghiêm*. Since each is right, the
    query must be the better for it: all of it in one name.
    """
    keys = tuple(map(key_of, tokens))
    for at, key in enumerate(keys):
        if _strangers(keys, at, vocabulary):
            for near in vocabulary.near(key):
                trial = (*keys[:at], near, *keys[at + 1 :])
                if _may_be_meant(key, near) and _go_together(trial, at, vocabulary):
                    return (*tokens[:at], vocabulary.marked(trial)[at], *tokens[at + 1 :])
    return None


def _may_be_meant(key: str, near: str) -> bool:
    """Whether a right word may stand for a near one: its first letter is seldom another's."""
    return key[1:] != near[1:]


def _go_together(keys: tuple[str, ...], at: int, vocabulary: Vocabulary) -> bool:
    return not _strangers(keys, at, vocabulary) and vocabulary.are_in_one_name(keys)


def _is_word(token: str) -> bool:
    """Whether a right word was typed, marks and all: xăng, which no record speaks of."""
    return not token.isascii() and is_syllable(fold(token))


def _better(
    keys: list[str], at: int, vocabulary: Vocabulary, *, is_word: bool
) -> tuple[str, ...] | None:
    """Two words typed as one, else the near word that goes best with its neighbours.

    A word that is right is replaced only by one that goes with its neighbours.
    """
    near = vocabulary.near(keys[at])
    scored = [(_company(keys, at, one, vocabulary), -place, one) for place, one in enumerate(near)]
    best = max(scored, default=None)
    if best is None or not best[0]:
        parted = vocabulary.parted(keys[at])
        if parted or is_word:
            return parted
    return (best[2],) if best else None


def _company(keys: list[str], at: int, trial: str, vocabulary: Vocabulary) -> int:
    """How many of its neighbours the trial word is known to stand beside."""
    before = at > 0 and vocabulary.are_neighbours(keys[at - 1], trial)
    after = at + 1 < len(keys) and vocabulary.are_neighbours(trial, keys[at + 1])
    return before + after


def _strangers(keys: tuple[str, ...], at: int, vocabulary: Vocabulary) -> bool:
    """Whether no name has this key beside any of its neighbours."""
    beside = range(max(at - 1, 0), min(at + 1, len(keys) - 1))
    pairs = list(pairwise(keys))
    return bool(beside) and not any(vocabulary.are_neighbours(*pairs[one]) for one in beside)


def _with_marks(
    made: list[tuple[str, ...]], tokens: Sequence[str], vocabulary: Vocabulary
) -> list[tuple[str, ...]]:
    """The mended tokens with the marks they bear in names; the others as typed."""
    flat = tuple(key_of(word) for one in made for word in one)
    marked = iter(vocabulary.marked(flat))
    found = []
    for one, token in zip(made, tokens, strict=True):
        bearing = tuple(next(marked) for _ in one)
        found.append(one if one == (token,) else bearing)
    return found
