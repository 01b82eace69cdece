"""Which periods a year, a day or a longer period has."""

from datetime import date
from functools import lru_cache

from registry.calendar.period import ReportingPeriod
from registry.calendar.period_kind import MONTHS, UNDATED, PeriodKind, how_many, kind_of
from registry.calendar.span import Span
from registry.errors import Invalid
from registry.words import Words

_PLANS_SINCE = 2021
_LONG = (PeriodKind.TWO_YEARS, PeriodKind.FIVE_YEARS, PeriodKind.TEN_YEARS)


@lru_cache(maxsize=4_096)
def periods_of(code: str, year: int) -> tuple[ReportingPeriod, ...]:
    """All periods of a kind that begin in the year, in order: ``periods_of("Q", 2021)``.

    For weeks it is the ISO year: 2020 has 53. Raises ``Invalid`` for kinds longer than a year and
    for those whose dates are unknown.
    """
    kind = kind_of(code)
    _refuse_undated(kind)
    if kind in _LONG:
        raise Invalid(_LONGER_THAN_A_YEAR, kind=code)
    return tuple(
        ReportingPeriod(kind, year, number) for number in range(1, how_many(kind, year) + 1)
    )


def period_holding(code: str, day: date, *, cycle: int | None = None) -> ReportingPeriod:
    """The period of a kind that a day lies in, by the calendar.

    Five-year periods are those of the plans (2016-2020, 2021-2025). For two and ten years the
    catalogue knows no common cycle, so ``cycle`` must name a year in which one begins. Raises
    ``Invalid`` where no single period holds the day: October to December for nine months, any day
    for year to date.
    """
    kind = kind_of(code)
    _refuse_undated(kind)
    if kind is PeriodKind.YEAR_TO_DATE:
        raise Invalid(_OVERLAPPING, kind=code)
    period = _candidate(kind, day, cycle)
    if day not in period.span:
        raise Invalid(_NOT_COVERED, kind=code, day=day)
    return period


def parts(period: ReportingPeriod, code: str) -> tuple[ReportingPeriod, ...]:
    """The shorter periods it is made of: ``parts(quarter, "M")`` are its three months.

    Raises ``Invalid`` if periods of that kind do not fill it exactly, as weeks do not fill a month.
    """
    inside = [period_holding(code, period.first_day, cycle=period.year)]
    while inside[-1].last_day < period.last_day:
        inside.append(inside[-1].next())
    if Span(inside[0].first_day, inside[-1].last_day) != period.span:
        raise Invalid(_DO_NOT_FILL, kind=code)
    return tuple(inside)


def _candidate(kind: PeriodKind, day: date, cycle: int | None) -> ReportingPeriod:
    if kind is PeriodKind.DAY:
        return ReportingPeriod(kind, day.year, day.timetuple().tm_yday)
    if kind is PeriodKind.WEEK:
        week = day.isocalendar()
        return ReportingPeriod(kind, week.year, week.week)
    if kind is PeriodKind.TEN_DAYS:
        return ReportingPeriod.in_month(kind, day.year, day.month, min(3, (day.day + 9) // 10))
    if kind is PeriodKind.HALF_MONTH:
        return ReportingPeriod.in_month(kind, day.year, day.month, 1 if day.day < 16 else 2)
    if kind is PeriodKind.SCHOOL_YEAR:
        return ReportingPeriod(kind, day.year if day.month >= 9 else day.year - 1)
    return _candidate_of_months(kind, day, cycle)


def _candidate_of_months(kind: PeriodKind, day: date, cycle: int | None) -> ReportingPeriod:
    if kind in _LONG:
        return ReportingPeriod(kind, _cycle_year(kind, day, cycle))
    if kind is PeriodKind.NINE_MONTHS:
        return ReportingPeriod(kind, day.year)
    return ReportingPeriod(kind, day.year, (day.month - 1) // MONTHS[kind] + 1)


def _cycle_year(kind: PeriodKind, day: date, cycle: int | None) -> int:
    if cycle is None and kind is PeriodKind.FIVE_YEARS:
        cycle = _PLANS_SINCE
    if cycle is None:
        raise Invalid(_NO_CYCLE, kind=str(kind))
    return day.year - (day.year - cycle) % (MONTHS[kind] // 12)


def _refuse_undated(kind: PeriodKind) -> None:
    if kind in UNDATED:
        raise Invalid(UNDATED[kind], kind=str(kind))


_LONGER_THAN_A_YEAR = Words(
    "Kỳ này dài hơn một năm; hãy hỏi kỳ chứa một ngày.",
    "Such periods are longer than a year; ask for the one that holds a day.",
)
_OVERLAPPING = Words(
    "Các kỳ lũy kế từ đầu năm chồng lên nhau: một ngày thuộc nhiều kỳ.",
    "Year-to-date periods overlap: one day lies in several of them.",
)
_NOT_COVERED = Words(
    "Ngày này không thuộc kỳ nào của loại kỳ đó (9 tháng chỉ gồm tháng 1 đến tháng 9).",
    "No such period holds the day (nine months are January to September only).",
)
_DO_NOT_FILL = Words(
    "Các kỳ của loại đó không lấp đầy kỳ này.", "Periods of that kind do not fill this one exactly."
)
_NO_CYCLE = Words(
    "Danh mục kỳ không cho biết chu kỳ 2 năm, 10 năm bắt đầu năm nào; hãy nêu một năm bắt đầu.",
    "The list of periods does not say when two- and ten-year cycles begin; name a year one begins.",
)
