"""The shape of a model: records, lists and plain values, each with its marks.

Read once per model from its annotations and shared by everything that reads marks: references,
facets, search, differences. They then work on plain JSON data, so that reading the catalogue never
builds models.
"""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from registry.kinds.marks import Facet, Label

EACH = "*"
"""The step of a path that stands for every element of a list."""

Json = Any
"""Plain JSON data: dict, list, str, int, bool or None. Its shape is told by a kind's model."""

M = TypeVar("M")


@dataclass(frozen=True)
class Shape:
    """A record if it has ``fields``, a list if it has an ``element``, else a plain value."""

    holds: Any
    """The Python type of a plain value or of the record."""
    marks: tuple[object, ...] = ()
    """The marks set on it directly."""
    fields: Mapping[str, "Shape"] = field(default_factory=dict)
    element: "Shape | None" = None
    default: bool | None = None
    """What a flag says when it is left out; other values say nothing when they are left out."""

    def mark(self, sort: type[M]) -> M | None:
        """Its own mark of this sort, or ``None``."""
        for mark in self.marks:
            if isinstance(mark, sort):
                return mark
        return None


@dataclass(frozen=True)
class Leaf:
    """One place in a model where a plain value can stand."""

    path: tuple[str, ...]
    """Field names, with ``*`` for "each element", e.g. ``("disaggregations", "*", "codelist")``."""
    above: tuple[Shape, ...]
    """The shapes on the way, innermost (its own) first."""

    @property
    def holds(self) -> Any:
        """The Python type of the value."""
        return self.above[0].holds

    def mark(self, sort: type[M]) -> M | None:
        """The innermost mark of this sort on the way to it, or ``None``."""
        return next((found for shape in self.above if (found := shape.mark(sort))), None)

    @cached_property
    def facet(self) -> tuple[Facet, Label] | None:
        """The facet it counts under, with the label of the field the facet is set on."""
        for index, shape in enumerate(self.above):
            facet = shape.mark(Facet)
            if facet is not None:
                labels = (above.mark(Label) for above in self.above[index:])
                return facet, next(filter(None, labels), Label(facet.name, facet.name))
        return None


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of a model."""
    return _shape(model, ())


@cache
def leaves(model: type[BaseModel]) -> tuple[Leaf, ...]:
    """All leaves of a model, in the order of its fields."""
    return tuple(_leaves(shape_of(model), (), ()))


def values(leaf: Leaf, data: Json) -> Iterator[tuple[str, Json]]:
    """Each value standing at the leaf in this data, with its JSON Pointer.

    A flag that is left out stands there with its default, if the record it belongs to is there.
    """
    return _walk(data, leaf, 0, "")


def _walk(data: Json, leaf: Leaf, step: int, pointer: str) -> Iterator[tuple[str, Json]]:
    if data is None:
        return
    path = leaf.path
    if step == len(path):
        yield pointer, data
    elif path[step] == EACH:
        for index, element in enumerate(data):
            yield from _walk(element, leaf, step + 1, f"{pointer}/{index}")
    else:
        name = path[step]
        absent = leaf.above[0].default if step + 1 == len(path) else None
        yield from _walk(data.get(name, absent), leaf, step + 1, f"{pointer}/{name}")


def _leaves(shape: Shape, path: tuple[str, ...], above: tuple[Shape, ...]) -> Iterator[Leaf]:
    above = (shape, *above)
    if shape.element is not None:
        yield from _leaves(shape.element, (*path, EACH), above)
    elif shape.fields:
        for name, inner in shape.fields.items():
            yield from _leaves(inner, (*path, name), above)
    else:
        yield Leaf(path, above)


def _shape(annotation: Any, marks: tuple[object, ...]) -> Shape:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *own = get_args(annotation)
        return _shape(inner, (*own, *marks))
    if origin in (Union, types.UnionType):
        (inner,) = (member for member in get_args(annotation) if member is not types.NoneType)
        return _shape(inner, marks)
    if origin is tuple:
        return Shape(tuple, marks, element=_shape(get_args(annotation)[0], ()))
    if origin is not Literal and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.items()
        inside = {name: _field(info) for name, info in fields}
        return Shape(annotation, marks, fields=inside)
    return Shape(annotation, marks)


def _field(info: FieldInfo) -> Shape:
    default = info.default if isinstance(info.default, bool) else None
    return replace(_shape(info.annotation, tuple(info.metadata)), default=default)
