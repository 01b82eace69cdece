"""Terms in a query: which of its words are an abbreviation, or a phrase that means another."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from registry.search.analysis import key_of
from registry.search.prepared import squeezed
from registry.search.terms import Meaning, Terms
from registry.search.text import decode_query, is_syllable, words
from registry.search.text.folding import composed, fold
from registry.search.vocabulary import Vocabulary

_MOST_WORDS = 64
_MOST_JOINED = 4
_LEAST_JOINED = 3


class Span(NamedTuple):
    """Some words of the query that a meaning can take the place of."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]


class Line(NamedTuple):
    """The tokens of a query, and which words they came from."""

    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    """For each word the index of its first token; one more for the end."""
    joined: tuple[str, ...]
    """Each word squeezed."""


def line_of(text: str, vocabulary: Vocabulary) -> Line:
    """The tokens of a query, with raw keys decoded."""
    found = words(composed(text))[:_MOST_WORDS]
    parts = [part for word in found for part in word.parts][:_MOST_WORDS]
    tokens = tuple(reading.text for reading in decode_query(parts, known=vocabulary))
    starts = [0]
    for word in found:
        starts.append(min(starts[-1] + len(word.parts), len(tokens)))
    return Line(tokens, tuple(starts), tuple(squeezed(word.joined) for word in found))


def spans_in(line: Line, terms: Terms, vocabulary: Vocabulary) -> Iterator[Span]:
    """Terms in the query; those that mean something only in a phrase, where it is one."""
    for span in (*_short(line, terms), *phrases_in(line.tokens, terms)):
        fitting = tuple(
            one for one in span.meanings if not one.in_phrase or _fits(line, span, one, vocabulary)
        )
        if fitting:
            yield span._replace(meanings=fitting)


def _short(line: Line, terms: Terms) -> Iterator[Span]:
    """Abbreviations, also written apart or with signs between: KH&ĐT, TP. HCM, GD-ĐT."""
    for first in range(len(line.joined)):
        for last in range(min(first + _MOST_JOINED, len(line.joined)), first, -1):
            code = "".join(line.joined[first:last])
            if last > first + 1 and len(code) < _LEAST_JOINED:
                continue
            meanings = terms.squeezed.get(code)
            if meanings and _may_be_short(line, first, last):
                yield Span(line.starts[first], line.starts[last], meanings)
                break


def _may_be_short(line: Line, first: int, last: int) -> bool:
    """Whether the words may be letters of an abbreviation.

    No vowel bears a mark; and written apart, at least one is no syllable.
    """
    tokens = line.tokens[line.starts[first] : line.starts[last]]
    if last > first + 1 and all(is_syllable(fold(token)) for token in tokens):
        return False
    return all(token.replace("đ", "d").isascii() for token in tokens)


def phrases_in(tokens: Sequence[str], terms: Terms) -> tuple[Span, ...]:
    """Synonyms in the tokens, longest first; none inside a longer one."""
    keys = tuple(map(key_of, tokens))
    starts = [at for at, key in enumerate(keys) if key in terms.beginnings]
    found: list[Span] = []
    for length in range(min(terms.longest, len(keys)), 0, -1):
        for start in starts:
            meanings = terms.phrases.get(keys[start : start + length])
            if meanings and start + length <= len(keys) and not _is_inside(start, length, found):
                found.append(Span(start, start + length, meanings))
    return tuple(found)


def _is_inside(start: int, length: int, spans: Sequence[Span]) -> bool:
    return any(one.start <= start and start + length <= one.end for one in spans)


def _fits(line: Line, span: Span, meaning: Meaning, vocabulary: Vocabulary) -> bool:
    """Whether some name has the meaning beside a word that stands beside the term."""
    before = key_of(line.tokens[span.start - 1]) if span.start else None
    after = key_of(line.tokens[span.end]) if span.end < len(line.tokens) else None
    first, last = key_of(meaning.tokens[0]), key_of(meaning.tokens[-1])
    fits_before = before is not None and vocabulary.are_neighbours(before, first)
    return fits_before or (after is not None and vocabulary.are_neighbours(last, after))


def apart(spans: Sequence[Span]) -> list[Span]:
    """Spans that do not overlap, the first of those that do."""
    kept: list[Span] = []
    for span in spans:
        if all(are_apart(one, span) for one in kept):
            kept.append(span)
    return kept


def are_apart(one: Span, other: Span) -> bool:
    """Whether two spans share no word."""
    return one.end <= other.start or other.end <= one.start
