"""One request on its way through the gate."""

import asyncio
import math
import time
from typing import Any

from starlette.types import Message, Receive, Scope, Send

from registry.errors import TooLarge
from registry.words import Words

Headers = list[tuple[bytes, bytes]]


class Passage:
    """Counts what comes in, adds to what goes out, and knows until when it may take."""

    __slots__ = (
        "_extra",
        "_most",
        "_patience",
        "_receive",
        "_send",
        "_size",
        "began",
        "deadline",
        "is_late",
        "is_waiting",
        "scope",
        "status",
        "task",
    )

    def __init__(
        self, scope: Scope, receive: Receive, send: Send, *, patience: float, most: int
    ) -> None:
        """Let a request pass.

        :param patience: seconds the answer may take.
        :param most: bytes of the body.
        """
        self.scope = scope
        self.began = time.monotonic()
        self.deadline = self.began + patience
        self.status = 0
        self.is_late = False
        self.is_waiting = False
        """For more of the body."""
        self.task: asyncio.Task[Any] | None = None
        self._extra: Headers = []
        self._receive = receive
        self._send = send
        self._size = 0
        self._most = most
        self._patience = patience

    def add(self, headers: Headers) -> None:
        """Say this in the answer."""
        self._extra += headers

    async def receive(self) -> Message:
        """Take in a part of the body, up to the limit.

        :raises TooLarge: past it, without reading on.
        """
        self.is_waiting = True
        message = await self._receive()
        self.is_waiting = message.get("more_body", False)
        self._size += len(message.get("body", b""))
        if self._size > self._most:
            raise TooLarge(TOO_LARGE.filled(most=self._most))
        return message

    async def send(self, message: Message) -> None:
        """Send on, with what the gate has to say.

        A long answer may take its time; only a reader who takes nothing of it for long is let go.
        """
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.deadline = math.inf
            message["headers"] = [*message["headers"], *self._extra]
            await self._send(message)
            return
        self.deadline = time.monotonic() + self._patience
        await self._send(message)
        if message.get("more_body", False):
            self.deadline = math.inf


TOO_LARGE = Words(
    "Nội dung vượt quá {most} byte; hãy chia nhỏ.", "The body exceeds {most} bytes; split it."
)
