"""GraphQL types for the contents of kinds and facts, derived from their models and marks.

A field added in ``registry/kinds`` is a field here. A reference becomes two: the item itself, as of
both clocks, and the raw code (``unit``, ``unitCode``); a term becomes an enumeration and its words.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import to_jsonable_python

from registry.kinds import Kind
from registry.kinds.codelist import CodelistCodeItem
from registry.kinds.marks import CodeOf, Label, RefersTo
from registry.kinds.shape import Shape, shape_of
from registry.words import Term
from registry_graphql import resolving
from registry_graphql.making import Shell, describe, each, field, make_type, shell
from registry_graphql.plainly import as_graphql
from registry_graphql.shells import KINDS, RECORD
from registry_graphql.terms import enumeration, type_name
from registry_graphql.wordtypes import WordsType

Field = Any
Named = tuple[str, Field]

MORE: dict[type[BaseModel], Callable[[], dict[str, Field]]] = {}
"""Fields that the type of a part has besides those of its model; ``parts`` fills it."""


@cache
def part_type(model: type[BaseModel]) -> Shell:
    """The type of a part of a content, e.g. of a regime's deadline."""
    more = MORE.get(model, dict)()
    said = " ".join((model.__doc__ or "").split())
    return make_type(shell(type_name(model)), {**content_fields(model), **more}, said)


def content_fields(
    model: type[BaseModel], *, without: frozenset[str] = frozenset()
) -> dict[str, Field]:
    """The fields of a model, in its order, by Python name."""
    shapes = shape_of(model).fields
    return {
        name: made
        for own, info in model.model_fields.items()
        if own not in without
        for name, made in _fields(own, shapes[own], info)
    }


def _fields(name: str, shape: Shape, info: FieldInfo) -> Iterator[Named]:
    said = said_of(name, shape, info)
    at = shape.element or shape
    refers, code_of = at.mark(RefersTo), at.mark(CodeOf)
    is_list = shape.element is not None
    if code_of is not None:
        yield from _coded(name, code_of.codelist, info, said, is_list=is_list)
    elif refers is not None:
        yield from _reference(name, refers.kind, info, said, is_list=is_list)
    elif at.fields:
        yield _part(name, part_type(at.holds), info, said, is_list=is_list)
    else:
        yield from _plain(name, at.holds, info, said, is_list=is_list)


def said_of(name: str, shape: Shape, info: FieldInfo) -> str:
    """What a field is called in both languages, and what it means."""
    label = shape.mark(Label) or Label(name, name)
    return f"{describe(label.words)}. {' '.join((info.description or '').split())}".strip()


def _plain(name: str, holds: type, info: FieldInfo, said: str, *, is_list: bool) -> Iterator[Named]:
    named = graphql_name(name)
    if not issubclass(holds, Term):
        kind = typed(as_graphql(holds), info, is_list=is_list)
        yield named, field(kind, said, resolving.plain(name, default_of(info)))
        return
    kind = typed(enumeration(holds), info, is_list=is_list)
    yield named, field(kind, said, resolving.plain(name, default_of(info)))
    words = typed(WordsType, info, is_list=is_list)
    spoken = f"{said} In words."
    yield (
        f"{singular(named) if is_list else named}_words",
        field(words, spoken, resolving.words(name, holds, default_of(info), is_list=is_list)),
    )


def _part(name: str, kind: Shell, info: FieldInfo, said: str, *, is_list: bool) -> Named:
    resolver = resolving.parts(name) if is_list else resolving.part(name)
    return name, field(typed(kind, info, is_list=is_list), said, resolver)


def _reference(
    name: str, kind: Kind | None, info: FieldInfo, said: str, *, is_list: bool
) -> Iterator[Named]:
    shown = RECORD if kind is None else KINDS[kind]
    resolver = resolving.references if is_list else resolving.reference
    yield name, field(each(shown) if is_list else shown | None, said, resolver(name, kind))
    raw = typed(str, info, is_list=is_list)
    yield raw_name(name, kind, is_list=is_list), field(raw, f"{said} {_RAW}", _raw(name, info))


def _coded(
    name: str, codelist: str, info: FieldInfo, said: str, *, is_list: bool
) -> Iterator[Named]:
    entry = part_type(CodelistCodeItem)
    resolver = resolving.code_items if is_list else resolving.code_item
    about = f"{said} An entry of the codelist {codelist}."
    yield name, field(each(entry) if is_list else entry | None, about, resolver(name, codelist))
    raw = typed(str, info, is_list=is_list)
    named = f"{singular(name) if is_list else name}_code{'s' if is_list else ''}"
    yield named, field(raw, f"{said} {_RAW}", _raw(name, info))


def raw_name(name: str, kind: Kind | None, *, is_list: bool) -> str:
    """What the raw value beside a reference is called: ``unit_code``, ``item_key``."""
    raw = "key" if kind is None else "code"
    return f"{singular(name)}_{raw}s" if is_list else f"{name}_{raw}"


def graphql_name(name: str) -> str:
    """The Python name of a field here: clients take a field called ``id`` for a global one."""
    return "local_id" if name == "id" else name


def singular(name: str) -> str:
    """One of them: ``frequencies`` → ``frequency``."""
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    if name.endswith("ses"):
        return name[:-2]
    return name.removesuffix("s")


def typed(kind: Any, info: FieldInfo, *, is_list: bool) -> Any:
    """The type, as a list if it is one, nullable where the model may leave it out."""
    whole = list[kind] if is_list else kind
    may_lack = not info.is_required() and info.default is None
    return whole | None if may_lack else whole


def default_of(info: FieldInfo) -> Any:
    """What stands for a field that is left out, as plain data."""
    return None if info.is_required() else to_jsonable_python(info.default)


def _raw(name: str, info: FieldInfo) -> Callable[[Any], Any]:
    return resolving.plain(name, default_of(info))


_RAW = "Its raw code."
