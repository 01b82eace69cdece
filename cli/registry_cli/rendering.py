"""A record on the terminal: its fields in order, each with its label, in one language."""

from collections.abc import Iterator
from typing import Any

from registry.catalogue import Resolved, View
from registry.catalogue.naming import value_words
from registry.kinds import MODELS
from registry.kinds.content import Text
from registry.kinds.marks import Label
from registry.kinds.provenance import ProvenanceClass
from registry.kinds.shape import Json, Leaf, Shape, shape_of
from registry.languages import in_one
from registry.words import Words


def lines(view: View, resolved: Resolved, lang: str) -> Iterator[str]:
    """The lines that tell a record."""
    version = resolved.version
    yield in_language(version.names, lang)
    yield f"{version.key} · {version.number} · {_in(resolved.status.words, lang)}"
    basis = _in(version.validity.basis.words, lang)
    yield f"{_day(resolved.first)} – {_day(resolved.last)} ({basis})"
    provenance = in_one(version.provenance, lang)
    yield _in(ProvenanceClass(provenance["level"]).words, lang)
    yield ""
    fields = shape_of(MODELS[version.key.kind]).fields
    content = in_one(version.content, lang)
    for name, value in sorted(content.items(), key=lambda item: list(fields).index(item[0])):
        label = fields[name].mark(Label)
        yield from _field(view, label, fields[name], value, lang)
    yield ""
    yield from (str(value) for name, value in provenance.items() if name != "level")


def in_language(names: dict[str, Any], lang: str) -> str:
    """A name in the language, or in Vietnamese where there is none."""
    return str(names.get(lang, names["vi"]))


def _field(view: View, label: Label | None, shape: Shape, value: Json, lang: str) -> Iterator[str]:
    name = _in(label.words, lang) if label else ""
    if shape.element is None:
        yield f"{name}: {_one(view, shape, value, lang)}"
    elif shape.element.fields:
        yield f"{name}:"
        yield from (f"  - {_one(view, shape.element, element, lang)}" for element in value)
    else:
        yield f"{name}: " + "; ".join(_one(view, shape.element, one, lang) for one in value)


def _one(view: View, shape: Shape, value: Json, lang: str) -> str:
    if shape.holds is Text:
        return in_language(value, lang)
    if shape.element is not None:
        return "; ".join(_one(view, shape.element, element, lang) for element in value)
    if shape.fields:
        inside = ((shape.fields[name], value[name]) for name in shape.fields if name in value)
        return " · ".join(_one(view, inner, one, lang) for inner, one in inside)
    said = value_words(view, Leaf((), (shape,)), value)
    return f"{_in(said, lang)} [{value}]" if said else str(value)


def _in(words: Words, lang: str) -> str:
    return words.en if lang == "en" else words.vi


def _day(day: Any) -> str:
    return day.isoformat() if day else "…"
