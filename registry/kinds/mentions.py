"""Free texts that stand for references and could not be resolved."""

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel

from registry.kinds.content import Mention
from registry.kinds.marks import Label
from registry.kinds.shape import Json, Shape, shape_of
from registry.words import Words


class Unresolved(NamedTuple):
    """A text that stayed text: where it stands, what the field is called, what was written."""

    pointer: str
    label: Words
    text: str


def unresolved(model: type[BaseModel], data: Json) -> Iterator[Unresolved]:
    """Every mention in the content that names no item, in the order of the model's fields."""
    return _walk(shape_of(model), data, "", Words("", ""))


def _walk(shape: Shape, data: Json, pointer: str, label: Words) -> Iterator[Unresolved]:
    if data is None:
        return
    marked = shape.mark(Label)
    label = marked.words if marked else label
    if shape.element is not None:
        for index, element in enumerate(data):
            yield from _walk(shape.element, element, f"{pointer}/{index}", label)
    elif shape.fields:
        yield from _own(shape, data, pointer, label)
        for name, inner in shape.fields.items():
            yield from _walk(inner, data.get(name), f"{pointer}/{name}", label)


def _own(shape: Shape, data: Json, pointer: str, label: Words) -> Iterator[Unresolved]:
    if not issubclass(shape.holds, Mention):
        return
    text = data.get(shape.holds.written)
    if text is not None and not any(data.get(name) for name in shape.holds.resolved_by):
        yield Unresolved(pointer, label, text)
