"""Everything that can be asked, at the top."""

from datetime import date
from typing import Annotated, Any

import strawberry

from registry.catalogue import View
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry_graphql.bodies import in_force
from registry_graphql.calendars.agenda import agenda_field
from registry_graphql.changing.asking import asking_fields
from registry_graphql.clocks import AsOf, Info, ValidAt, view_of
from registry_graphql.facts import fact_field, facts_field
from registry_graphql.ids import record_of
from registry_graphql.listing import list_field
from registry_graphql.log import log_field
from registry_graphql.making import Fields, Shell, field, make_type, shell
from registry_graphql.names import resolve_fields
from registry_graphql.scalars import Instant
from registry_graphql.searching import search_fields
from registry_graphql.seen import Record
from registry_graphql.shells import KINDS, NODE
from registry_graphql.tracking.metrics import tracking_fields
from registry_graphql.wordtypes import WordsType

Code = Annotated[str, strawberry.argument(description="Mã — The item's code.")]
Id = Annotated[strawberry.ID, strawberry.argument(description="A global id.")]
Ids = Annotated[list[strawberry.ID], strawberry.argument(description="Global ids, at most 1000.")]


def query_type() -> Shell:
    """The root of all queries."""
    catalogue = make_type(
        shell("Catalogue"),
        {**_clocks(), **_reading()},
        "Danh mục — The whole catalogue with both clocks set: in force on a day, as known then.",
    )
    at = field(
        catalogue,
        "Danh mục ở một thời điểm — Set the clocks once, for everything asked below.",
        view_of_catalogue,
    )
    fields = {"catalogue": at, **_reading(), **_nodes(), **asking_fields()}
    return make_type(shell("Query"), fields, "Tra cứu — Everything to ask.")


def view_of_catalogue(info: Info, valid_at: ValidAt = None, as_of: AsOf = None) -> Any:
    """The clocks of a whole query."""
    return _At(view_of(None, info, valid_at, as_of), is_fixed=valid_at is not None)


class _At:
    """The root of what is asked under ``catalogue``."""

    __slots__ = ("is_fixed", "view")

    def __init__(self, view: View, *, is_fixed: bool) -> None:
        self.view = view
        self.is_fixed = is_fixed
        """The day was named: rules of that day hold for all days of a calendar."""


def _clocks() -> Fields:
    return {
        "valid_at": field(
            date, "Ngày hiệu lực — The day in the world.", lambda root: root.view.valid_at
        ),
        "as_of_revision": field(
            int, "Tính đến dòng — The revision of the log it is known at.", _as_of
        ),
        "as_of_instant": field(
            Instant | None,
            "Tính đến lúc — The instant of that revision; absent before the first.",
            lambda root: root.view.as_of_instant,
        ),
        "nothing_known": field(
            WordsType | None,
            "Vì sao trống — Why every answer is empty: the moment lies before the first record.",
            lambda root: root.view.nothing_known,
        ),
    }


def _as_of(root: _At) -> int:
    return root.view.as_of


def _reading() -> Fields:
    found: dict[str, Any] = {
        "facts": facts_field(),
        "fact": fact_field(),
        **tracking_fields(),
        "calendar": agenda_field(),
        "log": log_field(),
        **search_fields(),
        **resolve_fields(),
    }
    for kind in Kind:
        found[kind.value] = _one(kind)
        said = f"{kind.words.vi} — All {kind.plural} in force, by code, with filters and facets."
        found[kind.plural] = list_field(kind, said)
    return found


def _one(kind: Kind) -> Any:
    def resolve(
        root: Any, info: Info, code: Code, valid_at: ValidAt = None, as_of: AsOf = None
    ) -> Any:
        view = view_of(root, info, valid_at, as_of)
        return Record(view, in_force(view, Key(kind, code)))

    said = f"{kind.words.vi} — The version in force; an error says why there is none."
    return field(KINDS[kind] | None, said, resolve)


def _nodes() -> Fields:
    return {
        "node": field(NODE | None, "Theo định danh — The thing with this global id.", _node),
        "nodes": field(
            list[NODE | None],
            "Theo nhiều định danh — The things with these global ids, in their order.",
            _each_node,
        ),
    }


def _node(info: Info, id: Id) -> Any:
    return record_of(id, info.context)


def _each_node(info: Info, ids: Ids) -> Any:
    return [record_of(id, info.context) for id in ids]
