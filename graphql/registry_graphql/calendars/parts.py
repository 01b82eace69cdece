"""The parts of calendars: periods, cut-off windows, due days, words that gave none."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from registry.calendar import (
    DueBasis,
    Unknown,
    UnreadReason,
    WindowBasis,
    YearBasis,
    iso,
    notation,
    period_words,
    sdmx_if_any,
)
from registry.catalogue import View
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.kinds.regime import Level
from registry_graphql.making import Fields, Shell, each, field, make_type, shell
from registry_graphql.seen import follow
from registry_graphql.shells import KINDS
from registry_graphql.terms import enumeration
from registry_graphql.wordtypes import WordsType

_DAY: Any = date


def frequency_fields(named: Callable[[Any], tuple[View, str]]) -> Fields:
    """The sort of period, as a record and as its raw code.

    :param named: from what is shown to the view and the code.
    """

    def record(root: Any) -> Any:
        view, code = named(root)
        return follow(view, Key(Kind.PERIOD, code))

    return {
        "frequency": field(KINDS[Kind.PERIOD] | None, "Tần suất — The sort of period.", record),
        "frequency_code": field(str, "Mã tần suất — Its raw code.", lambda root: named(root)[1]),
    }


@cache
def unread_type() -> Shell:
    """Words of a deadline that gave no rule."""
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
def period_type() -> Shell:
    """One reporting period with its days."""
    return make_type(
        shell("ReportingPeriod"),
        {
            "notation": field(
                str, "Ký hiệu — As we write it, e.g. `2021-Q1`.", lambda root: notation(root)
            ),
            "iso8601": field(str, "ISO 8601 — As an interval.", lambda root: iso(root)),
            "sdmx": field(
                str | None,
                "SDMX — Absent where SDMX has no notation.",
                lambda root: sdmx_if_any(root),
            ),
            "words": field(WordsType, "Tên kỳ — In words.", lambda root: period_words(root)),
            "first_day": field(date, "Ngày đầu — Its first day.", lambda root: root.first_day),
            "last_day": field(date, "Ngày cuối — Its last day.", lambda root: root.last_day),
        },
        "Kỳ báo cáo — One reporting period with its days.",
    )


@cache
def window_type() -> Shell:
    """The days whose figures a report holds."""
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
def due_type() -> Shell:
    """By when a report is sent; resolved on a rule and its day."""
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


def _is_known(root: Any) -> bool:
    return not isinstance(root, Unknown)


def _maybe(name: str) -> Any:
    return lambda root: getattr(root, name, None)


def _words(name: str) -> Any:
    return lambda root: found.words if (found := getattr(root, name, None)) else None
