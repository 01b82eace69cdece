"""A kind's content as a form: fields read off the model's marks, and the content read back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from textwrap import shorten
from typing import Any

from pydantic import BaseModel

from registry.catalogue import View
from registry.errors import Complaint
from registry.kinds import Kind
from registry.kinds.content import Mention
from registry.kinds.marks import CodeOf, Label, RefersTo
from registry.kinds.reading import Key
from registry.kinds.shape import Json, Shape, shape_of
from registry.languages import ENGLISH
from registry.words import Term, Words

SPARE = 1
"""How many empty elements a list shows for adding."""

_LONG = frozenset({"vi", "en", "note", "reference", "formula", "numerator", "denominator", "text"})
_MOST_OFFERED = 400
_GIST, _GIST_LENGTH = 3, 100


class Control(StrEnum):
    """How a value is asked for."""

    LINE = "line"
    PROSE = "prose"
    DAY = "day"
    CHECK = "check"
    CHOICE = "choice"
    GROUP = "group"
    LIST = "list"


@dataclass(frozen=True)
class Field:
    """One place of the form."""

    pointer: str
    label: Words
    control: Control
    value: str = ""
    choices: tuple[tuple[str, Words], ...] = ()
    offers: str = ""
    """The list of codes that are offered while typing: the kind or codelist they come from."""
    parts: tuple["Field", ...] = ()
    faults: tuple[Words, ...] = ()
    named: Words | None = None
    """What the code that stands there is called."""
    is_spare: bool = False
    is_required: bool = False
    hint: Words | None = None
    """What is to be put there, where the label does not say it all."""

    @property
    def id(self) -> str:
        """The name of the place, fit for an attribute."""
        return "f" + self.pointer.replace("/", "-")

    @property
    def has_fault(self) -> bool:
        """Whether it, or anything inside it, is complained of."""
        return bool(self.faults) or any(one.has_fault for one in self.parts)

    @property
    def gist(self) -> Words:
        """What it says, in a few words: how an element of a list is told while it is folded."""
        said = list(dict.fromkeys(_told(one) for one in _all(self.parts) if one.value))[:_GIST]
        return Words(
            shorten(" · ".join(one.vi for one in said), _GIST_LENGTH, placeholder="…"),
            shorten(" · ".join(one.en for one in said), _GIST_LENGTH, placeholder="…"),
        )


Offers = Mapping[str, Sequence[tuple[str, Words | None]]]
"""Codes that are offered while typing, with their names, by the name of their list."""


def fields(
    view: View, model: type[BaseModel], content: Json, complaints: tuple[Complaint, ...] = ()
) -> list[Field]:
    """The form of a model, filled with a content, each complaint at its place."""
    said: dict[str, list[Words]] = {}
    for one in complaints:
        said.setdefault(one.pointer, []).append(one.message)
    required = {name for name, info in model.model_fields.items() if info.is_required()}
    return [
        _field(view, shape, content.get(name), f"/{name}", said, is_required=name in required)
        for name, shape in shape_of(model).fields.items()
    ]


def offers(view: View, found: list[Field]) -> Offers:
    """For each list of codes that a form offers, the codes with their names."""
    names = {one.offers for one in _all(found) if one.offers}
    return {name: list(_codes(view, name)) for name in sorted(names)}


def read(model: type[BaseModel], given: Mapping[str, str]) -> Json:
    """The content that a form says; places left empty are left out."""
    tree: dict[str, Any] = {}
    for name, value in given.items():
        if name.startswith("/") and value.strip():
            _put(tree, name.split("/")[1:], value.strip())
    return {
        name: value
        for name, shape in shape_of(model).fields.items()
        if (value := _value(shape, tree.get(name))) not in (None, [], {})
    }


def _field(
    view: View,
    shape: Shape,
    value: Json,
    pointer: str,
    said: Mapping[str, list[Words]],
    *,
    is_required: bool = False,
    is_spare: bool = False,
) -> Field:
    name = pointer.rpartition("/")[2]
    label = (shape.mark(Label) or Label(name, name)).words
    faults = tuple(said.get(pointer, ()))
    common: dict[str, Any] = {"faults": faults, "is_spare": is_spare, "is_required": is_required}
    if shape.element is not None:
        inner = tuple(
            replace(one, label=_numbered(label, index, one))
            for index, one in enumerate(_elements(view, shape.element, value or [], pointer, said))
        )
        return Field(pointer, label, Control.LIST, parts=inner, **common)
    if shape.fields:
        inside = value if isinstance(value, dict) else {}
        parts = tuple(
            _field(view, inner, inside.get(part), f"{pointer}/{part}", said)
            for part, inner in shape.fields.items()
        )
        hint = _MENTION if issubclass(shape.holds, Mention) else None
        return Field(pointer, label, Control.GROUP, parts=parts, hint=hint, **common)
    control = _control(shape, name)
    shown = _shown(value)
    return Field(
        pointer,
        label,
        control,
        value=shown,
        choices=_choices(shape) if control is Control.CHOICE else (),
        offers=_offered(shape),
        named=_named(view, shape, shown) if shown else None,
        **common,
    )


def _numbered(label: Words, index: int, element: Field) -> Words:
    """An element of a list is called as the list is, with its place in it."""
    if element.is_spare:
        return label
    return Words(f"{label.vi} {index + 1}", f"{label.en} {index + 1}")


def _elements(
    view: View, shape: Shape, values: list[Json], pointer: str, said: Mapping[str, list[Words]]
) -> Iterator[Field]:
    for index in range(len(values) + SPARE):
        is_spare = index >= len(values)
        value = None if is_spare else values[index]
        yield _field(view, shape, value, f"{pointer}/{index}", said, is_spare=is_spare)


def _control(shape: Shape, name: str) -> Control:
    holds = shape.holds
    if holds is bool:
        return Control.CHECK
    if holds is date:
        return Control.DAY
    if isinstance(holds, type) and issubclass(holds, Term):
        return Control.CHOICE
    return Control.PROSE if name.removesuffix(ENGLISH) in _LONG else Control.LINE


def _choices(shape: Shape) -> tuple[tuple[str, Words], ...]:
    return tuple((term.value, term.words) for term in shape.holds)


def _offered(shape: Shape) -> str:
    code_of, refers = shape.mark(CodeOf), shape.mark(RefersTo)
    if code_of is not None:
        return code_of.codelist
    return refers.kind.plural if refers is not None and refers.kind is not None else ""


def _named(view: View, shape: Shape, code: str) -> Words | None:
    code_of, refers = shape.mark(CodeOf), shape.mark(RefersTo)
    if code_of is not None:
        return view.code_name(code_of.codelist, code)
    if refers is None:
        return None
    try:
        return view.name_of(Key(refers.kind, code) if refers.kind else Key.parse(code))
    except ValueError:  # not written kind:code, which its complaint says
        return None


def _codes(view: View, name: str) -> Iterator[tuple[str, Words | None]]:
    kind = next((one for one in Kind if one.plural == name), None)
    if kind is not None:
        for version in list(view.each(kind))[:_MOST_OFFERED]:
            yield version.key.code, view.name_of(version.key)
        return
    codelist = view.find(Key(Kind.CODELIST, name))
    for one in codelist.content["codes"][:_MOST_OFFERED] if codelist else ():
        yield one["code"], view.code_name(name, one["code"])


def _shown(value: Json) -> str:
    if value is None or value is False:
        return ""
    return "true" if value is True else str(value)


def _all(found: tuple[Field, ...] | list[Field]) -> Iterator[Field]:
    for one in found:
        yield one
        yield from _all(one.parts)


def _told(field: Field) -> Words:
    """What stands in a field, in words where it is a code or a choice."""
    return field.named or dict(field.choices).get(field.value) or Words(field.value, field.value)


def _put(tree: dict[str, Any], steps: list[str], value: str) -> None:
    for step in steps[:-1]:
        inner = tree.setdefault(step, {})
        if not isinstance(inner, dict):
            return
        tree = inner
    tree[steps[-1]] = value


def _value(shape: Shape, given: Any) -> Json:
    """The part of a content that a place says; ``None`` where it says nothing."""
    if given is None:
        return None
    if shape.element is not None:
        inside = given if isinstance(given, dict) else {}
        ordered = sorted(inside.items(), key=lambda one: (len(one[0]), one[0]))
        found = (_value(shape.element, one) for _, one in ordered)
        return [one for one in found if one not in (None, {}, [])]
    if shape.fields:
        inside = given if isinstance(given, dict) else {}
        parts = {name: _value(inner, inside.get(name)) for name, inner in shape.fields.items()}
        said = {name: part for name, part in parts.items() if part not in (None, [], {})}
        return {**_unticked(shape, said), **said} if said else {}
    return _plain(shape, given) if isinstance(given, str) else None


def _unticked(shape: Shape, found: Json) -> dict[str, bool]:
    """The boxes that must say yes or no and were left empty: a browser sends nothing for no."""
    return {
        name: False
        for name, inner in shape.fields.items()
        if inner.holds is bool
        and name not in found
        and shape.holds.model_fields[name].is_required()
    }


def _plain(shape: Shape, text: str) -> Json:
    if shape.holds is bool:
        return text == "true"
    if shape.holds is int:
        return int(text) if text.lstrip("-").isdigit() and len(text) < 16 else text
    if shape.holds is Decimal:
        return text.replace(",", ".")
    return text


_MENTION = Words(
    "Chọn mã của bản ghi nếu có; nếu chưa có bản ghi thì ghi nguyên văn.",
    "The code of a record if there is one; else the words of the source.",
)
"""How to name something that the registry may have a record of."""
