"""What changed over HTTP: pages, Atom with archives, streams that resume."""

import http.client
import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from factories import proposal
from registry.commands.load import load
from registry.settings import Settings
from registry_api.app import create_app
from serving import serving

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
STREAM = {"Accept": "text/event-stream"}


def test_pages_lead_on_until_nothing_is_left(client: TestClient) -> None:
    address, seen = "/v1/changes?limit=500", []
    while address:
        page = client.get(address).json()
        seen += [one["revision"] for one in page["items"]]
        address = page["links"].get("next")

    assert seen == list(range(1, page["revision"] + 1))


def test_the_next_page_is_a_link_of_the_header_too(client: TestClient) -> None:
    answer = client.get("/v1/changes?limit=1&kind=unit")

    assert answer.headers["link"] == f'<{answer.json()["links"]["next"]}>; rel="next"'


def test_a_difference_link_leads_to_the_difference(office: Any) -> None:
    address = office.submitted(formula="so_bac_si / dan_so * 10000")
    etag = office.send("registrar", "GET", address).headers["etag"]
    done = office.send("registrar", "POST", f"{address}/publish", {}, If_Match=etag)
    assert done.status_code == 200, done.text

    change = office.client.get("/v1/changes?item=indicator:KTXH-125").json()["items"][-1]

    assert change["weight"] in {"minor", "major"}
    assert office.client.get(change["links"]["difference"]).status_code == 200


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("since=-1", 400),
        ("since=x", 400),
        ("limit=0", 400),
        ("kind=nothing", 400),
        ("item=nothing", 400),
        ("item=unit:nothing", 404),
        ("body=nothing", 404),
        ("sinse=1", 400),
        ("format=xml", 400),
    ],
)
def test_what_cannot_be_understood_is_refused(client: TestClient, query: str, status: int) -> None:
    answer = client.get(f"/v1/changes?{query}")

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def atom(client: TestClient, address: str) -> ET.Element:
    answer = client.get(address)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return ET.fromstring(answer.text)  # noqa: S314 - our own answer


def links(feed: ET.Element) -> dict[str, str]:
    return {one.attrib["rel"]: one.attrib["href"] for one in feed.findall(f"{ATOM}link")}


def ids(feed: ET.Element) -> list[str]:
    return [one.findtext(f"{ATOM}id", "") for one in feed.findall(f"{ATOM}entry")]


def test_accept_chooses_the_form(client: TestClient) -> None:
    answer = client.get("/v1/changes", headers={"Accept": "application/atom+xml, */*;q=0.1"})

    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert client.get("/v1/changes").headers["content-type"] == "application/json"


def test_a_feed_has_all_that_atom_asks_for(client: TestClient) -> None:
    feed = atom(client, "/v1/changes?format=atom")

    for name in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{name}")
    for entry in feed.findall(f"{ATOM}entry"):
        assert all(entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
        assert entry.findtext(f"{ATOM}author/{ATOM}name")


def test_the_archives_and_the_current_document_hold_every_change_once(client: TestClient) -> None:
    feed = atom(client, "/v1/changes?format=atom")
    found = ids(feed)
    while "prev-archive" in links(feed):
        feed = atom(client, links(feed)["prev-archive"])
        assert feed.find(f"{HISTORY}archive") is not None
        found += ids(feed)

    last = client.get("/v1/changes").json()["revision"]
    assert found == [f"urn:vn-gov-registry:revision:{one}" for one in range(last, 0, -1)]


def test_a_feed_since_a_revision_is_paged(client: TestClient) -> None:
    feed = atom(client, "/v1/changes?format=atom&since=5&limit=3")

    assert [one.rsplit(":", 1)[1] for one in ids(feed)] == ["8", "7", "6"]
    assert links(feed)["next"] == "/v1/changes?format=atom&since=8&limit=3"


def test_an_archive_that_is_not_full_yet_is_not_there(client: TestClient) -> None:
    last = client.get("/v1/changes").json()["revision"]

    assert client.get(f"/v1/changes?format=atom&archive={last // 100 + 1}").status_code == 404


def test_another_question_is_another_feed(client: TestClient) -> None:
    one = atom(client, "/v1/changes?format=atom&kind=unit")
    other = atom(client, "/v1/changes?format=atom&kind=body")

    assert one.findtext(f"{ATOM}id") != other.findtext(f"{ATOM}id")


# --- Streams --------------------------------------------------------------------------------------


@dataclass
class Live:
    """A service behind a real server, and the connections to it."""

    app: FastAPI
    address: tuple[str, int]
    ends: ExitStack

    def open(self, path: str, **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection(*self.address, timeout=20)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers={**STREAM, **given})
        answer = connection.getresponse()
        self.ends.callback(connection.close)
        self.ends.callback(answer.close)
        return answer


@pytest.fixture
def live(seeded_file: Path, tmp_path: Path) -> Iterator[Live]:
    path = tmp_path / "registry.db"
    shutil.copy(seeded_file, path)
    settings = Settings(
        database_url=f"sqlite:///{path}",  # type: ignore[arg-type]
        poll_seconds=0.02,
        heartbeat_seconds=0.05,
        stream_limit=1,
    )
    app = create_app(settings)
    with serving(app) as address, ExitStack() as ends:
        yield Live(app, address, ends)


def events(answer: http.client.HTTPResponse, count: int) -> list[dict[str, str]]:
    """The next events that carry data, each as its fields."""
    found: list[dict[str, str]] = []
    event: dict[str, str] = {}
    while len(found) < count:
        line = answer.readline().decode().rstrip("\n")
        if line:
            name, _, value = line.partition(": ")
            event[name] = value
            continue
        if "data" in event:
            found.append(event)
        event = {}
    return found


def test_a_stream_goes_on_after_the_last_event_received(live: Live) -> None:

    answer = live.open("/v1/changes?since=1", Last_Event_ID="3")
    first = events(answer, 2)

    assert answer.getheader("content-type", "").startswith("text/event-stream")
    assert [one["id"] for one in first] == ["4", "5"]
    assert json.loads(first[0]["data"])["revision"] == 4


def test_a_stream_tells_what_another_process_wrote(live: Live) -> None:
    answer = live.open("/v1/changes?kind=unit")
    answer.readline()

    load(live.app.state.service.store, [proposal(code="moi", name="Mới")], actor="other process")

    assert json.loads(events(answer, 1)[0]["data"])["code"] == "moi"


def test_a_silent_stream_says_that_it_is_alive_and_how_far_it_is(live: Live) -> None:
    answer = live.open("/v1/changes")

    lines = [answer.readline() for _ in range(4)]

    last = live.app.state.service.catalogue.revision
    assert lines[2:] == [b": %d\n" % last, b"id: %d\n" % last]


def test_only_so_many_streams_are_kept_open(live: Live) -> None:
    first = live.open("/v1/changes")
    first.readline()

    second = live.open("/v1/changes")

    assert second.status == 503
    assert second.getheader("retry-after")


def test_a_stream_ends_when_the_service_stops(live: Live) -> None:
    answer = live.open("/v1/changes")
    answer.readline()

    live.app.state.service.bell.stop()

    assert answer.read().endswith(b"\n")


def test_a_last_event_id_that_is_none_is_refused(live: Live) -> None:

    assert live.open("/v1/changes", Last_Event_ID="yesterday").status == 404
