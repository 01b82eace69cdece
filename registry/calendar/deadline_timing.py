"""The grammar of when: the phrases by which deadline texts name a day, each read as a timing.

``trước 15/02 năm sau``, ``ngày 25 tháng đầu quý sau``, ``trong 45 ngày sau quý``, ``trước 17 giờ``.
"""

import re
from dataclasses import dataclass

from registry.calendar.period_kind import PeriodKind
from registry.calendar.timing import (
    Anchor,
    DayOfMonth,
    DaysOfYear,
    HourOfDay,
    Limit,
    MonthDay,
    TimeAfter,
    Timing,
    Unit,
)

TIMING = re.compile(
    r"""
    (?<![\w/])
    (?:
        (?:(?:trong|sau)\s)?(?P<count>[0-9]{1,3})\s(?P<unit>ngày\slàm\sviệc|ngày|tháng)\s
        (?:sau|kể\stừ)\s
        (?:khi\s(?P<event>[^,;:()]+) | (?P<anchor>
            kỳ\sbáo\scáo|năm\stài\schính|năm|quý|tháng|(?:ngày|thời\sđiểm)\schốt\ssố\sliệu))
      |
        (?:(?P<limit>trước|chậm\snhất|muộn\snhất|không\smuộn\shơn)(?:\s(?:là|vào))?\s)?
        (?:
            (?P<hour>[0-9]{1,2})\sgiờ
          | (?:ngày\s)?(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})(?![/0-9])
            (?:\s(?P<year>năm\ssau|h[àằ]ng\snăm|của\snăm\sbáo\scáo|năm\sthứ\snăm))?
          | ngày\s(?P<day_of_month>[0-9]{1,2})(?![/0-9])
            (?:\s(?P<which>tháng\sđầu\squý\ssau|tháng\scuối\squý|tháng\scuối\skỳ|tháng\ssau
                |h[àằ]ng\stháng))?
        )
    )(?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""One timing in a text whose white space is single blanks."""

_LIMITS = {
    "trước": Limit.BEFORE,
    "chậm nhất": Limit.BY,
    "muộn nhất": Limit.BY,
    "không muộn hơn": Limit.BY,
}
_UNITS = {"ngày làm việc": Unit.WORKING_DAY, "ngày": Unit.DAY, "tháng": Unit.MONTH}
_ANCHORS: dict[str, tuple[Anchor, PeriodKind | None]] = {
    "kỳ báo cáo": (Anchor.PERIOD_END, None),
    "năm tài chính": (Anchor.PERIOD_END, PeriodKind.YEAR),
    "năm": (Anchor.PERIOD_END, PeriodKind.YEAR),
    "quý": (Anchor.PERIOD_END, PeriodKind.QUARTER),
    "tháng": (Anchor.PERIOD_END, PeriodKind.MONTH),
    "ngày chốt số liệu": (Anchor.CUTOFF, None),
    "thời điểm chốt số liệu": (Anchor.CUTOFF, None),
}
_YEARS: dict[str | None, tuple[int | None, PeriodKind | None]] = {
    None: (None, None),
    "năm sau": (1, PeriodKind.YEAR),
    "hằng năm": (None, PeriodKind.YEAR),
    "của năm báo cáo": (0, PeriodKind.YEAR),
    "năm thứ năm": (0, PeriodKind.FIVE_YEARS),
}
_MONTHS: dict[str | None, tuple[int | None, PeriodKind | None]] = {
    None: (None, None),
    "tháng đầu quý sau": (1, PeriodKind.QUARTER),
    "tháng cuối quý": (0, PeriodKind.QUARTER),
    "tháng cuối kỳ": (0, None),
    "tháng sau": (1, PeriodKind.MONTH),
    "hằng tháng": (None, PeriodKind.MONTH),
}


@dataclass(frozen=True)
class TimingPhrase:
    """A timing, the kind of period its own words imply, and whether they say how the day bounds."""

    timing: Timing
    kind: PeriodKind | None
    has_limit: bool
    has_suffix: bool


def timing_of(found: re.Match[str], inherited: Limit | None) -> TimingPhrase:
    """What a match of ``TIMING`` says; ``inherited`` bounds it if it has no word of its own.

    Raises ``Invalid`` for a day, month or hour that does not exist.
    """
    limit = _LIMITS.get((found["limit"] or "").lower())
    bound = limit or inherited or Limit.ON
    timing, kind = _timing(found, bound)
    has_suffix = bool(found["year"] or found["which"])
    return TimingPhrase(timing, kind, limit is not None, has_suffix)


def _timing(found: re.Match[str], bound: Limit) -> tuple[Timing, PeriodKind | None]:
    if found["count"]:
        return _time_after(found)
    if found["hour"]:
        return HourOfDay(int(found["hour"]), bound), None
    if found["day"]:
        years_after, kind = _YEARS[_said(found["year"])]
        named = MonthDay(int(found["day"]), int(found["month"]))
        return DaysOfYear((named,), years_after, bound), kind
    months_after, kind = _MONTHS[_said(found["which"])]
    return DayOfMonth(int(found["day_of_month"]), months_after, bound), kind


def _time_after(found: re.Match[str]) -> tuple[Timing, PeriodKind | None]:
    count, unit = int(found["count"]), _UNITS[found["unit"].lower()]
    if found["event"]:
        return TimeAfter(count, unit, Anchor.EVENT, found["event"].strip()), None
    anchor, kind = _ANCHORS[found["anchor"].lower()]
    return TimeAfter(count, unit, anchor), kind


def _said(words: str | None) -> str | None:
    return words and words.lower().replace("hàng ", "hằng ")
