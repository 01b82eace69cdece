"""A regime's calendar over REST, for every regime of the reference data."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from registry_api.models import RegimeCalendarAnswer


def calendar(client: TestClient, code: str, **query: Any) -> Any:
    answer = client.get(f"/v1/regimes/{code}/calendar", params=query or None)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_every_regime_has_a_calendar_in_its_declared_shape(client: TestClient) -> None:
    for number in range(1, 149):
        RegimeCalendarAnswer.model_validate(calendar(client, f"CDBC-{number:03}", year=2021))


def test_a_quarterly_regime_has_the_decrees_windows(client: TestClient) -> None:
    found = calendar(client, "CDBC-001", year=2021)

    quarters = [one for one in found["obligations"] if one["frequency"] == "Q"]
    assert [(one["window"]["first_day"], one["window"]["last_day"]) for one in quarters] == [
        ("2020-12-15", "2021-03-14"),
        ("2021-03-15", "2021-06-14"),
        ("2021-06-15", "2021-09-14"),
        ("2021-09-15", "2021-12-14"),
    ]
    assert quarters[0]["period"]["sdmx"] == "2021-Q1"


def test_what_the_regime_does_not_state_stays_unknown(client: TestClient) -> None:
    found = calendar(client, "CDBC-001", year=2021)

    assert all(one["due"] == [] for one in found["obligations"])


def test_a_stated_deadline_becomes_a_day_with_its_steps(client: TestClient) -> None:
    stated = client.get("/v1/regimes", params={"deadline_known": "true"}).json()["items"]
    found = [calendar(client, one["code"], year=2021) for one in stated]

    days = [
        due for one in found for each in one["obligations"] for due in each["due"] if due["known"]
    ]
    assert len(days) > 30
    assert all(due["day"] and due["steps"] and due["words"] for due in days)


@pytest.mark.parametrize("year", ["1900", "2200", "soon"])
def test_a_year_without_known_days_off_is_refused(client: TestClient, year: str) -> None:
    answer = client.get("/v1/regimes/CDBC-001/calendar", params={"year": year})

    assert answer.status_code == 400
