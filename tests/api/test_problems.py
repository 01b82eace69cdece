"""Whatever is refused is refused in one shape, in both languages, with what to do about it."""

import pytest
from starlette.testclient import TestClient

REFUSED = [
    ("/v1/indicators/NONE", 404, "not-found"),
    ("/v1/indicators/KTXH-099?valid_at=2019-01-01", 404, "not-in-force"),
    ("/v1/indicators/KTXH-099?as_of=0", 404, "not-yet-known"),
    ("/v1/indicators/KTXH-099?valid_at=2021-02-30", 400, "bad-question"),
    ("/v1/indicators/KTXH-099?valid_at=yesterday", 400, "bad-question"),
    ("/v1/indicators/KTXH-099?as_of=tomorrow", 400, "bad-question"),
    ("/v1/indicators/KTXH-099?as_of=99999999", 400, "bad-question"),
    ("/v1/indicators/KTXH-099?as_of=3000-01-01", 400, "bad-question"),
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
    assert answer.headers["allow"] == "GET"
    assert answer.json()["type"].endswith("/problems/method-not-allowed")
