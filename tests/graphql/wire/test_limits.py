"""Hostile documents are refused by name, before anything walks them, in milliseconds of CPU."""

import time
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

import toy_schema
from registry_graphql.wire.documents import Documents
from registry_graphql.wire.engine import Engine
from registry_graphql.wire.faults import Refused
from registry_graphql.wire.limits import Limits
from registry_graphql.wire.question import Question

TOY = toy_schema.build()._schema


def doubling(inner: str, count: int = 30) -> str:
    fragments = [f"fragment F{n} on Query {{ {inner.format(n + 1)} }}" for n in range(count)]
    return " ".join(["{ ...F0 }", *fragments, f"fragment F{count} on Query {{ who }}"])


def many(pattern: str, count: int) -> str:
    return " ".join(pattern.format(n) for n in range(count))


HOSTILE = {
    "fragments that double": (doubling("...F{0} ...F{0}"), "selections"),
    "fragments that double under fields": (
        doubling("a: bodies {{ nodes {{ code }} }} ...F{0} b: bodies {{ totalCount }} ...F{0}"),
        "selections",
    ),
    "ten thousand aliases": (f"{{ {many('a{}: who', 10_000)} }}", "document"),
    "thousands of words": (f"{{ {many('a{}: who', 2_000)} }}", "tokens"),
    "a long comment": ("#" * 60_000 + " { who }", "document"),
    "many aliases": (f"{{ regimes {{ {many('a{}: code', 300)} }} }}", "aliases"),
    "many fields at the top": (f"{{ {many('a{}: who', 40)} }}", "root_fields"),
    "one field a thousand times": (f"{{ {'who ' * 1_000} }}", "merges"),
    "fragments compared with each other": (
        f"{{ {many('...F{}', 150)} }} {many('fragment F{} on Query {{ who }}', 40)}",
        "merges",
    ),
    "fields that merge in three levels": (
        "{ " + ("bodies { " + ("nodes { " + "code " * 8 + "} ") * 8 + "} ") * 8 + "}",
        "merges",
    ),
    "directives": (f"{{ who {many('@skip(if: false)', 101)} }}", "directives"),
    "fields within fields": ("{ bodies { nodes { " + "head { " * 20 + "code" + " }" * 23, "depth"),
    "many operations": (many("query Q{} {{ who }}", 60), "operations"),
    "pages of pages": (
        "{ bodies(first: 1000) { nodes { parts(first: 1000) { parts(first: 1000) { code } } } } }",
        "cost",
    ),
}


@pytest.mark.parametrize(("text", "limit"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_document_is_refused_by_the_limit_it_exceeds(
    wire: Any, text: str, limit: str
) -> None:
    (error,) = wire.ask(text)["errors"]

    assert error["extensions"]["code"] == "LIMIT_EXCEEDED"
    assert error["extensions"]["limit"] == limit


def test_fragments_that_double_cost_next_to_nothing() -> None:
    """Counted in steps, not by a clock: each selection set is walked once, however it doubles."""
    text = doubling("...F{0} ...F{0}", 60)
    assert len(text) > 2_000

    begun = time.process_time()
    for _ in range(5):
        with pytest.raises(Refused):
            Documents(TOY, Limits()).read(text)

    assert (time.process_time() - begun) / 5 < 0.1


@pytest.mark.parametrize(
    "text",
    [
        "{ bodies(first: " + "[" * 1_000 + "]" * 1_000 + ") { totalCount } }",
        "{ " + "bodies { " * 1_000 + "}" * 1_001,
        '{ named(code: "' + "x",
        '{ named(code: """' + '"""a' * 3_000,
        "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
        "{ ...A } fragment A on Query { who ...A }",
        "{ ...A " + many("fragment F{0} on Query {{ ...F{0} }}", 20),
        "{ who @skip }",
        "{ ...Nobody }",
        "\ufeff\ufeff",
        "{",
    ],
)
def test_a_twisted_document_is_an_error_and_nothing_more(wire: Any, text: str) -> None:
    assert wire.ask(text)["errors"]


def test_a_chain_of_fragments_does_not_exhaust_the_stack(wire: Any) -> None:
    text = "{ ...F0 } " + many("fragment F{0} on Query {{ ...F{0}x }} ", 40)
    for n in range(40):
        text = text.replace(f"...F{n}x", f"...F{n + 1}")

    assert wire.ask(text + " fragment F40 on Query { who }") == {"data": {"who": None}}


@pytest.mark.parametrize(
    ("variables", "limit"),
    [({"v": list(range(30_000))}, "variables"), ({"v": {"a": [[[[]]]] * 9_000}}, "variables")],
)
def test_variables_have_a_limit(wire: Any, variables: Any, limit: str) -> None:
    (error,) = wire.ask("{ who }", variables=variables)["errors"]

    assert error["extensions"]["limit"] == limit


def test_variables_within_variables_have_a_limit(wire: Any) -> None:
    deep: Any = 1
    for _ in range(100):
        deep = [deep]

    (error,) = wire.ask("{ who }", variables={"v": deep})["errors"]

    assert error["extensions"]["limit"] == "variables_depth"


def cost(text: str, **variables: Any) -> int:
    ready = Engine(TOY, Limits(cost=10**9)).ready(Question(text, variables=variables))
    return ready.operation.cost(TOY, ready.variables.coerced)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("{ who }", 1),
        ("{ bodies { totalCount } }", 2),
        ("{ bodies(first: 10) { nodes { code name } } }", 1 + 1 + 10 * 2),
        ("{ bodies(first: 10) { edges { node { code } } } }", 1 + 1 + 10 * 2),
        ("{ bodies { nodes { code } } }", 1 + 1 + 3),
        ("{ regimes { code } }", 1 + 5),
        ("{ ...A ...A } fragment A on Query { who }", 2),
    ],
)
def test_the_cost_is_the_fields_an_answer_can_have(text: str, fields: int) -> None:
    assert cost(text) == fields


def test_the_cost_reckons_with_variables() -> None:
    text = "query ($n: Int = 7) { bodies(first: $n) { nodes { code } } }"

    assert (cost(text), cost(text, n=100)) == (2 + 7, 2 + 100)


def test_without_introspection_nothing_of_the_schema_is_told(make_wire: Any) -> None:
    closed = make_wire(introspection=False)

    (error,) = closed.ask("{ bodyes { nodes } }")["errors"]

    assert "Did you mean" not in error["message"]
    assert "errors" in closed.ask("{ __schema { types { name } } }")
    assert closed.ask("{ __typename }") == {"data": {"__typename": "Query"}}


def test_a_query_has_its_time(make_wire: Any) -> None:
    answer = make_wire(seconds=-1).post({"query": "{ regimes { code } }"})

    assert answer.status_code == 503
    assert answer.json()["errors"][0]["extensions"]["code"] == "TIMED_OUT"


@pytest.mark.parametrize("limit", fields(Limits), ids=lambda one: one.name)
def test_every_limit_is_documented_with_what_it_allows(limit: Any) -> None:
    page = (Path(__file__).parents[3] / "docs" / "graphql.md").read_text(encoding="utf-8")

    most = int(limit.default)
    assert f"| `{limit.name}` | {most} |" in page
