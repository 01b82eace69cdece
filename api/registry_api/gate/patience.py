"""How long an answer may take. Stands behind the answers that are kept, which take no time."""

import asyncio
import time

from starlette.types import ASGIApp, Receive, Scope, Send

from registry_api.gate import refusing
from registry_api.gate.passage import Passage
from registry_api.gate.refusing import refuse

_TICK = 0.5
"""Seconds between looks for requests that take too long."""


class Patience:
    """Pure ASGI: cuts short what takes too long, by one look at all of them twice a second.

    A timer for each request would cost more than most requests.
    """

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        """Wait so long for an answer to begin."""
        self._app = app
        self._seconds = seconds
        self._passing: set[Passage] = set()
        self._is_watching = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the application answer in time."""
        passage: Passage | None = scope.get("registry.passage")
        if passage is None:
            await self._app(scope, receive, send)
            return
        passage.task = asyncio.current_task()
        self._passing.add(passage)
        self._watch_on()
        try:
            await self._app(scope, receive, send)
        except asyncio.CancelledError:
            if not passage.is_late or passage.task is None:
                raise
            passage.task.uncancel()
            await self._give_up(passage, send)
        finally:
            self._passing.discard(passage)

    def _watch_on(self) -> None:
        if not self._is_watching:
            self._is_watching = True
            asyncio.get_running_loop().call_later(_TICK, self._watch)

    def _watch(self) -> None:
        """Cut short what takes too long; look again as long as something is on its way."""
        now = time.monotonic()
        for passage in self._passing:
            if passage.deadline < now and not passage.is_late and passage.task is not None:
                passage.is_late = True
                passage.task.cancel()
        self._is_watching = False
        if self._passing:
            self._watch_on()

    async def _give_up(self, passage: Passage, send: Send) -> None:
        """Answer that it took too long, if nothing has been answered yet."""
        if not passage.status:
            why = refusing.slow_body if passage.is_waiting else refusing.took_too_long
            await refuse(passage.scope, send, why(self._seconds))
