"""Spans of days, and the span that a period of each kind has."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from registry.calendar.period_kind import MONTHS, UNDATED, PeriodKind
from registry.errors import Invalid

_STARTS: dict[PeriodKind, tuple[int, ...]] = {
    PeriodKind.TEN_DAYS: (1, 11, 21),
    PeriodKind.HALF_MONTH: (1, 16),
}
_SCHOOL_YEAR_BEGINS = 9
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Span:
    """Days from the first to the last, both included."""

    first_day: date
    last_day: date

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    @property
    def days(self) -> int:
        """How many days, both ends counted."""
        return (self.last_day - self.first_day).days + 1


@lru_cache(maxsize=16_384)
def span_of(kind: PeriodKind, year: int, number: int) -> Span:
    """First and last day of a period; ``Invalid`` for the kinds of ``UNDATED``, with the reason."""
    if kind in UNDATED:
        raise Invalid(UNDATED[kind], kind=str(kind))
    if kind in _STARTS:
        return _part_of_month(year, number, starts=_STARTS[kind])
    if kind is PeriodKind.DAY:
        day = date(year, 1, 1) + (number - 1) * ONE_DAY
        return Span(day, day)
    if kind is PeriodKind.WEEK:
        return Span(date.fromisocalendar(year, number, 1), date.fromisocalendar(year, number, 7))
    return _months(kind, year, number)


def add_months(day: date, months: int) -> date:
    """The same day that many months on, or the last of that month: 31 January + 1 = 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day_in_month(date(year, month + 1, 1), day.day)


def day_in_month(month: date, day: int) -> date:
    """That day of the month, or its last day if the month is shorter."""
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))


def _part_of_month(year: int, number: int, *, starts: tuple[int, ...]) -> Span:
    month, part = divmod(number - 1, len(starts))
    first = date(year, month + 1, starts[part])
    if part + 1 < len(starts):
        return Span(first, first.replace(day=starts[part + 1] - 1))
    return Span(first, day_in_month(first, 31))


def _months(kind: PeriodKind, year: int, number: int) -> Span:
    if kind is PeriodKind.YEAR_TO_DATE:
        return _whole_months(date(year, 1, 1), number)
    if kind is PeriodKind.SCHOOL_YEAR:
        return _whole_months(date(year, _SCHOOL_YEAR_BEGINS, 1), MONTHS[kind])
    return _whole_months(add_months(date(year, 1, 1), (number - 1) * MONTHS[kind]), MONTHS[kind])


def _whole_months(first: date, months: int) -> Span:
    return Span(first, add_months(first, months) - ONE_DAY)
