"""How a period is written: as the catalogue does, in ISO 8601, and in SDMX."""

from functools import lru_cache

from registry.calendar.period import ReportingPeriod
from registry.calendar.period_kind import PeriodKind
from registry.errors import Invalid
from registry.words import Words

SEASONS = ("DX", "HT", "M", "TD")
"""Crop seasons: đông xuân, hè thu, mùa, thu đông; the catalogue's own codes."""

EXTENDED: dict[PeriodKind, int] = {
    PeriodKind.QUARTER: 33,
    PeriodKind.FOUR_MONTHS: 37,
    PeriodKind.HALF_YEAR: 40,
}
"""First of the numbers ISO 8601-2 (EDTF) puts in place of the month: 2021-33 is a quarter."""

_REPORTING_WIDTH: dict[PeriodKind, int] = {
    PeriodKind.DAY: 3,
    PeriodKind.WEEK: 2,
    PeriodKind.MONTH: 2,
    PeriodKind.QUARTER: 1,
    PeriodKind.FOUR_MONTHS: 1,
    PeriodKind.HALF_YEAR: 1,
    PeriodKind.YEAR: 1,
}
_YEARS_LONG = {PeriodKind.TWO_YEARS: 2, PeriodKind.FIVE_YEARS: 5, PeriodKind.TEN_YEARS: 10}

_NO_ISO = Words(
    "Vụ sản xuất không có ký hiệu ISO 8601, chỉ có mã riêng như 2021-VU-DX.",
    "ISO 8601 has no notation for a crop season, only the catalogue's code such as 2021-VU-DX.",
)
_NO_SDMX: dict[PeriodKind, Words] = {
    PeriodKind.YEAR_TO_DATE: Words(
        "SDMX không có kỳ lũy kế: giữ tần suất M hoặc Q và đánh dấu giá trị là lũy kế.",
        "SDMX has no year to date: keep the frequency M or Q and mark the value as cumulative.",
    ),
    PeriodKind.CROP_SEASON: Words(
        "SDMX không có ký hiệu cho vụ sản xuất.", "SDMX has no notation for a crop season."
    ),
    PeriodKind.AD_HOC: Words(
        "Ngày yêu cầu của báo cáo đột xuất không phải là kỳ thời gian SDMX.",
        "The date of an ad hoc request is not a time period of SDMX.",
    ),
}


@lru_cache(maxsize=16_384)
def notation(period: ReportingPeriod) -> str:
    """As the list of periods writes it: ``2021-Q1``, ``2021-02-01/2021-02-10``, ``2021-VU-DX``."""
    if period.kind in EXTENDED:
        return sdmx(period)
    if period.kind is PeriodKind.CROP_SEASON:
        return f"{period.year}-VU-{SEASONS[period.number - 1]}"
    return iso(period)


def iso(period: ReportingPeriod) -> str:
    """In ISO 8601: ``2021-01``, ``2021-W05``, ``2021-01-01/P9M``; quarters as ``2021-33`` (EDTF).

    ISO 8601-1 has no quarter, four months or half year: 8601-2 gives them the numbers 33 to 41.
    Raises ``Invalid`` for crop seasons.
    """
    if period.kind is PeriodKind.CROP_SEASON:
        raise Invalid(_NO_ISO, kind=str(period.kind))
    if period.kind in EXTENDED:
        return f"{period.year}-{EXTENDED[period.kind] + period.number - 1}"
    if period.kind is PeriodKind.AD_HOC:
        return ReportingPeriod(PeriodKind.DAY, period.year, period.number).first_day.isoformat()
    return _iso_by_calendar(period)


def sdmx(period: ReportingPeriod) -> str:
    """In SDMX: ``2021-A1``, ``2021-Q1``, ``2021-M01``, ``2021-D182``, else a time range.

    A time range is the first day and the length: ``2021-02-01/P10D``, ``2020-01-01/P2Y``. Raises
    ``Invalid`` for year to date, crop seasons and ad hoc requests, with the reason.
    """
    if period.kind in _NO_SDMX:
        raise Invalid(_NO_SDMX[period.kind], kind=str(period.kind))
    if period.kind in _REPORTING_WIDTH:
        width = _REPORTING_WIDTH[period.kind]
        return f"{period.year}-{period.kind}{period.number:0{width}}"
    if period.kind in (PeriodKind.TEN_DAYS, PeriodKind.HALF_MONTH):
        return f"{period.first_day}/P{period.span.days}D"
    if period.kind is PeriodKind.SCHOOL_YEAR:
        return f"{period.first_day}/P1Y"
    return iso(period)


def sdmx_if_any(period: ReportingPeriod) -> str | None:
    """In SDMX, or ``None`` for the few kinds that SDMX has no notation for."""
    return None if period.kind in _NO_SDMX else sdmx(period)


def _iso_by_calendar(period: ReportingPeriod) -> str:
    first, last = period.first_day, period.last_day
    if period.kind in _YEARS_LONG:
        return f"{first}/P{_YEARS_LONG[period.kind]}Y"
    if period.kind in (PeriodKind.TEN_DAYS, PeriodKind.HALF_MONTH):
        return f"{first}/{last}"
    if period.kind in (PeriodKind.YEAR_TO_DATE, PeriodKind.SCHOOL_YEAR):
        return f"{first:%Y-%m}/{last:%Y-%m}"
    return _ISO_FORMS[period.kind].format(period=period, first=first)


_ISO_FORMS: dict[PeriodKind, str] = {
    PeriodKind.DAY: "{first}",
    PeriodKind.WEEK: "{period.year}-W{period.number:02}",
    PeriodKind.MONTH: "{first:%Y-%m}",
    PeriodKind.NINE_MONTHS: "{first}/P9M",
    PeriodKind.YEAR: "{period.year}",
}
