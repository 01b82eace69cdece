"""Whom a body took over from, whom it handed over to, and who holds its duties now."""

from datetime import date
from functools import cache
from typing import Annotated, Any

import strawberry

from registry.catalogue import Version, View
from registry.catalogue.succession import Basis, Holder, Share, holders, predecessors, successions
from registry.errors import NotInForce
from registry.facts import FactType
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry_graphql.clocks import Info
from registry_graphql.making import Fields, Shell, each, field, make_type, shell
from registry_graphql.seen import Fact, follow
from registry_graphql.shells import FACTS, KINDS
from registry_graphql.terms import enumeration
from registry_graphql.wordtypes import WordsType

On = Annotated[
    date | None,
    strawberry.argument(description="Vào ngày — On this day. Default: today in Viet Nam."),
]
_SUCCESSION = FACTS[FactType.SUCCESSION]


def body_fields() -> Fields:
    """Succession of a body."""
    return {
        "duties_now_held_by": field(
            each(holder_type()),
            "Cơ quan nay thực hiện nhiệm vụ — Who holds its duties today (or on a day), whatever "
            "day the query asks about; itself, if it is still in being.",
            _duties,
        ),
        "took_over_from": field(
            each(_SUCCESSION),
            "Tiếp nhận từ — The successions by which it took duties over, by the day asked about.",
            lambda root: [Fact(root.view, one) for one in predecessors(root.view, root.key)],
        ),
        "handed_over_to": field(
            each(_SUCCESSION),
            "Bàn giao cho — The successions by which it handed duties over, until today.",
            _handed_over,
        ),
    }


class _Held:
    """Who holds duties, seen on that day."""

    __slots__ = ("holder", "view")

    def __init__(self, view: View, holder: Holder) -> None:
        self.view = view
        self.holder = holder


@cache
def holder_type() -> Shell:
    """Who holds duties, and how."""
    return make_type(
        shell("DutiesHolder"),
        {
            "body": field(
                KINDS[Kind.BODY],
                "Cơ quan — The body, as it is on that day.",
                lambda root: follow(root.view, root.holder.body),
            ),
            "body_code": field(str, "Mã cơ quan — Its code.", lambda root: root.holder.body.code),
            "share": field(
                enumeration(Share),
                "Phần nhiệm vụ — How much of the duties came to it.",
                lambda root: root.holder.share,
            ),
            "share_words": field(
                WordsType, "Phần nhiệm vụ — In words.", lambda root: root.holder.share.words
            ),
            "basis": field(
                enumeration(Basis),
                "Căn cứ — On what it rests that it holds them.",
                lambda root: root.holder.basis,
            ),
            "basis_words": field(
                WordsType, "Căn cứ — In words.", lambda root: root.holder.basis.words
            ),
            "on": field(date, "Ngày — The day this holds for.", lambda root: root.view.valid_at),
            "by": field(
                each(_SUCCESSION),
                "Qua — The successions followed, oldest first.",
                lambda root: [Fact(root.view, one) for one in root.holder.path],
            ),
        },
        "Cơ quan giữ nhiệm vụ — Who holds a body's duties on a day, and by which successions.",
    )


def held(view: View, holder: Holder) -> Any:
    """A holder, seen in a view."""
    return _Held(view, holder)


def _duties(root: Any, info: Info, on: On = None) -> list[_Held]:
    today = info.context.today(root.view)
    view = today if on is None else today.catalogue.at(on, today.as_of)
    return [_Held(view, one) for one in holders(view, root.version.key)]


def _handed_over(root: Any, info: Info) -> list[Fact]:
    today = info.context.today(root.view)
    return [Fact(today, one) for one in successions(today, root.version.key)]


def in_force(view: View, key: Key) -> Version:
    """The version in force; for a body that is no more, the refusal names its heirs on that day.

    :raises NotFound: as ``View.get``.
    """
    try:
        return view.get(key).version
    except NotInForce as error:
        if key.kind is Kind.BODY:
            error.details["duties_held_by"] = [
                {"body": one.body.code, "share": one.share.value} for one in holders(view, key)
            ]
        raise
