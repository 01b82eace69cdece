"""What a regime owes: each period with its cut-off window and by when it is sent.

Computed from the regime's own words. What they leave open stays unknown, with the reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from registry.calendar.deadline import DeadlineRule
from registry.calendar.deadline_reader import DeadlineReading, Unread, read_deadlines
from registry.calendar.due import Due, due
from registry.calendar.nesting import period_holding, periods_of
from registry.calendar.period import ReportingPeriod
from registry.calendar.period_kind import PeriodKind
from registry.calendar.unknown import Unknown
from registry.calendar.window import Window, window
from registry.calendar.working_days import WorkingDays
from registry.errors import Invalid
from registry.words import Words

Json = Mapping[str, Any]

_KINDS = frozenset(PeriodKind)
_FROM_SEPTEMBER = PeriodKind.SCHOOL_YEAR


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
    """``None`` where the kind has no dates in the year: ad hoc, ten years."""
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
    """The calendar of a regime, from its plain content: the periods that end in a year.

    :param regime: the content of a version of a regime.
    """
    rules, unread = rules_of(regime)
    found = tuple(
        obligation
        for frequency in regime["frequencies"]
        for obligation in obligations(frequency, year, regime["cutoff"], rules, working_days)
    )
    return YearOfRegime(found, unread, bool(regime["cutoff"].get("is_assumed")))


def rules_of(regime: Json) -> tuple[tuple[DeadlineRule, ...], tuple[Unread, ...]]:
    """The deadlines that were read from a regime's words, and what was not."""
    stated = [one for one in regime.get("deadlines", ()) if one["is_known"]]
    readings = [(one, _read(one["text"])) for one in stated]
    rules = tuple(_meant(rule, one) for one, reading in readings for rule in reading.rules)
    return rules, tuple(part for _, reading in readings for part in reading.unread)


def obligations(
    frequency: str,
    year: int,
    cutoff: Json,
    rules: Sequence[DeadlineRule],
    working_days: WorkingDays,
) -> Iterator[Obligation]:
    """The reports of one frequency whose period ends in the year.

    One without a period, with the reason, if the kind has no dates.
    """
    try:
        periods = ending_in(frequency, year)
    except Invalid as error:
        yield Obligation(frequency, None, Unknown(error.message), ())
        return
    for period in periods:
        applying = (rule for rule in rules if rule.applies_to(period))
        dues = tuple(DueBy(rule, _due(rule, period, working_days)) for rule in applying)
        yield Obligation(frequency, period, _window(period, cutoff), dues)


def ending_in(code: str, year: int) -> tuple[ReportingPeriod, ...]:
    """The periods of a kind that end in a calendar year (weeks: that are of the ISO year).

    Raises ``Invalid`` with the reason for kinds without dates or without a known cycle.
    """
    if code == PeriodKind.FIVE_YEARS:
        last = date(year, 12, 31)
        found = period_holding(code, last)
        return (found,) if found.last_day == last else ()
    return periods_of(code, year - 1 if code == _FROM_SEPTEMBER else year)


@lru_cache(maxsize=65_536)
def _due(rule: DeadlineRule, period: ReportingPeriod, working_days: WorkingDays) -> Due | Unknown:
    """The day; unknown too where the days off of its year are. Many regimes share a rule."""
    try:
        return due(rule, period, working_days)
    except Invalid as error:
        return Unknown(error.message)


@lru_cache(maxsize=4_096)
def _read(text: str) -> DeadlineReading:
    """A text is read once: many regimes say the same."""
    return read_deadlines(text)


def _meant(rule: DeadlineRule, stated: Json) -> DeadlineRule:
    """The rule, with the level and period the record gives beside the words."""
    level, period = stated.get("level"), stated.get("period")
    if level is not None:
        rule = replace(rule, levels=(level,))
    if period in _KINDS and rule.kind is None:
        rule = replace(rule, kind=PeriodKind(period))
    return rule


def _window(period: ReportingPeriod, cutoff: Json) -> Window | Unknown:
    if cutoff["rule"] == "own":
        text = cutoff.get("text", "")
        return Unknown(Words(f"Theo quy định riêng: {text}", f"By the regime's own rule: {text}"))
    return window(period)
