"""GraphQL over HTTP: media types, statuses, methods, batches, what is kept and what is not."""

from typing import Any

import pytest

RESPONSE = "application/graphql-response+json"
BROKEN = "{ nothing }"


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/json"),
        ("application/*;q=0.5", "application/json"),
        (RESPONSE, RESPONSE),
        (f"{RESPONSE}; charset=utf-8, application/json; charset=utf-8", RESPONSE),
        (f"application/json, {RESPONSE}", "application/json"),
        (f"application/json;q=0.5, {RESPONSE};q=0.9", RESPONSE),
        (f"text/html, {RESPONSE};q=0.9", RESPONSE),
        (f"{RESPONSE};q=0, */*", "application/json"),
        ("*/*, application/graphql-response+json", RESPONSE),
    ],
)
def test_the_media_type_is_what_the_reader_likes_best(wire: Any, accept: str, media: str) -> None:
    answer = wire.post({"query": "{ who }"}, accept=accept)

    assert answer.headers["content-type"] == f"{media}; charset=utf-8"


def test_a_reader_who_takes_nothing_of_ours_is_told(wire: Any) -> None:
    answer = wire.post({"query": "{ who }"}, accept="text/csv")

    assert answer.status_code == 406
    assert answer.json()["errors"][0]["extensions"]["code"] == "NOT_ACCEPTABLE"


@pytest.mark.parametrize(("accept", "status"), [("application/json", 200), (RESPONSE, 400)])
def test_a_broken_document_has_the_status_of_its_media_type(
    wire: Any, accept: str, status: int
) -> None:
    answer = wire.post({"query": BROKEN}, accept=accept)

    assert answer.status_code == status
    assert "data" not in answer.json()


@pytest.mark.parametrize(
    "body",
    [
        "nothing",
        [],
        {},
        {"query": 7},
        {"query": "{ who }", "variables": []},
        {"query": "{ who }", "operationName": 1},
        {"query": "{ who }", "extensions": "x"},
        {"documentId": "sha256:short"},
    ],
)
def test_what_is_no_request_is_a_bad_request_to_everybody(wire: Any, body: Any) -> None:
    assert wire.post(body).status_code == 400


@pytest.mark.parametrize(
    "media", ["text/plain", "application/x-www-form-urlencoded", "", "multipart/form-data"]
)
def test_a_body_a_form_can_send_is_refused(wire: Any, media: str) -> None:
    body = '{"query": "{ who }"}'

    answer = wire.client.post("/graphql", content=body, headers={"content-type": media})

    assert answer.status_code == 415


def test_a_mutation_cannot_be_sent_by_get(wire: Any) -> None:
    answer = wire.get(query='mutation { rename(name: "x") }')

    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST, OPTIONS"
    assert wire.callers.contexts == []


def test_a_query_by_get_takes_variables_as_json(wire: Any) -> None:
    answer = wire.get(
        query="query ($n: Int!) { bodies(first: $n) { totalCount } }", variables='{"n": 2}'
    )

    assert answer.json() == {"data": {"bodies": {"totalCount": 2}}}


def test_a_browser_on_another_site_must_have_asked_first(wire: Any) -> None:
    assert wire.get(query="{ who }", sec_fetch_site="cross-site").status_code == 403
    assert wire.get(query="{ who }", sec_fetch_site="same-origin").status_code == 200
    asked = wire.get(query="{ who }", sec_fetch_site="cross-site", graphql_require_preflight="1")
    assert asked.status_code == 200


def test_options_tells_a_browser_what_it_may_send(wire: Any) -> None:
    answer = wire.client.options("/graphql")

    assert answer.status_code == 204
    assert "Authorization" in answer.headers["access-control-allow-headers"]


def test_other_methods_are_refused(wire: Any) -> None:
    assert wire.client.put("/graphql", json={}).status_code == 405


def test_a_wrong_token_is_401(wire: Any) -> None:
    answer = wire.post({"query": "{ who }"}, authorization="Bearer bad")

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_good_token_is_somebody(wire: Any) -> None:
    answer = wire.post({"query": "{ who }"}, authorization="Bearer good")

    assert answer.json() == {"data": {"who": "an"}}
    assert answer.headers["cache-control"] == "no-store"


def test_a_batch_is_answered_one_by_one(wire: Any) -> None:
    answers = wire.post([{"query": "{ who }"}, {"query": BROKEN}, {"query": "{ later }"}]).json()

    assert [list(one) for one in answers] == [["data"], ["errors"], ["data"]]


def test_a_batch_costs_what_its_operations_cost(make_wire: Any) -> None:
    asked = [{"query": "{ bodies(first: 20) { nodes { code } } }"}] * 2

    answers = make_wire(cost=30).post(asked).json()

    assert [list(one) for one in answers] == [["data"], ["errors"]]


def test_a_batch_has_a_limit(make_wire: Any) -> None:
    answer = make_wire(batch=2).post([{"query": "{ who }"}] * 3)

    assert answer.json()["errors"][0]["extensions"]["limit"] == "batch"


def test_a_long_body_is_refused_without_being_read(make_wire: Any) -> None:
    assert make_wire(body=100).post({"query": "{ who }" + " " * 100}).status_code == 413


def test_an_answer_is_kept_for_whoever_asks_the_same(wire: Any) -> None:
    first = wire.ask("{ who }")

    assert wire.ask("{ who }") == first
    assert len(wire.callers.contexts) == 1


def test_an_answer_is_forgotten_when_the_revision_moves(wire: Any) -> None:
    wire.ask("{ who }")
    wire.callers.moment = 2

    wire.ask("{ who }")

    assert len(wire.callers.contexts) == 2


@pytest.mark.parametrize("query", ['mutation { rename(name: "x") }', "{ regimes { shout } }"])
def test_what_may_change_by_itself_is_not_kept(wire: Any, query: str) -> None:
    wire.ask(query)

    wire.ask(query)

    assert len(wire.callers.contexts) == 2


def test_one_asker_never_gets_what_was_kept_for_another(wire: Any) -> None:
    wire.post({"query": "{ who }"})

    answer = wire.post({"query": "{ who }"}, authorization="Bearer good")

    assert answer.json() == {"data": {"who": "an"}}


def test_the_inside_of_a_fault_is_never_shown(wire: Any) -> None:
    answer = wire.post({"query": "{ regimes { shout } }"})

    assert "secret" not in answer.text
    assert answer.json()["errors"][0]["extensions"]["code"] == "INTERNAL"


def test_an_operation_is_chosen_by_its_name(wire: Any) -> None:
    both = "query A { who } query B { later }"

    assert wire.ask(both, operationName="B") == {"data": {"later": 7}}
    assert wire.code(both) == "OPERATION_RESOLUTION_FAILURE"
    assert wire.code(both, operationName="C") == "OPERATION_RESOLUTION_FAILURE"


def test_a_wrong_variable_is_told(wire: Any) -> None:
    query = "query ($n: Int!) { bodies(first: $n) { totalCount } }"

    assert wire.code(query, variables={"n": "two"}) == "BAD_USER_INPUT"


def test_a_subscription_needs_a_stream(wire: Any) -> None:
    assert wire.post({"query": "subscription { fails }"}).status_code == 406


def test_a_mutation_is_carried_out(wire: Any) -> None:
    wire.ask('mutation { rename(name: "x") }')

    assert wire.callers.contexts[0].changes == ["x"]


@pytest.mark.parametrize(
    "path", ["/graphql/nothing", "/graphql/assets/../page.py", "/graphql/assets/page.html"]
)
def test_nothing_else_is_served(wire: Any, path: str) -> None:
    assert wire.client.get(path).status_code == 404
