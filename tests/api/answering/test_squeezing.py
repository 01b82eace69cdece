"""Answers that are passed on as they come are compressed on their way."""

import asyncio
import gzip
import zlib
from collections.abc import Callable
from typing import Any

import brotli
import pytest
import zstandard
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from registry_api.answering import Answering
from registry_api.answering.squeezing import Squeezing

PARTS = [b'{"line": %d}\n' % number * 500 for number in range(3)]
OPEN: dict[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "zstd": lambda body: zstandard.ZstdDecompressor().decompressobj().decompress(body),
    "gzip": gzip.decompress,
}
FOR_GOOD: dict[str, Callable[[], Any]] = {
    "br": lambda: brotli.Decompressor().process,
    "zstd": lambda: zstandard.ZstdDecompressor().decompressobj().decompress,
    "gzip": lambda: zlib.decompressobj(wbits=31).decompress,
}


def streamed(client: TestClient, media: bytes, *headers: tuple[bytes, bytes]) -> TestClient:
    """The answering layer before an application that streams its answer."""

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        given = [(b"content-type", media), (b"etag", b'"one"'), *headers]
        await send({"type": "http.response.start", "status": 200, "headers": given})
        for part in PARTS:
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    service = client.app.state.service  # type: ignore[attr-defined]
    return TestClient(Answering(application, service))


def raw(client: TestClient, method: str, path: str, **given: Any) -> tuple[Any, bytes]:
    with client.stream(method, path, **given) as answer:
        return answer.headers, b"".join(answer.iter_raw())


@pytest.mark.parametrize("encoding", OPEN)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_stream_is_compressed_as_accepted(client: TestClient, encoding: str, method: str) -> None:
    path = "/lines" if method == "GET" else "/v1/resolve"
    asked = {"Accept-Encoding": encoding}

    headers, body = raw(streamed(client, b"application/x-ndjson"), method, path, headers=asked)

    assert OPEN[encoding](body) == b"".join(PARTS)
    assert headers["content-encoding"] == encoding
    assert headers["etag"] == f'"one-{encoding}"'
    assert headers["vary"] == "accept-encoding"
    assert "content-length" not in headers
    assert len(body) < sum(map(len, PARTS)) / 10


@pytest.mark.parametrize("encoding", OPEN)
def test_each_part_can_be_read_before_the_next_is_made(encoding: str) -> None:
    squeezing, opened = Squeezing(encoding.encode()), FOR_GOOD[encoding]()

    for part in PARTS:
        message = {"type": "http.response.body", "body": part, "more_body": True}
        assert opened(asyncio.run(squeezing.message(message))["body"]) == part


def test_who_accepts_no_compression_gets_none_and_is_told_it_varies(client: TestClient) -> None:
    asked = {"Accept-Encoding": "identity"}

    headers, body = raw(streamed(client, b"text/csv"), "GET", "/lines", headers=asked)

    assert body == b"".join(PARTS)
    assert (headers["etag"], headers["vary"]) == ('"one"', "accept-encoding")


@pytest.mark.parametrize(
    "sort",
    [
        (b"application/zip",),
        (b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
        (b"text/event-stream",),
        (b"text/csv", (b"content-encoding", b"gzip")),
    ],
)
def test_what_is_compressed_already_and_events_go_as_they_are(
    client: TestClient, sort: Any
) -> None:
    asked = {"Accept-Encoding": "br, zstd"}

    headers, body = raw(streamed(client, *sort), "GET", "/lines", headers=asked)

    assert body == b"".join(PARTS)
    assert headers.get("content-encoding") in (None, "gzip")


def test_the_etag_of_a_compressed_stream_is_known_again(client: TestClient) -> None:
    asked = {"If-None-Match": '"one-br"', "Accept-Encoding": "br"}

    answer = streamed(client, b"text/csv").get("/lines", headers=asked)

    assert (answer.status_code, answer.headers["etag"], answer.content) == (304, '"one-br"', b"")


def test_head_says_how_a_stream_would_be_compressed(client: TestClient) -> None:
    answer = streamed(client, b"text/csv").head("/lines", headers={"Accept-Encoding": "br"})

    assert (answer.headers["content-encoding"], answer.headers["etag"]) == ("br", '"one-br"')
    assert answer.content == b""


def test_a_year_of_the_calendar_is_compressed(client: TestClient) -> None:
    days = {"from": "2025-01-01", "to": "2025-12-31"}
    plain = client.get("/v1/calendar", params=days, headers={"Accept-Encoding": "identity"})

    headers, body = raw(
        client, "GET", "/v1/calendar", params=days, headers={"Accept-Encoding": "br"}
    )

    assert headers["content-encoding"] == "br"
    assert len(body) < len(plain.content) / 10


def test_an_answer_of_graphql_to_post_is_compressed(client: TestClient) -> None:
    asked = {"query": "{ indicators(first: 50) { nodes { code names { vi } } } }"}
    plain = client.post("/graphql", json=asked, headers={"Accept-Encoding": "identity"})

    headers, body = raw(client, "POST", "/graphql", json=asked, headers={"Accept-Encoding": "gzip"})

    assert gzip.decompress(body) == plain.content
    assert "accept-encoding" in headers["vary"]
    assert "errors" not in plain.json()
