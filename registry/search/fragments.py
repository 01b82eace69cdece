"""Why a record was found, shown: its text with the matches marked, as it is written there."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from registry.catalogue.version import Version
from registry.search.analysis import Name, Token, placed_tokens
from registry.search.prepared import Passage, Prepared, passage_of, prepared, squeezed
from registry.search.question import Fragment, Part
from registry.search.understanding import Sense
from registry.words import Words

_BEFORE, _AFTER = 60, 140
_MOST = 3
_LONGEST = _BEFORE + _AFTER
_ELLIPSIS = "…"
_CODE = Words("Mã", "Code")


def fragments(version: Version, sense: Sense) -> tuple[Fragment, ...]:
    """The name, marked, and if the name does not say all, the text that says most."""
    known = prepared(version)
    keys = frozenset(sense.keys)
    content = keys - sense.glue
    main = known.names[0]
    shown = [_of_name(known, main, keys)]
    best = max(known.names, key=lambda name: len(content.intersection(name.keys)))
    if _adds(best, main, content):
        shown.append(_of_name(known, best, keys))
    if not content.issubset(best.keys):
        shown += _of_texts(known, keys, content.difference(best.keys))
    return tuple(shown[:_MOST])


def identifier_fragments(version: Version, code: str) -> tuple[Fragment, ...]:
    """The name, and the identifier that matched, whole."""
    known = prepared(version)
    named = ((name.pointer, known.labels[name.pointer], name.text) for name in known.names)
    told = ((text.pointer, text.label, text.text) for text in known.others)
    shown = [_of_name(known, known.names[0], frozenset())]
    for pointer, label, text in (*named, *told):
        if squeezed(text) == code:
            return (*shown, Fragment(pointer, label, (Part(text, matched=True),)))
    return (*shown, Fragment("", _CODE, (Part(version.key.code, matched=True),)))


def name_fragment(version: Version, keys: frozenset[str], prefix: str = "") -> Fragment:
    """The first name with these keys marked, and the beginning of the token being typed."""
    known = prepared(version)
    return _of_name(known, known.names[0], keys, prefix)


def _adds(best: Name, main: Name, content: frozenset[str]) -> bool:
    """Whether another name says more of the query than the first."""
    is_other = best.pointer != main.pointer
    return is_other and len(content.intersection(best.keys)) > len(content & set(main.keys))


def _of_name(known: Prepared, name: Name, keys: frozenset[str], prefix: str = "") -> Fragment:
    original, tokens = placed_tokens(name.text)
    spans = list(_spans(original, tokens, keys, prefix))
    return Fragment(name.pointer, known.labels[name.pointer], _parts(original, spans))


def _of_texts(known: Prepared, keys: frozenset[str], wanted: frozenset[str]) -> list[Fragment]:
    passages = [one for one in map(passage_of, known.others) if not one.keys.isdisjoint(wanted)]
    best = max(passages, key=lambda one: _worth(one, keys, wanted), default=None)
    if best is None:
        return []
    spans = list(_spans(best.original, best.tokens, keys))
    return [Fragment(best.text.pointer, best.text.label, _cut(best.original, spans))]


def _worth(passage: Passage, keys: frozenset[str], wanted: frozenset[str]) -> tuple[int, int]:
    return len(passage.keys & wanted), len(passage.keys & keys)


def _spans(
    original: str, tokens: Sequence[Token], keys: frozenset[str], prefix: str = ""
) -> Iterator[tuple[int, int]]:
    """Where matches stand, those with nothing but space between as one."""
    begun: tuple[int, int] | None = None
    for token in tokens:
        if token.key in keys or (prefix and token.key.startswith(prefix)):
            if begun and not original[begun[1] : token.start].strip():
                begun = begun[0], token.end
                continue
            if begun:
                yield begun
            begun = token.start, token.end
    if begun:
        yield begun


def _parts(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Part, ...]:
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    parts = (Part(text[start:end], bool(at % 2)) for at, (start, end) in enumerate(pairwise(edges)))
    return tuple(part for part in parts if part.text)


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Part, ...]:
    """The stretch of the text with most matches, cut between words."""
    if len(text) <= _LONGEST or not spans:
        return _parts(text, spans)
    first = max(spans, key=lambda span: _held(spans, span[0] - _BEFORE))[0]
    start = _word_edge(text, max(0, first - _BEFORE))
    end = _word_edge(text, min(len(text), start + _LONGEST))
    inside = [(a - start, b - start) for a, b in spans if start <= a and b <= end]
    parts = list(_parts(text[start:end].rstrip(), inside))
    before = [Part(_ELLIPSIS, matched=False)] if start else []
    after = [Part(_ELLIPSIS, matched=False)] if end < len(text) else []
    return (*before, *parts, *after)


def _held(spans: Sequence[tuple[int, int]], start: int) -> int:
    return sum(start <= one[0] and one[1] <= start + _LONGEST for one in spans)


def _word_edge(text: str, at: int) -> int:
    """The beginning of the word that stands there."""
    if at in (0, len(text)):
        return at
    space = text.rfind(" ", 0, at)
    return space + 1
