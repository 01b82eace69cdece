"""Pages of a list (Relay connections): keyset cursors, both ways, with a hard maximum."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

import strawberry
from strawberry.federation import type as federated_type

from registry.errors import BadQuestion, Complaint
from registry.words import Words

LARGEST_PAGE = 1_000
"""The most one page may hold."""

USUAL_PAGE = 50
"""What a page holds when nothing is said."""

T = TypeVar("T")

First = Annotated[
    int | None,
    strawberry.argument(
        description=f"How many at most, from the beginning. Default {USUAL_PAGE}, at most "
        f"{LARGEST_PAGE}."
    ),
]
After = Annotated[str | None, strawberry.argument(description="The cursor the page begins after.")]
Last = Annotated[
    int | None,
    strawberry.argument(description=f"How many at most, from the end; at most {LARGEST_PAGE}."),
]
Before = Annotated[str | None, strawberry.argument(description="The cursor the page ends before.")]


@federated_type(
    name="PageInfo",
    description="Trang — Where a page lies in its list (Relay).",
    shareable=True,
)
class PageInfo:
    """Relay's page information."""

    has_next_page: bool = strawberry.field(description="Còn trang sau — More follow.")
    has_previous_page: bool = strawberry.field(description="Còn trang trước — More go before.")
    start_cursor: str | None = strawberry.field(description="The cursor of the first edge.")
    end_cursor: str | None = strawberry.field(description="The cursor of the last edge.")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which page is asked for."""

    first: int | None = None
    after: str | None = None
    last: int | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """A page: its rows with their cursors, and whether more lie on either side."""

    rows: Sequence[T]
    cursors: Sequence[str]
    has_previous_page: bool
    has_next_page: bool

    @property
    def start_cursor(self) -> str | None:
        """The cursor of the first row."""
        return self.cursors[0] if self.cursors else None

    @property
    def end_cursor(self) -> str | None:
        """The cursor of the last row."""
        return self.cursors[-1] if self.cursors else None


def cut(rows: Sequence[T], cursors: Sequence[str], asked: Asked) -> Slice[T]:
    """The page of a list that is sorted by its cursors.

    A cursor is the sort key of its row: it stays good when rows come or go around it.

    :raises BadQuestion: for a size that is none or beyond the maximum.
    """
    start = 0 if asked.after is None else bisect_right(cursors, asked.after)
    stop = len(cursors) if asked.before is None else bisect_left(cursors, asked.before)
    return _between(rows, cursors, asked, start, stop)


def cut_in_order(rows: Sequence[T], cursors: Sequence[str], asked: Asked) -> Slice[T]:
    """The page of a list in an order of its own: a cursor tells its row apart, not its place.

    :raises BadQuestion: for a size out of bounds, or a cursor whose row is no longer in the list.
    """
    start = 0 if asked.after is None else _place("after", cursors, asked.after) + 1
    stop = len(cursors) if asked.before is None else _place("before", cursors, asked.before)
    return _between(rows, cursors, asked, start, stop)


def _place(name: str, cursors: Sequence[str], cursor: str) -> int:
    try:
        return cursors.index(cursor)
    except ValueError:
        said = _GONE.filled(cursor=cursor[:80])
        raise BadQuestion(said, (Complaint(name, "unknown-cursor", said),)) from None


def _between(
    rows: Sequence[T], cursors: Sequence[str], asked: Asked, start: int, stop: int
) -> Slice[T]:
    """The page between two places."""
    _check(asked)
    stop = max(start, stop)
    if asked.first is not None or asked.last is None:
        stop = min(stop, start + (USUAL_PAGE if asked.first is None else asked.first))
    if asked.last is not None:
        start = max(start, stop - asked.last)
    return Slice(rows[start:stop], cursors[start:stop], start > 0, stop < len(cursors))


def cut_latest_first(rows: Sequence[T], cursors: Sequence[str], asked: Asked) -> Slice[T]:
    """The page of a list shown from its end; rows and cursors are given in ascending order."""
    usual = USUAL_PAGE if asked.first is None and asked.last is None else asked.first
    turned = cut(rows, cursors, Asked(asked.last, asked.before, usual, asked.after))
    return Slice(
        turned.rows[::-1],
        turned.cursors[::-1],
        has_previous_page=turned.has_next_page,
        has_next_page=turned.has_previous_page,
    )


def _check(asked: Asked) -> None:
    for name, size in (("first", asked.first), ("last", asked.last)):
        if size is not None and not 0 <= size <= LARGEST_PAGE:
            said = _SIZE.filled(name=name, most=LARGEST_PAGE, size=size)
            raise BadQuestion(said, (Complaint(name, "out-of-range", said),))


_GONE = Words(
    "Con trỏ {cursor} không còn trong danh sách; hãy hỏi với asOf của trang đầu.",
    "The cursor {cursor} is no longer in the list; ask with the asOf of the first page.",
)
_SIZE = Words(
    "{name} phải từ 0 đến {most}, không phải {size}.", "{name} must be 0 to {most}, not {size}."
)
