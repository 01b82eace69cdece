"""A regime's calendar of a year."""

from registry.calendar import (
    Due,
    DueBy,
    Obligation,
    Unknown,
    Window,
    YearOfRegime,
    iso,
    notation,
    period_words,
    sdmx,
)
from registry.errors import Invalid
from registry.kinds.shape import Json
from registry_api.json import words
from registry_api.shapes.parts import term


def year(found: YearOfRegime) -> Json:
    """Every report owed in the year, and what could not be read."""
    return {
        "window_is_assumed": found.window_is_assumed,
        "obligations": [_obligation(one) for one in found.obligations],
        "unread": [{"words": one.words, "reason": term(one.reason)} for one in found.unread],
    }


def _obligation(one: Obligation) -> Json:
    period = one.period
    return {
        "frequency": one.frequency,
        "period": None
        if period is None
        else {
            "notation": notation(period),
            "iso8601": iso(period),
            "sdmx": _sdmx(one),
            "words": words(period_words(period)),
            "first_day": period.first_day,
            "last_day": period.last_day,
        },
        "window": _window(one.window),
        "due": [_due(each) for each in one.dues],
    }


def _sdmx(one: Obligation) -> str | None:
    """SDMX has no notation for some periods, e.g. nine months."""
    try:
        return sdmx(one.period) if one.period else None
    except Invalid:
        return None


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
