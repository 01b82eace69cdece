"""What falls due, over all regimes: read from each regime's own calendar of the year."""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

import orjson

from registry.calendar import Due, WorkingDays, YearOfRegime, year_of
from registry.calendar.wording import period_words
from registry.catalogue import Version, View
from registry.catalogue.listing import table
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.words import Words


class Falls(NamedTuple):
    """One report that falls due on a day."""

    day: date
    regime: Key
    period: Words
    words: str
    steps: tuple[Words, ...]


class Month(NamedTuple):
    """What falls due in a month, and of which regimes no day of this year can be told."""

    falls: list[Falls]
    unknown: list[Key]


def regimes_of(view: View, *, body: str | None, regime: str | None) -> list[Version]:
    """The regimes in force: all, one, or those in which a body has a part."""
    rows = table(view, Kind.REGIME).rows
    if regime:
        return [one for one in rows if one.key.code == regime]
    if body:
        return [one for one in rows if any(body in one.facets.get(name, ()) for name in _PARTS)]
    return list(rows)


_PARTS = ("reporter", "lead_body", "recipient")


def month_of(regimes: list[Version], first: date) -> Month:
    """What of these falls due in the month that begins on a day."""
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    falls: list[Falls] = []
    unknown: list[Key] = []
    for version in regimes:
        found = [one for year in (first.year - 1, first.year) for one in dated(version, year)]
        falls += [one for one in found if first <= one.day <= last]
        if not found:
            unknown.append(version.key)
    return Month(sorted(falls, key=lambda one: (one.day, one.regime.code)), unknown)


def dated(version: Version, year: int) -> list[Falls]:
    """The days on which the reports for the periods of a year fall due."""
    return [
        Falls(due.day.day, version.key, period_words(one.period), due.rule.words, due.day.steps)
        for one in year_calendar(version, year).obligations
        if one.period is not None
        for due in one.dues
        if isinstance(due.day, Due)
    ]


def year_calendar(version: Version, year: int) -> YearOfRegime:
    """The calendar of a version of a regime in a year; the last ones asked for are kept."""
    return _year_calendar(version.digest, version.content_bytes, year)


@lru_cache(maxsize=4_096)
def _year_calendar(_digest: str, content: bytes, year: int) -> YearOfRegime:
    return year_of(orjson.loads(content), year, WorkingDays.of_viet_nam())
