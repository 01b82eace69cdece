"""Filters: one input type for each kind, with a field for every facet."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import strawberry

from registry.catalogue.listing import facet_label, facet_names, facet_note
from registry.kinds import MODELS, Kind
from registry.kinds.provenance import Certainty, ProvenanceClass
from registry.kinds.reading import facet_fields
from registry.versions.status import Status
from registry.words import Term
from registry_graphql.making import Shell, describe, shell
from registry_graphql.terms import enumeration

_ENVELOPE: dict[str, type[Term]] = {
    "status": Status,
    "provenance": ProvenanceClass,
    "certainty": Certainty,
}


@cache
def filter_of(kind: Kind) -> Shell:
    """The filter for lists of a kind."""
    bare = shell(f"{kind.name.capitalize()}Filter")
    for name in facet_names(kind):
        bare.__annotations__[name] = list[_value(kind, name)] | None  # type: ignore[misc]
        note = facet_note(kind, name)
        said = f"{describe(facet_label(kind, name))}: any of these."
        said = f"{said} {describe(note)}." if note else said
        setattr(bare, name, strawberry.field(description=said, default=None))
    said = f"Bộ lọc — Which {kind.plural}: those that pass every filter given."
    return strawberry.input(bare, description=said)


def wanted(where: object | None) -> dict[str, tuple[str, ...]]:
    """The filters as the catalogue takes them."""
    given: Mapping[str, Any] = {} if where is None else vars(where)
    return {
        name: tuple(map(_as_text, values)) for name, values in given.items() if values is not None
    }


def _value(kind: Kind, name: str) -> Any:
    field = facet_fields(MODELS[kind]).get(name)
    if field is None:
        return enumeration(_ENVELOPE[name]) if name in _ENVELOPE else str
    (holds,) = {leaf.holds for leaf in field.leaves}
    if issubclass(holds, Term):
        return enumeration(holds)
    return bool if holds is bool else str


def _as_text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
