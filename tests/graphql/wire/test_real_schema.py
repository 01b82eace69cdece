"""On the real schema and data: plans against the executor, and what may be asked."""

import time
from typing import Any

import pytest
from graphql import ExecutionResult, GraphQLObjectType, execute, get_introspection_query, parse
from graphql.execution.values import VariableValues, get_variable_values
from hypothesis import HealthCheck, assume, given, settings

from generated_queries import is_valid, queries
from registry.service import Service
from registry_graphql.context import Asking
from registry_graphql.schema import build
from registry_graphql.wire.documents import Prepared
from registry_graphql.wire.engine import Engine
from registry_graphql.wire.limits import Limits
from registry_graphql.wire.plans.plan import Plan
from registry_graphql.wire.plans.run import Run
from registry_graphql.wire.question import Question

SCHEMA = build()._schema
LITERALS = {
    "String": ['"KTXH-125"', '"KTXH-099"', '"bo-y-te"', '"CDBC-001"', '"no such code"'],
    "ID": ['"KTXH-125"', '"indicator:KTXH-125"', '"x"'],
    "Moment": ["1", "700", '"2026-11-23"', '"never"'],
    "Year": ["2021", "2026"],
}


def waits(parent: str, name: str, field: Any) -> bool:
    """Whether a field must be waited for, or takes what is not drawn."""
    own = field.extensions.get("strawberry-definition")
    return getattr(own, "is_async", False) or name.startswith("_")


SKIPS = frozenset(
    f"{sort.name}.{name}"
    for sort in SCHEMA.type_map.values()
    if isinstance(sort, GraphQLObjectType) and not sort.name.startswith("__")
    for name, field in sort.fields.items()
    if waits(sort.name, name, field)
)


def shown(result: Any) -> Any:
    return result.data, [one.formatted for one in result.errors or ()]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=queries(SCHEMA, LITERALS, skips=SKIPS, depth=3))
def test_a_plan_answers_as_the_executor_does(
    seeded_service: Service, drawn: tuple[str, dict[str, Any]]
) -> None:
    text, variables = drawn
    assume(is_valid(SCHEMA, text))
    asking = Asking(seeded_service)
    document = parse(text)
    expected = execute(SCHEMA, document, context_value=asking, variable_values=variables)
    assert isinstance(expected, ExecutionResult)

    operation = Prepared(document).operations[0]
    declared = operation.node.variable_definitions or ()
    coerced = get_variable_values(SCHEMA, declared, variables, max_errors=50)
    assume(isinstance(coerced, VariableValues))
    assert isinstance(coerced, VariableValues)
    plan = Plan(SCHEMA, operation.node, operation.fragments, coerced)
    deadline = time.monotonic() + 60
    run = Run(
        SCHEMA, operation.node, operation.fragments, coerced, context=asking, deadline=deadline
    )

    assert shown(plan.execute(run)) == shown(expected)


def cost(text: str) -> int:
    engine = Engine(SCHEMA, Limits())
    ready = engine.ready(Question(text))
    return ready.operation.cost(SCHEMA, ready.variables.coerced)


def test_the_question_every_client_asks_first_is_within_the_limits() -> None:
    assert cost(get_introspection_query(input_value_deprecation=True)) < Limits().cost


def test_the_longest_way_through_the_catalogue_is_within_the_limits() -> None:
    text = """{ regimes(first: 148, validAt: "2021-07-01") { nodes { code templates(first: 5) {
      nodes { code indicators { code leadBody { body {
      name usedBy(first: 3) { totalCount } } } } } } } } }"""

    assert cost(text) < Limits().cost


@pytest.mark.parametrize("first", [2_000, 2_000_000_000])
def test_a_catalogue_of_catalogues_is_not(first: int) -> None:
    below = f"templates(first: {first}) {{ nodes {{ code }} }}"
    text = f"{{ regimes(first: 148) {{ nodes {{ {below} }} }} }}"

    with pytest.raises(Exception, match="cost"):
        cost(text)
