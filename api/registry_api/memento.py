"""``Accept-Datetime``: another way to say as-of, after the standard for it (RFC 7089, Memento).

An address that takes the two clocks is its own time gate: asked with ``Accept-Datetime`` it answers
as it would have at that instant. What is answered of the past says so in ``Memento-Datetime``.
"""

from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import NamedTuple

from fastapi import Request

from registry import clock
from registry.catalogue import View
from registry.errors import BadQuestion, Complaint
from registry.words import Words
from registry_api import links


class Then(NamedTuple):
    """The two clocks that stand for an address as it was answered at an instant."""

    valid_at: str
    as_of: str


def asked_then(request: Request, now: datetime) -> Then | None:
    """What ``Accept-Datetime`` asks for; ``None`` without it, or if it lies ahead.

    :raises BadQuestion: if it is no HTTP date.
    """
    given = request.headers.get("accept-datetime")
    if given is None:
        return None
    try:
        instant = parsedate_to_datetime(given)
    except (ValueError, TypeError, OverflowError):
        said = _NO_DATE.filled(given=given[:60])
        raise BadQuestion(said, (Complaint("Accept-Datetime", "unreadable", said),)) from None
    instant = (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)
    if instant >= now:
        return None
    return Then(clock.day_of(instant).isoformat(), clock.written(instant))


def when(path: str, query: list[tuple[str, str]], view: View) -> list[tuple[str, str]]:
    """What an answer is a memento of, where others are, and, if it was asked for, of when it is.

    :returns: headers.
    """
    plain = [pair for pair in query if pair[0] != "as_of"]
    original = links.with_query(path, plain)
    said = [("Vary", "Accept-Datetime"), ("Link", f'<{original}>; rel="original timegate"')]
    is_past = len(plain) < len(query)
    return [*said, *moment(view)] if is_past else said


def moment(view: View) -> list[tuple[str, str]]:
    """The instant of the revision answered from, as a header; none before the first."""
    instant = view.as_of_instant
    return [("Memento-Datetime", http_date(clock.read(instant)))] if instant else []


def fixed(path: str, query: list[tuple[str, str]], view: View) -> list[tuple[str, str]]:
    """The address that always answers as a request by header was answered, as a header."""
    plain = [pair for pair in query if pair[0] not in ("valid_at", "as_of")]
    clocks = [("valid_at", view.valid_at.isoformat()), ("as_of", str(view.as_of))]
    return [*moment(view), ("Content-Location", links.with_query(path, [*plain, *clocks]))]


def http_date(instant: datetime) -> str:
    """An instant as HTTP writes it: ``Tue, 24 Nov 2026 23:00:00 GMT``."""
    return format_datetime(instant.astimezone(UTC), usegmt=True)


_NO_DATE = Words(
    "Accept-Datetime {given} không phải ngày giờ của HTTP; hãy viết dạng "
    "Thu, 01 Jul 2021 00:00:00 GMT.",
    "Accept-Datetime {given} is no HTTP date; write it as Thu, 01 Jul 2021 00:00:00 GMT.",
)
