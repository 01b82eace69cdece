"""Working days: weekends, public holidays, days in lieu, swaps, and what an administrator adds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from registry.calendar.public_holidays import HolidayYear, YearBasis, holidays_of, only_weekends
from registry.calendar.span import ONE_DAY
from registry.errors import Invalid
from registry.words import Term, Words

_SATURDAY = 5
_MOST_DAYS = 1000


@dataclass(frozen=True)
class DayEntry:
    """What an administrator states of one day, from the decision of that year."""

    is_working: bool
    name: Words
    legal_basis: str


class DayReason(Term):
    """Why a day is worked or not."""

    ORDINARY = "ordinary", "Ngày làm việc", "Working day"
    WEEKEND = "weekend", "Ngày nghỉ hằng tuần", "Weekend"
    HOLIDAY = "holiday", "Ngày nghỉ lễ, tết, nghỉ bù hoặc hoán đổi", "Public holiday or day in lieu"
    MADE_UP = "made_up", "Ngày làm bù", "Weekend day worked in exchange"
    ENTERED = "entered", "Do quản trị viên ghi nhận", "Entered by an administrator"


_AS_THE_WEEK = frozenset({DayReason.ORDINARY, DayReason.WEEKEND})


@dataclass(frozen=True)
class DayStatus:
    """One day, whether it is worked, and why. ``legal_basis`` only where a person entered it."""

    day: date
    is_working: bool
    reason: DayReason
    name: Words
    legal_basis: str | None = None


@dataclass(frozen=True, eq=False)
class WorkingDays:
    """A calendar of working days for the public sector: Monday to Friday but for days off.

    ``entries`` go before everything else; ``confirmed_years`` are those that someone checked
    against the year's decision. Questions about a year whose days off are ``UNKNOWN`` raise
    ``Invalid``: to count on weekends alone would look certain.
    """

    entries: Mapping[date, DayEntry]
    confirmed_years: frozenset[int]
    source: Callable[[int], HolidayYear]

    @classmethod
    def of_viet_nam(
        cls, entries: Mapping[date, DayEntry] | None = None, confirmed_years: Iterable[int] = ()
    ) -> "WorkingDays":
        """With Viet Nam's public holidays, and what the administrator entered."""
        kept = MappingProxyType(dict(entries or {}))
        return cls(kept, frozenset(confirmed_years), holidays_of)

    @classmethod
    def weekends_only(cls) -> "WorkingDays":
        """Without any public holiday: every Monday to Friday is worked."""
        return cls(MappingProxyType({}), frozenset(), only_weekends)

    def year_basis(self, year: int) -> YearBasis:
        """How far the days off of a year are known; say it beside any day computed from them."""
        return YearBasis.CONFIRMED if year in self.confirmed_years else self.source(year).basis

    def status(self, day: date) -> DayStatus:
        """Whether a day is worked, and why. Raises ``Invalid`` if its year's are unknown."""
        if entry := self.entries.get(day):
            return DayStatus(
                day, entry.is_working, DayReason.ENTERED, entry.name, entry.legal_basis
            )
        if self.year_basis(day.year) is YearBasis.UNKNOWN:
            raise Invalid(_YEAR_UNKNOWN.filled(year=day.year), year=day.year)
        year = self.source(day.year)
        if day in year.worked_weekends:
            return DayStatus(day, True, DayReason.MADE_UP, DayReason.MADE_UP.words)
        if name := year.days_off.get(day):
            return DayStatus(day, False, DayReason.HOLIDAY, name)
        reason = DayReason.WEEKEND if day.weekday() >= _SATURDAY else DayReason.ORDINARY
        return DayStatus(day, reason is DayReason.ORDINARY, reason, reason.words)

    def marked(self, first: date, last: date) -> tuple[DayStatus, ...]:
        """The days that are not as the week has them: holidays, swaps, what was entered.

        Raises ``Invalid`` for years whose days off are unknown.
        """
        days = (date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))
        found = (self.status(day) for day in days)
        return tuple(one for one in found if one.reason not in _AS_THE_WEEK)

    def is_working(self, day: date) -> bool:
        """Whether the day is worked. Raises ``Invalid`` if the year's days off are unknown."""
        return self.status(day).is_working

    def next_working(self, day: date) -> date:
        """The day itself if it is worked, else the first worked day after it."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def add(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day`` (before it, if negative); 0 is the day itself.

        The day itself is not counted, worked or not: Thursday + 2 is Monday. Raises ``Invalid``
        beyond 1,000 days and for years whose days off are unknown.
        """
        if abs(count) > _MOST_DAYS:
            raise Invalid(_TOO_MANY, count=count)
        step = ONE_DAY if count > 0 else -ONE_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def between(self, after: date, until: date) -> int:
        """How many working days come after ``after`` up to and with ``until``; 0 if none do.

        It undoes ``add``: ``between(day, add(day, n)) == n`` for n from 0.
        """
        days = (date.fromordinal(n) for n in range(after.toordinal() + 1, until.toordinal() + 1))
        return sum(self.is_working(day) for day in days)


_YEAR_UNKNOWN = Words(
    "Không biết ngày nghỉ lễ, tết của năm {year}; quản trị viên cần nhập và xác nhận năm này.",
    "The public holidays of {year} are not known; an administrator must enter and confirm them.",
)
_TOO_MANY = Words(
    "Chỉ cộng, trừ được tối đa 1000 ngày làm việc.", "At most 1,000 working days can be added."
)
