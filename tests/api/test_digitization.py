"""Nobody may see 2 without the 146 unknown, or 8 as if we knew which."""

from typing import Any

import pytest
from starlette.testclient import TestClient

THEN = {"valid_at": "2021-06-18"}


def metric(client: TestClient, name: str, **query: str) -> Any:
    answer = client.get(f"/v1/digitization/{name}", params={**THEN, **query})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_count_comes_with_what_is_unknown_and_with_the_tally(client: TestClient) -> None:
    found = metric(client, "regimes_electronic")

    assert found["counts"] == {"reached": 2, "not_reached": 0, "unknown": 146}
    assert found["tally"]["content"]["numerator"] == 8
    assert found["difference"] == 6


def test_each_member_that_reached_it_leads_to_its_evidence(client: TestClient) -> None:
    found = metric(client, "regimes_electronic")

    reached = [one for one in found["members"] if one["state"] == "reached"]
    assert [one["code"] for one in reached] == ["CDBC-001", "CDBC-002"]
    fact = client.get(reached[0]["fact"]).json()
    assert fact["content"]["is_pilot"] is True
    assert fact["provenance"]["reference"]


def test_the_target_is_74_and_the_tally_66_short(client: TestClient) -> None:
    (target,) = [
        one for one in metric(client, "regimes_electronic")["targets"] if one["wanted"] == 74
    ]

    assert (target["due"], target["overdue"]) == ("2021-12-31", False)
    assert target["short_by_tally"] == 66


def test_a_split_counts_every_member(client: TestClient) -> None:
    found = metric(client, "provinces_connected", by="region")

    assert sum(sum(one["counts"].values()) for one in found["groups"]) >= 63


def test_all_metrics_stand_in_one_answer(client: TestClient) -> None:
    answer = client.get("/v1/digitization", params=THEN).json()

    assert {one["metric"]: one["tally"]["content"]["numerator"] for one in answer["items"]} == {
        "regimes_electronic": 8,
        "indicators_supplied": 111,
        "key_indicators_supplied": 4,
        "ministries_connected": 15,
        "provinces_connected": 59,
    }


@pytest.mark.parametrize(("path", "status"), [("nothing", 404), ("regimes_electronic?by=x", 400)])
def test_what_cannot_be_counted_is_refused(client: TestClient, path: str, status: int) -> None:
    assert client.get(f"/v1/digitization/{path}").status_code == status
