"""Reading the two clocks as people and machines write them."""

import re
from datetime import UTC, date, datetime

from registry import clock
from registry.errors import BadQuestion, Complaint, NoAnswer
from registry.words import Words

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(
    _DAY.pattern + r"[Tt]([0-9]{2}:){2}[0-9]{2}(\.[0-9]+)?([Zz]|[+ -][0-9]{2}:[0-9]{2})"
)
"""An instant as RFC 3339 writes it. A plus sign that was not escaped arrives as a space."""


def day_of(text: str) -> date:
    """The day of a text, written as RFC 3339 does: ``2021-07-01``, and in no other way.

    :raises ValueError: if it is none.
    """
    if not _DAY.fullmatch(text):
        raise ValueError(f"{text!r} is no day such as 2021-07-01")
    return date.fromisoformat(text)


def read_valid_at(text: str | None, today: date) -> date:
    """The day asked about in the world; today when nothing is said.

    :param text: ``2021-07-01``.
    :raises BadQuestion: if it is no day.
    """
    return today if text is None else read_day(text, "valid_at")


def read_day(text: str, name: str) -> date:
    """A day as it is written in a question: ``2021-07-01``.

    :param name: the parameter that is read, for the complaint.
    :raises BadQuestion: if it is no day.
    """
    try:
        return day_of(text)
    except ValueError:
        raise _bad(name, _NO_DAY.filled(name=name, text=text[:80])) from None


def read_as_of(text: str | None, now: datetime) -> int | str | None:
    """The moment of knowledge asked about: a revision, an instant as the log writes it, or now.

    :param text: a revision (``17``), a day (``2026-11-23``: the end of that day in Viet Nam) or an
        instant with its offset (``2026-11-23T09:30:00+07:00``).
    :raises BadQuestion: if it is none of these.
    :raises NoAnswer: if it lies in the future: what the registry will know then nobody can answer.
    """
    if text is None:
        return None
    if text.isascii() and text.isdigit():
        return _revision(text)
    instant = _instant(text)
    if instant <= now:
        return clock.written(instant)
    if len(text) == len("2026-11-23") and clock.day_of(now) == clock.day_of(instant):
        return None
    said = _FUTURE.filled(text=text[:80])
    raise NoAnswer(said, (Complaint("as_of", "yet-to-come", said),))


def _revision(text: str) -> int:
    if len(text) > 9:
        raise _bad("as_of", _NO_MOMENT.filled(text=text[:80]))
    return int(text)


def _instant(text: str) -> datetime:
    try:
        if _DAY.fullmatch(text):
            return clock.end_of(date.fromisoformat(text))
        if _INSTANT.fullmatch(text):
            return clock.read(text.upper().replace(" ", "+"))
    except OverflowError:
        # Less than a day from where the calendar of the machine ends, at either end.
        return _FIRST if text < "1000" else _LAST
    except ValueError:
        pass
    raise _bad("as_of", _NO_MOMENT.filled(text=text[:80]))


def _bad(parameter: str, message: Words) -> BadQuestion:
    return BadQuestion(message, (Complaint(parameter, "unreadable", message),))


_FIRST = datetime.min.replace(tzinfo=UTC)
_LAST = datetime.max.replace(tzinfo=UTC)
_NO_DAY = Words(
    "{name}={text!r} không phải là ngày; hãy viết dạng 2021-07-01.",
    "{name}={text!r} is no day; write it as 2021-07-01.",
)
_NO_MOMENT = Words(
    "as_of={text!r} không phải số dòng nhật ký, ngày hay thời điểm; hãy viết 17, 2026-11-23 hoặc "
    "2026-11-23T09:30:00+07:00.",
    "as_of={text!r} is no revision, day or instant; write 17, 2026-11-23 or "
    "2026-11-23T09:30:00+07:00.",
)
_FUTURE = Words(
    "as_of={text!r} nằm ở tương lai: chưa thể trả lời hệ thống khi đó sẽ biết gì.",
    "as_of={text!r} lies in the future: what the registry will know then cannot be answered.",
)
