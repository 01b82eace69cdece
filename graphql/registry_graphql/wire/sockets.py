"""Subscriptions over WebSocket: the graphql-transport-ws protocol, with limits."""

import asyncio
import contextlib
from typing import Any

import orjson
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from registry.access import Principal
from registry_graphql.wire.callers import Callers
from registry_graphql.wire.engine import Engine
from registry_graphql.wire.faults import Refused
from registry_graphql.wire.question import question_of
from registry_graphql.wire.reply import dumps, told, told_refusal
from registry_graphql.wire.streaming import Streams

PROTOCOL = "graphql-transport-ws"

BAD, UNKNOWN, FORBIDDEN, BAD_PROTOCOL, NO_INIT = 4400, 4401, 4403, 4406, 4408
TAKEN, TWICE, BUSY, IDLE = 4409, 4429, 4503, 1000
"""Why a socket is closed; the numbers are those of the protocol where it has one."""


class Closed(Exception):
    """The socket is to be closed with this code."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Sockets:
    """Serves sockets."""

    def __init__(self, engine: Engine, callers: Callers, streams: Streams) -> None:
        """Serve what this engine answers."""
        self._engine = engine
        self._callers = callers
        self._streams = streams

    async def __call__(self, socket: WebSocket) -> None:
        """Serve one socket until it ends."""
        if PROTOCOL not in socket.scope.get("subprotocols", ()):
            await socket.accept()
            await socket.close(BAD_PROTOCOL, "Subprotocol not acceptable")
            return
        await socket.accept(PROTOCOL)
        try:
            with self._streams.place():
                await _Conversation(socket, self._engine, self._callers, self._streams).hold()
        except Refused:
            await socket.close(BUSY, "Too many connections")


class _Conversation:
    """One socket: its caller, and the operations under way."""

    def __init__(
        self, socket: WebSocket, engine: Engine, callers: Callers, streams: Streams
    ) -> None:
        self._socket = socket
        self._engine = engine
        self._callers = callers
        self._streams = streams
        self._principal: Principal | None = None
        self._has_begun = False
        self._running: dict[str, asyncio.Task[None]] = {}

    async def hold(self) -> None:
        """Listen until either side ends it; whatever is under way then ends with it."""
        try:
            while True:
                await self._hear(await self._next_message())
        except Closed as closed:
            if self._socket.client_state is WebSocketState.CONNECTED:
                await self._socket.close(closed.code, closed.reason)
        except WebSocketDisconnect:
            pass
        finally:
            tasks = list(self._running.values())
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _next_message(self) -> dict[str, Any]:
        limits = self._engine.limits
        seconds = limits.idle_seconds if self._has_begun else limits.init_seconds
        while True:
            try:
                async with asyncio.timeout(seconds):
                    return _message(await self._socket.receive_text(), limits.body)
            except TimeoutError:
                if not self._running:
                    said = (
                        "Connection idle"
                        if self._has_begun
                        else "Connection initialisation timeout"
                    )
                    raise Closed(IDLE if self._has_begun else NO_INIT, said) from None
            except KeyError:
                raise Closed(BAD, "Only text messages are understood") from None

    async def _hear(self, message: dict[str, Any]) -> None:
        sort = message.get("type")
        if sort == "connection_init":
            await self._begin(message.get("payload"))
        elif sort == "ping":
            await self._say({"type": "pong"})
        elif sort == "subscribe":
            self._subscribe(message)
        elif sort == "complete":
            task = self._running.pop(str(message.get("id")), None)
            if task is not None:
                task.cancel()
        elif sort != "pong":
            raise Closed(BAD, "Unknown type of message")

    async def _begin(self, payload: object) -> None:
        if self._has_begun:
            raise Closed(TWICE, "Too many initialisation requests")
        self._has_begun = True
        token = _token(payload)
        try:
            self._principal = await self._callers.principal(token)
        except Refused:
            raise Closed(FORBIDDEN, "Forbidden") from None
        if token is not None:
            # By this the gate counts what the socket says from now on.
            self._socket.scope["registry.token"] = token.encode()
        await self._say({"type": "connection_ack"})

    def _subscribe(self, message: dict[str, Any]) -> None:
        if not self._has_begun:
            raise Closed(UNKNOWN, "Unauthorized")
        id = message.get("id")
        if not isinstance(id, str) or not id:
            raise Closed(BAD, "A subscription has an id")
        if id in self._running:
            raise Closed(TAKEN, f"Subscriber for {id[:100]} already exists")
        if len(self._running) >= self._engine.limits.streams_each:
            raise Closed(TWICE, "Too many subscriptions")
        self._running[id] = asyncio.create_task(self._answer(id, message.get("payload")))

    async def _answer(self, id: str, payload: object) -> None:
        """Answer one operation."""
        try:
            ready = self._engine.ready(question_of(payload, self._engine.limits))
            context = self._callers.context(self._principal)
            results = self._streams.results(ready, context)
            async with contextlib.aclosing(results):
                async for result in results:
                    await self._say({"id": id, "type": "next", "payload": told(result)})
            self._end(id)
            await self._say({"id": id, "type": "complete"})
        except Refused as refusal:
            self._end(id)
            errors = told_refusal(refusal)["errors"]
            await self._say({"id": id, "type": "error", "payload": errors})
        finally:
            self._end(id)

    def _end(self, id: str) -> None:
        """Free the id; after a ``complete`` it may be another operation's already."""
        if self._running.get(id) is asyncio.current_task():
            del self._running[id]

    async def _say(self, message: dict[str, Any]) -> None:
        if self._socket.application_state is WebSocketState.CONNECTED:
            with contextlib.suppress(WebSocketDisconnect):
                await self._socket.send_text(dumps(message).decode())


def _message(text: str, most: int) -> dict[str, Any]:
    if len(text) > most:
        raise Closed(BAD, "The message is too large")
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise Closed(BAD, "The message is no JSON") from None
    if not isinstance(found, dict):
        raise Closed(BAD, "The message is no object")
    return found


def _token(payload: object) -> str | None:
    """The token in the payload of ``connection_init``, under ``Authorization`` in any case."""
    if not isinstance(payload, dict):
        return None
    found = next(
        (value for name, value in payload.items() if name.lower() == "authorization"), None
    )
    return found if isinstance(found, str) else None
