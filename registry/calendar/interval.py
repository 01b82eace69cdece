"""Reading ISO 8601 intervals, SDMX time ranges and EDTF years as the period with those days."""

import re
from datetime import date, timedelta

from registry.calendar.nesting import period_holding
from registry.calendar.period import YEARS, ReportingPeriod
from registry.calendar.period_kind import UNDATED, PeriodKind
from registry.calendar.span import ONE_DAY, Span, add_months
from registry.errors import Invalid
from registry.words import Words

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DAYS = re.compile(rf"({_DAY})/({_DAY})")
_LENGTH = re.compile(rf"({_DAY})/P([0-9]{{1,3}})([DWMY])")
_MONTHS = re.compile(r"([0-9]{4}-[0-9]{2})/([0-9]{4}-[0-9]{2})")
_YEARS = re.compile(r"([0-9]{4})/([0-9]{4})")

_BY_DAYS = tuple(
    kind for kind in PeriodKind if kind not in UNDATED and kind is not PeriodKind.YEAR_TO_DATE
)
_BY_MONTHS = (PeriodKind.YEAR_TO_DATE, PeriodKind.SCHOOL_YEAR)


def period_of_interval(text: str, wanted: PeriodKind | None) -> ReportingPeriod:
    """The period that has exactly the days of the interval, of the kind wanted if one is.

    Months (``2021-01/2021-05``) are year to date or a school year before anything else; days and
    lengths are whatever they fit, year to date last. Raises ``Invalid`` if no period fits.
    """
    span, first_kinds = _span(text)
    kinds = dict.fromkeys((*first_kinds, *_BY_DAYS, *_BY_MONTHS))
    for kind in kinds if wanted is None else (wanted,):
        if period := _fitting(kind, span):
            return period
    raise Invalid(_NO_PERIOD_FITS.filled(text=text), notation=text)


def _span(text: str) -> tuple[Span, tuple[PeriodKind, ...]]:
    try:
        if found := _DAYS.fullmatch(text):
            return Span(_day(found[1]), _day(found[2])), ()
        if found := _LENGTH.fullmatch(text):
            return _of_length(_day(found[1]), int(found[2]), found[3]), ()
        if found := _MONTHS.fullmatch(text):
            return _to_end_of_month(_day(f"{found[1]}-01"), _day(f"{found[2]}-01")), _BY_MONTHS
        if found := _YEARS.fullmatch(text):
            return Span(_day(f"{found[1]}-01-01"), _day(f"{found[2]}-12-31")), ()
    except ValueError as error:
        raise Invalid(_NO_SUCH_DAY.filled(text=text), notation=text) from error
    raise Invalid(_NOT_AN_INTERVAL.filled(text=text), notation=text)


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    # A ten-year period of 2099 ends in 2108.
    if not YEARS.start <= day.year < YEARS.stop + 10:
        raise ValueError(text)
    return day


def _of_length(first: date, count: int, unit: str) -> Span:
    if unit in "DW":
        return Span(first, first + timedelta(days=count * (7 if unit == "W" else 1)) - ONE_DAY)
    return Span(first, add_months(first, count * (12 if unit == "Y" else 1)) - ONE_DAY)


def _to_end_of_month(first: date, last: date) -> Span:
    return Span(first, add_months(last, 1) - ONE_DAY)


def _fitting(kind: PeriodKind, span: Span) -> ReportingPeriod | None:
    try:
        period = _starting(kind, span)
    except Invalid:
        return None
    return period if period.span == span else None


def _starting(kind: PeriodKind, span: Span) -> ReportingPeriod:
    if kind is PeriodKind.YEAR_TO_DATE:
        return ReportingPeriod(kind, span.first_day.year, span.last_day.month)
    return period_holding(kind, span.first_day, cycle=span.first_day.year)


_NO_PERIOD_FITS = Words(
    "Không có kỳ báo cáo nào gồm đúng các ngày của {text!r}.",
    "No period has exactly the days of {text!r}.",
)
_NO_SUCH_DAY = Words(
    "{text!r} có ngày hoặc tháng không tồn tại, hoặc ngoài các năm 1900 đến 2099.",
    "{text!r} has a day or month that does not exist or is outside 1900 to 2099.",
)
_NOT_AN_INTERVAL = Words(
    "{text!r} không phải khoảng thời gian. Ví dụ đúng: 2021-02-01/2021-02-10, 2021-01-01/P9M.",
    "{text!r} is not an interval. Right would be: 2021-02-01/2021-02-10, 2021-01-01/P9M.",
)
