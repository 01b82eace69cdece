"""One duty of the calendar, and what of a regime cannot be told as duties."""

from functools import cache
from typing import Any, NamedTuple

from registry.calendar import DueBy, Duty
from registry.catalogue import View
from registry.kinds import Kind
from registry.kinds.regime import Level
from registry_graphql.calendars.parts import (
    due_type,
    frequency_fields,
    period_type,
    unread_type,
    window_type,
)
from registry_graphql.making import Shell, each, field, make_type, shell
from registry_graphql.seen import Record, follow
from registry_graphql.shells import KINDS
from registry_graphql.terms import enumeration
from registry_graphql.wordtypes import WordsType


class DutySeen(NamedTuple):
    """A duty, with the view what it names is followed in."""

    view: View
    duty: Duty


@cache
def duty_type() -> Shell:
    """The type of a duty."""
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
            **frequency_fields(lambda root: (root.view, root.duty.obligation.frequency)),
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


def _due_by(root: DutySeen) -> DueBy | _NotStated:
    return root.duty.due_by or _NotStated(root.duty.day)


@cache
def undated_type() -> Shell:
    """The type of a frequency whose periods have no dates."""
    return make_type(
        shell("UndatedFrequency"),
        {
            "regime": field(
                KINDS[Kind.REGIME] | None,
                "Chế độ báo cáo — The regime.",
                lambda root: follow(root[0], root[1].regime),
            ),
            **frequency_fields(lambda root: (root[0], root[1].frequency)),
            "reason": field(WordsType, "Vì sao — Why it has no days.", lambda root: root[1].reason),
        },
        "Tần suất không có ngày — A frequency of a regime whose periods have no dates.",
    )


@cache
def unread_of_type() -> Shell:
    """The type of words of a deadline that gave no rule, with their regime."""
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
