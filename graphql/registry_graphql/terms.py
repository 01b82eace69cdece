"""The registry's terms as GraphQL enumerations, each value described in both languages."""

from enum import Enum
from functools import cache
from typing import Any

import strawberry

from registry.access import Role as PrincipalRole
from registry.calendar import Part
from registry.catalogue.succession import Basis as DutiesBasis, Share
from registry.kinds import Kind
from registry.kinds.template import Role as TemplateRole
from registry.versions.validity import Basis as ValidityBasis
from registry.words import Term

_NAMES: dict[type[Term], str] = {
    PrincipalRole: "PrincipalRole",
    Part: "PartInRegime",
    TemplateRole: "TemplateRole",
    DutiesBasis: "DutiesBasis",
    Share: "DutiesShare",
    ValidityBasis: "ValidityBasis",
}
"""Terms whose own name means something else elsewhere in the schema."""

_KIND_MODULES = {f"registry.kinds.{kind.value}": kind.name.capitalize() for kind in Kind}


@cache
def enumeration(term: type[Term]) -> Any:
    """The term as an enumeration that Strawberry knows."""
    made: Any = strawberry.enum(term, name=type_name(term), description=_said(term))
    for value, member in zip(made.__strawberry_definition__.values, term, strict=True):
        value.description = f"{member.words.vi} — {member.words.en}"
    return made


def type_name(own: type) -> str:
    """What a model or term of the registry is called in GraphQL.

    Parts of a kind carry its name, so that ``Header`` of a template and another subgraph's header
    are told apart.
    """
    named = _NAMES.get(own)
    if named:
        return str(named)
    prefix = _KIND_MODULES.get(own.__module__, "")
    return own.__name__ if own.__name__.startswith(prefix) else f"{prefix}{own.__name__}"


def _said(term: type[Term]) -> str:
    return " ".join((term.__doc__ or "").split())


@strawberry.enum(name="Step", description="Mức thay đổi — How much a change weighs.")
class StepName(Enum):
    """``registry.versions.number.Step`` by its name."""

    NONE = strawberry.enum_value("none", description="Không đổi — Nothing changed")
    PATCH = strawberry.enum_value("patch", description="Sửa câu chữ — Wording only")
    MINOR = strawberry.enum_value("minor", description="Bổ sung — Something was added")
    MAJOR = strawberry.enum_value(
        "major", description="Thay đổi lớn — Something that was relied on changed or went"
    )


def step_type() -> Any:
    """The enumeration of weights."""
    return StepName
