"""The subscription: every change from a revision on, without a gap, resumable by revision."""

from collections.abc import AsyncIterator
from functools import cache
from typing import Annotated, Any

import strawberry

from registry.catalogue import View
from registry.catalogue.changes import Change
from registry.catalogue.wanting import wanted_of
from registry.errors import BadQuestion, Complaint
from registry.kinds import Kind
from registry.words import Words
from registry_graphql.clocks import Info
from registry_graphql.ids import fact_of, line_of, numbered
from registry_graphql.log import line_type
from registry_graphql.making import Shell, each, field, make_type, shell
from registry_graphql.scalars import Instant
from registry_graphql.seen import Fact, Line, Record
from registry_graphql.shells import FACT, RECORD
from registry_graphql.terms import enumeration, step_type
from registry_graphql.wordtypes import WordsType

PATIENCE = 3600.0
"""Seconds of silence after which the log is looked at anyway."""

Since = Annotated[
    int | None,
    strawberry.argument(
        description="Tiếp sau dòng — The last revision that was seen. Default: from now on."
    ),
]
Items = Annotated[
    list[str] | None,
    strawberry.argument(description="Only changes of these items and facts naming them."),
]
Bodies = Annotated[
    list[str] | None,
    strawberry.argument(description="Only changes of what names one of these bodies, by code."),
]


def subscription_type() -> Shell:
    """The root of all subscriptions."""
    bare = shell("Subscription")
    bare.changes = strawberry.subscription(
        resolver=_changes(),
        graphql_type=AsyncIterator[_change_type()],  # type: ignore[misc]
        description="Thay đổi — Every change after a revision and those to come, in their order, "
        "none left out and none told twice: remember `revision` and go on with `since`.",
    )
    return strawberry.type(bare, description="Theo dõi — What can be followed as it happens.")


class _Seen:
    """A change, with the catalogue as it was right after it."""

    __slots__ = ("change", "view")

    def __init__(self, view: View, change: Change) -> None:
        self.view = view
        self.change = change


@cache
def _change_type() -> Shell:
    return make_type(
        shell("Change"),
        {
            "revision": field(
                int, "Dòng nhật ký — To go on with `since`.", lambda root: root.change.revision
            ),
            "urn": field(
                str, "Tên — The name of what changed, valid anywhere.", lambda root: root.change.urn
            ),
            "sentence": field(WordsType, "Câu — The change as a person reads it.", _of("sentence")),
            "instant": field(Instant, "Lúc — When.", _of("instant")),
            "weight": field(
                step_type() | None,
                "Mức — Its weight against the version before; absent: nothing is compared.",
                _of("weight"),
            ),
            "key": field(
                str | None,
                "Khóa — The item, or the subject of the fact, `kind:code`.",
                lambda root: str(root.change.key) if root.change.key else None,
            ),
            "record": field(
                RECORD | None, "Bản ghi — The version it is about, as known right after.", _record
            ),
            "fact": field(FACT | None, "Sự kiện — The fact it is about.", _fact),
            "line": field(line_type(), "Dòng — The whole line of the log.", _line),
        },
        "Thay đổi — One revision as others want to know it; it says the same for ever.",
    )


def _changes() -> Any:
    async def changes(
        info: Info,
        since: Since = None,
        kinds: Any = None,
        items: Items = None,
        bodies: Bodies = None,
    ) -> AsyncIterator[Any]:
        service, catalogue = info.context.service, info.context.service.catalogue
        start = catalogue.revision if since is None else since
        if not 0 <= start <= catalogue.revision:
            said = _YET_TO_COME.filled(asked=start, last=catalogue.revision)
            raise BadQuestion(said, (Complaint("since", "out-of-range", said),))
        wanted = wanted_of(catalogue, kinds or (), items or (), bodies or ())
        async for page in service.changes(start, wanted, patience=PATIENCE):
            for change in page.changes:
                view = service.catalogue.at(service.today, change.revision)
                yield _Seen(view, change)

    changes.__annotations__["kinds"] = Annotated[
        each(enumeration(Kind)) | None,
        strawberry.argument(description="Only changes of items of these kinds."),
    ]
    return changes


def _of(name: str) -> Any:
    return lambda root: getattr(root.change, name)


def _record(root: _Seen) -> Record | None:
    key, number = root.change.key, root.change.number
    return numbered(root.view, key, number) if key and number else None


def _fact(root: _Seen) -> Fact | None:
    return None if root.change.fact is None else fact_of(root.view, root.change.fact)


def _line(root: _Seen) -> Line | None:
    return line_of(root.view, root.change.revision)


_YET_TO_COME = Words(
    "Nhật ký mới đến dòng {last}; không thể tiếp sau dòng {asked}.",
    "The log ends at revision {last}; it cannot be followed from {asked}.",
)
