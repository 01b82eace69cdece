"""Input types derived from models, and the way back from an input to plain data.

A reference is given by its raw code, under the name the output has it: ``unitCode``, ``itemKey``.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

import strawberry
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from registry.facts import FACTS, FactType
from registry.kinds import MODELS, Kind
from registry.kinds.marks import CodeOf, RefersTo
from registry.kinds.shape import Json, Shape, shape_of
from registry.words import Term
from registry_graphql import shells
from registry_graphql.contents import graphql_name, raw_name, said_of, singular
from registry_graphql.making import Shell, describe, each, shell
from registry_graphql.plainly import as_graphql
from registry_graphql.terms import enumeration, type_name

_NAMES: dict[str, dict[str, str]] = {}
"""For each input type, by the Python names of its fields, the names in the model."""


@cache
def content_input() -> Shell:
    """The content of one kind: exactly one field, which says the kind."""
    said = "Nội dung — The whole new content of an item, under its kind: exactly one of these."
    made = {kind.value: (input_of(MODELS[kind]), kind.words) for kind in Kind}
    return _one_of("ContentInput", made, said)


@cache
def fact_input() -> Shell:
    """A fact of one type: exactly one field, which says the type."""
    said = "Sự kiện — A fact, under its type: exactly one of these."
    made = {
        one.value: (input_of(model, str(shells.FACTS[one].__name__)), one.words)
        for one, model in FACTS.items()
    }
    return _one_of("FactInput", made, said)


@cache
def input_of(model: type[BaseModel], name: str | None = None) -> Shell:
    """The input type of a model."""
    bare = shell(f"{name or type_name(model)}Input")
    names = _NAMES[bare.__name__] = {}
    shapes = shape_of(model).fields
    for own, info in model.model_fields.items():
        named = input_name(own, shapes[own])
        names[named] = own
        bare.__annotations__[named] = _type(shapes[own], info)
        setattr(bare, named, _field(said_of(own, shapes[own], info), info))
    said = f"{describe(model.__doc__ or '')} To be given."
    return strawberry.input(bare, name=bare.__name__, description=said)


def input_name(name: str, shape: Shape) -> str:
    """The Python name of an input field for a field of a model."""
    at = shape.element or shape
    is_list = shape.element is not None
    refers = at.mark(RefersTo)
    if refers is not None:
        return raw_name(name, refers.kind, is_list=is_list)
    if at.mark(CodeOf) is not None:
        return f"{singular(name)}_codes" if is_list else f"{name}_code"
    return graphql_name(name)


def chosen(given: Any) -> tuple[str, Any]:
    """The one field of a oneOf input that was given, and its value."""
    ((name, value),) = (pair for pair in vars(given).items() if pair[1] is not strawberry.UNSET)
    return name, value


def plain_of(given: Any) -> Json:
    """An input as the plain data its model takes: what was not given, or was null, is left out."""
    names = _NAMES.get(type(given).__name__)
    if names is not None:
        pairs = ((own, getattr(given, named)) for named, own in names.items())
        return {own: plain_of(value) for own, value in pairs if value is not None}
    if isinstance(given, Enum):
        return given.value
    if isinstance(given, date):
        return given.isoformat()
    return list(map(plain_of, given)) if isinstance(given, list) else given


def path_of(model: type[BaseModel], steps: Sequence[str]) -> list[str]:
    """Where the input has what a pointer into a model's content names."""
    found, shape = [], shape_of(model)
    for step in steps:
        inner = shape.fields.get(step)
        if shape.element is not None:
            found.append(step)
            shape = shape.element
        elif inner is not None:
            found.append(camel(input_name(step, inner)))
            shape = inner
        else:
            found.append(step)
    return found


def camel(name: str) -> str:
    """A Python name as GraphQL writes it."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _type(shape: Shape, info: FieldInfo) -> Any:
    at = shape.element or shape
    if at.fields:
        inner = input_of(at.holds)
    elif isinstance(at.holds, type) and issubclass(at.holds, Term):
        inner = enumeration(at.holds)
    else:
        inner = as_graphql(at.holds)
    whole = each(inner) if shape.element else inner
    return whole if info.is_required() else whole | None


def _field(said: str, info: FieldInfo) -> Any:
    if info.is_required():
        return strawberry.field(description=said)
    return strawberry.field(description=said, default=None)


def _one_of(name: str, made: Mapping[str, tuple[Shell, Any]], said: str) -> Shell:
    bare = shell(name)
    for own, (kind, words) in made.items():
        bare.__annotations__[own] = kind | None
        setattr(bare, own, strawberry.field(description=describe(words), default=strawberry.UNSET))
    return strawberry.input(bare, description=said, one_of=True)


__all__ = [
    "FactType",
    "chosen",
    "content_input",
    "fact_input",
    "input_of",
    "path_of",
    "plain_of",
]
