"""What requests carry, told more closely than it is read: which content goes with which kind.

A draft is read first and its content weighed by its kind then, so that every fault of a change is
named at once in both languages; the same with facts. For OpenAPI, and so for generated clients,
each kind of draft and each type of fact is a schema of its own, told apart by ``kind`` or ``type``.
"""

from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal

from pydantic import Field, create_model

from registry.commands.draft import Draft
from registry.facts import FACTS, Fact, FactType
from registry.kinds import MODELS, Kind
from registry_api import bodies
from registry_api.generating import MADE


def _draft(kind: Kind) -> type[Draft]:
    model, told = MODELS[kind], f"The next version of one item: {kind.words.en.lower()}."
    fields: dict[str, Any] = {"kind": Literal[kind.value], "content": model}
    return create_model(f"{model.__name__}Draft", __base__=Draft, __doc__=told, **MADE, **fields)


def _statement(fact_type: FactType) -> type[Fact]:
    model = FACTS[fact_type]
    fields: dict[str, Any] = {"type": Literal[fact_type.value]}
    return create_model(
        f"{model.__name__}Fact", __base__=model, __doc__=model.__doc__, **MADE, **fields
    )


AnyDraft: Any = Annotated[reduce(or_, map(_draft, Kind)), Field(discriminator="kind")]
AnyFact: Any = Annotated[reduce(or_, map(_statement, FactType)), Field(discriminator="type")]


class ChangeRequestBody(bodies.ChangeRequestBody):
    """A change of one or more items."""

    drafts: Annotated[tuple[AnyDraft, ...], Field(min_length=1, max_length=500)]
    """The next version of each item, whole."""


class FactsBody(bodies.FactsBody):
    """Facts to be recorded, each with its ``type`` beside its fields."""

    facts: Annotated[tuple[AnyFact, ...], Field(min_length=1, max_length=1_000)]
    """The facts."""
