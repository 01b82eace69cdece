"""Sockets at the gate: counted when they open and with every message, by token where it is good."""

from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from registry.settings import Settings
from registry_api.gate import Gate
from registry_api.gate.counts import Counts

CLIENT = ("203.0.113.5", 50_000)
ADDRESS_RATE, TOKEN_RATE = 4, 7


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Says again what it is told, and takes every token for a good one."""
    socket = WebSocket(scope, receive, send)
    await socket.accept()
    try:
        while True:
            said = await socket.receive_text()
            if said.startswith("Bearer"):
                scope["registry.token"] = said.encode()
            await socket.send_text(said)
    except WebSocketDisconnect:
        pass


@pytest.fixture
def counts() -> Counts:
    return Counts()


@pytest.fixture
def client(counts: Counts) -> TestClient:
    settings = Settings(address_rate=ADDRESS_RATE, token_rate=TOKEN_RATE)
    return TestClient(Gate(echo, settings, counts), client=CLIENT)


def talk(session: Any, *said: str) -> tuple[int, int, str]:
    """How many of these are answered before the socket is closed, and why it is."""
    answered = 0
    try:
        for one in said:
            session.send_text(one)
            session.receive_text()
            answered += 1
    except WebSocketDisconnect as ended:
        return answered, ended.code, ended.reason.partition(";")[0]
    raise AssertionError("the socket was not closed")


def test_a_socket_that_says_too_much_is_closed(client: TestClient) -> None:
    with client.websocket_connect("/graphql") as session:
        assert talk(session, *"abcdefgh") == (ADDRESS_RATE - 1, 4429, "Too many messages")


def test_too_many_sockets_are_refused_unopened(client: TestClient) -> None:
    for _ in range(ADDRESS_RATE):
        client.websocket_connect("/graphql").__enter__().close()

    with pytest.raises(WebSocketDenialResponse) as refused, client.websocket_connect("/graphql"):
        pass

    assert refused.value.status_code == 429
    assert 0 < int(refused.value.headers["retry-after"]) <= 61
    assert refused.value.headers["ratelimit-policy"] == f'"address";q={ADDRESS_RATE};w=60'


def test_who_introduced_itself_is_counted_by_its_token(client: TestClient) -> None:
    with client.websocket_connect("/graphql") as session:
        answered, *_ = talk(session, "Bearer good", *"abcdefghij")

    # The first was said before the token was known, and counted by address.
    assert answered == 1 + TOKEN_RATE


def test_sockets_are_counted_by_what_became_of_them(client: TestClient, counts: Counts) -> None:
    with client.websocket_connect("/graphql") as session:
        talk(session, *"abcdefgh")
    with pytest.raises(WebSocketDenialResponse), client.websocket_connect("/graphql"):
        pass

    assert counts.events == {("sockets", name): 1 for name in ("opened", "silenced", "refused")}


def test_a_socket_is_told_its_name(client: TestClient) -> None:
    named = {"X-Request-Id": "my-socket-1"}

    with client.websocket_connect("/graphql", headers=named) as session:
        assert (b"x-request-id", b"my-socket-1") in session.extra_headers


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_question_of_graphql_is_counted_by_its_token(office: Any, method: str) -> None:
    asked = {"query": "{ indicators(first: 1) { nodes { code } } }"}
    how = {"params": asked} if method == "GET" else {"json": asked}
    headers = {
        "Authorization": f"Bearer {office.tokens['reader']}",
        "GraphQL-Require-Preflight": "1",
        "Accept": "application/json",
    }

    first, second = (
        office.client.request(method, "/graphql", headers=headers, **how) for _ in range(2)
    )

    assert "ratelimit" not in first.headers
    assert second.headers["ratelimit-policy"].startswith('"token"')
