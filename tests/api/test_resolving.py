"""Resolving names over REST, one and many."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from registry_api import models

PATH = "/v1/resolve"


def test_a_name_is_answered_with_version_and_clocks(client: TestClient) -> None:
    answer = client.get(PATH, params={"id": "15", "valid_at": "2025-06-30"}).json()

    models.ResolutionAnswer.model_validate(answer)
    assert answer["match"]["code"] == "yen-bai"
    assert answer["match"]["urn"] == "urn:vn-gov-registry:body:yen-bai:1.0.0"
    assert answer["match"]["matched"][0]["scheme"] == "QD-124-2004-TTg"
    assert answer["asked"]["valid_at"] == "2025-06-30"
    assert [one["code"] for one in answer["others"]] == ["lao-cai-2025"]


@pytest.mark.parametrize(
    ("query", "status", "name"),
    [
        ("id=G09&valid_at=2025-07-01", 404, "not-in-force"),
        ("id=nothing", 404, "not-found"),
        ("id=KTXH-099&kind=unit", 404, "not-found"),
        ("id=KTXH-099&by=identifier", 404, "not-found"),
        ("id=KTXH-099&kind=planet", 400, "bad-question"),
        ("", 400, "bad-question"),
        ("id=", 400, "bad-question"),
        (f"id={'x' * 301}", 400, "bad-question"),
    ],
)
def test_what_is_not_there_is_refused(
    client: TestClient, query: str, status: int, name: str
) -> None:
    answer = client.get(f"{PATH}?{query}")

    assert answer.status_code == status
    assert answer.json()["type"].endswith(f"/problems/{name}")


def test_a_refusal_names_who_bears_it_on_other_days_and_who_holds_the_duties(
    client: TestClient,
) -> None:
    problem = client.get(f"{PATH}?id=G09&valid_at=2025-07-01").json()

    (other,) = problem["others"]
    assert other["code"] == "bo-noi-vu"
    assert [one["code"] for one in other["duties_now_held_by"]][:1] == ["bo-noi-vu-2025"]


def test_many_are_answered_in_their_order_each_with_its_clocks(client: TestClient) -> None:
    items: list[Any] = [
        "KTXH-099",
        "nothing",
        {"id": "15", "valid_at": "2025-06-30"},
        {"id": "15", "kind": "body"},
        {"id": "0204", "by": "national_code"},
    ]

    answer = client.post(PATH, json={"items": items, "valid_at": "2025-07-01"}).json()

    models.ResolutionsAnswer.model_validate(answer)
    codes = [one["match"] and one["match"]["code"] for one in answer["items"]]
    assert codes == ["KTXH-099", None, "yen-bai", "lao-cai-2025", "KTXH-099"]
    assert [one["asked"]["valid_at"] for one in answer["items"]][1:3] == [
        "2025-07-01",
        "2025-06-30",
    ]


def test_one_of_many_is_answered_as_it_is_alone(client: TestClient) -> None:
    many = client.post(PATH, json={"items": ["KTXH-001"]}).json()

    assert many["items"] == [client.get(PATH, params={"id": "KTXH-001"}).json()]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"items": []}, 422),
        ({"items": ["a"] * 1_001}, 422),
        ({"items": [1]}, 422),
        ({"items": [{"id": "a", "colour": "red"}]}, 422),
        ({"items": ["a"], "valid_at": "yesterday"}, 400),
        ({"items": [{"id": "a", "as_of": "999999"}]}, 404),
    ],
)
def test_a_body_that_cannot_be_is_refused(client: TestClient, body: Any, status: int) -> None:
    assert client.post(PATH, json=body).status_code == status


def test_a_thousand_are_answered(client: TestClient) -> None:
    answer = client.post(PATH, json={"items": ["KTXH-001"] * 1_000})

    assert len(answer.json()["items"]) == 1_000


def test_other_sites_may_resolve_by_post(client: TestClient) -> None:
    asked = {"Origin": "https://a.example", "Access-Control-Request-Method": "POST"}

    preflight = client.options(PATH, headers=asked)
    answer = client.post(PATH, json={"items": ["a"]}, headers={"Origin": "https://a.example"})

    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert answer.headers["access-control-allow-origin"] == "*"
