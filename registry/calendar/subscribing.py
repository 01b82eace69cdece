"""An agenda as a calendar that people subscribe to: one event for each day that is known.

The same revision and question give the same bytes. An event keeps its UID when its day moves; its
``SEQUENCE`` grows with everything that says anew when the regime is owed (a version, a retirement,
a voiding) and with every change of the days off. An event owed no more is sent as cancelled.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from registry import clock
from registry.calendar.agenda import Agenda
from registry.calendar.cancelling import moments_of, no_longer_owed
from registry.calendar.due import Due
from registry.calendar.duty import Duty
from registry.calendar.feed import CalendarEntry, calendar_feed
from registry.calendar.named_day import DueBasis
from registry.calendar.question import CalendarQuestion
from registry.calendar.wording import period_words, sender_words
from registry.catalogue import View
from registry.kinds.provenance import ProvenanceClass
from registry.kinds.reading import Key
from registry.words import Words

DOMAIN = "indicator-registry"
"""What every UID ends with."""

Address = Callable[[Key], str | None]
"""Gives the address of a record, if the outside knows one."""


@dataclass(frozen=True)
class Style:
    """How events are written."""

    address: Address
    lang: str = "vi"
    alarm_days: int | None = None


def calendar_entries(
    view: View, found: Agenda, style: Style, *, gone: Iterable[Duty] = ()
) -> list[CalendarEntry]:
    """The events of an agenda. Duties without a known day have none: the agenda lists them.

    :param gone: duties that are owed no more: their events are cancelled.
    """
    entries = [_entry(view, found, one, style) for one in found.duties if one.due is not None]
    return [*entries, *(_cancelled(_entry(view, found, one, style)) for one in gone)]


def feed_of(view: View, question: CalendarQuestion, style: Style, name: Words) -> bytes:
    """The answer to a question as a calendar, with what is lately owed no more as cancelled.

    :raises BadQuestion: if the span is empty or longer than five years.
    :raises NotFound: if a regime, body or collection asked for is not there.
    """
    found = question.answered(view)
    gone = no_longer_owed(view, question, found)
    entries = calendar_entries(view, found, style, gone=gone)
    return calendar_feed(entries, getattr(name, style.lang))


def _entry(view: View, found: Agenda, duty: Duty, style: Style) -> CalendarEntry:
    due = duty.due
    assert due is not None  # noqa: S101 - told by the callers
    name = view.name_of(duty.regime) or Words(duty.regime.code, duty.regime.code)
    sender = sender_words(duty.due_by.rule) if duty.due_by else None
    who = _SENDER.filled(sender=sender) if sender else ""
    said = _SUMMARY.filled(name=name, period=period_words(duty.period), who=who)
    moments = moments_of(view.catalogue.items[duty.regime], view.as_of)
    return CalendarEntry(
        uid=f"{duty.name}@{DOMAIN}",
        day=due.day,
        summary=getattr(said, style.lang),
        stamped_at=_stamp(view, max(moments), found),
        description="\n".join(getattr(line, style.lang) for line in _lines(duty, due)),
        url=style.address(duty.regime),
        categories=(duty.regime.code,),
        alarm_days=style.alarm_days,
        sequence=len(moments) - 1 + found.days_off.changes,
        is_tentative=due.basis is DueBasis.READ,
    )


def _cancelled(entry: CalendarEntry) -> CalendarEntry:
    return replace(entry, is_cancelled=True, alarm_days=None)


def _lines(duty: Duty, due: Due) -> list[Words]:
    """What the day rests on: the words, the steps, how sure the record is."""
    level = ProvenanceClass(duty.version.provenance["level"])
    words = duty.due_by.rule.words if duty.due_by else ""
    return [_SAYS.filled(words=words), *due.steps, due.basis.words, level.words]


def _stamp(view: View, moment: int, found: Agenda) -> datetime:
    """When the event was last changed: with the regime or with the days off."""
    changed = view.catalogue.instants[moment - 1]
    return clock.read(max(changed, found.days_off.instant or ""))


_SUMMARY = Words("Hạn gửi: {name}, {period}{who}", "Due: {name}, {period}{who}")
_SENDER = Words(" ({sender})", " ({sender})")
_SAYS = Words("Văn bản: {words}", "The words: {words}")
