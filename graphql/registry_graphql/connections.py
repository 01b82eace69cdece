"""Connection types (Relay): edges, nodes, page info, total."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from registry_graphql.making import Shell, each, field, make_type, shell
from registry_graphql.paging import PageInfo


class Edge(NamedTuple):
    """A thing in a list, and its cursor."""

    node: Any
    cursor: str


def connection_type(node: Shell, more: Mapping[str, Any] | None = None) -> Shell:
    """The connection type of a type of node.

    It is resolved on anything with ``nodes`` (of the page), ``page`` (a ``Slice``) and ``total``.
    """
    name = node.__name__
    edge = make_type(
        shell(f"{name}Edge"),
        {
            "node": field(node, "Phần tử — The thing itself.", lambda root: root.node),
            "cursor": field(str, "Con trỏ — Where it lies in the list.", lambda root: root.cursor),
        },
        f"Phần tử của danh sách — A {name} in a list.",
    )
    return make_type(
        shell(f"{name}Connection"),
        {
            "edges": field(each(edge), "The things of the page with their cursors.", _edges),
            "nodes": field(list[node], "The things of the page.", lambda root: root.nodes),
            "page_info": field(PageInfo, "Where the page lies.", lambda root: root.page),
            "total_count": field(
                int, "Tổng số — How many the whole list has.", lambda root: root.total
            ),
            **(more or {}),
        },
        f"Danh sách — A list of {name}, in pages.",
    )


def _edges(root: Any) -> list[Edge]:
    return list(map(Edge, root.nodes, root.page.cursors))
