"""The day that fixed days of the year (*trước 31/01 năm sau*, *20/6 và 20/12*) name."""

from datetime import date

from registry.calendar.named_day import DueBasis, NamedDay, with_day
from registry.calendar.period import ReportingPeriod
from registry.calendar.period_kind import PeriodKind, how_many
from registry.calendar.span import day_in_month
from registry.calendar.timing import DaysOfYear, Limit, MonthDay
from registry.calendar.unknown import Unknown
from registry.calendar.window import Window, window
from registry.words import Words


def fixed_day(
    timing: DaysOfYear, number: int | None, period: ReportingPeriod
) -> NamedDay | Unknown:
    """The one of the days that is for the period; ``number`` is the period's, if the words say it.

    As many days as the year has periods are theirs in order; one day for *6 tháng* is the first
    half's. ``Unknown`` with the days it may be where the words leave the period or the year open,
    or where the same year's day would come before the figures are closed.
    """
    per_year = how_many(period.kind, period.year)
    if len(timing.days) > 1:
        return _one_of_several(timing, period, per_year)
    if per_year > 1 and period.number != (number or _half_meant(period.kind, timing)):
        reason = _ONE_DAY_FOR_MANY.filled(periods=per_year)
        return Unknown(reason, _candidates(timing, period))
    if timing.years_after is None and number is None and per_year == 1:
        return Unknown(_YEAR_OPEN, _candidates(timing, period))
    return _named(timing, timing.days[0], period, is_read=per_year > 1)


def _one_of_several(
    timing: DaysOfYear, period: ReportingPeriod, per_year: int
) -> NamedDay | Unknown:
    if len(timing.days) != per_year:
        reason = _DAYS_DO_NOT_MATCH.filled(days=len(timing.days), periods=per_year)
        return Unknown(reason, _candidates(timing, period))
    return _named(timing, timing.days[period.number - 1], period, is_read=True)


def _half_meant(kind: PeriodKind, timing: DaysOfYear) -> int | None:
    # "6 tháng" with one day is the first half of the year, unless the day is in the next year.
    if kind is not PeriodKind.HALF_YEAR:
        return None
    return 2 if timing.years_after else 1


def _named(
    timing: DaysOfYear, named: MonthDay, period: ReportingPeriod, *, is_read: bool
) -> NamedDay | Unknown:
    day = _in_year(named, period.last_day.year + (timing.years_after or 0))
    if timing.years_after is None and timing.limit.last_day(day) < _closing(period):
        return Unknown(_BEFORE_CLOSING, _candidates(timing, period))
    is_read = is_read or timing.years_after is None or timing.limit is Limit.ON
    step = _LATER_YEAR if timing.years_after else _SAME_YEAR
    return NamedDay(
        day,
        timing.limit,
        DueBasis.READ if is_read else DueBasis.STATED,
        with_day(step.filled(named=named), day),
    )


def _closing(period: ReportingPeriod) -> date:
    cutoff = window(period)
    return cutoff.last_day if isinstance(cutoff, Window) else period.last_day


def _candidates(timing: DaysOfYear, period: ReportingPeriod) -> tuple[date, ...]:
    later = (0, 1) if timing.years_after is None else (timing.years_after,)
    return tuple(
        timing.limit.last_day(_in_year(named, period.last_day.year + years))
        for years in later
        for named in timing.days
    )


def _in_year(named: MonthDay, year: int) -> date:
    return day_in_month(date(year, named.month, 1), named.day)


_SAME_YEAR = Words("Ngày {named} của năm cuối kỳ", "Day {named} of the year the period ends in")
_LATER_YEAR = Words("Ngày {named} của năm sau", "Day {named} of the year after")
_YEAR_OPEN = Words(
    "Văn bản nêu ngày nhưng không nói trong năm báo cáo hay năm sau.",
    "The words name a day but not whether in the year reported on or in the next.",
)
_BEFORE_CLOSING = Words(
    "Văn bản không nói năm nào, và ngày đó trong năm báo cáo đến trước khi chốt số liệu.",
    "The words name no year, and in the year reported on the day comes before the cut-off.",
)
_ONE_DAY_FOR_MANY = Words(
    "Văn bản nêu một ngày, nhưng mỗi năm có {periods} kỳ như vậy.",
    "The words name one day, but a year has {periods} such periods.",
)
_DAYS_DO_NOT_MATCH = Words(
    "Văn bản nêu {days} ngày trong năm, nhưng mỗi năm có {periods} kỳ như vậy.",
    "The words name {days} days of the year, but a year has {periods} such periods.",
)
