"""The name of a request: in its answer, and in every line logged on its way."""

import os
import re
from contextvars import ContextVar
from itertools import count

current: ContextVar[bytes] = ContextVar("request_id", default=b"")
"""The name of the request that is being answered here."""

_SANE = re.compile(rb"[A-Za-z0-9._-]{8,64}")
_TRACEPARENT = re.compile(rb"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")
"""https://www.w3.org/TR/trace-context/"""

_OWN = os.urandom(6).hex()
_numbers = count(1)


def after_fork() -> None:
    """Give a forked process names of its own."""
    global _OWN
    _OWN = os.urandom(6).hex()


os.register_at_fork(after_in_child=after_fork)


def id_of(headers: dict[bytes, bytes]) -> bytes:
    """The name the caller gave, if it can be one; its trace; else a new name."""
    given = headers.get(b"x-request-id")
    if given is not None and _SANE.fullmatch(given):
        return given
    trace = headers.get(b"traceparent")
    if trace is not None and (found := _TRACEPARENT.fullmatch(trace)):
        return found[1]
    return f"{_OWN}-{next(_numbers):x}".encode()
