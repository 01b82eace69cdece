"""The senses of a query: its words as typed, and with abbreviations and synonyms in their place."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from registry.search.analysis import bare_keys, is_glue, key_of, pairs_of
from registry.search.question import Why
from registry.search.spotting import Span, apart, are_apart
from registry.search.terms import Meaning
from registry.search.text import glue, normal_numbers
from registry.search.vocabulary import Vocabulary

_MOST_SENSES = 10
_COMPOUND = 0.98


class Sense(NamedTuple):
    """One way to read the query."""

    marked: tuple[str, ...]
    """Its tokens, lower-case, with marks."""
    keys: tuple[str, ...]
    pairs: frozenset[str]
    glue: frozenset[str]
    """Keys that only hold others together."""
    weight: float
    why: Why
    held: frozenset[str] = frozenset()
    """Its keys, to ask whether one is among them."""
    content: frozenset[str] = frozenset()
    """Its keys without glue."""
    toned: tuple[tuple[str, str], ...] = ()
    """Its tokens that bear marks, each with its key."""

    @classmethod
    def of(cls, tokens: Sequence[str], weight: float, why: Why) -> "Sense":
        """The sense of these tokens."""
        marked = normal_numbers(tokens)
        keys = tuple(map(key_of, marked))
        places, held = glue(marked), frozenset(keys)
        loose = frozenset(keys[at] for at in places) | frozenset(filter(is_glue, held))
        # All glue, if there is nothing else to search by.
        loose = loose if held != loose else frozenset()
        return cls(
            marked=marked,
            keys=keys,
            pairs=pairs_of(keys, bare_keys(keys, places)),
            glue=loose,
            weight=weight,
            why=why,
            held=held,
            content=held - loose,
            toned=tuple(
                (token, key) for token, key in zip(marked, keys, strict=True) if not token.isascii()
            ),
        )


def senses(
    tokens: tuple[str, ...], spans: Sequence[Span], why: Why, vocabulary: Vocabulary
) -> Iterator[Sense]:
    """The words typed; with abbreviations written out; then with each synonym in turn."""
    seen = set()
    for trial, weight, because in _trials(tokens, spans, why, vocabulary):
        if trial not in seen:
            seen.add(trial)
            yield Sense.of(trial, weight, because)
        if len(seen) == _MOST_SENSES:
            return


def _trials(
    tokens: tuple[str, ...], spans: Sequence[Span], why: Why, vocabulary: Vocabulary
) -> Iterator[tuple[tuple[str, ...], float, Why]]:
    if not tokens:
        return
    yield tokens, 1.0, why
    short = [span for span in spans if span.meanings[0].is_abbreviation]
    chosen = [(span, span.meanings[0]) for span in apart(short)]
    if chosen:
        weight = min(meaning.weight for _, meaning in chosen)
        yield _replaced(tokens, chosen), weight, Why.ABBREVIATION
    written_out = _replaced(tokens, chosen)
    for place, part in enumerate(_compounds(written_out, vocabulary)):
        yield part, _COMPOUND ** (place + 1), Why.SYNONYM
    for span in spans:
        beside = [one for one in chosen if are_apart(one[0], span)]
        for meaning in span.meanings:
            because = Why.ABBREVIATION if meaning.is_abbreviation else Why.SYNONYM
            yield _replaced(tokens, [*beside, (span, meaning)]), meaning.weight, because


def _compounds(tokens: tuple[str, ...], vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    """Two words that share their second half: xuất nhập khẩu is xuất khẩu and nhập khẩu.

    Each first half is seen beside the second in more names than beside the other first half, and
    than the first of them is beside the word before it: no *báo cáo tai* in *báo cáo thiên tai*.
    """
    keys = tuple(map(key_of, tokens))
    for at in range(len(tokens) - 2):
        first, second, half = keys[at : at + 3]
        apart = max(vocabulary.count(*pair) for pair in pairwise(keys[max(at - 1, 0) : at + 2]))
        if min(vocabulary.count(first, half), vocabulary.count(second, half)) > apart:
            for one in (tokens[at], tokens[at + 1]):
                yield (*tokens[:at], one, *tokens[at + 2 :])


def _replaced(tokens: tuple[str, ...], chosen: Sequence[tuple[Span, Meaning]]) -> tuple[str, ...]:
    made: list[str] = []
    at = 0
    for span, meaning in sorted(chosen, key=lambda one: one[0].start):
        made += [*tokens[at : span.start], *meaning.tokens]
        at = span.end
    return (*made, *tokens[at:])
