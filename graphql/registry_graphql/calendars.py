"""A regime's calendar of a year: periods, cut-off windows, due days; unknown stays unknown."""

import asyncio
from datetime import date
from functools import cache, lru_cache
from typing import Annotated, Any

import orjson
import strawberry

from registry.calendar import (
    DueBasis,
    ReportingPeriod,
    Unknown,
    UnreadReason,
    WindowBasis,
    WorkingDays,
    YearBasis,
    YearOfRegime,
    iso,
    notation,
    period_words,
    sdmx,
    year_of,
)
from registry.errors import BadQuestion, Complaint, Invalid
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.kinds.regime import Level
from registry.words import Words
from registry_graphql.making import Fields, Shell, each, field, make_type, shell
from registry_graphql.seen import Record, follow
from registry_graphql.shells import KINDS
from registry_graphql.terms import enumeration
from registry_graphql.wordtypes import WordsType

YEARS = range(1995, 2101)
"""The years a calendar can be asked for."""

Year = Annotated[
    int | None, strawberry.argument(description="The year. Default: that of the day asked about.")
]
_YEARS_KEPT = 2_000


def calendar_fields() -> Fields:
    """The calendar of a regime."""
    return {
        "calendar": field(
            _calendar_type(),
            "Lịch báo cáo — What is owed in a year, by the version's words.",
            _year,
        )
    }


class _Year:
    """A year of a regime, with the view its periods are followed in."""

    __slots__ = ("found", "view", "year")

    def __init__(self, root: Record, year: int, found: YearOfRegime) -> None:
        self.view, self.year, self.found = root.view, year, found


async def _year(root: Any, year: Year = None) -> _Year:
    wanted = year or root.view.valid_at.year
    if wanted not in YEARS:
        said = _NO_YEAR.filled(year=wanted, first=YEARS.start, last=YEARS.stop - 1)
        raise BadQuestion(said, (Complaint("year", "out-of-range", said),))
    # Reading the deadlines and the public holidays takes too long for everybody else to wait.
    found = await asyncio.to_thread(_read, root.version.digest, root.version.content_bytes, wanted)
    return _Year(root, wanted, found)


@lru_cache(maxsize=_YEARS_KEPT)
def _read(_digest: str, content: bytes, year: int) -> YearOfRegime:
    return year_of(orjson.loads(content), year, WorkingDays.of_viet_nam())


@cache
def _calendar_type() -> Shell:
    return make_type(
        shell("RegimeCalendar"),
        {
            "year": field(int, "Năm — The year.", lambda root: root.year),
            "window_is_assumed": field(
                bool,
                "Áp dụng mặc định — The decree's cut-off windows are applied by default: the "
                "regime's sources state none.",
                lambda root: root.found.window_is_assumed,
            ),
            "obligations": field(
                each(_obligation_type()),
                "Báo cáo phải gửi — Every report owed in the year.",
                lambda root: [(root.view, one) for one in root.found.obligations],
            ),
            "unread": field(
                each(_unread_type()),
                "Chưa đọc được — Words of deadlines that gave no day, and why.",
                lambda root: root.found.unread,
            ),
        },
        "Lịch báo cáo — A regime's reports of a year, computed from its own words.",
    )


@cache
def _unread_type() -> Shell:
    return make_type(
        shell("Unread"),
        {
            "words": field(str, "Nguyên văn — As written.", lambda root: root.words),
            "reason": field(
                enumeration(UnreadReason), "Vì sao — Why.", lambda root: root.reason.value
            ),
            "reason_words": field(
                WordsType, "Vì sao — Why. In words.", lambda root: root.reason.words
            ),
        },
        "Chưa đọc được — Words of a deadline that gave no rule.",
    )


@cache
def _obligation_type() -> Shell:
    return make_type(
        shell("Obligation"),
        {
            "frequency": field(
                KINDS[Kind.PERIOD] | None,
                "Tần suất — The sort of period.",
                lambda root: follow(root[0], Key(Kind.PERIOD, root[1].frequency)),
            ),
            "frequency_code": field(
                str, "Mã tần suất — Its raw code.", lambda root: root[1].frequency
            ),
            "period": field(
                _period_type() | None,
                "Kỳ — The period; absent where the kind has no dates in the year.",
                lambda root: root[1].period,
            ),
            "window": field(
                _window_type(),
                "Thời gian chốt số liệu — Over which days the figures run.",
                lambda root: root[1].window,
            ),
            "due": field(
                each(_due_type()),
                "Thời hạn gửi — By when it is sent; empty: the words state no day.",
                lambda root: root[1].dues,
            ),
        },
        "Báo cáo phải gửi — One report that is owed.",
    )


@cache
def _period_type() -> Shell:
    return make_type(
        shell("ReportingPeriod"),
        {
            "notation": field(str, "Ký hiệu — As we write it, e.g. `2021-Q1`.", notation_of),
            "iso8601": field(str, "ISO 8601 — As an interval.", lambda root: iso(root)),
            "sdmx": field(str | None, "SDMX — Absent where SDMX has no notation.", _sdmx),
            "words": field(WordsType, "Tên kỳ — In words.", lambda root: period_words(root)),
            "first_day": field(date, "Ngày đầu — Its first day.", lambda root: root.first_day),
            "last_day": field(date, "Ngày cuối — Its last day.", lambda root: root.last_day),
        },
        "Kỳ báo cáo — One reporting period with its days.",
    )


@cache
def _window_type() -> Shell:
    return make_type(
        shell("CutoffWindow"),
        {
            **_known_or_not(),
            "first_day": field(_DAY | None, "Từ ngày — First day.", _maybe("first_day")),
            "last_day": field(_DAY | None, "Đến ngày — Last day.", _maybe("last_day")),
            "basis": field(
                enumeration(WindowBasis) | None, "Căn cứ — What it stands on.", _maybe("basis")
            ),
            "basis_words": field(WordsType | None, "Căn cứ — In words.", _words("basis")),
        },
        "Thời gian chốt số liệu — The days whose figures a report holds, or why that is unknown.",
    )


@cache
def _due_type() -> Shell:
    day: Any = lambda name: lambda root: getattr(root.day, name, None)  # noqa: E731
    return make_type(
        shell("DueDay"),
        {
            "known": field(
                bool, "Đã biết — Whether a day can be given.", lambda root: _is_known(root.day)
            ),
            "reason": field(
                WordsType | None, "Vì sao chưa biết — Why none can be given.", day("reason")
            ),
            "candidates": field(
                list[date],
                "Có thể là — The days it may be, if these can be told.",
                lambda root: getattr(root.day, "candidates", ()),
            ),
            "day": field(_DAY | None, "Ngày — The last day on which it is in time.", day("day")),
            "hour": field(
                int | None, "Giờ — The hour of that day by which it is due.", day("hour")
            ),
            "basis": field(
                enumeration(DueBasis) | None, "Căn cứ — How the day was found.", day("basis")
            ),
            "basis_words": field(
                WordsType | None,
                "Căn cứ — In words.",
                lambda root: root.day.basis.words if _is_known(root.day) else None,
            ),
            "days_off": field(
                enumeration(YearBasis) | None,
                "Ngày nghỉ — How far the days off of that year are known; absent: they played no "
                "part.",
                day("calendar"),
            ),
            "steps": field(
                list[WordsType],
                "Các bước — How the day was found, step by step.",
                lambda root: getattr(root.day, "steps", ()),
            ),
            "words": field(
                str, "Nguyên văn — What it was read from.", lambda root: root.rule.words
            ),
            "sender": field(str | None, "Người gửi — As written.", lambda root: root.rule.sender),
            "recipient": field(
                str | None, "Người nhận — As written.", lambda root: root.rule.recipient
            ),
            "levels": field(
                each(enumeration(Level)),
                "Cấp — The levels it is for; empty: not told apart.",
                lambda root: root.rule.levels,
            ),
        },
        "Thời hạn gửi — By when a report is sent, and how that was found, or why it is unknown.",
    )


def _known_or_not() -> Fields:
    return {
        "known": field(bool, "Đã biết — Whether days can be given.", _is_known),
        "reason": field(
            WordsType | None,
            "Vì sao chưa biết — Why none can be given.",
            lambda root: getattr(root, "reason", None),
        ),
    }


def notation_of(root: ReportingPeriod) -> str:
    """How a period is written."""
    return notation(root)


def _is_known(root: Any) -> bool:
    return not isinstance(root, Unknown)


def _maybe(name: str) -> Any:
    return lambda root: getattr(root, name, None)


def _words(name: str) -> Any:
    return lambda root: found.words if (found := getattr(root, name, None)) else None


def _sdmx(root: ReportingPeriod) -> str | None:
    """SDMX has no notation for some periods, e.g. nine months."""
    try:
        return sdmx(root)
    except Invalid:
        return None


_DAY: Any = date
_NO_YEAR = Words(
    "Không có lịch của năm {year}; hỏi được từ {first} đến {last}.",
    "There is no calendar of {year}; it can be asked from {first} to {last}.",
)
