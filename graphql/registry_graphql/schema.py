"""The schema, built once when it is first asked for."""

from functools import cache
from typing import Any

from strawberry.federation import Schema
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionResult

from registry_graphql.errors import presented
from registry_graphql.queries import query_type
from registry_graphql.records import make_records
from registry_graphql.scalars import SCALARS
from registry_graphql.shells import KINDS


class RegistrySchema(Schema):
    """Strawberry's schema, whose errors leave the house as ``errors.presented`` makes them."""

    def process_errors(self, errors: Any, execution_context: Any = None) -> None:
        """Nothing here: ``presented`` logs what is a fault of ours."""

    async def execute(self, *args: Any, **kwargs: Any) -> Any:
        """Answer one operation."""
        return _shown(await super().execute(*args, **kwargs))

    def execute_sync(self, *args: Any, **kwargs: Any) -> Any:
        """Answer one operation that waits for nothing."""
        return _shown(super().execute_sync(*args, **kwargs))


@cache
def build() -> RegistrySchema:
    """The schema of the whole catalogue."""
    make_records()
    return RegistrySchema(
        query=query_type(),
        types=list(KINDS.values()),
        config=StrawberryConfig(scalar_map=SCALARS),
    )


def _shown(result: Any) -> Any:
    if isinstance(result, ExecutionResult) and result.errors:
        result.errors = presented(result.errors)
    return result
