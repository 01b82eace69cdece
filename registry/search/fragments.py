"""Why a record was found, shown: its text with the matches marked, as it is written there."""

from collections.abc import Sequence
from itertools import chain

from registry.catalogue.version import Version
from registry.search.analysis import Name, Passage
from registry.search.prepared import Prepared, prepared, squeezed
from registry.search.question import Fragment, Part
from registry.search.sensing import Sense
from registry.words import Words

_BEFORE, _AFTER = 60, 140
_MOST = 3
_LONGEST = _BEFORE + _AFTER
_ELLIPSIS = "…"
_CODE = Words("Mã", "Code")


def fragments(version: Version, sense: Sense) -> tuple[Fragment, ...]:
    """The name, marked, and if the name does not say all, the text that says most."""
    known = prepared(version)
    keys, content = sense.held, sense.content
    main = known.names[0]
    shown = [_of_name(known, main, keys)]
    if content <= main.held:
        return tuple(shown)
    best = max(known.names, key=lambda name: len(content & name.held))
    if _adds(best, main, content):
        shown.append(_of_name(known, best, keys))
    if not content <= best.held:
        shown += _of_texts(known, keys, content - best.held)
    return tuple(shown[:_MOST])


def prepare_fragments(version: Version) -> None:
    """Take all its texts apart, so that no answer has to."""
    known = prepared(version)
    for name in known.names:
        _ = name.passage, name.heads
    _ = known.holding


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
    return is_other and len(content & best.held) > len(content & main.held)


def _of_name(known: Prepared, name: Name, keys: frozenset[str], prefix: str = "") -> Fragment:
    spans = _spans(name.passage, keys, prefix)
    parts = _parts(name.passage.original, spans)
    return Fragment(name.pointer, known.labels[name.pointer], parts)


def _of_texts(known: Prepared, keys: frozenset[str], wanted: frozenset[str]) -> list[Fragment]:
    """The text that says most of what is wanted, and then of all keys."""
    holding = known.holding
    worth: dict[int, list[int]] = {}
    for key in wanted:
        for at in holding.get(key, ()):
            worth.setdefault(at, [0, 0])[0] += 1
    if not worth:
        return []
    for key in keys:
        for at in holding.get(key, ()):
            if at in worth:
                worth[at][1] += 1
    found = known.others[max(worth, key=lambda at: (worth[at], -at))]
    spans = _spans(found.passage, keys)
    return [Fragment(found.pointer, found.label, _cut(found.passage.original, spans))]


def _spans(passage: Passage, keys: frozenset[str], prefix: str = "") -> list[tuple[int, int]]:
    """Where matches stand, those with nothing but space between as one."""
    text, places = passage.original, passage.places
    matching = [places[key] for key in keys if key in places]
    if prefix:
        begun = (key for key in places if key.startswith(prefix) and key not in keys)
        matching += [places[key] for key in begun]
    found: list[tuple[int, int]] = []
    for start, end in sorted(chain.from_iterable(matching)):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _parts(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Part, ...]:
    parts = []
    at = 0
    for start, end in spans:
        if at < start:
            parts.append(Part(text[at:start], False))
        parts.append(Part(text[start:end], True))
        at = end
    if at < len(text):
        parts.append(Part(text[at:], False))
    return tuple(parts)


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
