"""How days and periods are said to a person, in Vietnamese and English."""

from datetime import date

from registry.calendar.deadline import DeadlineRule
from registry.calendar.period import ReportingPeriod
from registry.calendar.period_kind import PeriodKind
from registry.calendar.span import ONE_DAY
from registry.kinds.regime import Level
from registry.words import Words, day_words


def period_words(period: ReportingPeriod) -> Words:
    """A period in words, e.g. *quý I năm 2021*, *quarter 1 of 2021*."""
    phrase = _NUMBERED.get((period.kind, period.number)) or _PHRASES[period.kind]
    month, part = _place_in_month(period)
    day = date(period.year, 1, 1) + (period.number - 1) * ONE_DAY
    vi, en = (
        text.format(
            year=period.year,
            number=period.number,
            last_year=period.year + _YEARS_ON.get(period.kind, 0),
            month=month,
            part=part,
            day=said,
        )
        for text, said in zip(phrase, day_words(day), strict=True)
    )
    return Words(vi, en)


def sender_words(rule: DeadlineRule) -> Words | None:
    """Who sends by a deadline: in the words of its regime, else the levels it is stated for.

    ``None``: the words name nobody, so that it holds for all who report.
    """
    if rule.sender:
        return Words(rule.sender, rule.sender)
    levels = [Level(one).words for one in rule.levels]
    vi, en = (", ".join(getattr(one, lang) for one in levels) for lang in ("vi", "en"))
    return Words(vi, en) if levels else None


def _place_in_month(period: ReportingPeriod) -> tuple[int, int]:
    parts = 2 if period.kind is PeriodKind.HALF_MONTH else 3
    month, part = divmod(period.number - 1, parts)
    return month + 1, part + 1


_YEARS_ON = {
    PeriodKind.TWO_YEARS: 1,
    PeriodKind.FIVE_YEARS: 4,
    PeriodKind.TEN_YEARS: 9,
    PeriodKind.SCHOOL_YEAR: 1,
}
_YEARS = Words("giai đoạn {year}-{last_year}", "{year}-{last_year}")
_PHRASES: dict[PeriodKind, Words] = {
    PeriodKind.DAY: Words("ngày {day}", "{day}"),
    PeriodKind.WEEK: Words("tuần {number} năm {year}", "week {number} of {year}"),
    PeriodKind.TEN_DAYS: Words(
        "kỳ 10 ngày thứ {part} tháng {month} năm {year}", "ten days {part} of month {month}, {year}"
    ),
    PeriodKind.HALF_MONTH: Words(
        "kỳ {part} (nửa tháng) tháng {month} năm {year}", "half {part} of month {month}, {year}"
    ),
    PeriodKind.MONTH: Words("tháng {number} năm {year}", "month {number} of {year}"),
    PeriodKind.FOUR_MONTHS: Words(
        "kỳ 4 tháng thứ {number} năm {year}", "four months {number} of {year}"
    ),
    PeriodKind.NINE_MONTHS: Words("9 tháng đầu năm {year}", "nine months of {year}"),
    PeriodKind.YEAR_TO_DATE: Words(
        "tính chung {number} tháng đầu năm {year}", "{year} to date, {number} months"
    ),
    PeriodKind.YEAR: Words("năm {year}", "year {year}"),
    PeriodKind.TWO_YEARS: _YEARS,
    PeriodKind.FIVE_YEARS: _YEARS,
    PeriodKind.TEN_YEARS: _YEARS,
    PeriodKind.SCHOOL_YEAR: Words("năm học {year}-{last_year}", "school year {year}-{last_year}"),
    PeriodKind.AD_HOC: Words("yêu cầu ngày {day}", "request of {day}"),
}
_NUMBERED: dict[tuple[PeriodKind, int], Words] = {
    (PeriodKind.QUARTER, 1): Words("quý I năm {year}", "quarter 1 of {year}"),
    (PeriodKind.QUARTER, 2): Words("quý II năm {year}", "quarter 2 of {year}"),
    (PeriodKind.QUARTER, 3): Words("quý III năm {year}", "quarter 3 of {year}"),
    (PeriodKind.QUARTER, 4): Words("quý IV năm {year}", "quarter 4 of {year}"),
    (PeriodKind.HALF_YEAR, 1): Words("6 tháng đầu năm {year}", "first half of {year}"),
    (PeriodKind.HALF_YEAR, 2): Words("6 tháng cuối năm {year}", "second half of {year}"),
    (PeriodKind.CROP_SEASON, 1): Words("vụ đông xuân {year}", "winter-spring crop {year}"),
    (PeriodKind.CROP_SEASON, 2): Words("vụ hè thu {year}", "summer-autumn crop {year}"),
    (PeriodKind.CROP_SEASON, 3): Words("vụ mùa {year}", "main-season crop {year}"),
    (PeriodKind.CROP_SEASON, 4): Words("vụ thu đông {year}", "autumn-winter crop {year}"),
}
