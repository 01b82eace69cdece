"""What uvicorn leaves open to slow and oversized clients, closed: used by ``registry serve``.

uvicorn waits without end for the first request of a connection and for the rest of its headers,
lets headers grow without bound, and lets a reader who takes nothing hold an answer for ever.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from registry.settings import Settings

_SETTINGS = Settings()
"""Read here: uvicorn makes the protocol by its name, in each worker anew."""


class GuardedProtocol(HttpToolsProtocol):
    """uvicorn's own protocol with a limit on the size of headers and on the time they take."""

    header_bytes = _SETTINGS.header_limit
    header_seconds = _SETTINGS.header_seconds
    taking_seconds = _SETTINGS.request_seconds

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin before the headers of the first request."""
        super().__init__(*args, **kwargs)
        self._head = 0
        self._is_in_head = True
        self._patience: asyncio.TimerHandle | None = None
        self._taking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for a first request, but not for ever."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop_waiting()
        self._taken()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take in what came; a head that is not whole yet must become so in time and size."""
        if self._is_in_head:
            self._head += len(data)
        super().data_received(data)
        if not self._head or self.transport.is_closing():
            return
        if self._head > self.header_bytes:
            self._refuse(b"431 Request Header Fields Too Large")
        elif self._patience is None:
            self._wait()

    def on_headers_complete(self) -> None:
        """The head is whole, unless it is too large: then nothing is done with it."""
        self._is_in_head = False
        self._head = 0
        self._stop_waiting()
        if sum(len(name) + len(value) + 4 for name, value in self.headers) > self.header_bytes:
            self._refuse(b"431 Request Header Fields Too Large")
            return
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Take in a part of a body, unless its head was refused."""
        if not self.transport.is_closing():
            super().on_body(body)

    def on_message_complete(self) -> None:
        """The next head begins, unless this one was refused."""
        if self.transport.is_closing():
            return
        super().on_message_complete()
        self._is_in_head = True

    def pause_writing(self) -> None:
        """The reader does not keep up; one that takes nothing for long is let go.

        Closing would wait until it has taken all the same, so the connection is broken off.
        """
        super().pause_writing()
        self._taken()
        self._taking = self.loop.call_later(self.taking_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        """The reader has taken what was waiting for it."""
        self._taken()
        super().resume_writing()

    def timeout_keep_alive_handler(self) -> None:
        """Let an idle connection go; what its reader has not taken by now, it never will."""
        if self.transport.get_write_buffer_size():
            self.transport.abort()
        else:
            super().timeout_keep_alive_handler()

    def _taken(self) -> None:
        if self._taking is not None:
            self._taking.cancel()
            self._taking = None

    def _wait(self) -> None:
        self._patience = self.loop.call_later(self.header_seconds, self._give_up)

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _give_up(self) -> None:
        self._patience = None
        if self._is_answering:
            self._wait()
        elif self._head:
            self._refuse(b"408 Request Timeout")
        else:
            self.transport.close()

    @property
    def _is_answering(self) -> bool:
        """Whether an answer to an earlier request of the connection is on its way."""
        return self.cycle is not None and not self.cycle.response_complete

    def _refuse(self, status: bytes) -> None:
        self._stop_waiting()
        if not self._is_answering:
            head = b"\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
            self.transport.write(b"HTTP/1.1 " + status + head)
        self.transport.close()
