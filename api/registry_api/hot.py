"""The two questions asked most, a record and a list of a kind, answered from fragments.

The routes of FastAPI and the quick way past them (``quick``) both answer by these, so that they
cannot differ.
"""

from typing import NamedTuple

from registry.catalogue import View
from registry.catalogue.cursor import Cursor
from registry.catalogue.selecting import Selected, Selection
from registry.catalogue.turning import list_since, record_since
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.service import Service
from registry_api.asking import USUAL_PAGE
from registry_api.fragments import Fragment, Fragments, Said, fragment
from registry_api.json import CURRENT, dumps
from registry_api.listed import beside, page_links, page_of, pages
from registry_api.relating import end, relations
from registry_api.shapes.facts import in_force
from registry_api.shapes.lists import included, listed
from registry_api.shapes.parts import asked, facet
from registry_api.shapes.records import record

HEADERS = (
    ("Content-Type", "application/json"),
    ("Cache-Control", CURRENT),
    ("Content-Language", "vi, en"),
)


class Answered(NamedTuple):
    """An answer as bytes, and the headers it has besides those of every answer."""

    body: bytes
    etag: str
    said: Said


def answer_record(fragments: Fragments, service: Service, view: View, key: Key) -> Answered:
    """The record in force.

    :raises NotFound: as ``View.get``.
    """
    today = service.now_as_of(view)

    def made() -> Fragment:
        found = in_force(view, key)
        said = (*relations(view, found.version), *end(view, found.version))
        return fragment(record(view, found, today), said)

    since = record_since(view, key)
    return ended(fragments.find(view, since, (key, today.valid_at), made), view)


class Listed(NamedTuple):
    """What a list of a kind is asked for, but for the clocks."""

    kind: Kind
    selection: Selection = Selection()
    cursor: Cursor | None = None
    limit: int = USUAL_PAGE
    fields: frozenset[str] | None = None
    include: frozenset[Kind] = frozenset()
    question: str = ""
    """The same in words, to which cursors are bound."""


def answer_list(
    fragments: Fragments, view: View, asked_for: Listed, path: str, pairs: list[tuple[str, str]]
) -> Answered:
    """A page of a list.

    :param path: where it was asked for, and ``pairs`` with what query, for the links in it.
    :raises BadQuestion: for a value outside a closed list, or a cursor of another.
    """
    after = asked_for.cursor.after if asked_for.cursor else None
    name = (asked_for.question, after, *asked_for[3:6])
    since = list_since(view, asked_for.kind)
    found = fragments.find(view, since, name, lambda: _page(view, asked_for))
    addresses = page_links(path, pairs, beside(view, *found.marks), asked_for.question)
    answered = ended(found, view, b',"links":' + dumps(addresses))
    return answered._replace(said=tuple(pages(path, pairs, addresses)))


def _page(view: View, asked_for: Listed) -> Fragment:
    found = Selected(view, asked_for.kind, asked_for.selection)
    page = page_of(found.rows, asked_for.cursor, asked_for.limit)
    shown: Json = {
        "kind": asked_for.kind.value,
        "total": len(found.rows),
        "items": [listed(view, version, asked_for.fields) for version in page.rows],
        "facets": [facet(count) for count in found.facets],
    }
    if asked_for.include:
        shown["included"] = included(view, page.rows, asked_for.include)
    return fragment(shown, marks=(page.before, page.after))


def ended(found: Fragment, view: View, more: bytes = b"") -> Answered:
    """A fragment with the clocks asked for, and what comes after them."""
    tail = dumps(asked(view)) + more + b"}"
    return Answered(found.head + tail, found.etag(tail), found.said)
