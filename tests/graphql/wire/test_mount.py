"""GraphQL in the application: built when asked for, kept and compressed as all reading is."""

import subprocess
import sys
from typing import Any

import pytest
from starlette.testclient import TestClient

QUERY = "{ indicators(first: 100) { nodes { code name } } }"


def test_the_schema_is_not_built_before_it_is_asked_for() -> None:
    program = (
        "import sys, registry_api.app\n"
        "registry_api.app.create_app()\n"
        "print('strawberry' in sys.modules, 'graphql' in sys.modules)"
    )

    shown = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout

    assert shown.split() == ["False", "False"]


def get(client: TestClient, **headers: str) -> Any:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.get("/graphql", params={"query": QUERY}, headers=sent)


def test_a_query_by_get_has_an_etag_and_answers_304(client: TestClient) -> None:
    etag = get(client).headers["etag"]

    again = get(client, if_none_match=etag)

    assert (again.status_code, again.content) == (304, b"")
    assert etag.startswith('"')


def test_each_media_type_is_kept_apart(client: TestClient) -> None:
    media = "application/graphql-response+json"

    kinds = [get(client, accept=one).headers["content-type"] for one in (media, "*/*", media)]

    assert [one.partition(";")[0] for one in kinds] == [media, "application/json", media]


def test_an_answer_by_get_is_compressed(client: TestClient) -> None:
    assert get(client, accept_encoding="br").headers["content-encoding"] == "br"


def test_head_has_the_headers_and_no_body(client: TestClient) -> None:
    answer = client.head("/graphql", params={"query": QUERY})

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["etag"] == get(client).headers["etag"]


def test_a_refusal_is_never_kept(client: TestClient) -> None:
    answer = client.get("/graphql", params={"query": "{ nothing }"})

    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/graphql", "/graphql/"])
def test_other_sites_may_read(client: TestClient, path: str) -> None:
    answer = client.post(path, json={"query": "{ __typename }"})

    assert answer.json() == {"data": {"__typename": "Query"}}
    assert answer.headers["access-control-allow-origin"] == "*"
