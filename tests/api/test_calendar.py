"""A regime's calendar over REST, for every regime of the reference data."""

import csv
import io
from typing import Any

import icalendar
import pytest
from python_calamine import CalamineWorkbook
from starlette.testclient import TestClient

from registry_api.models import CalendarAnswer, RegimeCalendarAnswer


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


def agenda(client: TestClient, **query: Any) -> Any:
    answer = client.get("/v1/calendar", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


YEAR = {"from": "2021-01-01", "to": "2021-12-31"}


def test_a_year_of_all_regimes_has_its_declared_shape_and_its_unknowns(client: TestClient) -> None:
    found = agenda(client, **YEAR)

    CalendarAnswer.model_validate(found)
    assert found["unknown"] > 400
    assert found["total"] == len(found["items"]) > found["unknown"]
    assert {one["code"] for one in found["unread"]}
    assert [one["year"] for one in found["days_off"]] == [2021]


def test_without_days_it_is_the_year_asked_about(client: TestClient) -> None:
    found = agenda(client, valid_at="2021-06-18", regime="CDBC-012")

    assert (found["from"], found["to"]) == ("2021-01-01", "2021-12-31")
    assert {one["regime"]["code"] for one in found["items"]} == {"CDBC-012"}


def test_the_district_level_is_gone_after_june_2025(client: TestClient) -> None:
    before = agenda(client, level="district", **{"from": "2025-01-01", "to": "2025-06-30"})
    after = agenda(client, level="district", **{"from": "2025-12-01", "to": "2025-12-31"})

    assert before["total"] > 10
    assert [one for one in after["items"] if one["period"]["last_day"] > "2025-06-30"] == []


def test_a_body_is_asked_for_with_what_it_inherited(client: TestClient) -> None:
    found = agenda(client, body="bo-tai-chinh-2025", part="lead_body", **YEAR)

    codes = {one["regime"]["code"] for one in found["items"]}
    assert len(codes) > 20


def test_the_next_days_are_one_for_each_regime_and_sender(client: TestClient) -> None:
    found = agenda(client, next="true", **{"from": "2021-06-18", "to": "2022-06-17"})

    assert found["unknown"] == 0
    who = [
        (one["regime"]["code"], one["due"]["sender"], str(one["levels"])) for one in found["items"]
    ]
    assert len(set(who)) == len(who) > 10


def test_the_feed_is_one_that_calendar_programs_read(client: TestClient) -> None:
    answer = client.get("/v1/calendar.ics", params={"body": "bo-y-te", **YEAR, "alarm_days": 2})

    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(answer.content)
    events = calendar.walk("VEVENT")
    assert str(calendar["X-WR-CALNAME"]) == "Lịch báo cáo: Bộ Y tế"
    assert events
    assert len({one["UID"] for one in events}) == len(events)
    assert answer.content.count(b"\r\n") == answer.content.count(b"\n")
    assert max(map(len, answer.content.split(b"\r\n"))) <= 75


def test_the_feed_keeps_its_etag(client: TestClient) -> None:
    first = client.get("/v1/calendar.ics", params={"regime": "CDBC-012", **YEAR})
    again = client.get(
        "/v1/calendar.ics",
        params={"regime": "CDBC-012", "lang": "vi", **YEAR},
        headers={"If-None-Match": first.headers["etag"]},
    )

    assert again.status_code == 304


def test_the_table_opens_as_csv_and_as_a_workbook(client: TestClient) -> None:
    listed = agenda(client, **YEAR)
    text = client.get("/v1/calendar.csv", params={**YEAR, "lang": "en"}).content
    book = client.get("/v1/calendar.xlsx", params=YEAR)

    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_index(0)
    assert rows[0][:2] == ["Regime", "Name"]
    assert len(rows) - 1 == listed["total"] + len(listed["undated"])
    assert len(sheet.to_python()) == len(rows)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"from": "2021-12-31", "to": "2021-01-01"}, 404),
        ({"from": "1990-01-01", "to": "2021-01-01"}, 404),
        ({"regime": "none"}, 404),
        ({"body": "none"}, 404),
        ({"level": "planet"}, 400),
        ({"colour": "red"}, 400),
        ({"from": "soon"}, 400),
    ],
)
def test_what_cannot_be_answered_is_refused(
    client: TestClient, query: dict[str, str], status: int
) -> None:
    for ending in ("", ".csv", ".xlsx", ".ics"):
        assert client.get(f"/v1/calendar{ending}", params=query).status_code == status
