"""What others call a thing: national codes, form numbers, numbers of instruments, identifiers."""

from datetime import date
from functools import cache
from typing import Annotated, Any

import strawberry

from registry.catalogue import View
from registry.catalogue.identifying import Means
from registry.catalogue.resolving import (
    LONGEST,
    Holding,
    Match,
    Outcome,
    Resolution,
    Wanted,
    resolve as resolved,
)
from registry.errors import BadQuestion, Complaint
from registry.kinds import Kind
from registry.words import Words
from registry_graphql.clocks import AsOf, Info, ValidAt, view_of
from registry_graphql.making import Fields, Shell, each, field, make_type, shell
from registry_graphql.seen import Record, follow
from registry_graphql.shells import RECORD
from registry_graphql.terms import enumeration
from registry_graphql.wordtypes import WordsType

MOST_NAMES = 1_000
"""The most names that can be resolved at once."""

Names = Annotated[
    list[str],
    strawberry.argument(
        description="Các tên — Codes, URNs, national codes, form numbers, numbers of instruments, "
        f"identifiers of bodies; at most {MOST_NAMES}."
    ),
]
Scheme = Annotated[
    str | None,
    strawberry.argument(description="The scheme or list the names belong to, if it is known."),
]


def resolve_fields() -> Fields:
    """Resolving at the top."""
    return {
        "resolve": field(
            each(_resolution_type()),
            "Giải mã — What names of any sort stand for, in their order. Codes change hands: who "
            "bore them on other days is told beside, and of several bearers none is chosen.",
            _resolve(),
        )
    }


class _Asked:
    """A name, what it stands for, and the view in which that is so."""

    __slots__ = ("found", "name", "view")

    def __init__(self, view: View, name: str, found: Resolution) -> None:
        self.view, self.name, self.found = view, name, found


@cache
def _resolution_type() -> Shell:
    return make_type(
        shell("Resolution"),
        {
            "name": field(str, "Tên — As asked.", lambda root: root.name),
            "outcome": field(
                enumeration(Outcome), "Kết quả — What came of it.", lambda root: root.found.outcome
            ),
            "outcome_words": field(
                WordsType, "Kết quả — In words.", lambda root: root.found.outcome.words
            ),
            "record": field(
                RECORD | None, "Bản ghi — The one that bears it on the day; absent else.", _only
            ),
            "matches": field(
                each(RECORD),
                "Các bản ghi — All that bear it on the day.",
                lambda root: [_record(root.view, one) for one in root.found.matches],
            ),
            "means": field(
                each(enumeration(Means)),
                "Hiểu là — What the name was recognised as.",
                lambda root: sorted({by.means for one in root.found.matches for by in one.by}),
            ),
            "others": field(
                each(_holding_type()),
                "Vào ngày khác — Who bears it on other days, as known then.",
                lambda root: [(root.view, one) for one in root.found.others],
            ),
        },
        "Giải mã — What a name stands for on the day, as known then.",
    )


@cache
def _holding_type() -> Shell:
    return make_type(
        shell("Holding"),
        {
            "record": field(
                RECORD | None,
                "Bản ghi — The item, as last known.",
                lambda root: follow(root[0], root[1].key),
            ),
            "key": field(str, "Khóa — The item, `kind:code`.", lambda root: str(root[1].key)),
            "days": field(
                each(_days_type()),
                "Những ngày — On which it bears the name.",
                _days,
            ),
        },
        "Mang mã vào ngày khác — An item that bears the name on other days.",
    )


@cache
def _days_type() -> Shell:
    return make_type(
        shell("Days"),
        {
            "valid_from": field(_DAY, "Từ ngày — First day; absent: open.", lambda root: root[0]),
            "valid_to": field(_DAY, "Đến ngày — Last day; absent: open.", lambda root: root[1]),
        },
        "Những ngày — A span, both ends included.",
    )


def _days(root: tuple[View, Holding]) -> Any:
    return root[1].days


def _only(root: _Asked) -> Record | None:
    matches = root.found.matches
    return _record(root.view, matches[0]) if len(matches) == 1 else None


def _record(view: View, one: Match) -> Record:
    return Record(view, one.version)


def _resolve() -> Any:
    def resolve(
        root: Any,
        info: Info,
        names: Names,
        kind: Any = None,
        scheme: Scheme = None,
        valid_at: ValidAt = None,
        as_of: AsOf = None,
    ) -> list[_Asked]:
        _demand_size(names)
        view = view_of(root, info, valid_at, as_of)
        return [
            _Asked(view, name, resolved(view, Wanted(name, kind, None, scheme))) for name in names
        ]

    resolve.__annotations__["kind"] = Annotated[
        enumeration(Kind) | None, strawberry.argument(description="Only items of this kind.")
    ]
    return resolve


def _demand_size(names: list[str]) -> None:
    if len(names) > MOST_NAMES or any(len(name) > LONGEST for name in names):
        said = _SIZE.filled(most=MOST_NAMES, longest=LONGEST)
        raise BadQuestion(said, (Complaint("names", "out-of-range", said),))


_DAY: Any = date | None
_SIZE = Words(
    "Nhiều nhất {most} tên, mỗi tên không quá {longest} ký tự.",
    "At most {most} names of at most {longest} characters.",
)
