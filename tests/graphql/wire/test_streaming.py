"""Subscriptions: as events over HTTP, and over a socket that speaks graphql-transport-ws."""

import json
from typing import Any

import pytest
from starlette.websockets import WebSocketDisconnect

CHANGES = "subscription ($since: Int) { changes(since: $since, count: 2) { revision } }"


def events(wire: Any, query: str, **variables: Any) -> list[tuple[str, str | None, Any]]:
    """Each event of an answer: its name, its id, its data."""
    answer = wire.post({"query": query, "variables": variables}, accept="text/event-stream")
    assert answer.headers["content-type"].startswith("text/event-stream"), answer.text
    found = []
    for block in answer.text.split("\n\n"):
        lines = dict(line.split(":", 1) for line in block.splitlines() if not line.startswith(":"))
        if lines:
            data = lines["data"].strip()
            found.append((lines["event"].strip(), lines.get("id"), json.loads(data or "null")))
    return found


def test_every_change_is_an_event_under_its_revision(wire: Any) -> None:
    found = events(wire, CHANGES, since=40)

    assert [one[:2] for one in found] == [("next", " 41"), ("next", " 42"), ("complete", None)]
    assert found[0][2] == {"data": {"changes": {"revision": 41}}}


def test_a_query_can_be_asked_as_events(wire: Any) -> None:
    assert [one[0] for one in events(wire, "{ who }")] == ["next", "complete"]


def test_a_subscription_that_fails_says_so_without_its_inside(wire: Any) -> None:
    found = events(wire, "subscription { fails }")

    assert [one[0] for one in found] == ["next", "next", "complete"]
    assert found[1][2]["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert "secret" not in str(found)


def test_a_subscription_by_get_is_what_an_event_source_sends(wire: Any) -> None:
    answer = wire.get(
        query="subscription { changes(count: 1) { revision } }", accept="text/event-stream"
    )

    assert answer.text.count("event: next") == 1


def test_a_reader_that_was_cut_off_goes_on_where_it_had_come_to(wire: Any) -> None:
    sent = {"query": CHANGES, "variables": {"since": 3}}

    answer = wire.post(sent, accept="text/event-stream", last_event_id="41")

    assert "id: 42\n" in answer.text
    assert "id: 4\n" not in answer.text


def test_streams_have_a_limit(make_wire: Any) -> None:
    answer = make_wire(streams=0).post({"query": CHANGES}, accept="text/event-stream")

    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"


class Socket:
    """A client of graphql-transport-ws."""

    def __init__(self, session: Any) -> None:
        self.session = session

    def say(self, **message: Any) -> None:
        self.session.send_json(message)

    def hear(self) -> Any:
        return self.session.receive_json()

    def begin(self, **payload: Any) -> None:
        self.say(type="connection_init", payload=payload)
        assert self.hear() == {"type": "connection_ack"}

    def subscribe(self, query: str, id: str = "1", **variables: Any) -> None:
        self.say(type="subscribe", id=id, payload={"query": query, "variables": variables})

    def closed(self) -> int:
        try:
            while True:
                self.hear()
        except WebSocketDisconnect as ended:
            return ended.code


@pytest.fixture
def socket(wire: Any) -> Any:
    with wire.client.websocket_connect("/graphql", ["graphql-transport-ws"]) as session:
        yield Socket(session)


def test_a_socket_tells_every_change_and_the_end(socket: Socket) -> None:
    socket.begin()

    socket.subscribe(CHANGES, since=6)

    heard = [socket.hear() for _ in range(3)]
    assert [one["type"] for one in heard] == ["next", "next", "complete"]
    assert heard[1]["payload"] == {"data": {"changes": {"revision": 8}}}


def test_a_socket_answers_queries_and_mutations_too(socket: Socket) -> None:
    socket.begin(Authorization="Bearer good")

    socket.subscribe("{ who }")

    assert socket.hear()["payload"] == {"data": {"who": "an"}}


def test_a_socket_refuses_what_is_not_valid_and_goes_on(socket: Socket) -> None:
    socket.begin()
    socket.subscribe("{ nothing }")
    assert socket.hear()["type"] == "error"

    socket.say(type="ping")

    assert socket.hear() == {"type": "pong"}


def test_a_failing_subscription_ends_without_its_inside(socket: Socket) -> None:
    socket.begin()

    socket.subscribe("subscription { fails }")

    heard = [socket.hear() for _ in range(3)]
    assert heard[1]["payload"]["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert "secret" not in str(heard)


def test_asking_before_introducing_oneself_closes_the_socket(socket: Socket) -> None:
    socket.subscribe("{ who }")

    assert socket.closed() == 4401


def test_a_wrong_token_closes_the_socket(socket: Socket) -> None:
    socket.say(type="connection_init", payload={"authorization": "Bearer bad"})

    assert socket.closed() == 4403


def test_introducing_oneself_twice_closes_the_socket(socket: Socket) -> None:
    socket.begin()

    socket.say(type="connection_init")

    assert socket.closed() == 4429


@pytest.mark.parametrize(
    "message", ["no json", "[]", '{"type": "what"}', '{"type": "subscribe", "id": 7}']
)
def test_a_message_nobody_understands_closes_the_socket(socket: Socket, message: str) -> None:
    socket.begin()

    socket.session.send_text(message)

    assert socket.closed() == 4400


def test_bytes_close_the_socket(socket: Socket) -> None:
    socket.session.send_bytes(b"{}")

    assert socket.closed() == 4400


def test_an_id_can_be_used_once_at_a_time(socket: Socket) -> None:
    socket.begin()
    socket.subscribe("subscription { silent }")

    socket.subscribe("{ who }")

    assert socket.closed() == 4409


def test_another_protocol_is_refused(wire: Any) -> None:
    with wire.client.websocket_connect("/graphql", ["graphql-ws"]) as session:
        assert Socket(session).closed() == 4406


def test_sockets_have_a_limit(make_wire: Any) -> None:
    client = make_wire(streams=0).client

    with client.websocket_connect("/graphql", ["graphql-transport-ws"]) as session:
        assert Socket(session).closed() == 4503


def test_a_socket_that_does_not_introduce_itself_is_closed(make_wire: Any) -> None:
    client = make_wire(init_seconds=0.01).client

    with client.websocket_connect("/graphql", ["graphql-transport-ws"]) as session:
        assert Socket(session).closed() == 4408


def test_an_idle_socket_is_closed(make_wire: Any) -> None:
    client = make_wire(idle_seconds=0.05).client

    with client.websocket_connect("/graphql", ["graphql-transport-ws"]) as session:
        socket = Socket(session)
        socket.begin()
        assert socket.closed() == 1000


def test_a_socket_has_a_limit_of_subscriptions(make_wire: Any) -> None:
    client = make_wire(streams_each=0).client

    with client.websocket_connect("/graphql", ["graphql-transport-ws"]) as session:
        socket = Socket(session)
        socket.begin()
        socket.subscribe("{ who }")
        assert socket.closed() == 4429
