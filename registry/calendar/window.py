"""Cut-off windows (thời gian chốt số liệu): from which day to which day the figures run.

Decree 09/2019/NĐ-CP, Article 12, put together from texts that restate it and agree; the article
itself has not been read.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from registry.calendar.period import ReportingPeriod
from registry.calendar.period_kind import UNDATED, PeriodKind
from registry.calendar.span import Span, add_months
from registry.calendar.unknown import Unknown
from registry.words import Term, Words

_OPENS_ON = 15
_CLOSES_ON = 14


class WindowBasis(Term):
    """What a window stands on."""

    DECREE = "decree-09-2019", "Điều 12 Nghị định 09/2019/NĐ-CP", "Article 12, Decree 09/2019/NĐ-CP"
    LOCAL = (
        "local",
        "Mở rộng của địa phương (Quyết định 01/2023 của tỉnh Khánh Hòa), không phải của Nghị định",
        "A local extension (Khánh Hòa, Decision 01/2023), not the decree's",
    )


@dataclass(frozen=True)
class Window:
    """The days whose figures a period's report holds, both ends included."""

    first_day: date
    last_day: date
    basis: WindowBasis

    @property
    def span(self) -> Span:
        """Its days."""
        return Span(self.first_day, self.last_day)


_BASES: dict[PeriodKind, WindowBasis] = {
    PeriodKind.MONTH: WindowBasis.DECREE,
    PeriodKind.QUARTER: WindowBasis.DECREE,
    PeriodKind.HALF_YEAR: WindowBasis.DECREE,
    PeriodKind.YEAR: WindowBasis.DECREE,
    PeriodKind.NINE_MONTHS: WindowBasis.LOCAL,
}


@lru_cache(maxsize=16_384)
def window(period: ReportingPeriod) -> Window | Unknown:
    """The cut-off window of a period: day 15 of the month before it to day 14 of its last month.

    Known for month, quarter, half year and year, and as a local extension for nine months. For
    other kinds the answer is ``Unknown`` with the reason: a regime may set its own.
    """
    if period.kind not in _BASES:
        return Unknown(_WHY_UNKNOWN.get(period.kind) or UNDATED.get(period.kind, _OWN_RULE))
    return Window(
        first_day=add_months(period.first_day, -1).replace(day=_OPENS_ON),
        last_day=period.last_day.replace(day=_CLOSES_ON),
        basis=_BASES[period.kind],
    )


_OWN_RULE = Words(
    "Không thấy quy tắc chung về thời gian chốt số liệu cho loại kỳ này; từng chế độ tự quy định.",
    "No general cut-off rule is known for this kind of period; each regime sets its own.",
)
_WHY_UNKNOWN: dict[PeriodKind, Words] = {
    PeriodKind.WEEK: Words(
        "Không thấy quy định của Nghị định 09/2019 cho kỳ tuần. Riêng quản lý thị trường (Thông tư"
        " 55/2020/TT-BCT) tính từ thứ Năm đến thứ Tư.",
        "No rule of Decree 09/2019 was seen for weeks. Market surveillance alone (Circular"
        " 55/2020/TT-BCT) counts from Thursday to Wednesday.",
    ),
    PeriodKind.YEAR_TO_DATE: Words(
        "Lũy kế từ đầu năm không phải loại kỳ của Nghị định 09/2019; dùng thời gian chốt của tháng"
        " hoặc quý cuối.",
        "Year to date is not a kind of period of Decree 09/2019; its last month or quarter has the"
        " cut-off.",
    ),
}
