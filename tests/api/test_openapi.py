"""The OpenAPI document is true, whole, and without a finding of the two usual checkers."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

CHECKERS = Path(__file__).parents[1] / "node" / "openapi"


@pytest.fixture(scope="module")
def document(client: TestClient) -> Any:
    return client.get("/v1/openapi.json").json()


@pytest.fixture(scope="module")
def written(document: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("openapi") / "openapi.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def run(*words: str) -> subprocess.CompletedProcess[str]:
    program = CHECKERS / "node_modules" / ".bin" / words[0]
    return subprocess.run(
        [str(program), *words[1:]], cwd=CHECKERS, capture_output=True, text=True, check=False
    )


def operations(document: Any) -> Iterator[tuple[str, str, Any]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


@pytest.mark.timeout(600)
def test_spectral_finds_nothing(written: Path) -> None:
    found = run("spectral", "lint", str(written), "-r", "spectral.yaml", "-f", "json", "-F", "hint")

    # After the list it says in words that there is nothing.
    findings, _ = json.JSONDecoder().raw_decode(found.stdout)
    assert findings == []
    assert found.returncode == 0, found.stderr


@pytest.mark.timeout(600)
def test_redocly_finds_nothing(written: Path) -> None:
    found = run("redocly", "lint", str(written), "--extends", "recommended", "--format", "json")

    problems = json.loads(found.stdout)["problems"]
    assert [(one["ruleId"], one["message"]) for one in problems] == []


def test_reading_is_never_refused_as_a_body_is(document: Any) -> None:
    wrong = [
        path
        for path, method, operation in operations(document)
        if method == "get" and {"409", "412", "422", "428"} & set(operation["responses"])
    ]

    assert [path for path in wrong if "export" not in path] == []


def test_what_needs_a_token_says_so(document: Any) -> None:
    for path, _, operation in operations(document):
        assert bool(operation["security"]) == ("401" in operation["responses"]), path


def test_what_the_gate_refuses_is_told_of_every_operation(document: Any) -> None:
    for path, _, operation in operations(document):
        told = set(operation["responses"])
        assert {"414", "429", "503"} <= told, path
        assert ("408" in told) == ("requestBody" in operation), path


@pytest.mark.parametrize("path", ["/v1/facts", "/v1/indicators"])
def test_a_cursor_looks_as_it_is_told(client: TestClient, document: Any, path: str) -> None:
    parameters = {one["name"]: one for one in document["paths"][path]["get"]["parameters"]}
    following = client.get(path, params={"limit": 1}).json()["links"]["next"]

    cursor = parse_qs(urlsplit(following).query)["cursor"][0]
    assert re.search(parameters["cursor"]["schema"]["pattern"], cursor)


@pytest.mark.parametrize("last", ["difference", "versions/{number}/missing"])
def test_a_day_is_not_offered_where_it_is_refused(document: Any, last: str) -> None:
    told = document["paths"][f"/v1/{{plural}}/{{code}}/{last}"]["get"]["parameters"]

    assert {"valid_at", "as_of"} & {one["name"] for one in told} == {"as_of"}


UNDERSTOOD = {
    *("cache-control", "content-encoding", "content-language", "content-length", "content-type"),
    *("content-security-policy", "vary", "x-content-type-options"),
}
"""Headers of HTTP and of browsers, which need no telling."""


@pytest.mark.parametrize(
    "asked",
    [
        ("/v1/indicators", "/v1/indicators", 200),
        ("/v1/indicators/{code}", "/v1/indicators/KTXH-099", 200),
        ("/v1/indicators/{code}/timemap", "/v1/indicators/KTXH-099/timemap", 200),
        ("/v1/calendar.csv", "/v1/calendar.csv?from=2026-01-01", 200),
        ("/v1/change-requests", "/v1/change-requests", 401),
        ("/v1/indicators/{code}", "/v1/indicators/KTXH-099?valid_at=2021-06-18", 200),
    ],
    ids=lambda asked: asked[1],
)
def test_headers_that_are_sent_are_declared(
    client: TestClient, document: Any, asked: tuple[str, str, int]
) -> None:
    path, address, status = asked

    answer = client.get(address)

    told = document["paths"][path]["get"]["responses"][str(status)]["headers"]
    sent = {name for name in answer.headers if not name.startswith("access-control-")}
    assert answer.status_code == status
    assert sent - UNDERSTOOD <= {name.lower() for name in told}


def test_who_is_told_to_wait_is_told_how_long(document: Any) -> None:
    for path, _, operation in operations(document):
        for status in ("429", "503"):
            assert "Retry-After" in operation["responses"][status]["headers"], path


def test_decisions_name_what_they_were_decided_on(document: Any) -> None:
    path = "/v1/{plural}/{code}/versions/{number}/void"
    headers = {one["name"]: one for one in document["paths"][path]["post"]["parameters"]}

    assert headers["If-Match"]["required"] is True
    assert headers["Idempotency-Key"]["required"] is False


def test_every_operation_is_described_in_vietnamese_and_english(document: Any) -> None:
    for path, _, operation in operations(document):
        vietnamese, _, english = operation["description"].partition("\n\n")
        assert not vietnamese.isascii(), path
        assert english, path


def test_parameters_and_answers_are_told_in_vietnamese_too(document: Any) -> None:
    parts = [
        part["description"]
        for _, _, operation in operations(document)
        for part in (*operation.get("parameters", ()), *operation["responses"].values())
    ]

    assert {text for text in parts if text.replace("…", "").isascii()} == set()


def test_examples_are_real_records(client: TestClient, document: Any) -> None:
    operation = document["paths"]["/v1/indicators/{code}"]["get"]
    example = operation["responses"]["200"]["content"]["application/json"]["example"]

    assert client.get(example["links"]["self"]).json() == example


def test_an_empty_registry_has_a_document_too(sqlite_url: str) -> None:
    from registry.settings import Settings
    from registry_api.app import create_app

    with TestClient(create_app(Settings(database_url=sqlite_url))) as client:
        assert client.get("/v1/openapi.json").json()["openapi"] == "3.1.0"
