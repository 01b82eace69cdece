"""Reading the notation of a period, whether ISO 8601, SDMX or the catalogue's own."""

import re
from collections.abc import Callable
from datetime import date

from registry.calendar.interval import period_of_interval
from registry.calendar.notation import EXTENDED, SEASONS
from registry.calendar.period import ReportingPeriod
from registry.calendar.period_kind import UNDATED, PeriodKind, how_many, kind_of
from registry.errors import Invalid
from registry.words import Words

_LONGEST = 32
_REPORTING = {
    "A": (PeriodKind.YEAR, 1),
    "S": (PeriodKind.HALF_YEAR, 1),
    "H": (PeriodKind.HALF_YEAR, 1),
    "T": (PeriodKind.FOUR_MONTHS, 1),
    "Q": (PeriodKind.QUARTER, 1),
    "M": (PeriodKind.MONTH, 2),
    "W": (PeriodKind.WEEK, 2),
    "D": (PeriodKind.DAY, 3),
}


def parse(text: str, kind: str | None = None) -> ReportingPeriod:
    """The period a notation stands for: ``2021-Q1``, ``2021-33``, ``2021-02-01/2021-02-10``.

    ``kind`` is the code it must be of; it also decides where a notation alone is open: a date is a
    day unless ``ADHOC`` is asked for, ``2021-01/2021-03`` is year to date unless ``Q`` is. An
    interval counts if it has exactly the days of one period. ``2021-H1`` is read as ``2021-S1``.
    Raises ``Invalid``, saying why, for anything else.
    """
    wanted = None if kind is None else kind_of(kind)
    if wanted is PeriodKind.THEMATIC:
        raise Invalid(UNDATED[wanted], kind=str(wanted))
    period = _read(text, wanted)
    if wanted not in (None, period.kind):
        raise Invalid(_OTHER_KIND.filled(found=period.kind, wanted=wanted), notation=text)
    return period


def _read(text: str, wanted: PeriodKind | None) -> ReportingPeriod:
    if len(text) > _LONGEST:
        raise Invalid(_NOT_A_NOTATION.filled(text=f"{text[:_LONGEST]}..."))
    if "/" in text:
        return period_of_interval(text, wanted)
    for pattern, reader in _READERS:
        if found := pattern.fullmatch(text):
            return reader(found, wanted)
    raise Invalid(_NOT_A_NOTATION.filled(text=text), notation=text)


def _year(found: re.Match[str], _: PeriodKind | None) -> ReportingPeriod:
    return ReportingPeriod(PeriodKind.YEAR, int(found[1]))


def _month_or_extended(found: re.Match[str], _: PeriodKind | None) -> ReportingPeriod:
    year, number = int(found[1]), int(found[2])
    for kind, first in EXTENDED.items():
        if first <= number < first + how_many(kind, year):
            return ReportingPeriod(kind, year, number - first + 1)
    return ReportingPeriod(PeriodKind.MONTH, year, number)


def _reporting(found: re.Match[str], _: PeriodKind | None) -> ReportingPeriod:
    kind, width = _REPORTING[found[2]]
    if len(found[3]) != width:
        raise Invalid(_WRONG_WIDTH.filled(text=found[0], width=width), notation=found[0])
    return ReportingPeriod(kind, int(found[1]), int(found[3]))


def _date(found: re.Match[str], wanted: PeriodKind | None) -> ReportingPeriod:
    kind = PeriodKind.AD_HOC if wanted is PeriodKind.AD_HOC else PeriodKind.DAY
    try:
        day = date.fromisoformat(found[0])
    except ValueError as error:
        raise Invalid(_NO_SUCH_DAY.filled(text=found[0]), notation=found[0]) from error
    return ReportingPeriod(kind, day.year, day.timetuple().tm_yday)


def _season(found: re.Match[str], _: PeriodKind | None) -> ReportingPeriod:
    return ReportingPeriod(PeriodKind.CROP_SEASON, int(found[1]), SEASONS.index(found[2]) + 1)


_READERS: tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str], PeriodKind | None], ReportingPeriod]], ...
] = (
    (re.compile(r"([0-9]{4})"), _year),
    (re.compile(r"([0-9]{4})-([0-9]{2})"), _month_or_extended),
    (re.compile(r"([0-9]{4})-([ASHTQMWD])([0-9]{1,3})"), _reporting),
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), _date),
    (re.compile(r"([0-9]{4})-VU-(DX|HT|M|TD)"), _season),
)

_NOT_A_NOTATION = Words(
    "{text!r} không phải ký hiệu kỳ báo cáo. Ví dụ đúng: 2021, 2021-01, 2021-Q1, 2021-W05.",
    "{text!r} is not the notation of a period. Right would be: 2021, 2021-01, 2021-Q1, 2021-W05.",
)
_WRONG_WIDTH = Words(
    "{text!r} sai số chữ số: sau chữ cái phải có {width} chữ số.",
    "{text!r} has the wrong number of digits: {width} must follow the letter.",
)
_NO_SUCH_DAY = Words("Không có ngày {text} trong lịch.", "There is no day {text} in the calendar.")
_OTHER_KIND = Words(
    "Ký hiệu này là kỳ {found}, không phải kỳ {wanted}.",
    "This is the notation of a period {found}, not {wanted}.",
)
