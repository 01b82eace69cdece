"""A WebSocket on its way through the gate: counted when it opens and with every message it brings.

A question over a socket costs what one over HTTP does, so a message counts as a request.
"""

from collections.abc import Callable

from starlette.types import Message, Receive, Scope, Send

from registry_api.gate.rates import Headers

TOO_MANY = 4429
"""The code a socket is closed with that says too much; that of ``graphql-transport-ws``."""

Count = Callable[[Scope], int]
"""Counts a message of the socket with this scope; answers the seconds to wait if it is too many."""


class Talk:
    """Counts what comes in and names itself in what goes out."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, *, count: Count) -> None:
        """Let a socket talk as long as it does not say too much."""
        self.scope = scope
        self._receive = receive
        self._send = send
        self._count = count
        self._name: Headers = []
        self._is_over = False

    def call(self, name: bytes) -> None:
        """Tell the client under which name the socket is logged."""
        self._name = [(b"x-request-id", name)]

    async def receive(self) -> Message:
        """Take in a message; one too many ends the socket.

        Whoever introduced itself with a good token is counted by it: ``registry.token`` of the
        scope, which the end of the socket inside sets.
        """
        message = await self._receive()
        if message["type"] != "websocket.receive":
            return message
        wait = self._count(self.scope)
        if not wait:
            return message
        self._is_over = True
        reason = f"Too many messages; wait {wait} seconds."
        await self._send({"type": "websocket.close", "code": TOO_MANY, "reason": reason})
        return {"type": "websocket.disconnect", "code": TOO_MANY, "reason": reason}

    async def send(self, message: Message) -> None:
        """Send on, as long as the socket is open."""
        if self._is_over:
            return
        if message["type"] == "websocket.accept":
            message = {**message, "headers": [*message.get("headers", ()), *self._name]}
        await self._send(message)


async def refuse_socket(scope: Scope, receive: Receive, send: Send, headers: Headers) -> None:
    """Answer 429 instead of opening a socket, where the server can; else close it unopened."""
    await receive()
    if "websocket.http.response" in scope.get("extensions", {}):
        start = {"type": "websocket.http.response.start", "status": 429, "headers": headers}
        await send(start)
        await send({"type": "websocket.http.response.body", "body": b""})
    else:
        await send({"type": "websocket.close", "code": TOO_MANY})
