"""What search knows of one version: its names, its other texts, its identifiers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import orjson

from registry.catalogue.version import Version
from registry.kinds import MODELS
from registry.kinds.kind import Kind
from registry.kinds.marks import Label, Searched
from registry.kinds.shape import Json, Leaf, leaves, values
from registry.search.analysis import Name, Passage, names_in
from registry.search.text import asked_documents
from registry.search.text.document_types import BY_NAME, NAMED_BY_YEAR
from registry.search.text.folding import fold
from registry.words import Words

_REMEMBERED = 20_000
_NAME = 6
"""Texts of this weight and above are what a thing is called."""
_CODE = 4
"""Texts of this weight and above, names aside, are codes."""
_SHORTEST_ABBREVIATION = 3
_LINKS = re.compile(r"[^0-9a-z]+")
_FILLING = re.compile(r"(?<![0-9])0+(?=[0-9])")
_CODED = re.compile(r"[0-9._-]")


@dataclass(frozen=True)
class Text:
    """A text of the content that is searched, with where it stands and what it is called."""

    pointer: str
    label: Words
    weight: int
    text: str

    @cached_property
    def passage(self) -> Passage:
        """It as it is shown."""
        return Passage.of(self.text)


@dataclass(frozen=True)
class Prepared:
    """The texts of a version."""

    names: tuple[Name, ...]
    labels: dict[str, Words]
    """What the field of each name is called, by its pointer."""
    others: tuple[Text, ...]
    identifiers: frozenset[str]

    @cached_property
    def holding(self) -> Mapping[str, tuple[int, ...]]:
        """For each key which of the other texts hold it."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, text in enumerate(self.others):
            for key in text.passage.places:
                found[key].append(at)
        return {key: tuple(places) for key, places in found.items()}


def prepared(version: Version) -> Prepared:
    """The texts of a version; kept, since the same versions are looked at again and again."""
    return _prepared(version.key.kind, version.key.code, version.content_bytes)


@lru_cache(_REMEMBERED)
def _prepared(kind: Kind, code: str, content: bytes) -> Prepared:
    texts = tuple(_texts(kind, orjson.loads(content)))
    named = [text for text in texts if text.weight >= _NAME]
    names = tuple(name for text in named for name in _names(kind, text, texts))
    return Prepared(
        names=names,
        labels={text.pointer: text.label for text in named},
        others=tuple(text for text in texts if text.weight < _NAME),
        identifiers=frozenset(filter(None, (*map(_identifier, texts), *_codes(code)))),
    )


def _names(kind: Kind, text: Text, texts: Sequence[Text]) -> Iterator[Name]:
    """What a text calls the thing; an instrument also as people say it, type first."""
    yield from names_in(text.pointer, text.text)
    if kind is Kind.INSTRUMENT and text.pointer == "/names/vi":
        told = {other.pointer: other.text for other in texts}
        for said in _said(told["/instrument_type"], text.text, told["/number"]):
            yield Name.of(text.pointer, said)


def _said(instrument_type: str, title: str, number: str) -> Iterator[str]:
    """Luật Thống kê, and with the year it is told apart by: Luật Thống kê 2015."""
    said = title if title.startswith(instrument_type) else f"{instrument_type} {title}"
    if said != title:
        yield said
    if BY_NAME.get(fold(instrument_type)) in NAMED_BY_YEAR:
        yield from (f"{said} {one.year}" for one in asked_documents(number) if one.year)


@lru_cache(_REMEMBERED)
def squeezed(text: str) -> str:
    """A code without case, marks and signs: ``293/QĐ-TTg`` is ``293qdttg``."""
    return _LINKS.sub("", fold(text))


def _texts(kind: Kind, content: Json) -> Iterator[Text]:
    for leaf, label, weight in _searched(kind):
        for pointer, value in values(leaf, content):
            yield Text(pointer, label, weight, value)


@cache
def _searched(kind: Kind) -> tuple[tuple[Leaf, Words, int], ...]:
    """The leaves of a kind that are searched, with their weight: that of the outermost mark."""
    found = []
    for leaf in leaves(MODELS[kind]):
        marks = [mark for shape in leaf.above if (mark := shape.mark(Searched))]
        if marks:
            found.append((leaf, _label(leaf), marks[-1].weight))
    return tuple(found)


def _label(leaf: Leaf) -> Words:
    labels = [label for shape in leaf.above if (label := shape.mark(Label))]
    return labels[-1].words


def _identifier(text: Text) -> str:
    """The text squeezed if it is a code and not words: an abbreviation, a number, an alias CPI."""
    if text.weight < _CODE or text.pointer.startswith("/names/"):
        return ""
    code = squeezed(text.text)
    if text.weight < _NAME:
        return code if any(map(str.isdigit, code)) else ""
    if text.pointer.startswith("/aliases/"):
        is_code = text.text.isupper() and " " not in text.text
        return code if is_code and len(code) >= _SHORTEST_ABBREVIATION else ""
    return code


def _codes(code: str) -> tuple[str, ...]:
    """The code of the item, unless it is a plain word that may be typed for its meaning.

    One with digits also without what links its parts and fills up its number: KTXH 099, KTXH 99.
    """
    whole = (code.lower(),) if _CODED.search(code) else ()
    if not any(map(str.isdigit, code)):
        return whole
    return (*whole, squeezed(code), squeezed(_FILLING.sub("", code)))
