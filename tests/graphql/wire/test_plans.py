"""A plan answers exactly as graphql-core's executor does: data, nulls, errors and their paths."""

import time
from typing import Any

import pytest
from graphql import ExecutionResult, GraphQLSchema, execute, parse
from graphql.execution.values import VariableValues, get_variable_values
from hypothesis import HealthCheck, assume, given, settings

import toy_schema
from generated_queries import is_valid, queries
from registry_graphql.wire.documents import Prepared
from registry_graphql.wire.plans.plan import Plan
from registry_graphql.wire.plans.run import OutOfTime, Run, Uncovered

TOY: GraphQLSchema = toy_schema.build()._schema
ASYNC = frozenset({"Query.later"})


def shown(result: ExecutionResult) -> Any:
    return result.data, [one.formatted for one in result.errors or ()]


def by_executor(schema: GraphQLSchema, text: str, variables: dict[str, Any]) -> Any:
    result = execute(
        schema, parse(text), variable_values=variables, context_value=toy_schema.ToyContext()
    )
    assert isinstance(result, ExecutionResult)
    return shown(result)


def by_plan(
    schema: GraphQLSchema, text: str, variables: dict[str, Any], *, seconds: float = 60
) -> Any:
    operation = Prepared(parse(text)).operations[0]
    given = operation.node.variable_definitions or ()
    coerced = get_variable_values(schema, given, variables, max_errors=50)
    if not isinstance(coerced, VariableValues):
        return None, [one.formatted for one in coerced]
    plan = Plan(schema, operation.node, operation.fragments, coerced)
    answers = []
    for _ in range(2):
        run = Run(
            schema,
            operation.node,
            operation.fragments,
            coerced,
            context=toy_schema.ToyContext(),
            deadline=time.monotonic() + seconds,
        )
        answers.append(shown(plan.execute(run)))
    assert answers[0] == answers[1]
    return answers[0]


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=queries(TOY, skips=ASYNC))
def test_a_plan_answers_as_the_executor_does(drawn: tuple[str, dict[str, Any]]) -> None:
    text, variables = drawn
    assume(is_valid(TOY, text))

    assert by_plan(TOY, text, variables) == by_executor(TOY, text, variables)


HARD = {
    "null climbs to the nearest that may be null": (
        "{ things { ... on Body { must { must { must { must { code } } } } } } }"
    ),
    "null climbs to the root": "{ regimes { strict { code } } }",
    "items that fail": "{ bodies(first: 3) { nodes { gaps { code } } } }",
    "a resolver that fails in a list": "{ regimes { shout } }",
    "a scalar that cannot be written": "{ regimes { odd } }",
    "no list where there should be one": "{ regimes { wrong } }",
    "a stranger in a union": "{ stranger { ... on Body { code } } }",
    "a permission": "{ regimes { secret } }",
    "the path a resolver sees": "{ bodies { edges { node { parts { p: path } } } } }",
    "an iterator that fails": "{ regimes { lazily } }",
    "lists in lists": "{ bodies { nodes { matrix } } }",
    "a wrong argument": '{ regimes { shout(times: "x") } }',
    "introspection": "{ __schema { types { name fields { name args { name } } } } }",
    "one field several times": "{ bodies { totalCount } bodies { nodes { code } } }",
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_hard_cases_are_answered_as_the_executor_does(text: str) -> None:
    assert by_plan(TOY, text, {}) == by_executor(TOY, text, {})


def test_what_must_be_waited_for_is_left_to_the_executor() -> None:
    with pytest.raises(Uncovered):
        by_plan(TOY, "{ later }", {})


def test_a_plan_stops_when_its_time_is_over() -> None:
    with pytest.raises(OutOfTime):
        by_plan(TOY, "{ regimes { code } }", {}, seconds=-1)
