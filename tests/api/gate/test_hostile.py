"""Slow, broken and greedy clients over raw sockets: refused, cut off, and nobody else notices."""

import asyncio
import json
import shutil
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi import FastAPI, Request
from starlette.responses import StreamingResponse

from registry.settings import Settings
from registry_api.app import create_app
from registry_api.protocol import GuardedProtocol
from serving import serving

BODY_LIMIT, HEADER_LIMIT, RATE = 2_000, 4_000, 5
CLIENT = "203.0.113.5"


class Impatient(GuardedProtocol):
    header_bytes = HEADER_LIMIT
    header_seconds = 0.3
    taking_seconds = 0.3


@dataclass
class Server:
    """A server with tight limits, and the connections to it."""

    address: tuple[str, int]
    ends: ExitStack
    app: FastAPI

    def connect(self, data: bytes = b"", *, receives: int | None = None) -> socket.socket:
        """A connection on which this was said.

        :param receives: bytes it takes in unread.
        """
        made = self.ends.enter_context(socket.socket())
        made.settimeout(30)
        if receives is not None:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receives)
        made.connect(self.address)
        made.sendall(data)
        return made

    def ask(self, data: bytes) -> bytes:
        """All that is answered until the server closes."""
        return everything(self.connect(data))

    def is_well(self) -> bool:
        return self.ask(get("/healthz")).startswith(b"HTTP/1.1 200")


def everything(made: socket.socket) -> bytes:
    parts = []
    while part := made.recv(65_536):
        parts.append(part)
    return b"".join(parts)


def dripped(made: socket.socket, data: bytes) -> bytes:
    """What is answered while this is sent byte by byte, each after a little while."""
    made.settimeout(0.02)
    for place in range(len(data)):
        with suppress(TimeoutError):
            return made.recv(65_536)
        made.sendall(data[place : place + 1])
    return b""


def soon(holds: Callable[[], bool]) -> bool:
    """Whether it comes to hold."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if holds():
            return True
    return False


def get(path: str, *headers: str, close: bool = True) -> bytes:
    last = ["Connection: close"] if close else []
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: x", *headers, *last, "", ""]).encode()


def post(path: str, *headers: str) -> bytes:
    given = [f"POST {path} HTTP/1.1", "Host: x", "Content-Type: application/json", *headers]
    return "\r\n".join([*given, "", ""]).encode()


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def headers(answer: bytes) -> dict[str, str]:
    lines = answer.partition(b"\r\n\r\n")[0].decode().split("\r\n")[1:]
    pairs = (line.partition(": ") for line in lines)
    return {name.lower(): value for name, _, value in pairs}


def problem(answer: bytes) -> str:
    body = answer.partition(b"\r\n\r\n")[2]
    return str(json.loads(body)["type"]).rsplit("/", 1)[-1]


@pytest.fixture(scope="module")
def app(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    path = tmp_path_factory.mktemp("hostile") / "registry.db"
    shutil.copy(seeded_file, path)
    made = create_app(
        Settings(
            database_url=f"sqlite:///{path}",  # type: ignore[arg-type]
            poll_seconds=60,
            body_limit=BODY_LIMIT,
            request_seconds=0.3,
            address_rate=RATE,
            trusted_proxies="127.0.0.1",
        )
    )

    @made.get("/slow")
    async def slow() -> None:
        await made.state.service.bell.heard(60)

    @made.get("/endless")
    async def endless() -> StreamingResponse:
        async def parts() -> AsyncIterator[bytes]:
            while True:
                yield b"x" * 65_536
                await asyncio.sleep(0)

        return StreamingResponse(parts(), media_type="application/octet-stream")

    @made.get("/broken")
    async def broken() -> None:
        raise RuntimeError("a fault of ours")

    @made.post("/echo-length")
    async def length(request: Request) -> int:
        return len(await request.body())

    return made


@pytest.fixture(scope="module")
def running(app: FastAPI) -> Iterator[tuple[str, int]]:
    with serving(app, http=Impatient) as address:
        yield address


@pytest.fixture
def server(running: tuple[str, int], app: FastAPI) -> Iterator[Server]:
    with ExitStack() as ends:
        yield Server(running, ends, app)


def test_a_connection_that_says_nothing_is_closed(server: Server) -> None:
    assert server.ask(b"") == b""


def test_a_head_that_does_not_end_is_refused(server: Server) -> None:
    assert status(server.ask(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")) == 408


def test_many_half_heads_keep_nobody_from_being_answered(server: Server) -> None:
    for _ in range(200):
        server.connect(b"GET / HTTP/1.1\r\nHost: x\r\n")

    assert server.is_well()


@pytest.mark.parametrize(
    "head",
    [
        get("/healthz", "X-Large: " + "x" * HEADER_LIMIT),
        get("/healthz", *(f"X-{number}: y" for number in range(HEADER_LIMIT // 8))),
        b"GET / HTTP/1.1\r\nX-Endless: " + b"x" * HEADER_LIMIT * 2,
    ],
)
def test_a_head_that_is_too_large_is_refused(server: Server, head: bytes) -> None:
    assert status(server.ask(head)) == 431


def test_what_is_no_http_is_refused(server: Server) -> None:
    assert status(server.ask(b"\x16\x03\x01\x02\x00 no http at all\r\n\r\n")) == 400


def test_an_address_that_is_too_long_is_refused(server: Server) -> None:
    class Patient(GuardedProtocol):
        pass

    with serving(server.app, http=Patient) as address:
        answer = Server(address, server.ends, server.app).ask(get("/v1?x=" + "y" * 8_000))

    assert (status(answer), problem(answer)) == (414, "address-too-long")


def test_a_body_that_says_it_is_too_large_is_refused_unread(server: Server) -> None:
    answer = server.ask(post("/echo-length", f"Content-Length: {BODY_LIMIT + 1}"))

    assert (status(answer), problem(answer)) == (413, "too-large")


def test_a_body_that_turns_out_too_large_is_refused(server: Server) -> None:
    chunk = b"%x\r\n%s\r\n" % (BODY_LIMIT + 1, b"x" * (BODY_LIMIT + 1))
    head = post("/echo-length", "Transfer-Encoding: chunked", "Connection: close")

    answer = server.ask(head + chunk + b"0\r\n\r\n")

    assert (status(answer), problem(answer)) == (413, "too-large")


def test_a_body_that_does_not_arrive_is_not_waited_for(server: Server) -> None:
    answer = server.ask(post("/echo-length", "Content-Length: 100") + b"half")

    assert (status(answer), problem(answer)) == (408, "slow-body")


def test_a_body_that_drips_is_not_waited_for_either(server: Server) -> None:
    made = server.connect(post("/echo-length", "Content-Length: 1000"))

    answer = dripped(made, b"x" * 1_000)

    assert (status(answer), problem(answer)) == (408, "slow-body")


def test_many_slow_bodies_keep_nobody_from_being_answered(server: Server) -> None:
    slow = [server.connect(post("/echo-length", "Content-Length: 100") + b"x") for _ in range(200)]

    assert server.is_well()
    assert {status(everything(one)) for one in slow} == {408}


def test_readers_who_take_nothing_are_let_go_to_make_room_for_others(server: Server) -> None:
    with serving(server.app, http=Impatient, limit_concurrency=10) as address:
        full = Server(address, server.ends, server.app)
        for _ in range(9):
            full.connect(get("/endless", close=False), receives=4_096)

        assert not full.is_well()
        assert soon(full.is_well)


def test_an_answer_that_takes_too_long_is_given_up(server: Server) -> None:
    answer = server.ask(get("/slow"))

    assert (status(answer), problem(answer)) == (503, "took-too-long")


def test_a_client_that_goes_in_the_middle_of_its_body_harms_nobody(server: Server) -> None:
    for _ in range(20):
        server.connect(post("/echo-length", "Content-Length: 1000") + b"x").close()

    assert server.is_well()


def test_a_client_that_goes_before_its_answer_harms_nobody(server: Server) -> None:
    for _ in range(20):
        server.connect(get("/v1/indicators")).close()

    assert server.is_well()


def test_pipelined_requests_are_answered_in_their_order(server: Server) -> None:
    names = [f"pipelined-{number:03}" for number in range(50)]
    asked = [get("/healthz", f"X-Request-Id: {name}", close=False) for name in names]

    answer = server.ask(b"".join(asked) + get("/healthz"))

    found = [
        line.split(b": ")[1].decode()
        for line in answer.split(b"\r\n")
        if line.startswith(b"x-request-id: pipelined")
    ]
    assert found == names


def test_every_answer_names_its_request(server: Server) -> None:
    for path in ("/v1", "/nothing-here", "/broken"):
        answer = server.ask(get(path, "X-Request-Id: my-request-1"))

        assert headers(answer)["x-request-id"] == "my-request-1"


def test_too_many_requests_of_one_address_are_refused_until_the_window_ends(
    server: Server,
) -> None:
    asked = get("/healthz", f"X-Forwarded-For: {CLIENT}")

    answers = [server.ask(asked) for _ in range(RATE + 1)]

    assert [status(one) for one in answers] == [200] * RATE + [429]
    assert headers(answers[0])["ratelimit-policy"] == f'"address";q={RATE};w=60'
    assert 0 < int(headers(answers[-1])["retry-after"]) <= 61
    assert problem(answers[-1]) == "too-many-requests"


def test_an_address_made_up_by_the_client_does_not_get_around_the_count(server: Server) -> None:
    answers = [
        server.ask(get("/healthz", f"X-Forwarded-For: 198.51.100.{number}, 203.0.113.77"))
        for number in range(RATE + 1)
    ]

    assert status(answers[-1]) == 429


def test_a_made_up_token_does_not_get_around_the_count(server: Server) -> None:
    answers = [
        server.ask(
            get("/v1/me", "X-Forwarded-For: 203.0.113.88", f"Authorization: Bearer vnr_{number}")
        )
        for number in range(RATE + 1)
    ]

    assert [status(one) for one in answers] == [401] * RATE + [429]


def test_this_machine_is_not_counted(server: Server) -> None:
    answers = [server.ask(get("/healthz")) for _ in range(RATE * 2)]

    assert {status(one) for one in answers} == {200}
