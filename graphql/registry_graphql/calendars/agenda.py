"""The calendar across regimes: what is owed between two days, and what cannot be told."""

import asyncio
from datetime import date
from functools import cache
from typing import Annotated, Any, NamedTuple

import strawberry

from registry.calendar import (
    Agenda,
    CalendarQuestion,
    Duty,
    Part,
    Wanted,
    YearBasis,
    next_due,
)
from registry.catalogue import View
from registry.kinds.regime import Level
from registry_graphql.calendars.duties import DutySeen, duty_type, undated_type, unread_of_type
from registry_graphql.clocks import AsOf, Info, ValidAt, view_of
from registry_graphql.connections import connection_type
from registry_graphql.making import Fields, Shell, each, field, make_type, shell
from registry_graphql.paging import After, Asked, Before, First, Last, Slice, cut_in_order
from registry_graphql.terms import enumeration
from registry_graphql.wordtypes import WordsType

Since = Annotated[
    date | None,
    strawberry.argument(
        description="The first day. Without days: the year of the day asked about; with one of "
        "them, to the end or from the beginning of its year. At most five years."
    ),
]
Until = Annotated[date | None, strawberry.argument(description="The last day, included.")]
OfRegime = Annotated[str | None, strawberry.argument(description="Only this regime.")]
OfCollection = Annotated[
    str | None, strawberry.argument(description="Only regimes of this collection.")
]
OfBody = Annotated[
    str | None,
    strawberry.argument(description="Only what this body leads or reports, itself or as heir."),
]
OfFrequency = Annotated[
    str | None, strawberry.argument(description="Only of this sort of period, e.g. `Q`.")
]
_PART: Any = Annotated[
    enumeration(Part) | None,
    strawberry.argument(description="Only what the body has this part in."),
]
_LEVEL: Any = Annotated[
    enumeration(Level) | None, strawberry.argument(description="Only duties of this level.")
]


class Calendar(NamedTuple):
    """An agenda, with the view what it names is followed in."""

    view: View
    found: Agenda


class _Duties:
    """Duties by day, and the page asked for."""

    __slots__ = ("nodes", "page", "total")

    def __init__(self, view: View, found: list[Duty], asked: Asked) -> None:
        self.total = len(found)
        self.page: Slice[Any] = cut_in_order(found, [one.name for one in found], asked)
        self.nodes = [DutySeen(view, one) for one in self.page.rows]


def agenda_field() -> Any:
    """The calendar at the top."""

    async def resolve(
        root: Any,
        info: Info,
        since: Since = None,
        until: Until = None,
        regime: OfRegime = None,
        collection: OfCollection = None,
        body: OfBody = None,
        part: Any = None,
        level: Any = None,
        frequency: OfFrequency = None,
        valid_at: ValidAt = None,
        as_of: AsOf = None,
    ) -> Any:
        view = view_of(root, info, valid_at, as_of)
        is_frozen = valid_at is not None or getattr(root, "is_fixed", False)
        wanted = Wanted(regime, collection, body, part, level, frequency)
        asking = CalendarQuestion(since, until, wanted, is_frozen).of_year(view.valid_at.year)
        # Reading the deadlines and the public holidays takes too long for everybody else to wait.
        return Calendar(view, await asyncio.to_thread(asking.answered, view))

    resolve.__annotations__.update(part=_PART, level=_LEVEL)
    return field(
        _calendar_type(),
        "Lịch báo cáo — What is owed between two days across regimes, by the version in force at "
        "each period's end; with `validAt`, by the rules of that day for all days.",
        resolve,
    )


@cache
def _calendar_type() -> Shell:
    return make_type(
        shell("Calendar"),
        {
            "first_day": field(date, "Từ ngày — The first day.", lambda root: root.found.first),
            "last_day": field(date, "Đến ngày — The last day.", lambda root: root.found.last),
            "total": field(
                int, "Tổng số — How many duties there are.", lambda root: len(root.found.duties)
            ),
            "unknown": field(
                int,
                "Chưa biết ngày — How many of them have no known day.",
                lambda root: len(root.found.unknown),
            ),
            "duties": field(
                connection_type(duty_type()),
                "Báo cáo phải gửi — By day; those without a known day stand where they may be, "
                "else at their period's end.",
                _duties,
            ),
            "next_due": field(
                each(duty_type()),
                "Hạn kế tiếp — The next known due day of each regime and sender.",
                lambda root: [DutySeen(root.view, one) for one in next_due(root.found)],
            ),
            **_untold(),
            "days_off": field(
                each(_days_off_type()),
                "Lịch nghỉ — How far the days off of each year are known.",
                _years,
            ),
        },
        "Lịch báo cáo — What is owed between two days, and what cannot be told.",
    )


def _untold() -> Fields:
    return {
        "undated": field(
            each(undated_type()),
            "Không có ngày — Frequencies whose periods have no dates, e.g. on request.",
            lambda root: [(root.view, one) for one in root.found.undated],
        ),
        "unread": field(
            each(unread_of_type()),
            "Chưa đọc được — Words of deadlines that no rule was read from.",
            lambda root: [(root.view, *one) for one in root.found.unread],
        ),
    }


def _duties(
    root: Calendar,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Any:
    return _Duties(root.view, list(root.found.duties), Asked(first, after, last, before))


@cache
def _days_off_type() -> Shell:
    return make_type(
        shell("DaysOffOfYear"),
        {
            "year": field(int, "Năm — The year.", lambda root: root[0]),
            "basis": field(
                enumeration(YearBasis), "Căn cứ — How far they are known.", lambda root: root[1]
            ),
            "basis_words": field(WordsType, "Căn cứ — In words.", lambda root: root[1].words),
        },
        "Lịch nghỉ của một năm — How far the days off of a year are known.",
    )


def _years(root: Calendar) -> list[tuple[int, YearBasis]]:
    known = root.found.days_off.working_days
    return [
        (year, known.year_basis(year))
        for year in range(root.found.first.year, root.found.last.year + 1)
    ]
