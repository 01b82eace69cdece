"""When to try again: later and later, never all at once, and as the receiver asks."""

import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

ATTEMPTS = 12
"""After so many a change becomes a dead letter: with these waits, a day and a half later."""

_FIRST = 5.0
_FACTOR = 3.0
_LONGEST = timedelta(hours=8)
_LONGEST_ASKED = timedelta(days=1)
"""A receiver that asks for more patience than this is asked again after it."""


def wait(attempts: int, *, spread: float | None = None) -> timedelta:
    """How long to wait after so many attempts: 5 s, 15 s, 45 s … 8 h, less up to a half by chance.

    :param spread: 0 to 1 in place of chance.
    """
    chance = random.random() if spread is None else spread  # noqa: S311 - guards no secret
    full = min(_FIRST * _FACTOR ** (attempts - 1), _LONGEST.total_seconds())
    return timedelta(seconds=full * (1 - chance / 2))


def asked(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long ``Retry-After`` asks to wait, in seconds or until a date (RFC 9110, 10.2.3)."""
    given = headers.get("retry-after", "").strip()
    if given.isascii() and given.isdigit():
        return min(timedelta(seconds=int(given[:9])), _LONGEST_ASKED)
    try:
        until = parsedate_to_datetime(given)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return min(max(until - now, timedelta(0)), _LONGEST_ASKED)
