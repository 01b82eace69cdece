"""A regime's calendar of a year: periods, cut-off windows, due days; unknown stays unknown."""

import asyncio
from functools import cache
from typing import Annotated, Any

import strawberry

from registry.calendar import YearOfRegime, days_off, year_of
from registry.errors import BadQuestion, Complaint
from registry.words import Words
from registry_graphql.calendars.parts import (
    due_type,
    frequency_fields,
    period_type,
    unread_type,
    window_type,
)
from registry_graphql.making import Fields, Shell, each, field, make_type, shell
from registry_graphql.seen import Record

YEARS = range(1995, 2101)
"""The years a calendar can be asked for."""

Year = Annotated[
    int | None, strawberry.argument(description="The year. Default: that of the day asked about.")
]


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
    found = await asyncio.to_thread(_read, root, wanted)
    return _Year(root, wanted, found)


def _read(root: Record, year: int) -> YearOfRegime:
    """By the days off that administrators had entered by the view's revision."""
    return year_of(root.content, year, days_off(root.view).working_days)


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
                each(unread_type()),
                "Chưa đọc được — Words of deadlines that gave no day, and why.",
                lambda root: root.found.unread,
            ),
        },
        "Lịch báo cáo — A regime's reports of a year, computed from its own words.",
    )


@cache
def _obligation_type() -> Shell:
    return make_type(
        shell("Obligation"),
        {
            **frequency_fields(lambda root: (root[0], root[1].frequency)),
            "period": field(
                period_type() | None,
                "Kỳ — The period; absent where the kind has no dates in the year.",
                lambda root: root[1].period,
            ),
            "window": field(
                window_type(),
                "Thời gian chốt số liệu — Over which days the figures run.",
                lambda root: root[1].window,
            ),
            "due": field(
                each(due_type()),
                "Thời hạn gửi — By when it is sent; empty: the words state no day.",
                lambda root: root[1].dues,
            ),
        },
        "Báo cáo phải gửi — One report that is owed.",
    )


_NO_YEAR = Words(
    "Không có lịch của năm {year}; hỏi được từ {first} đến {last}.",
    "There is no calendar of {year}; it can be asked from {first} to {last}.",
)
