"""Calendar feeds (RFC 5545) of days on which reports are due or windows close."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from registry.errors import Invalid
from registry.words import Words

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

MEDIA_TYPE = "text/calendar; charset=utf-8"
_PRODUCT = "-//Indicator Registry//Reporting Calendar//VI"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_URL = re.compile(r"https?://[^\s\x00-\x1f\x7f]+")
_MOST_DAYS = 366


@dataclass(frozen=True)
class CalendarEntry:
    """One all-day event.

    ``uid`` must stay the same for the same event for ever, or calendars show it twice;
    ``stamped_at`` is when the entry was last changed, with its time zone, and ``sequence`` how
    often: calendars take the entry with the greater one. ``is_tentative`` says that the day is a
    reading, ``is_cancelled`` that it is owed no more. ``alarm_days`` asks for a reminder so many
    days before. Raises ``Invalid`` for a stamp without zone, an empty UID, control characters, a
    URL that is not http(s), or an alarm outside 0 to 366 days.
    """

    uid: str
    day: date
    summary: str
    stamped_at: datetime
    description: str | None = None
    url: str | None = None
    categories: tuple[str, ...] = ()
    alarm_days: int | None = None
    sequence: int = 0
    is_tentative: bool = False
    is_cancelled: bool = False

    def __post_init__(self) -> None:
        if self.stamped_at.tzinfo is None:
            raise Invalid(_NO_ZONE, uid=self.uid)
        if not self.uid or any(_CONTROL.search(text) for text in self._texts()):
            raise Invalid(_BAD_TEXT, uid=self.uid)
        if self.url is not None and not _URL.fullmatch(self.url):
            raise Invalid(_BAD_URL, uid=self.uid)
        if not 0 <= (self.alarm_days or 0) <= _MOST_DAYS:
            raise Invalid(_BAD_ALARM, uid=self.uid)

    def _texts(self) -> tuple[str, ...]:
        return (self.uid, self.summary, self.description or "", *self.categories)


def calendar_feed(entries: Iterable[CalendarEntry], name: str) -> bytes:
    """A calendar with these events, by day and UID: equal input gives equal bytes.

    Raises ``Invalid`` if two entries have one UID or the name holds control characters.
    """
    from icalendar import Calendar

    ordered = sorted(entries, key=lambda entry: (entry.day, entry.uid))
    _refuse_doubles(ordered)
    if _CONTROL.search(name):
        raise Invalid(_BAD_TEXT)
    calendar = Calendar()
    _describe(calendar, name)
    for entry in ordered:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _describe(calendar: "Calendar", name: str) -> None:
    from icalendar import vText

    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", vText(name))
    # Calendars older than RFC 7986 know only this name.
    calendar.add("x-wr-calname", vText(name))
    # How often to ask again (RFC 7986), and the same for calendars that know only Outlook's word.
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")


def _event(entry: CalendarEntry) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.stamped_at.astimezone(UTC))
    event.add("last-modified", entry.stamped_at.astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("status", _status(entry))
    event.add("dtstart", entry.day)
    event.add("summary", entry.summary)
    event.add("transp", "TRANSPARENT")
    for field, text in (("description", entry.description), ("url", entry.url)):
        if text:
            event.add(field, text)
    if entry.categories:
        event.add("categories", list(entry.categories))
    if entry.alarm_days is not None:
        event.add_component(_alarm(entry.summary, entry.alarm_days))
    return event


def _status(entry: CalendarEntry) -> str:
    if entry.is_cancelled:
        return "CANCELLED"
    return "TENTATIVE" if entry.is_tentative else "CONFIRMED"


def _alarm(summary: str, days: int) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(days=-days))
    alarm.add("description", summary)
    return alarm


def _refuse_doubles(entries: list[CalendarEntry]) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.uid in seen:
            raise Invalid(_DOUBLE.filled(uid=entry.uid), uid=entry.uid)
        seen.add(entry.uid)


_NO_ZONE = Words(
    "Thời điểm ghi nhận của mục lịch thiếu múi giờ.", "The entry's stamp has no time zone."
)
_BAD_TEXT = Words(
    "Mục lịch thiếu UID hoặc có ký tự điều khiển.",
    "A calendar entry lacks its UID or holds control characters.",
)
_BAD_URL = Words(
    "Địa chỉ của mục lịch phải là http hoặc https.", "An entry's URL must be http or https."
)
_BAD_ALARM = Words(
    "Nhắc trước từ 0 đến 366 ngày.", "A reminder comes 0 to 366 days before the day."
)
_DOUBLE = Words("Hai mục lịch có cùng UID {uid}.", "Two entries have the UID {uid}.")
