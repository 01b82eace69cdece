"""The layer itself."""

import logging
import random
import time

from starlette.types import ASGIApp, Receive, Scope, Send

from registry.settings import Settings
from registry_api.gate import refusing
from registry_api.gate.addresses import Addresses, networks
from registry_api.gate.counts import Counts
from registry_api.gate.ids import current, id_of
from registry_api.gate.passage import Passage
from registry_api.gate.rates import Headers, Rate
from registry_api.gate.refusing import Refusal, refuse
from registry_api.gate.talking import Talk, refuse_socket
from registry_api.gate.ways import way_of

LONGEST_ADDRESS = 8_000
"""Bytes of a path with its query."""

SLOW = 1.0
"""Seconds from which every answer is logged."""

_ASKED_BY_POST = ("graphql", "resolve")
"""Ways whose POST only reads."""

_ACCESS = logging.getLogger("registry.access")


class Gate:
    """Pure ASGI, outermost: what goes wrong further in is counted and logged as well."""

    def __init__(self, app: ASGIApp, settings: Settings, counts: Counts) -> None:
        """Stand before everything, within the limits of the settings."""
        self._app = app
        self._settings = settings
        self._counts = counts
        self._addresses = Addresses(networks(settings.trusted_proxies))
        self._of_token = Rate("token", settings.token_rate)
        self._of_address = Rate("address", settings.address_rate)
        self._known: dict[bytes, None] = {}
        """Tokens that were good when last seen: only these are counted by themselves, else whoever
        makes up a new one each time would never be counted."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request pass."""
        if scope["type"] == "websocket":
            await self._talk(scope, receive, send)
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        settings = self._settings
        passage = Passage(
            scope, receive, send, patience=settings.request_seconds, most=settings.body_limit
        )
        scope["registry.passage"] = passage
        headers, name = self._met(scope)
        passage.add([(b"x-request-id", name)])
        try:
            refusal = self._refusal(passage, headers)
            if refusal is None:
                await self._pass(passage, headers)
            else:
                await refuse(scope, passage.send, refusal)
        finally:
            self._note(passage)

    async def _talk(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one socket talk."""
        headers, name = self._met(scope)
        wait, said = self._counted(scope, headers.get(b"authorization"))
        self._counts.happened("sockets", "refused" if wait else "opened")
        if wait:
            told = [*said, (b"retry-after", str(wait).encode()), (b"x-request-id", name)]
            await refuse_socket(scope, receive, send, told)
            return
        talk = Talk(scope, receive, send, count=self._counted_talk)
        talk.call(name)
        await self._app(scope, talk.receive, talk.send)

    def _met(self, scope: Scope) -> tuple[dict[bytes, bytes], bytes]:
        """The headers and the name of what comes in, with its client as it is behind proxies."""
        headers: dict[bytes, bytes] = dict(scope["headers"])
        name = id_of(headers)
        current.set(name)
        if self._addresses.trusts_any:
            self._see_through_proxies(scope, headers)
        return headers, name

    def _see_through_proxies(self, scope: Scope, headers: dict[bytes, bytes]) -> None:
        """Put the client, and the scheme it used, in place of the proxy's."""
        peer = scope.get("client")
        if peer is None or not self._addresses.is_trusted(peer[0]):
            return
        client = self._addresses.client(peer[0], headers.get(b"x-forwarded-for"))
        scope["client"] = (client, 0)
        scheme = headers.get(b"x-forwarded-proto", b"").decode("latin-1")
        if scheme in ("http", "https"):
            scope["scheme"] = scheme

    def _refusal(self, passage: Passage, headers: dict[bytes, bytes]) -> Refusal | None:
        """Why the request goes no further, if it does not."""
        scope = passage.scope
        wait, said = self._counted(scope, headers.get(b"authorization"))
        if said:
            passage.add(said)
        if wait:
            return refusing.too_many(wait)
        if len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
            return refusing.address_too_long(LONGEST_ADDRESS)
        if b"content-length" in headers and _length(headers) > self._settings.body_limit:
            return refusing.too_large(self._settings.body_limit)
        return None

    def _counted(self, scope: Scope, token: bytes | None) -> tuple[int, Headers]:
        """Count the request by its token if that is known, else by the address it comes from."""
        if token is not None and token in self._known and self._of_token.quota:
            return self._of_token.take(token, time.monotonic())
        client = scope.get("client")
        if client is None or not self._of_address.quota:
            return 0, []
        key = self._addresses.counted(client[0])
        return (0, []) if key is None else self._of_address.take(key, time.monotonic())

    def _counted_talk(self, scope: Scope) -> int:
        """Count a message of a socket, by the good token it introduced itself with if it did."""
        token: bytes | None = scope.get("registry.token")
        if token is not None:
            self._know(token)
        wait, _ = self._counted(scope, token)
        if wait:
            self._counts.happened("sockets", "silenced")
        return wait

    async def _pass(self, passage: Passage, headers: dict[bytes, bytes]) -> None:
        try:
            await self._app(passage.scope, passage.receive, passage.send)
        except Exception:
            if not passage.status:
                await refuse(passage.scope, passage.send, refusing.broken())
            raise
        if b"authorization" in headers:
            self._remember(passage, headers[b"authorization"])

    def _remember(self, passage: Passage, token: bytes) -> None:
        if passage.scope.get("registry.principal") is not None:
            self._know(token)
        elif passage.status == 401:
            self._known.pop(token, None)

    def _know(self, token: bytes) -> None:
        self._known[token] = None
        if len(self._known) > 10_000:
            del self._known[next(iter(self._known))]

    def _note(self, passage: Passage) -> None:
        """Count and, where it is worth a line, log what was answered."""
        scope, seconds = passage.scope, time.monotonic() - passage.began
        source = "memory" if scope.get("registry.kept") else "made"
        method, status = scope["method"], passage.status
        labels = (way_of(scope["path"]), method, status, source)
        self._counts.answered(labels, seconds)
        reads = method in ("GET", "HEAD", "OPTIONS")
        if not reads and labels[0] not in _ASKED_BY_POST:
            outcome = "done" if status < 400 else "refused" if status < 500 else "failed"
            self._counts.happened("writes", outcome)
        is_telling = status >= 500 or seconds >= SLOW or not reads
        if is_telling or random.random() < self._settings.log_reads:  # noqa: S311 - a sample
            _log(passage, seconds)


def _log(passage: Passage, seconds: float) -> None:
    client = passage.scope.get("client")
    _ACCESS.info(
        "answered",
        extra={
            "method": passage.scope["method"],
            "path": passage.scope["path"],
            "status": passage.status,
            "milliseconds": round(seconds * 1000, 1),
            "client": client[0] if client else None,
            "principal": passage.scope.get("registry.principal"),
        },
    )


def _length(headers: dict[bytes, bytes]) -> int:
    given = headers.get(b"content-length", b"0")
    return int(given) if given.isdigit() else 0
