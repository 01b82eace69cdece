"""The schema, built once when it is first asked for."""

from collections.abc import AsyncIterator, Mapping
from functools import cache
from typing import Any, cast

from strawberry.federation import Schema
from strawberry.federation.schema import FederationAny
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionResult

from registry_graphql import parts as _parts  # noqa: F401 - adds fields to some parts
from registry_graphql.changing.mutations import mutation_type
from registry_graphql.clocks import Info
from registry_graphql.entities import entities
from registry_graphql.errors import presented
from registry_graphql.queries import query_type
from registry_graphql.records import make_records
from registry_graphql.scalars import SCALARS
from registry_graphql.shells import FACTS, KINDS, LINE
from registry_graphql.subscriptions import subscription_type


class RegistrySchema(Schema):
    """Strawberry's schema, whose errors leave the house as ``errors.presented`` makes them."""

    def process_errors(self, errors: Any, execution_context: Any = None) -> None:
        """Nothing here: ``presented`` logs what is a fault of ours."""

    def entities_resolver(
        self, info: Info, representations: list[FederationAny]
    ) -> list[FederationAny]:
        """Records that another subgraph names by their keys."""
        given = cast("list[Mapping[str, Any]]", representations)
        return cast("list[FederationAny]", entities(info.context, given))

    async def execute(self, *args: Any, **kwargs: Any) -> Any:
        """Answer one operation."""
        return _shown(await super().execute(*args, **kwargs))

    def execute_sync(self, *args: Any, **kwargs: Any) -> Any:
        """Answer one operation that waits for nothing."""
        return _shown(super().execute_sync(*args, **kwargs))

    async def subscribe(self, *args: Any, **kwargs: Any) -> Any:
        """Follow a subscription."""
        stream = await super().subscribe(*args, **kwargs)
        return _shown(stream) if isinstance(stream, ExecutionResult) else _each_shown(stream)


@cache
def build() -> RegistrySchema:
    """The schema of the whole catalogue."""
    make_records()
    return RegistrySchema(
        query=query_type(),
        mutation=mutation_type(),
        subscription=subscription_type(),
        types=[*KINDS.values(), *FACTS.values(), LINE],
        config=StrawberryConfig(scalar_map=SCALARS),
    )


async def _each_shown(stream: Any) -> AsyncIterator[Any]:
    try:
        async for result in stream:
            yield _shown(result)
    finally:
        await stream.aclose()


def _shown(result: Any) -> Any:
    if isinstance(result, ExecutionResult) and result.errors:
        result.errors = presented(result.errors)
    return result
