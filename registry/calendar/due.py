"""When a report is due: the last day on which it is in time, and every step that leads there."""

from dataclasses import dataclass
from datetime import date

from registry.calendar.deadline import DeadlineRule
from registry.calendar.due_steps import (
    calendar_steps,
    day_off_step,
    fixed_day_step,
    limit_steps,
    period_step,
)
from registry.calendar.named_day import DueBasis, NamedDay
from registry.calendar.naming import named_day
from registry.calendar.period import ReportingPeriod
from registry.calendar.public_holidays import YearBasis
from registry.calendar.span import day_in_month
from registry.calendar.timing import DaysOfYear, Limit
from registry.calendar.unknown import Unknown
from registry.calendar.working_days import WorkingDays
from registry.errors import Invalid
from registry.words import Term, Words


class DayOff(Term):
    """What happens when the last day falls on a day off.

    The Civil Code 2015, Article 148, ends a time limit with the next working day; that this holds
    for reports too is the project's reading, not something seen in Decree 09/2019.
    """

    NEXT_WORKING_DAY = "next_working_day", "Chuyển sang ngày làm việc tiếp theo", "Move on"
    KEEP = "keep", "Giữ nguyên ngày", "Keep the day"


@dataclass(frozen=True)
class Due:
    """The last day on which the report is in time; ``hour`` if it is due by an hour of that day.

    ``basis`` is ``READ`` also where the day was moved off a day off: no words of a deadline say so.
    ``calendar`` tells how far the days off of the day's year are known, ``None`` if working days
    played no part; ``steps`` tell how the day was found, each in both languages.
    """

    day: date
    basis: DueBasis
    calendar: YearBasis | None
    steps: tuple[Words, ...]
    hour: int | None = None


def due(
    rule: DeadlineRule,
    period: ReportingPeriod,
    working_days: WorkingDays,
    *,
    on_day_off: DayOff = DayOff.NEXT_WORKING_DAY,
    event_day: date | None = None,
) -> Due | Unknown:
    """When the report for a period is due by a rule, or why that cannot be told.

    ``event_day`` is the day of the event for rules that count from one. Raises ``Invalid`` if the
    rule is for other periods, or if a day must be moved or counted in a year whose days off are
    unknown.
    """
    if not rule.applies_to(period):
        raise Invalid(_OTHER_PERIOD, kind=str(rule.kind), period=str(period.kind))
    found = named_day(rule, period, working_days, event_day=event_day)
    if isinstance(found, Unknown):
        return found
    return _settled(found, (period_step(period),), working_days, on_day_off)


def due_in_year(
    rule: DeadlineRule,
    year: int,
    working_days: WorkingDays,
    *,
    on_day_off: DayOff = DayOff.NEXT_WORKING_DAY,
) -> tuple[Due, ...]:
    """What falls due on the fixed days of one calendar year, whichever period it is for.

    It answers where the words leave the year of the period open (*trước 31/01 hằng năm*). Empty
    for rules that name no fixed day of the year. Raises ``Invalid`` as ``due`` does.
    """
    if not isinstance(rule.timing, DaysOfYear):
        return ()
    basis = DueBasis.READ if rule.timing.limit is Limit.ON else DueBasis.STATED
    days = [day_in_month(date(year, day.month, 1), day.day) for day in rule.timing.days]
    return tuple(
        _settled(
            NamedDay(day, rule.timing.limit, basis, fixed_day_step(day)),
            (),
            working_days,
            on_day_off,
        )
        for day in days
    )


def _settled(
    found: NamedDay, steps: tuple[Words, ...], working_days: WorkingDays, on_day_off: DayOff
) -> Due:
    last = found.limit.last_day(found.day)
    steps = (*steps, found.step, *limit_steps(found.limit, last))
    is_kept = found.hour is not None or on_day_off is DayOff.KEEP
    if is_kept and not found.is_counted_in_working_days:
        return Due(last, found.basis, None, steps, found.hour)
    day = working_days.next_working(last)
    known = working_days.year_basis(day.year)
    steps = (*steps, day_off_step(last, day, working_days), *calendar_steps(day.year, known))
    return Due(day, found.basis if day == last else DueBasis.READ, known, steps)


_OTHER_PERIOD = Words(
    "Thời hạn này dành cho loại kỳ khác.", "This deadline is for another kind of period."
)
