"""Ending well: when the server is told to stop, those who wait for changes are sent home first.

The server waits for open answers before it shuts down, and a stream of changes never ends by
itself: so the signal is heard here as well as there.
"""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import Any

from registry.bell import Bell

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextlib.contextmanager
def heard(bell: Bell) -> Iterator[None]:
    """Stop the bell when the process is told to stop, then do what was to be done."""
    with contextlib.ExitStack() as hearing:
        if threading.current_thread() is threading.main_thread():
            for number in _SIGNALS:
                hearing.enter_context(_heard(number, bell))
        yield


@contextlib.contextmanager
def _heard(number: signal.Signals, bell: Bell) -> Iterator[None]:
    before: Any = signal.getsignal(number)

    def hear(given: int, frame: FrameType | None) -> None:
        bell.stop()
        if callable(before):
            before(given, frame)

    if not callable(before):
        # Nobody else listens, e.g. when the application runs inside another program.
        yield
        return
    signal.signal(number, hear)
    try:
        yield
    finally:
        signal.signal(number, before)
