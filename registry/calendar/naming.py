"""Which day a deadline names for a period, for each sort of timing."""

from datetime import date, timedelta

from registry.calendar.deadline import DeadlineRule
from registry.calendar.fixed_day import fixed_day
from registry.calendar.named_day import DueBasis, NamedDay, with_day
from registry.calendar.period import ReportingPeriod
from registry.calendar.period_kind import UNDATED, PeriodKind
from registry.calendar.span import add_months, day_in_month
from registry.calendar.timing import (
    Anchor,
    DayOfMonth,
    DaysOfYear,
    HourOfDay,
    Limit,
    TimeAfter,
    Unit,
)
from registry.calendar.unknown import Unknown
from registry.calendar.window import window
from registry.calendar.working_days import WorkingDays
from registry.words import Words, day_words


def named_day(
    rule: DeadlineRule,
    period: ReportingPeriod,
    working_days: WorkingDays,
    *,
    event_day: date | None,
) -> NamedDay | Unknown:
    """The day the rule names for the period; ``event_day`` is what ``EVENT`` and hours count from.

    ``Unknown`` where the words, the period or a missing event leave it open.
    """
    match rule.timing:
        case HourOfDay():
            return _hour_of_day(rule.timing, period, event_day)
        case TimeAfter():
            return _time_after(rule.timing, period, working_days, event_day)
        case _ if period.kind in UNDATED:
            return Unknown(UNDATED[period.kind])
        case DayOfMonth():
            return _day_of_month(rule.timing, period)
        case DaysOfYear():
            return fixed_day(rule.timing, rule.number, period)


def _hour_of_day(
    timing: HourOfDay, period: ReportingPeriod, event_day: date | None
) -> NamedDay | Unknown:
    day = period.first_day if period.kind is PeriodKind.DAY else event_day
    if day is None:
        return Unknown(_NO_EVENT_DAY)
    phrase = _BEFORE_HOUR if timing.limit is Limit.BEFORE else _BY_HOUR
    step = phrase.filled(hour=timing.hour)
    return NamedDay(day, Limit.BY, DueBasis.STATED, step, timing.hour)


def _time_after(
    timing: TimeAfter,
    period: ReportingPeriod,
    working_days: WorkingDays,
    event_day: date | None,
) -> NamedDay | Unknown:
    start = _anchor_day(timing, period, event_day)
    if isinstance(start, Unknown):
        return start
    day = _after(start, timing, working_days)
    started, ended = day_words(start), day_words(day)
    unit, anchor = timing.unit.words, timing.anchor.words
    step = Words(
        f"{timing.count} {unit.vi} sau {anchor.vi} ({started.vi}): {ended.vi}.",
        f"{timing.count} {unit.en} after {anchor.en} ({started.en}): {ended.en}.",
    )
    is_counted = timing.unit is Unit.WORKING_DAY
    return NamedDay(day, Limit.BY, DueBasis.STATED, step, is_counted_in_working_days=is_counted)


def _anchor_day(
    timing: TimeAfter, period: ReportingPeriod, event_day: date | None
) -> date | Unknown:
    if timing.anchor is Anchor.EVENT:
        return event_day or Unknown(_NO_EVENT_DAY)
    if timing.anchor is Anchor.CUTOFF:
        cutoff = window(period)
        return cutoff if isinstance(cutoff, Unknown) else cutoff.last_day
    return Unknown(UNDATED[period.kind]) if period.kind in UNDATED else period.last_day


def _after(start: date, timing: TimeAfter, working_days: WorkingDays) -> date:
    if timing.unit is Unit.WORKING_DAY:
        return working_days.add(start, timing.count)
    if timing.unit is Unit.MONTH:
        return add_months(start, timing.count)
    return start + timedelta(days=timing.count)


def _day_of_month(timing: DayOfMonth, period: ReportingPeriod) -> NamedDay | Unknown:
    last_month = period.last_day.replace(day=1)
    if timing.months_after is None:
        days = [day_in_month(add_months(last_month, months), timing.day) for months in (0, 1)]
        return Unknown(_MONTH_OPEN, tuple(timing.limit.last_day(day) for day in days))
    day = day_in_month(add_months(last_month, timing.months_after), timing.day)
    step = _DAY_OF_MONTH[min(timing.months_after, 2)].filled(
        day=timing.day, months=timing.months_after
    )
    basis = DueBasis.READ if timing.limit is Limit.ON else DueBasis.STATED
    return NamedDay(day, timing.limit, basis, with_day(step, day))


_BEFORE_HOUR = Words("Trong ngày, trước {hour} giờ.", "The same day, before {hour}:00.")
_BY_HOUR = Words("Trong ngày, chậm nhất {hour} giờ.", "The same day, by {hour}:00.")
_DAY_OF_MONTH = (
    Words("Ngày {day} của tháng cuối kỳ", "Day {day} of the period's last month"),
    Words("Ngày {day} của tháng liền sau kỳ", "Day {day} of the month after the period"),
    Words(
        "Ngày {day} của tháng thứ {months} sau kỳ",
        "Day {day} of the month {months} months after the period's last",
    ),
)
_NO_EVENT_DAY = Words(
    "Thời hạn tính từ một sự kiện; cần biết ngày của sự kiện đó.",
    "The deadline counts from an event; the day of that event is needed.",
)
_MONTH_OPEN = Words(
    "Văn bản nêu ngày nhưng không nói của tháng nào: tháng cuối kỳ hay tháng sau.",
    "The words name a day but not of which month: the period's last or the one after.",
)
