"""The bell of one process: rings when something moved, for all who wait; rings off at the end."""

import asyncio
import contextlib


class Bell:
    """Rung from any thread, heard in the event loop."""

    def __init__(self) -> None:
        """Not hung yet: ringing it is heard by nobody."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._rung = asyncio.Event()
        self.is_stopped = False

    def hang(self, loop: asyncio.AbstractEventLoop) -> None:
        """Say in which loop it is heard."""
        self._loop = loop

    def ring(self) -> None:
        """Wake everybody who waits."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    def stop(self) -> None:
        """Ring a last time: who hears it goes home."""
        self.is_stopped = True
        self.ring()

    async def heard(self, patience: float) -> bool:
        """Wait until it rings; whether it did within so many seconds."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience):
                await self._rung.wait()
                return True
        return False

    def _wake(self) -> None:
        self._rung.set()
        self._rung = asyncio.Event()
