"""The parts of the gate by themselves: names of requests, addresses, rates, ways, counts."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from registry.settings import Settings
from registry_api.app import create_app
from registry_api.gate import Gate
from registry_api.gate.addresses import Addresses, networks
from registry_api.gate.counts import BUCKETS, Counts
from registry_api.gate.ids import id_of
from registry_api.gate.rates import WINDOW, Rate
from registry_api.gate.ways import way_of

TRACE = b"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


def test_a_sane_name_of_the_caller_is_kept() -> None:
    assert id_of({b"x-request-id": b"abc-123.DEF_456"}) == b"abc-123.DEF_456"


@pytest.mark.parametrize(
    "given", [b"", b"short", b"a" * 65, b"with space 1", b"line\r\nbreak", b"\xff" * 9]
)
def test_another_one_is_replaced(given: bytes) -> None:
    assert id_of({b"x-request-id": given}) != given


def test_a_trace_names_the_request() -> None:
    assert id_of({b"traceparent": TRACE}) == b"4bf92f3577b34da6a3ce929d0e0e4736"


def test_new_names_differ() -> None:
    assert len({id_of({}) for _ in range(100)}) == 100


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("10.0.0.1", None, "10.0.0.1"),
        ("10.0.0.1", b"203.0.113.5", "203.0.113.5"),
        ("10.0.0.1", b"6.6.6.6, 203.0.113.5", "203.0.113.5"),
        ("10.0.0.1", b"6.6.6.6, 203.0.113.5, 10.0.0.2", "203.0.113.5"),
        ("10.0.0.1", b"nonsense", "10.0.0.1"),
        ("203.0.113.9", b"6.6.6.6", "203.0.113.9"),
    ],
)
def test_only_what_trusted_proxies_say_is_believed(
    peer: str, forwarded: bytes | None, client: str
) -> None:
    addresses = Addresses(networks("10.0.0.0/8"))

    assert addresses.client(peer, forwarded) == client


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.5", "203.0.113.5"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("127.0.0.1", None),
        ("::1", None),
        ("::ffff:127.0.0.1", None),
        ("testclient", None),
    ],
)
def test_an_address_is_counted_by_what_one_client_holds(address: str, counted: str | None) -> None:
    assert Addresses(()).counted(address) == counted


def test_a_quota_is_told_and_kept() -> None:
    rate = Rate("address", 2)

    waits = [rate.take("a", 100.0)[0] for _ in range(3)]
    _, headers = rate.take("b", 100.0)

    assert (waits[:2], waits[2] > 0) == ([0, 0], True)
    assert headers == [
        (b"ratelimit-policy", b'"address";q=2;w=60'),
        (b"ratelimit", b'"address";r=1;t=61'),
    ]


def test_a_new_window_begins_anew() -> None:
    rate = Rate("address", 1)
    rate.take("a", 100.0)

    assert rate.take("a", 100.0)[0] > 0
    assert rate.take("a", 100.0 + WINDOW)[0] == 0


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("/v1/indicators/KTXH-099", "indicators"),
        ("/v1", "v1"),
        ("/v1/whatever", "v1"),
        ("/graphql", "graphql"),
        ("/", "pages"),
        ("/x/y/z", "pages"),
    ],
)
def test_ways_are_few_whatever_is_asked(path: str, way: str) -> None:
    assert way_of(path) == way


def test_an_answer_is_counted_in_the_bucket_it_fits() -> None:
    counts = Counts()

    for seconds in (0.0005, 0.001, 0.002, 99):
        counts.answered(("x",), seconds)

    numbers = counts.requests["x",]
    assert (numbers[0], numbers[1], numbers[len(BUCKETS)]) == (2, 1, 1)


def test_a_fault_of_the_layers_in_front_is_answered_as_a_problem(tmp_path: Path) -> None:
    async def broken(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise RuntimeError("a fault of ours")

    app = create_app(Settings(database_url=f"sqlite:///{tmp_path}/registry.db"))
    app.middleware_stack = Gate(broken, Settings(), Counts())
    reader = TestClient(app, raise_server_exceptions=False)

    answer = reader.get("/v1", headers={"Accept": "application/json"})

    told = (answer.status_code, answer.json()["type"])
    assert told == (500, "http://testserver/problems/internal")
