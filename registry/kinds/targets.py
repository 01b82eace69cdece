"""Which items a content refers to, without the places: the one walk that must be fast.

Starting on 100,000 versions asks this 100,000 times, so the shape of each model is first boiled
down to the fields on the way to a reference.
"""

from functools import cache
from typing import NamedTuple

from pydantic import BaseModel

from registry.kinds.kind import Kind
from registry.kinds.marks import CodeOf, RefersTo
from registry.kinds.shape import Json, Shape, shape_of

Target = tuple[str, str]
"""A kind and a code."""


class _Step(NamedTuple):
    """A field on the way: what to do with its value, or with each element of it."""

    name: str
    is_list: bool
    kind: str | None
    """At a reference: the kind it refers to, empty for ``kind:code``; else ``None``."""
    fixed: Target | None
    """At a code of a codelist: that codelist."""
    inside: "tuple[_Step, ...]"


def targets(model: type[BaseModel], data: Json) -> dict[Target, None]:
    """The items the content refers to, each once, in the order of the model's fields."""
    found: dict[Target, None] = {}
    _gather(_plan(model), data, found)
    return found


def _gather(plan: tuple[_Step, ...], data: Json, found: dict[Target, None]) -> None:
    for name, is_list, kind, fixed, inside in plan:
        value = data.get(name)
        if value is None:
            continue
        if fixed is not None:
            if value:
                found[fixed] = None
            continue
        for one in value if is_list else (value,):
            if inside:
                _gather(inside, one, found)
            else:
                found[(kind, one) if kind else tuple(one.split(":", 1))] = None


@cache
def _plan(model: type[BaseModel]) -> tuple[_Step, ...]:
    return _steps(shape_of(model))


def _steps(shape: Shape) -> tuple[_Step, ...]:
    steps = (_step(name, inner) for name, inner in shape.fields.items())
    return tuple(step for step in steps if step is not None)


def _step(name: str, shape: Shape) -> _Step | None:
    is_list = shape.element is not None
    at = shape.element or shape
    refers, code_of = at.mark(RefersTo), at.mark(CodeOf)
    if code_of is not None:
        return _Step(name, is_list, None, (Kind.CODELIST.value, code_of.codelist), ())
    if refers is not None:
        return _Step(name, is_list, refers.kind.value if refers.kind else "", None, ())
    inside = _steps(at)
    return _Step(name, is_list, None, None, inside) if inside else None
