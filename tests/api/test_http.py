"""HTTP as it is meant: what is offered, what is related, what is no longer to be relied on."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

PATH = "/v1/indicators/KTXH-125"


def links(answer: Any) -> dict[str, list[str]]:
    """The targets of an answer by their relation."""
    found: dict[str, list[str]] = {}
    for target, relations in re.findall(r'<([^>]*)>; rel="([^"]*)"', answer.headers["link"]):
        for relation in relations.split():
            found.setdefault(relation, []).append(target)
    return found


def publish(office: Any, valid_from: str, **content: Any) -> None:
    now = office.client.get(PATH).json()
    draft = {
        "kind": "indicator",
        "code": "KTXH-125",
        "valid_from": valid_from,
        "provenance": {"level": "sourced", "reference": "a test"},
        "content": {**now["content"], **content},
    }
    data = {"title": "Sửa", "drafts": [draft]}
    made = office.send("steward", "POST", "/v1/change-requests", data)
    assert made.status_code == 201, made.text
    address = made.json()["links"]["self"]
    office.send("steward", "POST", f"{address}/submit", {}, If_Match='"1"')
    done = office.send("registrar", "POST", f"{address}/publish", {}, If_Match='"2"')
    assert done.status_code == 200, done.text


@pytest.mark.parametrize(
    "accept", ["application/json", "*/*", "application/*;q=0.1", "text/html, */*;q=0.8", ""]
)
def test_json_is_answered_to_whoever_takes_it(client: TestClient, accept: str) -> None:
    assert client.get(PATH, headers={"Accept": accept}).status_code == 200


@pytest.mark.parametrize(
    "accept", ["text/html", "application/xml", "application/json;q=0", "*/*, application/json;q=0"]
)
def test_another_form_is_refused_with_what_there_is(client: TestClient, accept: str) -> None:
    answer = client.get(PATH, headers={"Accept": accept})

    assert answer.status_code == 406
    assert answer.json()["offered"] == ["application/json"]


def test_a_body_of_another_sort_is_refused_with_what_is_taken(office: Any) -> None:
    token = office.tokens["steward"]
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "text/plain"}

    answer = office.client.post("/v1/facts", content="x", headers=headers)

    assert answer.status_code == 415
    assert answer.headers["accept-post"] == "application/json"


@pytest.mark.parametrize(
    ("wanted", "language"),
    [("en", "en"), ("en;q=0.1, vi", "vi"), ("fr, en-GB;q=0.5", "en"), ("fr", "vi"), ("*", "vi")],
)
def test_a_refusal_is_in_the_language_weighed_most(
    client: TestClient, wanted: str, language: str
) -> None:
    answer = client.get("/v1/units/none", headers={"Accept-Language": wanted})

    assert answer.headers["content-language"] == language


def test_a_record_leads_to_its_history_schema_and_mementos(client: TestClient) -> None:
    found = links(client.get(PATH))

    for relation in ("latest-version", "version-history", "timemap", "describedby", "timegate"):
        (target,) = found[relation]
        assert client.get(target).status_code == 200


def test_a_definition_that_stands_is_not_deprecated(client: TestClient) -> None:
    answer = client.get(PATH)

    assert "deprecation" not in answer.headers
    assert "sunset" not in answer.headers


def test_an_older_version_names_what_follows_it_and_from_when(office: Any) -> None:
    publish(office, "2024-01-01", units=[{"unit": "nguoi"}])

    old = office.client.get(f"{PATH}/versions/1.0.0")
    new = office.client.get(f"{PATH}/versions/2.0.0")

    start = datetime(2023, 12, 31, 17, tzinfo=UTC)
    assert old.headers["deprecation"] == f"@{int(start.timestamp())}"
    assert links(old)["successor-version"] == [f"{PATH}/versions/2.0.0"]
    assert links(new)["predecessor-version"] == [f"{PATH}/versions/1.0.0"]
    assert "deprecation" not in new.headers


def test_a_record_of_the_past_is_deprecated_as_its_version_is(office: Any) -> None:
    publish(office, "2024-01-01", units=[{"unit": "nguoi"}])

    past = office.client.get(PATH, params={"valid_at": "2022-01-01"})

    assert links(past)["successor-version"] == [f"{PATH}/versions/2.0.0"]
    assert "deprecation" in past.headers


def test_a_superseded_definition_names_its_successor(office: Any) -> None:
    edition = office.client.get(f"{PATH}/versions").json()["edition"]
    data = {
        "predecessors": [{"item": "indicator:KTXH-125", "edition": edition}],
        "successors": ["indicator:KTXH-126"],
        "reason": "x",
    }
    done = office.send("registrar", "POST", "/v1/supersede", data)
    assert done.status_code == 200, done.text

    answer = office.client.get(PATH)

    assert links(answer)["successor-version"] == ["/v1/indicators/KTXH-126"]
    assert re.fullmatch(r"@\d{10}", answer.headers["deprecation"])


def test_a_retired_definition_says_when_it_ends(office: Any) -> None:
    edition = office.client.get(f"{PATH}/versions").headers["etag"]
    last = (datetime.now(UTC) + timedelta(days=90)).date()
    data = {"valid_to": last.isoformat(), "reason": "x"}
    office.send("registrar", "POST", f"{PATH}/retire", data, If_Match=edition)

    answer = office.client.get(PATH)

    sunset = parsedate_to_datetime(answer.headers["sunset"])
    assert sunset.date() == last
    assert int(answer.headers["deprecation"][1:]) < sunset.timestamp()


def test_a_time_is_asked_for_by_header(office: Any) -> None:
    before = office.client.get(PATH)
    instant = datetime.fromisoformat(before.json()["asked"]["as_of"]["instant"])
    publish(office, "2024-01-01", units=[{"unit": "nguoi"}])

    then = office.client.get(PATH, headers={"Accept-Datetime": http(instant)})

    assert then.json()["version"] == "1.0.0"
    assert office.client.get(PATH).json()["version"] == "2.0.0"
    assert parsedate_to_datetime(then.headers["memento-datetime"]) <= instant
    fixed = office.client.get(then.headers["content-location"])
    assert fixed.json() == then.json()
    assert fixed.headers["memento-datetime"] == then.headers["memento-datetime"]


def http(instant: datetime) -> str:
    return format_datetime(instant.astimezone(UTC) + timedelta(seconds=1), usegmt=True)


def test_a_time_to_come_is_answered_as_now(client: TestClient) -> None:
    ahead = http(datetime.now(UTC) + timedelta(days=9))

    answer = client.get(PATH, headers={"Accept-Datetime": ahead})

    assert answer.json() == client.get(PATH).json()
    assert "memento-datetime" not in answer.headers


def test_a_time_that_is_none_is_refused(client: TestClient) -> None:
    answer = client.get(PATH, headers={"Accept-Datetime": "yesterday"})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "Accept-Datetime"


def test_every_answer_with_clocks_varies_by_time(client: TestClient) -> None:
    vary = client.get("/v1/units").headers["vary"]

    assert set(vary.split(", ")) == {"accept", "accept-datetime", "accept-encoding"}


def test_the_time_map_lists_every_change(office: Any) -> None:
    publish(office, "2024-01-01", units=[{"unit": "nguoi"}])

    answer = office.client.get(f"{PATH}/timemap")

    assert answer.headers["content-type"] == "application/link-format"
    addresses = re.findall(r'<([^>]*)>; rel="[^"]*memento"', answer.text)
    versions = [office.client.get(one).json()["version"] for one in addresses]
    assert versions == ["1.0.0", "2.0.0"]


def test_the_catalogue_of_interfaces_leads_to_their_description(client: TestClient) -> None:
    answer = client.get("/.well-known/api-catalog")

    assert answer.headers["content-type"].startswith("application/linkset+json")
    described = [one for one in answer.json()["linkset"] if "service-desc" in one]
    for one in described:
        assert client.get(one["service-desc"][0]["href"]).status_code == 200


def test_the_schema_of_a_kind_takes_its_content(client: TestClient) -> None:
    schema = client.get("/v1/schemas/indicator").json()
    content = client.get(PATH).json()["content"]

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(schema["required"]) <= set(content)
    assert set(content) <= set(schema["properties"])


def test_letters_typed_in_another_form_ask_the_same(client: TestClient) -> None:
    composed, decomposed = "Quyết định", "Quyết định"
    path = "/v1/instruments?limit=1&instrument_type="

    one = client.get(path + quote(composed)).json()
    other = client.get(path + quote(decomposed)).json()

    assert one["total"] == other["total"] > 0


@pytest.mark.parametrize("odd", ["%0d%0aSet-Cookie:%20a=b", "%F0%A0%B2%9E%16", "%22%3E", "%C2%8C"])
def test_what_stands_in_an_address_never_becomes_a_header(client: TestClient, odd: str) -> None:
    answers = [client.get(f"{PATH}{odd}"), client.get(f"{PATH}/versions/{odd}")]

    assert {one.status_code for one in answers} <= {400, 404}
    assert [one for one in answers if "set-cookie" in one.headers] == []
    assert all(one.headers["link"].isascii() for one in answers)
