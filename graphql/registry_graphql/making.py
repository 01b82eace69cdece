"""Making Strawberry types out of what the registry knows of its kinds.

Types refer to one another in circles. So each is first a bare class, a *shell*; its fields name
other shells, and when all are there they are made into Strawberry types.
"""

from collections.abc import Callable, Mapping
from typing import Any

import strawberry
from strawberry.federation import interface as federated_interface, type as federated_type
from strawberry.types.field import StrawberryField

from registry.words import Words

Shell = Any
"""A class that is, or will be, a Strawberry type."""

Fields = Mapping[str, StrawberryField]
"""Fields by their Python name; GraphQL writes it in camel case."""


def shell(name: str, *bases: type) -> Shell:
    """A bare class of this name."""
    return type(name, bases, {"__module__": __name__, "__annotations__": {}})


def field(
    kind: Any, said: str | Words, resolver: Callable[..., Any], *, deprecated: str | None = None
) -> StrawberryField:
    """A field of this type; ``said`` describes it, Vietnamese first if in both languages."""
    made: StrawberryField = strawberry.field(
        resolver=resolver,
        graphql_type=kind,
        description=describe(said),
        deprecation_reason=deprecated,
    )
    return made


def each(kind: Any) -> Any:
    """The type of a list of these. A function: type checkers take no variable for a type."""
    return list[kind]


def describe(said: str | Words) -> str:
    """A description in one line, the Vietnamese words first."""
    text = f"{said.vi} — {said.en}" if isinstance(said, Words) else said
    return " ".join(text.split())


def make_type(
    bare: Shell, fields: Fields, said: str | Words, *, keys: tuple[str, ...] = ()
) -> Shell:
    """Make a shell into an object type; with ``keys`` other subgraphs can extend it."""
    _dress(bare, fields)
    return federated_type(bare, name=bare.__name__, description=describe(said), keys=list(keys))


def make_interface(bare: Shell, fields: Fields, said: str | Words) -> Shell:
    """Make a shell into an interface."""
    _dress(bare, fields)
    return federated_interface(bare, name=bare.__name__, description=describe(said))


def _dress(bare: Shell, fields: Fields) -> None:
    for name, one in fields.items():
        setattr(bare, name, one)
