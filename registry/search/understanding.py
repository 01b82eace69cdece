"""From what was typed to what may be meant: a few senses of one query, the likeliest first.

Raw keys are decoded, slips of the finger mended, abbreviations and synonyms put in. A record is
then compared with each sense and counts by the one that fits best.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from registry.search.analysis import is_glue, key_of, pairs_of
from registry.search.prepared import squeezed
from registry.search.question import Why
from registry.search.terms import Meaning, Terms
from registry.search.text import decode_query, glue, is_syllable, normal_numbers, words
from registry.search.text.folding import composed, fold
from registry.search.vocabulary import Vocabulary

_MOST_WORDS = 64
_MOST_SENSES = 10
_MOST_JOINED = 4
_LEAST_JOINED = 3
_MENDED = 0.9
_COMPOUND = 0.98
_GLUE_WEIGHT = 0.15


@dataclass(frozen=True, slots=True)
class Sense:
    """One way to read the query."""

    marked: tuple[str, ...]
    """Its tokens, lower-case, with marks."""
    keys: tuple[str, ...]
    pairs: frozenset[str]
    glue: frozenset[str]
    """Keys that only hold others together."""
    weight: float
    why: Why

    @classmethod
    def of(cls, tokens: Sequence[str], weight: float, why: Why) -> "Sense":
        """The sense of these tokens."""
        marked = normal_numbers(tokens)
        keys = tuple(map(key_of, marked))
        held = frozenset(keys[at] for at in glue(marked)) | frozenset(filter(is_glue, keys))
        return cls(marked, keys, frozenset(pairs_of(marked)), held - _only(keys, held), weight, why)


class Span(NamedTuple):
    """Some words of the query that a meaning can take the place of."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True)
class Understood:
    """A query as understood."""

    typed: tuple[str, ...]
    """The tokens after decoding, before anything was mended."""
    mended: tuple[str, ...] | None
    """The tokens with slips mended, if any were."""
    senses: tuple[Sense, ...]


class _Line(NamedTuple):
    """The tokens of a query, and which words they came from."""

    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    """For each word the index of its first token; one more for the end."""
    joined: tuple[str, ...]
    """Each word squeezed."""


def understand(text: str, terms: Terms, vocabulary: Vocabulary) -> Understood:
    """What a query may mean."""
    line = _line(text, vocabulary)
    spans = tuple(_spans(line, terms, vocabulary))
    taken = frozenset(at for span in spans for at in range(span.start, span.end))
    mended = _mended(line.tokens, taken, vocabulary)
    if mended is not None:
        whole = tuple(token for tokens in mended for token in tokens)
        senses = tuple(_senses(whole, _phrases(whole, terms), Why.SPELLING, vocabulary))
        typed = Sense.of(line.tokens, 1.0, Why.NAME)
        return Understood(line.tokens, whole, (typed, *(_weaker(one) for one in senses)))
    return Understood(line.tokens, None, tuple(_senses(line.tokens, spans, Why.NAME, vocabulary)))


def understand_beginning(text: str, terms: Terms, vocabulary: Vocabulary) -> tuple[Sense, ...]:
    """What a query still being typed may mean: its last word is no slip but a beginning."""
    line = _line(text, vocabulary)
    spans = tuple(_spans(line, terms, vocabulary))
    return tuple(_senses(line.tokens, spans, Why.NAME, vocabulary))


def mend_between(tokens: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """The tokens with one that does not go with its neighbours replaced by one that does.

    For words that are right alone and wrong together: *tỷ lệ thất nghiêm*.
    """
    keys = tuple(map(key_of, tokens))
    for at, key in enumerate(keys):
        if _strangers(keys, at, vocabulary):
            for near in vocabulary.near(key):
                trial = (*keys[:at], near, *keys[at + 1 :])
                if not _strangers(trial, at, vocabulary):
                    return (*tokens[:at], vocabulary.marked(trial)[at], *tokens[at + 1 :])
    return None


def _line(text: str, vocabulary: Vocabulary) -> _Line:
    found = words(composed(text))[:_MOST_WORDS]
    parts = [part for word in found for part in word.parts][:_MOST_WORDS]
    tokens = tuple(reading.text for reading in decode_query(parts, known=vocabulary))
    starts = [0]
    for word in found:
        starts.append(min(starts[-1] + len(word.parts), len(tokens)))
    return _Line(tokens, tuple(starts), tuple(squeezed(word.joined) for word in found))


def _senses(
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
    chosen = [(span, span.meanings[0]) for span in _apart(short)]
    if chosen:
        weight = min(meaning.weight for _, meaning in chosen)
        yield _replaced(tokens, chosen), weight, Why.ABBREVIATION
    written_out = _replaced(tokens, chosen)
    for place, part in enumerate(_compounds(written_out, vocabulary)):
        yield part, _COMPOUND ** (place + 1), Why.SYNONYM
    for span in spans:
        beside = [one for one in chosen if _are_apart(one[0], span)]
        for meaning in span.meanings:
            because = Why.ABBREVIATION if meaning.is_abbreviation else Why.SYNONYM
            yield _replaced(tokens, [*beside, (span, meaning)]), meaning.weight, because


def _compounds(tokens: tuple[str, ...], vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    """Two words that share their second half: xuất nhập khẩu is xuất khẩu and nhập khẩu."""
    for at in range(len(tokens) - 2):
        first, second, half = map(key_of, tokens[at : at + 3])
        share = vocabulary.are_neighbours(first, half) and vocabulary.are_neighbours(second, half)
        if share:
            for one in (tokens[at], tokens[at + 1]):
                yield (*tokens[:at], one, *tokens[at + 2 :])


def _replaced(tokens: tuple[str, ...], chosen: Sequence[tuple[Span, Meaning]]) -> tuple[str, ...]:
    made: list[str] = []
    at = 0
    for span, meaning in sorted(chosen, key=lambda one: one[0].start):
        made += [*tokens[at : span.start], *meaning.tokens]
        at = span.end
    return (*made, *tokens[at:])


def _spans(line: _Line, terms: Terms, vocabulary: Vocabulary) -> Iterator[Span]:
    """Terms in the query; those that mean something only in a phrase, where it is one."""
    for span in (*_short(line, terms), *_phrases(line.tokens, terms)):
        fitting = tuple(
            one for one in span.meanings if not one.in_phrase or _fits(line, span, one, vocabulary)
        )
        if fitting:
            yield span._replace(meanings=fitting)


def _short(line: _Line, terms: Terms) -> Iterator[Span]:
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


def _may_be_short(line: _Line, first: int, last: int) -> bool:
    """Whether the words may be letters of an abbreviation.

    No vowel bears a mark; and written apart, at least one is no syllable.
    """
    tokens = line.tokens[line.starts[first] : line.starts[last]]
    if last > first + 1 and all(is_syllable(fold(token)) for token in tokens):
        return False
    return all(token.replace("đ", "d").isascii() for token in tokens)


def _phrases(tokens: Sequence[str], terms: Terms) -> tuple[Span, ...]:
    """Synonyms in the tokens, longest first; none inside a longer one."""
    keys = tuple(map(key_of, tokens))
    found: list[Span] = []
    for length in range(min(terms.longest, len(keys)), 0, -1):
        for start in range(len(keys) - length + 1):
            meanings = terms.phrases.get(keys[start : start + length])
            inside = any(one.start <= start and start + length <= one.end for one in found)
            if meanings and not inside:
                found.append(Span(start, start + length, meanings))
    return tuple(found)


def _fits(line: _Line, span: Span, meaning: Meaning, vocabulary: Vocabulary) -> bool:
    """Whether some name has the meaning beside a word that stands beside the term."""
    before = key_of(line.tokens[span.start - 1]) if span.start else None
    after = key_of(line.tokens[span.end]) if span.end < len(line.tokens) else None
    first, last = key_of(meaning.tokens[0]), key_of(meaning.tokens[-1])
    fits_before = before is not None and vocabulary.are_neighbours(before, first)
    return fits_before or (after is not None and vocabulary.are_neighbours(last, after))


def _mended(
    tokens: Sequence[str], taken: frozenset[int], vocabulary: Vocabulary
) -> list[tuple[str, ...]] | None:
    """For each token what it is to be; ``None`` if none is unknown, or nothing is near."""
    made: list[tuple[str, ...]] = [(token,) for token in tokens]
    keys = list(map(key_of, tokens))
    for at, token in enumerate(tokens):
        if at not in taken and token not in vocabulary and not token[:1].isdigit():
            better = _better(keys, at, vocabulary)
            if better:
                keys[at] = better[-1]
                made[at] = better
    if all(len(one) == 1 and one[0] == token for one, token in zip(made, tokens, strict=True)):
        return None
    return _with_marks(made, tokens, vocabulary)


def _better(keys: list[str], at: int, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """Two words typed as one, else the near word that goes best with its neighbours."""
    near = vocabulary.near(keys[at])
    scored = [(_company(keys, at, one, vocabulary), -place, one) for place, one in enumerate(near)]
    best = max(scored, default=None)
    if best is None or not best[0]:
        parted = vocabulary.parted(keys[at])
        if parted:
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


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Spans that do not overlap, the first of those that do."""
    kept: list[Span] = []
    for span in spans:
        if all(_are_apart(one, span) for one in kept):
            kept.append(span)
    return kept


def _are_apart(one: Span, other: Span) -> bool:
    return one.end <= other.start or other.end <= one.start


def _weaker(sense: Sense) -> Sense:
    return replace(sense, weight=sense.weight * _MENDED)


def _only(keys: tuple[str, ...], held: frozenset[str]) -> frozenset[str]:
    """All glue, if there is nothing else to search by."""
    return held if held.issuperset(keys) else frozenset()
