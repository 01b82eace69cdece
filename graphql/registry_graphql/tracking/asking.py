"""How metrics and what is official about them are asked for."""

from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any

import strawberry

from registry.digitization import METRICS
from registry_graphql.making import describe

OfMetric = Annotated[
    str | None,
    strawberry.argument(
        description="Only of this metric, e.g. `regimes_electronic`; official figures know more "
        "metrics than can be counted."
    ),
]
OfCollection = Annotated[
    str | None, strawberry.argument(description="Only about this collection, by its code.")
]
Over = Annotated[
    str | None,
    strawberry.argument(description="Count over this collection instead of the metric's own."),
]
OnlyOver = Annotated[
    str | None,
    strawberry.argument(
        description="Count over this collection; metrics of other members are left out."
    ),
]
Since = Annotated[date | None, strawberry.argument(description="Its day is this or later.")]
Until = Annotated[date | None, strawberry.argument(description="Its day is this or earlier.")]


@cache
def metric_name_type() -> Any:
    """The names of what can be counted, as an enumeration."""
    names: Any = StrEnum("MetricName", {name.upper(): name for name in METRICS})  # type: ignore[misc]
    made: Any = strawberry.enum(
        names, description="Chỉ số theo dõi — What is counted from evidence."
    )
    for value in made.__strawberry_definition__.values:
        value.description = describe(METRICS[value.value].words)
    return made
