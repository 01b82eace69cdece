"""One reporting period, e.g. the first quarter of 2021."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from registry.calendar.period_kind import MONTHS, UNDATED, PeriodKind, how_many, kind_of
from registry.calendar.span import Span, span_of
from registry.errors import Invalid
from registry.words import Words

YEARS = range(1900, 2100)
"""The years a period may begin in, as the patterns of the list of periods have it."""


@dataclass(frozen=True)
class ReportingPeriod:
    """A period by its kind, the year it begins in, and its number within that year, from 1.

    The year of a week is its ISO year. Days and requests are numbered by the day of the year, ten
    days 1 to 36, half months 1 to 24, crop seasons in the order DX, HT, M, TD; year to date has the
    number of its last month. Raises ``Invalid`` if the year has no such period.
    """

    kind: PeriodKind
    year: int
    number: int = 1

    def __post_init__(self) -> None:
        if self.year not in YEARS:
            raise Invalid(_YEAR_OUT_OF_RANGE.filled(year=self.year), year=self.year)
        most = how_many(self.kind, self.year)
        if most == 0:
            raise Invalid(UNDATED[self.kind], kind=str(self.kind))
        if not 1 <= self.number <= most:
            raise Invalid(_no_such_number(self, most), number=self.number, last_number=most)

    @classmethod
    def of(cls, code: str, year: int, number: int = 1) -> Self:
        """By the kind's code, e.g. ``of("Q", 2021, 1)``. Raises ``Invalid`` for an unknown code."""
        return cls(kind_of(code), year, number)

    @classmethod
    def in_month(cls, code: str, year: int, month: int, part: int) -> Self:
        """A part of a month: ``in_month("DEK", 2021, 2, 3)`` is 21 to 28 February 2021.

        ``code`` is ``DEK`` (parts 1 to 3) or ``HM`` (parts 1 and 2). Raises ``Invalid`` otherwise.
        """
        kind = kind_of(code)
        if kind not in (PeriodKind.TEN_DAYS, PeriodKind.HALF_MONTH):
            raise Invalid(_NOT_PART_OF_MONTH, kind=code)
        parts = how_many(kind, year) // 12
        if not (1 <= month <= 12 and 1 <= part <= parts):
            raise Invalid(_NO_SUCH_PART.filled(parts=parts, part=part, month=month), part=part)
        return cls(kind, year, (month - 1) * parts + part)

    @property
    def span(self) -> Span:
        """Its days by the calendar, not by the cut-off. Raises ``Invalid`` if they are unknown."""
        return span_of(self.kind, self.year, self.number)

    @property
    def first_day(self) -> date:
        """First day by the calendar."""
        return self.span.first_day

    @property
    def last_day(self) -> date:
        """Last day by the calendar."""
        return self.span.last_day

    def next(self) -> "ReportingPeriod":
        """The next of its kind; two, five or ten years on for the kinds longer than a year."""
        return self._moved(1)

    def previous(self) -> "ReportingPeriod":
        """The one before of its kind."""
        return self._moved(-1)

    def _moved(self, step: int) -> "ReportingPeriod":
        if self.kind in UNDATED:
            raise Invalid(UNDATED[self.kind], kind=str(self.kind))
        number = self.number + step
        if 1 <= number <= how_many(self.kind, self.year):
            return ReportingPeriod(self.kind, self.year, number)
        year = self.year + step * max(1, MONTHS.get(self.kind, 12) // 12)
        if year not in YEARS:
            raise Invalid(_YEAR_OUT_OF_RANGE.filled(year=year), year=year)
        return ReportingPeriod(self.kind, year, 1 if step > 0 else how_many(self.kind, year))


_YEAR_OUT_OF_RANGE = Words(
    "Năm {year} ngoài phạm vi: kỳ báo cáo bắt đầu từ năm 1900 đến năm 2099.",
    "The year {year} is out of range: periods begin in 1900 to 2099.",
)
_NOT_PART_OF_MONTH = Words(
    "Chỉ kỳ 10 ngày (DEK) và nửa tháng (HM) là phần của tháng.",
    "Only ten days (DEK) and half months (HM) are parts of a month.",
)
_NO_SUCH_PART = Words(
    "Không có kỳ thứ {part} của tháng {month}: tháng 1 đến 12, mỗi tháng có kỳ 1 đến {parts}.",
    "There is no part {part} of month {month}: months are 1 to 12, each with parts 1 to {parts}.",
)


def _no_such_number(period: ReportingPeriod, most: int) -> Words:
    vi, en = period.kind.words
    return Words(
        f"Năm {period.year} không có kỳ {vi.lower()} số {period.number}: chỉ có 1 đến {most}.",
        f"{period.year} has no {en.lower()} number {period.number}: only 1 to {most}.",
    )
