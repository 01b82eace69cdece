"""An agenda as a calendar that people subscribe to: one event for each day that is known.

The same revision and question give the same bytes. An event keeps its UID when its day moves; its
``SEQUENCE`` grows with every version of the regime and every change of the days off.
"""

from collections.abc import Callable
from datetime import datetime

from registry import clock
from registry.calendar.agenda import Agenda
from registry.calendar.due import Due
from registry.calendar.duty import Duty
from registry.calendar.feed import CalendarEntry
from registry.calendar.named_day import DueBasis
from registry.calendar.wording import period_words
from registry.catalogue import View
from registry.kinds.provenance import ProvenanceClass
from registry.kinds.reading import Key
from registry.words import Words

DOMAIN = "indicator-registry"
"""What every UID ends with."""

Address = Callable[[Key], str | None]
"""Gives the address of a record, if the outside knows one."""


def calendar_entries(
    view: View, found: Agenda, address: Address, *, lang: str = "vi", alarm_days: int | None = None
) -> list[CalendarEntry]:
    """The events of an agenda. Duties without a known day have none: the agenda lists them."""
    return [
        _entry(view, found, duty, duty.due, address(duty.regime), lang=lang, alarm_days=alarm_days)
        for duty in found.duties
        if duty.due is not None
    ]


def _entry(
    view: View,
    found: Agenda,
    duty: Duty,
    due: Due,
    url: str | None,
    *,
    lang: str,
    alarm_days: int | None,
) -> CalendarEntry:
    name = view.name_of(duty.regime) or Words(duty.regime.code, duty.regime.code)
    who = f" ({duty.due_by.rule.sender})" if duty.due_by and duty.due_by.rule.sender else ""
    said = _SUMMARY.filled(
        name=getattr(name, lang), period=getattr(period_words(duty.period), lang), who=who
    )
    known = [one for one in view.catalogue.items[duty.regime] if one.revision <= view.as_of]
    return CalendarEntry(
        uid=f"{duty.name}@{DOMAIN}",
        day=due.day,
        summary=getattr(said, lang),
        stamped_at=_stamp(duty, found),
        description="\n".join(getattr(line, lang) for line in _lines(duty, due)),
        url=url,
        categories=(duty.regime.code,),
        alarm_days=alarm_days,
        sequence=len(known) - 1 + found.days_off.changes,
        is_tentative=due.basis is DueBasis.READ,
    )


def _lines(duty: Duty, due: Due) -> list[Words]:
    """What the day rests on: the words, the steps, how sure the record is."""
    level = ProvenanceClass(duty.version.provenance["level"])
    words = duty.due_by.rule.words if duty.due_by else ""
    return [_SAYS.filled(words=words), *due.steps, due.basis.words, level.words]


def _stamp(duty: Duty, found: Agenda) -> datetime:
    """When the event was last changed: with the regime or with the days off."""
    return clock.read(max(duty.version.instant, found.days_off.instant or ""))


_SUMMARY = Words("Hạn gửi: {name}, {period}{who}", "Due: {name}, {period}{who}")
_SAYS = Words("Văn bản: {words}", "The words: {words}")
