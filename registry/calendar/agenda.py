"""The calendar across regimes: everything that is owed in a span of days, and what stays unknown.

Each period follows the version of the regime that was in force on the period's last day, as known
at the view's revision. With ``is_frozen`` the versions of the view's day give the rules for all
days: what that day's law would make of the span.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from registry.calendar.days_off import DaysOff, days_off
from registry.calendar.deadline import DeadlineRule
from registry.calendar.deadline_reader import Unread
from registry.calendar.duty import Duty, Undated
from registry.calendar.levels import Ends, level_ends, levels_on
from registry.calendar.obligations import DueBy, Obligation, obligations, rules_of
from registry.calendar.timing import DayOfMonth, DaysOfYear, TimeAfter, Unit
from registry.calendar.unknown import Unknown
from registry.calendar.wanted import ALL, Wanted, concerns, regimes
from registry.catalogue import Version, View
from registry.errors import Complaint, NoAnswer
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.versions.resolution import Span
from registry.words import Words

_YEARS_BACK = 12
"""How long after its period a report can be due at most; older versions are passed over."""
_AT_MOST = {Unit.DAY: 1, Unit.WORKING_DAY: 3, Unit.MONTH: 31}
"""The most days that one of each is."""
MOST_DAYS = 1_830
"""The longest span of days in one calendar: five years."""
YEARS = range(1900, 2101)
"""The years a calendar can be asked for: periods begin in 1900 to 2099."""


@dataclass(frozen=True)
class Agenda:
    """What is owed between two days, and what cannot be told."""

    first: date
    last: date
    duties: tuple[Duty, ...]
    """By day, then regime. Those whose day is unknown stand at their period's last day."""
    undated: tuple[Undated, ...]
    unread: tuple[tuple[Key, Unread], ...]
    """Words of deadlines that no rule was read from."""
    days_off: DaysOff

    @property
    def unknown(self) -> tuple[Duty, ...]:
        """The duties whose day cannot be told."""
        return tuple(one for one in self.duties if one.due is None)


def agenda(
    view: View, first: date, last: date, wanted: Wanted = ALL, *, is_frozen: bool = False
) -> Agenda:
    """Everything owed from the first day to the last.

    :raises NoAnswer: if the span is empty or longer than five years.
    :raises NotFound: if a regime, body or collection asked for is not there.
    """
    _demand_span(first, last)
    asking = _Asking(view, first, last, wanted, is_frozen=is_frozen)
    duties: list[Duty] = []
    undated: dict[Undated, None] = {}
    unread: dict[tuple[Key, Unread], None] = {}
    for key in regimes(view, wanted):
        for span in asking.spans(key):
            rules, left = rules_of(span.content)
            unread.update(dict.fromkeys((key, part) for part in left))
            for duty in asking.duties(key, span, rules):
                if isinstance(duty, Undated):
                    undated[duty] = None
                else:
                    duties.append(duty)
    duties.sort(key=lambda one: (one.days[0], one.regime.code))
    return Agenda(first, last, tuple(duties), tuple(undated), tuple(unread), asking.days_off)


def next_due(found: Agenda) -> tuple[Duty, ...]:
    """The first known due day of each regime and sender from the agenda's first day on."""
    nearest: dict[tuple[Key, tuple[str, ...], str | None], Duty] = {}
    for duty in found.duties:
        if duty.due is not None and duty.due_by is not None and duty.due.day >= found.first:
            who = (duty.regime, duty.levels, duty.due_by.rule.sender)
            nearest.setdefault(who, duty)
    return tuple(nearest.values())


@dataclass(frozen=True)
class _InForce:
    """A version and the days on which its rules count."""

    version: Version
    content: Json
    span: Span


class _Asking:
    """One question, with what all regimes share."""

    def __init__(
        self, view: View, first: date, last: date, wanted: Wanted, *, is_frozen: bool
    ) -> None:
        self.view, self.first, self.last, self.wanted = view, first, last, wanted
        self.is_frozen = is_frozen
        self.days_off = days_off(view)
        self.ends: Ends = level_ends(view)
        others = () if is_frozen else (first, last)
        self.views = (view, *(view.catalogue.at(day, view.as_of) for day in others))

    def spans(self, key: Key) -> Iterator[_InForce]:
        """The versions that may have a say, with their days."""
        for span in self._spans(key):
            version = cast(Version, span.version)
            is_early = span.last != date.max and span.last.year < self.first.year - _YEARS_BACK
            if is_early or span.first > self.last:
                continue
            if concerns(self.views, version, self.wanted):
                yield _InForce(version, version.content, span)

    def _spans(self, key: Key) -> list[Span]:
        if not self.is_frozen:
            return self.view.spans(key)
        version = self.view.find(key)
        return [] if version is None else [Span(version, date.min, date.max)]

    def duties(
        self, key: Key, at: _InForce, rules: tuple[DeadlineRule, ...]
    ) -> Iterator[Duty | Undated]:
        """What is owed by the version: for each period that ends while it is in force."""
        years = range(self.first.year - _reach(rules), self.last.year + 1)
        cutoff, working_days = at.content["cutoff"], self.days_off.working_days
        for frequency in at.content["frequencies"]:
            if self.wanted.frequency in (None, frequency):
                for year in years:
                    for one in obligations(frequency, year, cutoff, rules, working_days):
                        yield from self._of(key, at, one)

    def _of(self, key: Key, at: _InForce, one: Obligation) -> Iterator[Duty | Undated]:
        if one.period is None:
            if isinstance(one.window, Unknown) and self._overlaps(at.span):
                yield Undated(key, one.frequency, one.window.reason)
            return
        last_day = one.period.last_day
        if not at.span.first <= last_day <= at.span.last:
            return
        seen: dict[str, int] = {}
        for due_by in one.dues or (None,):
            duty = self._duty(key, at, one, due_by, last_day)
            if duty is not None and any(self.first <= day <= self.last for day in duty.days):
                seen[duty.who] = seen.get(duty.who, -1) + 1
                yield replace(duty, ordinal=seen[duty.who]) if seen[duty.who] else duty

    def _duty(
        self, key: Key, at: _InForce, one: Obligation, due_by: DueBy | None, last_day: date
    ) -> Duty | None:
        """``None`` if it is of another level than asked for, or of one that had ended."""
        stated = due_by.rule.levels if due_by else ()
        levels = levels_on(stated or at.content.get("levels", ()), last_day, self.ends)
        if (stated and not levels) or self.wanted.level not in (None, *levels):
            return None
        is_assumed = bool(at.content["cutoff"].get("is_assumed"))
        return Duty(key, at.version, one, due_by, levels, bool(stated), is_assumed)

    def _overlaps(self, span: Span) -> bool:
        return span.first <= self.last and self.first <= span.last


def _reach(rules: tuple[DeadlineRule, ...]) -> int:
    """How many years after its period a report can be due at most."""
    return max((_years(rule) for rule in rules), default=0)


def _years(rule: DeadlineRule) -> int:
    match rule.timing:
        case DaysOfYear(years_after=years):
            return 1 if years is None else years + 1
        case DayOfMonth(months_after=months):
            return 1 if months is None else months // 12 + 1
        case TimeAfter(count=count, unit=unit):
            return count * _AT_MOST[unit] // 365 + 1
    return 1


def _demand_span(first: date, last: date) -> None:
    if first.year not in YEARS or last.year not in YEARS:
        said = _BAD_YEARS.filled(first=YEARS.start, last=YEARS.stop - 1)
        raise NoAnswer(said, (Complaint("from", "out-of-range", said),))
    if not 0 <= (last - first).days < MOST_DAYS:
        said = _BAD_SPAN.filled(most=MOST_DAYS)
        raise NoAnswer(said, (Complaint("to", "span", said),))


_BAD_YEARS = Words(
    "Lịch chỉ có từ năm {first} đến năm {last}.", "The calendar goes from {first} to {last}."
)
_BAD_SPAN = Words("Khoảng ngày phải từ 1 đến {most} ngày.", "The span must be of 1 to {most} days.")
