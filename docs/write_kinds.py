"""Writes docs/kinds.md from the models: every kind and type of fact, with every field.

Run it with ``.venv/bin/python docs/write_kinds.py`` after a change in ``registry/kinds`` or
``registry/facts``; ``tests/test_docs.py`` fails until the file is what this writes.
"""

import inspect
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from pydantic import BaseModel

from registry.facts import FACTS
from registry.facts.fact import Fact
from registry.kinds import MODELS
from registry.kinds.content import Citation, Content, Identifier, Party, Text
from registry.kinds.marks import CodeOf, Facet, KeyedBy, Label, RefersTo, Responsible, Wording
from registry.kinds.provenance import Provenance
from registry.kinds.shape import Shape, shape_of
from registry.words import Term, Words

PAGE = Path(__file__).with_name("kinds.md")

_HEAD = """\
# Kinds and facts, field by field

Written by `docs/write_kinds.py` from the models in `registry/kinds` and `registry/facts`: do not
edit it by hand. What the words mean, with examples from the data: [domain.md](domain.md).

- A field that is not *required* is left out of an answer when it has its default: a yes/no or a
  value whose default stands in the table, an empty list, and everything that is not known.
- *facet*: lists of the kind can be filtered and are counted by it, as in
  `GET /v1/indicators?field=LAO_DONG_VIEC_LAM`. Facets of facts are marked, but no list uses them.
- *wording*: a change here alone makes a patch version ([domain.md](domain.md#version)).
- *told apart by*: elements of the list are compared by this field, not by their place.
- *responsible*: the steward of the body named here may propose changes and state facts
  ([domain.md](domain.md#who-may-change-what)).
"""
_SHARED = (Text, Citation, Party, Identifier, Provenance)
"""Models that stand in several kinds."""
_PLAIN = {str: "text", int: "whole number", Decimal: "decimal number", date: "day", bool: "yes/no"}


def written() -> str:
    """The whole page."""
    return "\n".join(_Page().lines())


class _Page:
    """The page under construction: each model and closed list gets its heading once."""

    def __init__(self) -> None:
        self.done: set[type] = set(_SHARED)

    def lines(self) -> Iterator[str]:
        yield _HEAD
        yield from _contents()
        yield from self.base("Every kind", Content)
        for kind, model in MODELS.items():
            yield from self.whole(kind.words, kind.value, model, Content)
        yield from self.base("Every type of fact", Fact)
        for fact_type, fact in FACTS.items():
            yield from self.whole(fact_type.words, fact_type.value, fact, Fact)
        yield "## Shared parts\n"
        for part in _SHARED:
            yield from _record("###", part)
            yield from self.inside(shape_of(part).fields.values())

    def base(self, heading: str, model: type[BaseModel]) -> Iterator[str]:
        """The fields that all kinds, or all types of fact, have."""
        yield f"## {heading}\n\n{_said(model)}\n"
        fields = shape_of(model).fields
        yield from _table(model, fields)
        yield from self.inside(fields.values())

    def whole(
        self, words: Words, value: str, model: type[BaseModel], base: type[BaseModel]
    ) -> Iterator[str]:
        """A kind or type of fact: its own fields, and the parts and lists they bring in."""
        fields = shape_of(model).fields
        own = [name for name in fields if name not in base.model_fields]
        yield f"## {words.en}\n\n*{words.vi}*, `{value}`. {_said(model)}\n"
        yield from _table(model, own)
        needed = getattr(model, "needed_to_qualify", ())
        if needed:
            yield f"To be qualified it needs {', '.join(f'`{name}`' for name in needed)}.\n"
        yield from self.inside(fields[name] for name in own)

    def inside(self, shapes: Iterable[Shape]) -> Iterator[str]:
        """The parts and closed lists these fields hold, at any depth, that are still to come."""
        for shape in map(_at, shapes):
            if shape.holds in self.done or not (shape.fields or _is_term(shape)):
                continue
            self.done.add(shape.holds)
            yield from _terms(shape.holds) if _is_term(shape) else _record("###", shape.holds)
            yield from self.inside(shape.fields.values())


def _contents() -> Iterator[str]:
    yield "- Kinds: " + ", ".join(_link(one.words.en) for one in MODELS)
    yield "- Facts: " + ", ".join(_link(one.words.en) for one in FACTS)
    yield "- Parts: " + ", ".join(_link(one.__name__) for one in _SHARED) + "\n"


def _record(level: str, model: type[BaseModel]) -> Iterator[str]:
    yield f"{level} {model.__name__}\n\n{_said(model)}\n"
    yield from _table(model, shape_of(model).fields)


def _table(model: type[BaseModel], names: Iterable[str]) -> Iterator[str]:
    yield "| field | tiếng Việt | English | holds | meaning |\n|---|---|---|---|---|"
    for name in names:
        shape = shape_of(model).fields[name]
        label = shape.mark(Label) or Label("", "")
        meaning = _plain(model.model_fields[name].description or "")
        cells = (f"`{name}`", label.vi, label.en, _holds(model, name, shape), meaning)
        yield f"| {' | '.join(cells)} |"
    yield ""


def _terms(term: type[Term]) -> Iterator[str]:
    yield f"### {term.__name__}\n\n{_said(term)}\n"
    yield "| value | tiếng Việt | English |\n|---|---|---|"
    yield from (f"| `{one.value}` | {one.words.vi} | {one.words.en} |" for one in term)
    yield ""


def _holds(model: type[BaseModel], name: str, shape: Shape) -> str:
    info, at = model.model_fields[name], _at(shape)
    key, facet = shape.mark(KeyedBy), shape.mark(Facet) or at.mark(Facet)
    notes = [
        "required" if info.is_required() else "",
        f"default {'yes' if info.default else 'no'}" if isinstance(info.default, bool) else "",
        f"default `{info.default}`" if isinstance(info.default, Term) else "",
        f"told apart by `{key.field}`" if key else "",
        f"facet `{facet.name}`" if facet else "",
        "wording" if shape.mark(Wording) else "",
        "responsible" if shape.mark(Responsible) else "",
    ]
    listed = "list: " if shape.element is not None else ""
    return "; ".join(filter(None, (listed + _what(at), *notes)))


def _what(shape: Shape) -> str:
    refers, code_of = shape.mark(RefersTo), shape.mark(CodeOf)
    if code_of:
        return f"code in `{code_of.codelist}`"
    if refers:
        return f"code of `{refers.kind}`" if refers.kind else "`kind:code`"
    if shape.fields or _is_term(shape):
        return _link(shape.holds.__name__)
    return _PLAIN[shape.holds]


def _at(shape: Shape) -> Shape:
    return shape.element or shape


def _is_term(shape: Shape) -> bool:
    return isinstance(shape.holds, type) and issubclass(shape.holds, Term)


def _link(heading: str) -> str:
    return f"[{heading}](#{heading.lower().replace(' ', '-')})"


def _said(model: type) -> str:
    return "\n\n".join(map(_plain, (inspect.getdoc(model) or "").split("\n\n")))


def _plain(text: str) -> str:
    return " ".join(text.replace("``", "`").split())


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
