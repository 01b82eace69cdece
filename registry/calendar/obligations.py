"""What a regime owes in a year: each period with its cut-off window and by when it is sent.

Computed from the regime's own words. What they leave open stays unknown, with the reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from registry.calendar.deadline import DeadlineRule
from registry.calendar.deadline_reader import Unread, read_deadlines
from registry.calendar.due import Due, due
from registry.calendar.nesting import periods_of
from registry.calendar.period import ReportingPeriod
from registry.calendar.unknown import Unknown
from registry.calendar.window import Window, window
from registry.calendar.working_days import WorkingDays
from registry.errors import Invalid
from registry.words import Words

Json = Mapping[str, Any]


@dataclass(frozen=True)
class DueBy:
    """One deadline of a period: the rule as read, and the day, or why there is none."""

    rule: DeadlineRule
    day: Due | Unknown


@dataclass(frozen=True)
class Obligation:
    """One report that is owed: for which period, over which days, by when."""

    frequency: str
    """The period's kind as the regime states it, e.g. ``Q``."""
    period: ReportingPeriod | None
    """``None`` where the kind has no dates in the year: ad hoc, several years."""
    window: Window | Unknown
    dues: tuple[DueBy, ...]
    """Empty: the regime's words state no day for this period."""


@dataclass(frozen=True)
class YearOfRegime:
    """A regime's calendar of one year, and the words of its deadlines that could not be read."""

    obligations: tuple[Obligation, ...]
    unread: tuple[Unread, ...]
    window_is_assumed: bool
    """The decree's windows are applied by default; the regime's sources state none."""


def year_of(regime: Json, year: int, working_days: WorkingDays) -> YearOfRegime:
    """The calendar of a regime, from its plain content, in a year.

    :param regime: the content of a version of a regime.
    """
    rules, unread = _rules(regime.get("deadlines", ()))
    found = tuple(
        obligation
        for frequency in regime["frequencies"]
        for obligation in _of(frequency, year, regime["cutoff"], rules, working_days)
    )
    return YearOfRegime(found, unread, bool(regime["cutoff"].get("is_assumed")))


def _rules(deadlines: Sequence[Json]) -> tuple[tuple[DeadlineRule, ...], tuple[Unread, ...]]:
    readings = [read_deadlines(one["text"]) for one in deadlines if one["is_known"]]
    rules = tuple(rule for reading in readings for rule in reading.rules)
    return rules, tuple(part for reading in readings for part in reading.unread)


def _of(
    frequency: str,
    year: int,
    cutoff: Json,
    rules: tuple[DeadlineRule, ...],
    working_days: WorkingDays,
) -> Iterator[Obligation]:
    try:
        periods = periods_of(frequency, year)
    except Invalid as error:
        yield Obligation(frequency, None, Unknown(error.message), ())
        return
    for period in periods:
        dues = tuple(
            DueBy(rule, due(rule, period, working_days))
            for rule in rules
            if rule.applies_to(period)
        )
        yield Obligation(frequency, period, _window(period, cutoff), dues)


def _window(period: ReportingPeriod, cutoff: Json) -> Window | Unknown:
    if cutoff["rule"] == "own":
        text = cutoff.get("text", "")
        return Unknown(Words(f"Theo quy định riêng: {text}", f"By the regime's own rule: {text}"))
    return window(period)
