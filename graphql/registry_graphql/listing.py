"""Lists of a kind as connections: filters, facets, pages."""

from collections.abc import Callable, Set as AbstractSet
from functools import cache
from typing import Annotated, Any

import strawberry

from registry.catalogue import View
from registry.catalogue.closed import check_values
from registry.catalogue.listing import Count, FacetCount, Filters, table
from registry.catalogue.ordering import Sort, ordered
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry_graphql.clocks import AsOf, Info, ValidAt, view_of
from registry_graphql.connections import connection_type
from registry_graphql.filters import filter_of, wanted
from registry_graphql.making import Shell, each, field, make_type, shell
from registry_graphql.paging import After, Asked, Before, First, Last, cut, cut_in_order
from registry_graphql.seen import Record
from registry_graphql.shells import KINDS
from registry_graphql.terms import enumeration
from registry_graphql.wordtypes import WordsType

Among = Callable[[Any, View], AbstractSet[Key]]
"""Which items a list below a thing is about, in a view."""


_WHERE = "Bộ lọc — Only those that pass every filter; any of the values within one."

_ORDER = "Thứ tự — What the list is sorted by; where two records are alike, the code decides."


class Listing:
    """A list of one kind, or a part of it, as it was asked for."""

    __slots__ = ("_among", "_filters", "_kind", "_rows", "page", "view")

    def __init__(
        self,
        view: View,
        kind: Kind,
        filters: Filters,
        asked: Asked,
        *,
        among: AbstractSet[Key] | None = None,
        sort: Sort = Sort.CODE,
    ) -> None:
        """Find the rows and cut the page."""
        self.view = view
        self._kind, self._filters, self._among = kind, filters, among
        check_values(view, kind, filters)
        self._rows, codes = table(view, kind).select(filters, among)
        if sort is Sort.CODE:
            self.page = cut(self._rows, codes, asked)
        else:
            rows = ordered(view, self._rows, sort)
            self.page = cut_in_order(rows, [row.key.code for row in rows], asked)

    @property
    def total(self) -> int:
        """How many records the whole list has."""
        return len(self._rows)

    @property
    def nodes(self) -> list[Record]:
        """The records of the page."""
        view = self.view
        return [Record(view, version) for version in self.page.rows]

    @property
    def facets(self) -> tuple[FacetCount, ...]:
        """The facet counts of the whole list."""
        return table(self.view, self._kind).counts(self.view, self._filters, self._among)


def list_field(kind: Kind, said: str, *, among: Among | None = None) -> Any:
    """A field that lists a kind: all in force, or those ``among`` gives for the thing above."""

    def resolve(
        root: Any,
        info: Info,
        where: Any = None,
        order_by: Any = Sort.CODE,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        valid_at: ValidAt = None,
        as_of: AsOf = None,
    ) -> Any:
        view = view_of(root, info, valid_at, as_of)
        asked = Asked(first, after, last, before)
        keys = among(root, view) if among else None
        return Listing(view, kind, wanted(where), asked, among=keys, sort=order_by)

    resolve.__annotations__["where"] = Annotated[
        filter_of(kind) | None, strawberry.argument(description=_WHERE)
    ]
    resolve.__annotations__["order_by"] = Annotated[
        enumeration(Sort), strawberry.argument(description=_ORDER)
    ]
    return field(connection_of(kind), said, resolve)


@cache
def connection_of(kind: Kind) -> Shell:
    """The connection type of a kind."""
    facets = field(
        each(facet_type()),
        "Các mặt lọc — Every facet with the counts of its values, its own filter left out.",
        lambda root: root.facets,
    )
    return connection_type(KINDS[kind], {"facets": facets})


@cache
def facet_type() -> Shell:
    """The type of a facet with its counts."""
    value = make_type(
        shell("FacetValue"),
        {
            "value": field(str, "Giá trị — The value, as filters take it.", _value),
            "count": field(int, "Số lượng — How many have it.", lambda root: root.count),
            "words": field(WordsType | None, "What a person calls it.", lambda root: root.words),
        },
        "Giá trị của một mặt lọc — A value of a facet.",
    )
    return make_type(
        shell("Facet"),
        {
            "name": field(str, "Tên tham số — What the filter is called.", lambda root: root.name),
            "label": field(WordsType, "What a person calls it.", lambda root: root.label),
            "values": field(
                each(value),
                "Các giá trị — Its values, the most frequent first.",
                lambda root: root.values,
            ),
            "without": field(
                int,
                "Chưa rõ — How many have no value here: not known, which is not none.",
                lambda root: root.without,
            ),
        },
        "Mặt lọc — A facet of a list with its counts.",
    )


def _value(root: Count) -> str:
    return root.value
