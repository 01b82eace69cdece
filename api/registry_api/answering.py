"""Answers kept as bytes: one pure-ASGI layer in front of the routers.

What is read is a function of (revision, today, question). So an answer, once made, is kept under
these and given again without a router, a model or a view; when the revision or the day moves, so do
the keys. It also speaks the HTTP that all reading has in common: strong ETags and 304, HEAD,
compression, ``Vary``, and leave for other sites to read.
"""

import gzip
import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from registry.service import Service

PRIVATE = ("/v1/change-requests", "/v1/me", "/health", "/problems")
"""What is never kept: it depends on who asks, on the host, or on the moment."""

SMALLEST_TO_COMPRESS = 1_000
"""Bytes below which compression gains nothing."""

_COMMON = [
    (b"vary", b"accept, accept-encoding, accept-language"),
    (b"cache-control", b"no-cache"),
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link, Content-Language"),
    (b"x-content-type-options", b"nosniff"),
]

Headers = list[tuple[bytes, bytes]]


@dataclass(slots=True)
class Kept:
    """An answer as bytes, plain and compressed."""

    plain: bytes
    headers: Headers
    etag: bytes
    small: bytes | None = None
    cost: int = field(default=0)

    def squeezed(self) -> bytes | None:
        """The body in gzip, made once; ``None`` when it is too short to bother."""
        if self.small is None and len(self.plain) >= SMALLEST_TO_COMPRESS:
            self.small = gzip.compress(self.plain, 6, mtime=0)
        return self.small


class Answering:
    """Answers from memory what it can; asks the application for the rest."""

    def __init__(self, app: ASGIApp, service: Service, *, budget: int = 64_000_000) -> None:
        """Stand before the application.

        :param budget: bytes of bodies to keep; the longest unused go first.
        """
        self._app = app
        self._service = service
        self._budget = budget
        self._kept: OrderedDict[tuple[object, ...], Kept] = OrderedDict()
        self._at: tuple[int, date] | None = None
        self._size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        asked = _headers(scope)
        key = self._key(scope)
        kept = self._kept.get(key) if key else None
        if kept is None:
            kept = await self._ask(scope, receive, send, key)
            if kept is None:
                return
        else:
            self._kept.move_to_end(key)  # type: ignore[arg-type]  # kept under this very key
        await _give(kept, scope["method"] == "HEAD", asked, send)

    def _key(self, scope: Scope) -> tuple[object, ...] | None:
        """Under what an answer is kept; everything older is forgotten when the revision moves."""
        if scope["path"].startswith(PRIVATE):
            return None
        at = (self._service.catalogue.revision, self._service.today)
        if at != self._at:
            self._kept.clear()
            self._at, self._size = at, 0
        form = _headers(scope).get(b"accept") if scope["path"] == "/v1/changes" else None
        return (at, scope["raw_path"], scope["query_string"], form)

    async def _ask(
        self, scope: Scope, receive: Receive, send: Send, key: tuple[object, ...] | None
    ) -> Kept | None:
        """Ask the application; what cannot be kept has been sent on when this returns ``None``."""
        taken = _Taken(send, may_keep=key is not None)
        await self._app({**scope, "method": "GET"}, receive, taken.send)
        if not taken.is_whole:
            return None
        kept = _kept(taken.headers, b"".join(taken.parts))
        if key is not None and kept.cost <= self._budget // 8 and key[0] == self._at:
            self._remember(key, kept)
        return kept

    def _remember(self, key: tuple[object, ...], kept: Kept) -> None:
        self._kept[key] = kept
        self._size += kept.cost
        while self._size > self._budget:
            _, gone = self._kept.popitem(last=False)
            self._size -= gone.cost


class _Taken:
    """Takes in an answer of 200; passes any other on as it comes."""

    def __init__(self, send: Send, *, may_keep: bool) -> None:
        self._send = send
        self._may_keep = may_keep
        self.headers: Headers = []
        self.parts: list[bytes] = []
        self.is_whole = False
        self._passing = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.headers = list(message["headers"])
            is_plain = message["status"] == 200 and not _is_stream(self.headers)
            self._passing = not (self._may_keep and is_plain)
        if self._passing:
            await self._send(message)
        elif message["type"] == "http.response.body":
            self.parts.append(message.get("body", b""))
            self.is_whole = not message.get("more_body", False)


def _is_stream(headers: Headers) -> bool:
    """Whether an answer goes on as things happen: it cannot be waited for."""
    return any(
        name == b"content-type" and value.startswith(b"text/event-stream")
        for name, value in headers
    )


def _kept(headers: Headers, body: bytes) -> Kept:
    """An answer ready to be kept: its own headers with those that all answers have."""
    own = [pair for pair in headers if pair[0] not in (b"content-length", b"etag", b"vary")]
    etag = b'"' + hashlib.sha256(body).hexdigest()[:32].encode() + b'"'
    return Kept(body, [*own, *_COMMON], etag, cost=len(body) * 2 + 1_000)


async def _give(kept: Kept, is_head: bool, asked: dict[bytes, bytes], send: Send) -> None:
    body, etag, headers = kept.plain, kept.etag, kept.headers
    if _takes_gzip(asked.get(b"accept-encoding", b"")) and (small := kept.squeezed()):
        body = small
        etag = etag[:-1] + b'-gz"'
        headers = [*headers, (b"content-encoding", b"gzip")]
    wanted = asked.get(b"if-none-match")
    if wanted is not None and _matches(wanted, etag):
        headers = [*kept.headers, (b"etag", etag)]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    length = (b"content-length", str(len(body)).encode())
    headers = [*headers, (b"etag", etag), length]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if is_head else body})


def _takes_gzip(accepted: bytes) -> bool:
    """Whether gzip is accepted, and not with a weight of nought."""
    for one in accepted.lower().split(b","):
        name, _, weight = one.partition(b";")
        if name.strip() == b"gzip":
            return weight.strip().removeprefix(b"q=").strip(b"0.") != b"" or not weight.strip()
    return False


def _matches(wanted: bytes, etag: bytes) -> bool:
    """Whether ``If-None-Match`` names the answer in any of its encodings (RFC 9110, 13.1.2)."""
    if wanted.strip() == b"*":
        return True
    bare = etag.strip(b'"').removesuffix(b"-gz")
    given = (one.strip().removeprefix(b"W/").strip(b'"') for one in wanted.split(b","))
    return any(one.removesuffix(b"-gz") == bare for one in given)


def _headers(scope: Scope) -> dict[bytes, bytes]:
    return dict(scope["headers"])
