"""The time now: instants in UTC, days as they are counted in Viet Nam."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")

Clock = Callable[[], datetime]
"""Gives the present instant, aware and in UTC."""


def now() -> datetime:
    """The present instant in UTC."""
    return datetime.now(UTC)


def day_of(instant: datetime) -> date:
    """The day of an instant in Viet Nam, where "today" is meant."""
    return instant.astimezone(VIET_NAM).date()


def start_of(day: date) -> datetime:
    """The first instant of a day in Viet Nam."""
    return datetime.combine(day, time.min, VIET_NAM).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The last instant of a day in Viet Nam: what "as of that day" means."""
    return datetime.combine(day, time.max, VIET_NAM).astimezone(UTC)


class Day(NamedTuple):
    """A day in Viet Nam with its two ends, so that many instants are placed without a calendar."""

    day: date
    begins: datetime
    ends: datetime
    """The first instant of the next day."""

    @classmethod
    def of(cls, instant: datetime) -> "Day":
        """The day of an instant."""
        day = day_of(instant)
        return cls(day, start_of(day), start_of(day + timedelta(1)))


def written(instant: datetime) -> str:
    """The one way an instant is stored and answered: ``2026-11-23T16:20:05.123456Z``."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def read(text: str) -> datetime:
    """The instant of a text such as ``written`` gives, or any ISO 8601 text with an offset.

    :raises ValueError: if it is no instant or has no offset.
    """
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(f"{text!r} has no time zone")
    return instant.astimezone(UTC)
