"""The layer itself: answers from memory what it can, asks the application for the rest."""

import contextlib
from collections.abc import Callable

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Receive, Scope, Send

from registry.service import Service
from registry_api.allowing import allowed
from registry_api.answering.conditions import named
from registry_api.answering.cross_origin import options, reads
from registry_api.answering.encodings import chosen
from registry_api.answering.headers import Headers, asked as headers_of, joined
from registry_api.answering.kept import Kept
from registry_api.answering.memory import Memory
from registry_api.answering.opening import Opening
from registry_api.answering.taking import Ended, Taking
from registry_api.composing import composed
from registry_api.saying import listening

Quickly = Callable[[str, bytes, dict[bytes, bytes]], tuple[Headers, bytes] | None]
"""From path, query and request headers to the headers and body of a 200."""


class Answering:
    """Pure ASGI, in front of the routers."""

    def __init__(
        self,
        app: ASGIApp,
        service: Service,
        *,
        quick: Quickly = lambda path, query, asked: None,
        budget: int = 64_000_000,
    ) -> None:
        """Stand before the application.

        :param quick: answers some questions without the application, ``None`` for all others.
        :param budget: bytes of bodies to keep; the longest unused go first.
        """
        self._app = app
        self._service = service
        self._quick = quick
        self._memory = Memory(budget)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["method"] in ("GET", "HEAD"):
            await self._read(scope, receive, send)
        elif scope["method"] == "OPTIONS" and (there := allowed(scope)):
            await _send(send, 204, options(scope, there))
        else:
            await self._app(scope, receive, Opening(scope, send).send if reads(scope) else send)

    async def _read(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = headers_of(scope)
        is_for_one = b"authorization" in asked or b"cookie" in asked
        moment = (self._service.catalogue.revision, self._service.today)
        self._memory.turn_to(moment)
        name = (scope["raw_path"], scope["query_string"])
        kept = self._memory.find(name, asked, is_for_one=is_for_one)
        if kept is None:
            found = self._quick(scope["path"], scope["query_string"], asked)
            if found is None:
                taking = await self._ask(scope, receive, send, asked)
                if not taking.is_whole:
                    return
                found = taking.headers, b"".join(taking.parts)
            kept = Kept(joined(found[0]), found[1], is_for_one=is_for_one)
            self._memory.put(moment, name, asked, kept)
        else:
            scope["registry.kept"] = True
        await _give(kept, asked, send, is_head=scope["method"] == "HEAD")

    async def _ask(
        self, scope: Scope, receive: Receive, send: Send, asked: dict[bytes, bytes]
    ) -> Taking:
        """Ask the application; what was not taken in whole has been sent on."""
        is_head, query = scope["method"] == "HEAD", scope["query_string"]
        inner, said = listening({**scope, "method": "GET", "query_string": composed(query)})
        taking = Taking(send, asked, said, is_head=is_head, most=self._memory.largest)
        with contextlib.suppress(Ended, ClientDisconnect):
            await self._app(inner, receive, taking.send)
        if "registry.principal" in inner:  # Who asked: the gate counts and logs by it.
            scope["registry.principal"] = inner["registry.principal"]
        return taking


async def _give(kept: Kept, asked: dict[bytes, bytes], send: Send, *, is_head: bool) -> None:
    form = kept.form(chosen(asked.get(b"accept-encoding", b"")))
    wanted = asked.get(b"if-none-match")
    if wanted is not None and (found := named(wanted, form.etag)):
        await _send(send, 304, [*form.unchanged, (b"etag", found)])
    else:
        await _send(send, 200, form.headers, b"" if is_head else form.body)


async def _send(
    send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes = b""
) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
