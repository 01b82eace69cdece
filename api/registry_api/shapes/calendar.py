"""A regime's calendar of a year, and the calendar across regimes."""

from collections.abc import Iterable
from datetime import date

from registry.calendar import (
    Agenda,
    DayStatus,
    Due,
    DueBy,
    Duty,
    Obligation,
    ReportingPeriod,
    Unknown,
    Window,
    WorkingDays,
    YearOfRegime,
    iso,
    notation,
    period_words,
    sdmx_if_any,
)
from registry.calendar.duty import NO_DAY
from registry.catalogue import View
from registry.kinds.regime import Level
from registry.kinds.shape import Json
from registry_api.json import words
from registry_api.shapes.parts import asked, named, provenance, term


def year(found: YearOfRegime) -> Json:
    """Every report owed in the year, and what could not be read."""
    return {
        "window_is_assumed": found.window_is_assumed,
        "obligations": [_obligation(one) for one in found.obligations],
        "unread": [{"words": one.words, "reason": term(one.reason)} for one in found.unread],
    }


def calendar(view: View, found: Agenda, duties: Iterable[Duty]) -> Json:
    """Duties between two days; those whose day is unknown, and what could not be read."""
    items = [_duty(view, one) for one in duties]
    return {
        "from": found.first,
        "to": found.last,
        "total": len(items),
        "unknown": sum(not one["due"]["known"] for one in items),
        "items": items,
        "undated": [
            {**named(view, one.regime), "frequency": one.frequency, "reason": words(one.reason)}
            for one in found.undated
        ],
        "unread": [
            {**named(view, key), "words": one.words, "reason": term(one.reason)}
            for key, one in found.unread
        ],
        "days_off": [
            {"year": year, "basis": term(found.days_off.working_days.year_basis(year))}
            for year in range(found.first.year, found.last.year + 1)
        ],
        "asked": asked(view),
    }


def working_days(
    calendar: WorkingDays,
    found: Iterable[DayStatus],
    span: tuple[date, date],
    add: int | None,
    until: date | None,
) -> Json:
    """Days and whether they are worked; of one day, what was counted from it."""
    first, last = span
    is_one = first == last
    years = range(first.year, max(last, until or last).year + 1)
    return {
        "from": first,
        "to": last,
        "days": [_status(one) for one in found],
        "added": calendar.add(first, add) if is_one and add is not None else None,
        "between": calendar.between(first, until) if is_one and until is not None else None,
        "days_off": [{"year": year, "basis": term(calendar.year_basis(year))} for year in years],
    }


def _status(one: DayStatus) -> Json:
    return {
        "day": one.day,
        "working": one.is_working,
        "reason": term(one.reason),
        "name": words(one.name),
        "legal_basis": one.legal_basis,
    }


def _duty(view: View, one: Duty) -> Json:
    obligation = one.obligation
    return {
        "id": one.name,
        "regime": {**named(view, one.regime), "version": str(one.version.number)},
        "provenance": provenance(one.version.provenance),
        "frequency": obligation.frequency,
        "period": _period(one.period),
        "window": _window(obligation.window),
        "window_is_assumed": one.window_is_assumed,
        "levels": [term(Level(level)) for level in one.levels],
        "levels_are_stated": one.levels_are_stated,
        "due": _due(one.due_by) if one.due_by else _NOT_STATED,
    }


def _obligation(one: Obligation) -> Json:
    return {
        "frequency": one.frequency,
        "period": _period(one.period) if one.period else None,
        "window": _window(one.window),
        "due": [_due(each) for each in one.dues],
    }


def _period(period: ReportingPeriod) -> Json:
    return {
        "notation": notation(period),
        "iso8601": iso(period),
        "sdmx": sdmx_if_any(period),
        "words": words(period_words(period)),
        "first_day": period.first_day,
        "last_day": period.last_day,
    }


def _window(window: Window | Unknown) -> Json:
    if isinstance(window, Unknown):
        return {"known": False, "reason": words(window.reason)}
    return {
        "known": True,
        "first_day": window.first_day,
        "last_day": window.last_day,
        "basis": term(window.basis),
    }


def _due(one: DueBy) -> Json:
    rule, day = one.rule, one.day
    said = {
        "words": rule.words,
        "sender": rule.sender,
        "recipient": rule.recipient,
        "levels": list(rule.levels),
    }
    if isinstance(day, Unknown):
        reason = {"reason": words(day.reason), "candidates": list(day.candidates)}
        return {**said, "known": False, **reason}
    return {**said, "known": True, **_day(day)}


def _day(day: Due) -> Json:
    return {
        "day": day.day,
        "hour": day.hour,
        "basis": term(day.basis),
        "days_off": term(day.calendar) if day.calendar else None,
        "steps": [words(step) for step in day.steps],
    }


_NOT_STATED: Json = {
    "words": "",
    "sender": None,
    "recipient": None,
    "levels": [],
    "known": False,
    "reason": words(NO_DAY),
    "candidates": [],
}
