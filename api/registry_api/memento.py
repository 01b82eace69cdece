"""``Accept-Datetime``: another way to say as-of, after the standard for it (RFC 7089, Memento).

An address that takes the two clocks is its own time gate: asked with ``Accept-Datetime`` it answers
as it would have at that instant. What is answered of the past says so in ``Memento-Datetime``.
"""

import re
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import NamedTuple

from fastapi import Request

from registry import clock
from registry.catalogue import View
from registry.errors import BadQuestion, Complaint
from registry.words import Words
from registry_api import links

_NAMES_OF_DAYS = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_DAY_AND_MONTH = (
    "(0[1-9]|1[0-9]|2[0-8]) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
    "(29|30) (Jan|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
    "31 (Jan|Mar|May|Jul|Aug|Oct|Dec)",
)
_LEAP = "29 Feb ([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][48]|[13579][26]|[2468]0)00)"
_YEAR = "([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
HTTP_DATE = (
    f"^({_NAMES_OF_DAYS}), (({'|'.join(_DAY_AND_MONTH)}) {_YEAR}|{_LEAP}) "
    "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9] GMT$"
)
"""How HTTP writes an instant (RFC 9110, 5.6.7), in the one form that RFC 7089 takes: days that the
calendar has, and no others."""


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
    if not re.fullmatch(HTTP_DATE, given):
        said = _NO_DATE.filled(given=given[:60])
        raise BadQuestion(said, (Complaint("Accept-Datetime", "unreadable", said),))
    instant = datetime.strptime(given, "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=UTC)
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
