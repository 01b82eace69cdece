"""From what was typed to what may be meant: a few senses of one query, the likeliest first.

Raw keys are decoded, slips of the finger mended, abbreviations and synonyms put in. A record is
then compared with each sense and counts by the one that fits best.
"""

from dataclasses import dataclass

from registry.search.mending import mended
from registry.search.question import Why
from registry.search.sensing import Sense, senses
from registry.search.spotting import line_of, phrases_in, spans_in
from registry.search.terms import Terms
from registry.search.vocabulary import Vocabulary

_MENDED = 0.9


@dataclass(frozen=True)
class Understood:
    """A query as understood."""

    typed: tuple[str, ...]
    """The tokens after decoding, before anything was mended."""
    mended: tuple[str, ...] | None
    """The tokens with slips mended, if any were."""
    senses: tuple[Sense, ...]


def understand(text: str, terms: Terms, vocabulary: Vocabulary) -> Understood:
    """What a query may mean."""
    line = line_of(text, vocabulary)
    spans = tuple(spans_in(line, terms, vocabulary))
    taken = frozenset(at for span in spans for at in range(span.start, span.end))
    better = mended(line.tokens, taken, vocabulary)
    if better is None:
        read = tuple(senses(line.tokens, spans, Why.NAME, vocabulary))
        return Understood(line.tokens, None, read)
    typed = Sense.of(line.tokens, 1.0, Why.NAME)
    return Understood(line.tokens, better, (typed, *understand_mended(better, terms, vocabulary)))


def understand_mended(
    tokens: tuple[str, ...], terms: Terms, vocabulary: Vocabulary
) -> tuple[Sense, ...]:
    """What a query may mean when it was mended to these tokens: a little less than as typed."""
    read = senses(tokens, phrases_in(tokens, terms), Why.SPELLING, vocabulary)
    return tuple(sense._replace(weight=sense.weight * _MENDED) for sense in read)


def understand_beginning(text: str, terms: Terms, vocabulary: Vocabulary) -> tuple[Sense, ...]:
    """What a query still being typed may mean: its last word is no slip but a beginning."""
    line = line_of(text, vocabulary)
    spans = tuple(spans_in(line, terms, vocabulary))
    return tuple(senses(line.tokens, spans, Why.NAME, vocabulary))
