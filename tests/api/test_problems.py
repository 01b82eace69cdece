"""Whatever is refused is refused in one shape, in both languages, with what to do about it."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from registry.settings import Settings
from registry_api.app import create_app

REFUSED = [
    ("/v1/indicators/NONE", 404, "not-found"),
    ("/v1/indicators/KTXH-099?valid_at=2019-01-01", 404, "not-in-force"),
    ("/v1/indicators/KTXH-099?as_of=0", 404, "not-yet-known"),
    ("/v1/indicators/KTXH-099?valid_at=2021-02-30", 400, "bad-question"),
    ("/v1/indicators/KTXH-099?valid_at=yesterday", 400, "bad-question"),
    ("/v1/indicators/KTXH-099?as_of=tomorrow", 400, "bad-question"),
    ("/v1/indicators/KTXH-099?as_of=99999999", 404, "no-answer"),
    ("/v1/indicators/KTXH-099?as_of=3000-01-01", 404, "no-answer"),
    ("/v1/indicators/KTXH-099?validat=2021-07-01", 400, "bad-question"),
    ("/v1/indicators?colour=red", 400, "bad-question"),
    ("/v1/indicators?limit=0", 400, "bad-question"),
    ("/v1/indicators?limit=1000000", 400, "bad-question"),
    ("/v1/indicators?limit=ten", 400, "bad-question"),
    ("/v1/indicators/KTXH-099/versions/1", 400, "bad-question"),
    ("/v1/indicators/KTXH-099/versions/9.9.9", 404, "not-found"),
    ("/v1/facts?type=rumour", 400, "bad-question"),
    ("/v1/facts/1", 404, "not-found"),
    ("/v1/log/0", 404, "not-found"),
    ("/v1/log/99999999", 404, "not-found"),
    ("/v1/nowhere", 404, "no-such-address"),
    ("/problems/nothing", 404, "not-found"),
    ("/v1/indicators/KTXH-099%00", 404, "not-found"),
    ("/v1/indicators/" + "x" * 5000, 404, "not-found"),
    ("/v1/indicators/..%2f..%2fetc", 404, "no-such-address"),
]


@pytest.mark.parametrize(("path", "status", "name"), REFUSED)
def test_a_refusal_is_a_problem_in_both_languages(
    client: TestClient, path: str, status: int, name: str
) -> None:
    answer = client.get(path)

    problem = answer.json()
    assert answer.status_code == problem["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["type"].endswith(f"/problems/{name}")
    assert problem["messages"]["vi"] != problem["messages"]["en"]
    assert problem["title"]
    assert problem["detail"] == problem["messages"]["vi"]


def test_the_reader_of_english_gets_english_first(client: TestClient) -> None:
    answer = client.get("/v1/indicators/NONE", headers={"Accept-Language": "en-GB, vi;q=0.5"})

    assert answer.json()["title"] == "Not found"
    assert answer.headers["content-language"] == "en"


def test_the_address_of_a_problem_answers(client: TestClient) -> None:
    address = client.get("/v1/indicators/NONE").json()["type"]

    assert client.get(address).json()["title"]["vi"] == "Không tìm thấy"


def test_a_wrong_method_says_which_is_right(client: TestClient) -> None:
    answer = client.delete("/v1/indicators/KTXH-099")

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["type"].endswith("/problems/method-not-allowed")


def test_a_wrong_method_is_told_every_method_there_is(client: TestClient) -> None:
    answer = client.delete("/v1/facts")

    assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"


@pytest.mark.parametrize("path", ["/v1/units/none", "/v1/nowhere", "/v1/units?colour=red"])
def test_other_sites_may_read_why_they_were_refused(client: TestClient, path: str) -> None:
    answer = client.get(path)

    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cache-control"] == "no-store"


def test_a_host_that_is_none_is_not_repeated(client: TestClient) -> None:
    answer = client.get("/v1/units/none", headers={"Host": 'evil.example/"><script>'})

    assert answer.json()["type"] == "/problems/not-found"


def test_links_go_to_the_public_address_whatever_the_host(seeded_file: Path) -> None:
    settings = Settings(
        database_url=f"sqlite:///{seeded_file}", public_url="https://registry.gov.vn/"
    )
    with TestClient(create_app(settings)) as outside:
        answer = outside.get("/v1/units/none", headers={"Host": "evil.example"})

    assert answer.json()["type"] == "https://registry.gov.vn/problems/not-found"


def test_a_code_in_small_letters_is_answered_with_how_it_is_written(client: TestClient) -> None:
    problem = client.get("/v1/indicators/ktxh-099").json()

    assert problem["meant"] == "KTXH-099"
    assert "KTXH-099" in problem["detail"]
