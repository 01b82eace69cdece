"""Compressing an answer that is passed on part by part, as its parts come."""

import asyncio
import zlib
from collections.abc import Callable
from typing import Protocol

from starlette.types import Message

from registry_api.answering.conditions import encoded_etag
from registry_api.answering.encodings import (
    BR_QUALITY,
    GZIP_LEVEL,
    ZSTD_LEVEL,
    chosen,
    compressible,
)
from registry_api.answering.headers import Headers, joined, value_of

_ONE_BY_ONE = b"text/event-stream"
"""Events must reach the reader each by itself, through proxies too: never compressed."""

_LONG = 200_000
"""Bytes of a part above which others are answered while it is compressed."""


class _Compressor(Protocol):
    def part(self, body: bytes) -> bytes:
        """The part, whole: a reader can undo it without what comes after."""

    def end(self) -> bytes:
        """What is left to say at the end."""


class Squeezing:
    """One answer on its way out."""

    def __init__(self, encoding: bytes) -> None:
        """Compress in this encoding."""
        self._encoding = encoding
        self._made = _COMPRESSORS[encoding]()

    def headers(self, headers: Headers) -> Headers:
        """The headers of the compressed answer: other bytes, so another strong ETag."""
        left_out = (b"content-length", b"etag")
        etag = value_of(headers, b"etag")
        own = [pair for pair in headers if pair[0] not in left_out]
        if etag:
            own.append((b"etag", encoded_etag(etag, self._encoding)))
        return [*own, (b"content-encoding", self._encoding)]

    async def message(self, message: Message) -> Message:
        """A part of the body, compressed."""
        body = message.get("body", b"")
        is_last = not message.get("more_body", False)
        if len(body) > _LONG:
            made = await asyncio.to_thread(self._squeezed, body, is_last)
        else:
            made = self._squeezed(body, is_last)
        return {**message, "body": made}

    def _squeezed(self, body: bytes, is_last: bool) -> bytes:
        made = self._made.part(body) if body else b""
        return made + self._made.end() if is_last else made


def begun(headers: Headers, status: int, accepted: bytes) -> tuple[Headers, Squeezing | None]:
    """How an answer begins that is passed on: its headers, and what compresses it, if anything.

    :param accepted: the reader's ``Accept-Encoding``.
    """
    if not _may_squeeze(status, headers):
        return headers, None
    varying = _varying(joined(headers))
    encoding = chosen(accepted)
    if not encoding:
        return varying, None
    made = Squeezing(encoding)
    return made.headers(varying), made


def _may_squeeze(status: int, headers: Headers) -> bool:
    """Whether an answer of this sort is compressed for those who accept it."""
    media, length = value_of(headers, b"content-type"), value_of(headers, b"content-length")
    gains = compressible(media, int(length) if length.isdigit() else _LONG)
    is_plain = not value_of(headers, b"content-encoding")
    return status == 200 and gains and is_plain and not media.startswith(_ONE_BY_ONE)


def _varying(headers: Headers) -> Headers:
    """The headers, with ``Accept-Encoding`` among what the answer varies by."""
    rest = [pair for pair in headers if pair[0] != b"vary"]
    said = value_of(headers, b"vary")
    return [*rest, (b"vary", b"accept-encoding, " + said if said else b"accept-encoding")]


class _Brotli:
    def __init__(self) -> None:
        import brotli

        self._made = brotli.Compressor(quality=BR_QUALITY)

    def part(self, body: bytes) -> bytes:
        return bytes(self._made.process(body) + self._made.flush())

    def end(self) -> bytes:
        return bytes(self._made.finish())


class _Zstandard:
    def __init__(self) -> None:
        import zstandard

        self._block = zstandard.COMPRESSOBJ_FLUSH_BLOCK
        self._made = zstandard.ZstdCompressor(level=ZSTD_LEVEL).compressobj()

    def part(self, body: bytes) -> bytes:
        return self._made.compress(body) + self._made.flush(self._block)

    def end(self) -> bytes:
        return self._made.flush()


class _Gzip:
    def __init__(self) -> None:
        self._made = zlib.compressobj(GZIP_LEVEL, wbits=31)

    def part(self, body: bytes) -> bytes:
        return self._made.compress(body) + self._made.flush(zlib.Z_SYNC_FLUSH)

    def end(self) -> bytes:
        return self._made.flush()


_COMPRESSORS: dict[bytes, Callable[[], _Compressor]] = {
    b"br": _Brotli,
    b"zstd": _Zstandard,
    b"gzip": _Gzip,
}
