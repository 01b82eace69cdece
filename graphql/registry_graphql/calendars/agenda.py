"""The calendar across regimes: what is owed between two days, and what cannot be told."""

import asyncio
from datetime import date
from functools import cache
from typing import Annotated, Any, NamedTuple

import strawberry

from registry.calendar import (
    Agenda,
    CalendarQuestion,
    DueBy,
    Duty,
    Part,
    Wanted,
    YearBasis,
    next_due,
)
from registry.catalogue import View
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.kinds.regime import Level
from registry_graphql.calendars.parts import due_type, period_type, unread_type, window_type
from registry_graphql.clocks import AsOf, Info, ValidAt, view_of
from registry_graphql.connections import connection_type
from registry_graphql.making import Fields, Shell, each, field, make_type, shell
from registry_graphql.paging import After, Asked, Before, First, Last, Slice, cut_in_order
from registry_graphql.seen import Record, follow
from registry_graphql.shells import KINDS
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


class _Duty(NamedTuple):
    view: View
    duty: Duty


class _Duties:
    """Duties by day, and the page asked for."""

    __slots__ = ("nodes", "page", "total")

    def __init__(self, view: View, found: list[Duty], asked: Asked) -> None:
        self.total = len(found)
        self.page: Slice[Any] = cut_in_order(found, [one.name for one in found], asked)
        self.nodes = [_Duty(view, one) for one in self.page.rows]


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
                connection_type(_duty_type()),
                "Báo cáo phải gửi — By day; those without a known day stand where they may be, "
                "else at their period's end.",
                _duties,
            ),
            "next_due": field(
                each(_duty_type()),
                "Hạn kế tiếp — The next known due day of each regime and sender.",
                lambda root: [_Duty(root.view, one) for one in next_due(root.found)],
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
            each(_undated_type()),
            "Không có ngày — Frequencies whose periods have no dates, e.g. on request.",
            lambda root: [(root.view, one) for one in root.found.undated],
        ),
        "unread": field(
            each(_unread_of_type()),
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
def _duty_type() -> Shell:
    return make_type(
        shell("Duty"),
        {
            "key": field(
                str,
                "Ký hiệu — A name that stays when the rule changes: the UID in feeds begins with "
                "it.",
                lambda root: root.duty.name,
            ),
            "regime": field(
                KINDS[Kind.REGIME],
                "Chế độ báo cáo — The version whose rule it is.",
                lambda root: Record(root.view, root.duty.version, is_exact=True),
            ),
            "frequency": field(
                KINDS[Kind.PERIOD] | None,
                "Tần suất — The sort of period.",
                lambda root: follow(root.view, Key(Kind.PERIOD, root.duty.obligation.frequency)),
            ),
            "frequency_code": field(
                str, "Mã tần suất — Its raw code.", lambda root: root.duty.obligation.frequency
            ),
            "period": field(period_type(), "Kỳ — The period.", lambda root: root.duty.period),
            "window": field(
                window_type(),
                "Thời gian chốt số liệu — Over which days the figures run.",
                lambda root: root.duty.obligation.window,
            ),
            "window_is_assumed": field(
                bool,
                "Áp dụng mặc định — The decree's window is applied by default.",
                lambda root: root.duty.window_is_assumed,
            ),
            "levels": field(
                each(enumeration(Level)),
                "Cấp — The levels it is owed at; one that had ended is left out.",
                lambda root: root.duty.levels,
            ),
            "levels_are_stated": field(
                bool,
                "Cấp theo văn bản — The deadline's words name the levels; else they are all levels "
                "of the regime.",
                lambda root: root.duty.levels_are_stated,
            ),
            "due": field(due_type(), "Thời hạn gửi — By when, or why none is known.", _due_by),
        },
        "Báo cáo phải gửi — One report owed by one deadline, or by none that is known.",
    )


class _Silence(NamedTuple):
    """What stands for a rule where the regime states none."""

    words: str = ""
    sender: None = None
    recipient: None = None
    levels: tuple[str, ...] = ()


class _NotStated(NamedTuple):
    """What stands for a deadline where the regime states none."""

    day: Any
    rule: _Silence = _Silence()


def _due_by(root: _Duty) -> DueBy | _NotStated:
    return root.duty.due_by or _NotStated(root.duty.day)


@cache
def _undated_type() -> Shell:
    return make_type(
        shell("UndatedFrequency"),
        {
            "regime": field(
                KINDS[Kind.REGIME] | None,
                "Chế độ báo cáo — The regime.",
                lambda root: follow(root[0], root[1].regime),
            ),
            "frequency": field(
                KINDS[Kind.PERIOD] | None,
                "Tần suất — The sort of period.",
                lambda root: follow(root[0], Key(Kind.PERIOD, root[1].frequency)),
            ),
            "frequency_code": field(
                str, "Mã tần suất — Its raw code.", lambda root: root[1].frequency
            ),
            "reason": field(WordsType, "Vì sao — Why it has no days.", lambda root: root[1].reason),
        },
        "Tần suất không có ngày — A frequency of a regime whose periods have no dates.",
    )


@cache
def _unread_of_type() -> Shell:
    return make_type(
        shell("UnreadOfRegime"),
        {
            "regime": field(
                KINDS[Kind.REGIME] | None,
                "Chế độ báo cáo — The regime.",
                lambda root: follow(root[0], root[1]),
            ),
            "unread": field(
                unread_type(), "Chưa đọc được — The words and why.", lambda root: root[2]
            ),
        },
        "Chưa đọc được — Words of a regime's deadline that gave no rule.",
    )


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
