"""Everything that can be asked, at the top."""

from typing import Annotated, Any

import strawberry

from registry.kinds import Kind
from registry.kinds.reading import Key
from registry_graphql.clocks import AsOf, Info, ValidAt, view_of
from registry_graphql.ids import record_of
from registry_graphql.listing import list_field
from registry_graphql.making import Fields, Shell, field, make_type, shell
from registry_graphql.seen import Record
from registry_graphql.shells import KINDS, NODE

Code = Annotated[str, strawberry.argument(description="Mã — The item's code.")]
Id = Annotated[strawberry.ID, strawberry.argument(description="A global id.")]
Ids = Annotated[list[strawberry.ID], strawberry.argument(description="Global ids, at most 1000.")]


def query_type() -> Shell:
    """The root of all queries."""
    return make_type(shell("Query"), {**_reading(), **_nodes()}, "Tra cứu — Everything to ask.")


def _reading() -> Fields:
    found = {}
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
        return Record(view, view.get(Key(kind, code)).version)

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
