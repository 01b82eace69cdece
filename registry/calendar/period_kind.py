"""The kinds of reporting period, by the codes of the catalogue's list of periods."""

from datetime import date

from registry.errors import Invalid
from registry.words import Term, Words


class PeriodKind(Term):
    """A kind of period; the value is its code in the catalogue, e.g. ``Q``.

    ``NINE_MONTHS`` is cumulative and a local extension: neither SDMX nor the five rows of Decree
    09/2019, Article 12 know it.
    """

    DAY = "D", "Ngày", "Day"
    WEEK = "W", "Tuần", "Week"
    TEN_DAYS = "DEK", "10 ngày", "Ten days"
    HALF_MONTH = "HM", "Nửa tháng", "Half month"
    MONTH = "M", "Tháng", "Month"
    QUARTER = "Q", "Quý", "Quarter"
    HALF_YEAR = "S", "6 tháng", "Half year"
    FOUR_MONTHS = "T", "4 tháng", "Four months"
    NINE_MONTHS = "M9", "9 tháng (lũy kế)", "Nine months, cumulative"
    YEAR_TO_DATE = "YTD", "Lũy kế từ đầu năm", "Year to date"
    YEAR = "A", "Năm", "Year"
    TWO_YEARS = "A2", "2 năm", "Two years"
    FIVE_YEARS = "A5", "5 năm", "Five years"
    TEN_YEARS = "A10", "10 năm", "Ten years"
    SCHOOL_YEAR = "SY", "Năm học", "School year"
    CROP_SEASON = "CROP", "Vụ sản xuất", "Crop season"
    AD_HOC = "ADHOC", "Đột xuất", "On request"
    THEMATIC = "THEME", "Chuyên đề", "Thematic"


MONTHS: dict[PeriodKind, int] = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.FOUR_MONTHS: 4,
    PeriodKind.HALF_YEAR: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
    PeriodKind.SCHOOL_YEAR: 12,
    PeriodKind.TWO_YEARS: 24,
    PeriodKind.FIVE_YEARS: 60,
    PeriodKind.TEN_YEARS: 120,
}
"""Length in months of the kinds that have one."""

UNDATED: dict[PeriodKind, Words] = {
    PeriodKind.CROP_SEASON: Words(
        "Ngày đầu và ngày cuối của vụ sản xuất khác nhau theo vùng; danh mục kỳ không cho ngày.",
        "A crop season's first and last day differ by region; the list of periods gives none.",
    ),
    PeriodKind.AD_HOC: Words(
        "Báo cáo đột xuất chỉ có ngày yêu cầu; khoảng thời gian số liệu do văn bản yêu cầu nêu.",
        "An ad hoc report has only the date of its request; the request says which span it covers.",
    ),
    PeriodKind.THEMATIC: Words(
        "Khoảng thời gian của báo cáo chuyên đề do văn bản yêu cầu nêu; không có ký hiệu chung.",
        "The request states the span of a thematic report; there is no general notation for it.",
    ),
}
"""The kinds whose dates the catalogue cannot give, and why."""

_NUMBERED: dict[PeriodKind, int] = {
    PeriodKind.TEN_DAYS: 36,
    PeriodKind.HALF_MONTH: 24,
    PeriodKind.MONTH: 12,
    PeriodKind.QUARTER: 4,
    PeriodKind.FOUR_MONTHS: 3,
    PeriodKind.HALF_YEAR: 2,
    PeriodKind.YEAR_TO_DATE: 12,
    PeriodKind.CROP_SEASON: 4,
}


def kind_of(code: str) -> PeriodKind:
    """The kind with this code, e.g. ``kind_of("Q")``. Raises ``Invalid`` for a code not listed."""
    try:
        return PeriodKind(code)
    except ValueError as error:
        known = ", ".join(PeriodKind)
        raise Invalid(
            Words(
                f"Không có loại kỳ báo cáo {code[:20]!r}. Các mã có: {known}.",
                f"There is no kind of period {code[:20]!r}. The codes are: {known}.",
            ),
            code=code[:20],
        ) from error


def how_many(kind: PeriodKind, year: int) -> int:
    """How many periods of the kind begin in a year, e.g. 53 weeks in 2020; 0 for thematic ones."""
    if kind is PeriodKind.THEMATIC:
        return 0
    if kind is PeriodKind.WEEK:
        return date(year, 12, 28).isocalendar().week
    if kind in (PeriodKind.DAY, PeriodKind.AD_HOC):
        return date(year, 12, 31).timetuple().tm_yday
    return _NUMBERED.get(kind, 1)
