"""The members of a metric: where each stands, and which fact says so."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Annotated, Any

import strawberry

from registry.catalogue import View
from registry.digitization import Coverage, Standing, State, value_term
from registry_graphql.clocks import Info
from registry_graphql.connections import connection_type
from registry_graphql.making import Shell, field, make_type, shell
from registry_graphql.paging import After, Asked, Before, First, Last, Slice, cut
from registry_graphql.seen import Fact, follow
from registry_graphql.shells import FACT, RECORD
from registry_graphql.terms import enumeration
from registry_graphql.wordtypes import WordsType

_DAY: Any = date
_STATE: Any = Annotated[
    enumeration(State) | None, strawberry.argument(description="Only those who stand here.")
]


class Member:
    """One member of a coverage, as a view sees it."""

    __slots__ = ("coverage", "one", "view")

    def __init__(self, view: View, coverage: Coverage, one: Standing) -> None:
        """See this member in this view."""
        self.view, self.coverage, self.one = view, coverage, one


class Members:
    """Members by key, and the page asked for."""

    __slots__ = ("nodes", "page", "total")

    def __init__(
        self, view: View, coverage: Coverage, standings: Iterable[Standing], asked: Asked
    ) -> None:
        """Cut the page."""
        found = sorted(standings, key=lambda one: str(one.member))
        self.total = len(found)
        self.page: Slice[Any] = cut(found, [str(one.member) for one in found], asked)
        self.nodes = [Member(view, coverage, one) for one in self.page.rows]


@cache
def members_type() -> Shell:
    """Members in pages."""
    return connection_type(_standing_type())


def members_field(said: str, standings: Any) -> Any:
    """Members in pages, by state; ``standings`` finds them on what has a view and a coverage."""

    def resolve(
        root: Any,
        info: Info,
        state: Any = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Any:
        found = [one for one in standings(root) if state in (None, one.state)]
        return Members(root.view, root.coverage, found, Asked(first, after, last, before))

    resolve.__annotations__["state"] = _STATE
    return field(members_type(), said, resolve)


@cache
def _standing_type() -> Shell:
    return make_type(
        shell("Standing"),
        {
            "record": field(
                RECORD | None,
                "Thành viên — The member.",
                lambda root: follow(root.view, root.one.member),
            ),
            "key": field(str, "Khóa — The member, `kind:code`.", lambda root: str(root.one.member)),
            "state": field(
                enumeration(State), "Kết quả — Where it stands.", lambda root: root.one.state
            ),
            "value": field(
                str | None,
                "Giá trị — What the fact says; absent: unknown.",
                lambda root: root.one.value,
            ),
            "value_words": field(
                WordsType,
                "Giá trị — What the fact says, in words; of unknown too.",
                lambda root: (
                    (
                        value_term(root.coverage, root.one.value)
                        if root.one.value
                        else State.UNKNOWN
                    ).words
                ),
            ),
            "is_derived": field(
                bool,
                "Suy ra — The fact is derived, no source of its own.",
                lambda root: root.one.is_derived,
            ),
            "is_pilot": field(bool, "Thí điểm — A pilot.", lambda root: root.one.is_pilot),
            "since": field(
                _DAY | None,
                "Từ ngày — The day of the fact.",
                lambda root: root.one.fact.on if root.one.fact else None,
            ),
            "fact": field(
                FACT | None,
                "Sự kiện — The fact that says so.",
                lambda root: Fact(root.view, root.one.fact) if root.one.fact else None,
            ),
        },
        "Thành viên và kết quả — Where one member stands, and which fact says so.",
    )
