"""What the marks of a model say about given content: its references and its facets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel

from registry.kinds.kind import Kind
from registry.kinds.marks import CodeOf, Facet, RefersTo
from registry.kinds.shape import Json, Leaf, leaves, values
from registry.words import Words


class Key(NamedTuple):
    """Which item: its kind and its code. Written ``kind:code``."""

    kind: Kind
    code: str

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.code}"

    @property
    def words(self) -> Words:
        """How a message names it where its name is not at hand: *chỉ tiêu KTXH-099*."""
        kind = self.kind.words
        return Words(f"{_lowered(kind.vi)} {self.code}", f"{_lowered(kind.en)} {self.code}")

    @classmethod
    def parse(cls, text: str) -> "Key":
        """Read ``kind:code``.

        :raises ValueError: if the part before the colon is no kind or there is no code.
        """
        kind, _, code = text.partition(":")
        if not code:
            raise ValueError(f"{text!r} is not written kind:code")
        return cls(Kind(kind), code)


def _lowered(word: str) -> str:
    return word[0].lower() + word[1:]


class Reference(NamedTuple):
    """A place in content that names another item, and the code within it for a codelist."""

    pointer: str
    key: Key
    item: str | None


@dataclass(frozen=True)
class FacetField:
    """A facet of a model: its name, its label, and the leaves that give it its values."""

    name: str
    label: Words
    leaves: tuple[Leaf, ...]


@cache
def facet_fields(model: type[BaseModel]) -> Mapping[str, FacetField]:
    """The facets of a model by name. A facet set on a record counts what the record refers to."""
    found: dict[str, FacetField] = {}
    for leaf in leaves(model):
        marked = leaf.facet
        is_plain = leaf.above[0].mark(Facet) is not None
        if marked is not None and (is_plain or _refers(leaf) is not None):
            facet, label = marked
            before = found.get(facet.name)
            under = (*before.leaves, leaf) if before else (leaf,)
            found[facet.name] = FacetField(facet.name, label.words, under)
    return found


def references(model: type[BaseModel], data: Json) -> tuple[Reference, ...]:
    """Every reference the content makes, in the order of the model's fields."""
    return tuple(
        Reference(pointer, _target(mark, value), value if isinstance(mark, CodeOf) else None)
        for leaf, mark in reference_leaves(model)
        for pointer, value in values(leaf, data)
    )


def facets(model: type[BaseModel], data: Json) -> dict[str, tuple[str, ...]]:
    """The values the content counts under for each facet; a facet without a value is left out."""
    found = {}
    for name, facet in facet_fields(model).items():
        counted = tuple(dict.fromkeys(_counted(facet.leaves, data)))
        if counted:
            found[name] = counted
    return found


def facet(model: type[BaseModel], data: Json, name: str) -> tuple[str, ...]:
    """The values the content counts under for one facet; empty if it has none."""
    field = facet_fields(model).get(name)
    return tuple(dict.fromkeys(_counted(field.leaves, data))) if field else ()


def _counted(under: tuple[Leaf, ...], data: Json) -> Iterator[str]:
    for leaf in under:
        within = within_of(leaf)
        for pointer, value in values(leaf, data):
            text = _as_text(value)
            yield text if within is None else f"{_beside(data, pointer, within)}:{text}"


def within_of(leaf: Leaf) -> str | None:
    """The field beside a facet's value that names the codelist it is a code of, if there is one."""
    marked = leaf.facet
    return marked[0].within if marked else None


def _beside(data: Json, pointer: str, name: str) -> Json:
    """The value of another field of the record in which a value stands."""
    at = data
    for step in pointer.split("/")[1:-1]:
        at = at[int(step)] if isinstance(at, list) else at[step]
    return at[name]


@cache
def reference_leaves(model: type[BaseModel]) -> tuple[tuple[Leaf, RefersTo | CodeOf], ...]:
    """The places of a model where references can stand, with what says so."""
    found = ((leaf, _refers(leaf)) for leaf in leaves(model))
    return tuple((leaf, mark) for leaf, mark in found if mark is not None)


def _refers(leaf: Leaf) -> RefersTo | CodeOf | None:
    own = leaf.above[0]
    return own.mark(RefersTo) or own.mark(CodeOf)


def _target(mark: RefersTo | CodeOf, value: str) -> Key:
    if isinstance(mark, CodeOf):
        return Key(Kind.CODELIST, mark.codelist)
    return Key.parse(value) if mark.kind is None else Key(mark.kind, value)


def _as_text(value: Json) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
