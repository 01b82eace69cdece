"""What a list is asked for, read from the query, and the page that answers it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple, TypeVar

from fastapi import Request

from registry.catalogue import RecordedFact, Version, View
from registry.catalogue.cursor import Cursor
from registry.catalogue.listing import facet_names
from registry.catalogue.ordering import Sort
from registry.catalogue.selecting import Selection, reference_names
from registry.errors import BadQuestion, Complaint, NoAnswer
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.service import Service
from registry.versions.asking import read_as_of
from registry.words import Words
from registry_api import links
from registry_api.asking import CLOCKS

T = TypeVar("T", Version, RecordedFact)

SHAPING = frozenset({"limit", "cursor", "fields", "include", "format", "updated_after", "sort"})
"""The parameters of every list, besides the clocks and what filters it."""


def parameters(kind: Kind) -> frozenset[str]:
    """Every parameter the list of a kind takes."""
    filters = {*facet_names(kind), *reference_names(kind), "refers_to"}
    return CLOCKS | SHAPING | filters


def selection_of(request: Request, service: Service, kind: Kind) -> Selection:
    """The filters and the order that a query asks for.

    :raises BadQuestion: for a value that cannot be read.
    """
    refers_to = request.query_params.getlist("refers_to")
    return Selection(
        filters=_given(request, facet_names(kind)),
        references=_given(request, reference_names(kind)),
        refers_to=tuple(map(Key.parse, refers_to)),
        updated_after=_updated_after(request, service),
        sort=_sort(request),
    )


class Beside(NamedTuple):
    """The cursors of the pages beside one."""

    before: Cursor | None
    """Where the page before begins; ``None`` on the first two pages."""
    after: Cursor | None
    """Where the next page begins; ``None`` on the last."""


@dataclass(frozen=True)
class PageOf(Generic[T]):
    """A stretch of rows, and the names of the rows after which the pages beside it begin."""

    rows: Sequence[T]
    before: str | None
    after: str | None

    def beside(self, view: View) -> Beside:
        """The cursors of the pages beside it."""
        return beside(view, self.before, self.after)


def beside(view: View, before: str | None, after: str | None) -> Beside:
    """The cursors of the pages that begin after these rows."""
    day, revision = view.valid_at, view.as_of
    return Beside(
        None if before is None else Cursor(day, revision, before),
        None if after is None else Cursor(day, revision, after),
    )


def page_of(rows: Sequence[T], cursor: Cursor | None, limit: int) -> PageOf[T]:
    """The rows after a cursor, in a list that does not move because both clocks stand still.

    :raises NoAnswer: if the row the cursor names is not in the list.
    """
    start = 0 if cursor is None else _place_after(rows, cursor.after)
    end = start + limit

    return PageOf(
        rows=rows[start:end],
        before=_name(rows[start - limit - 1]) if start > limit else None,
        after=_name(rows[end - 1]) if end < len(rows) else None,
    )


def page_links(
    path: str, pairs: list[tuple[str, str]], beside: Beside, question: str
) -> dict[str, str]:
    """The addresses of this page and of those beside it.

    :param pairs: the query of this page.
    """
    left_out = {*CLOCKS, "cursor"}
    plain: list[tuple[str, str]] = [(name, one) for name, one in pairs if name not in left_out]

    def at(cursor: Cursor) -> str:
        return links.with_query(path, [*plain, ("cursor", cursor.written(question))])

    found = {"self": links.with_query(path, pairs)}
    if beside.after is not None:
        found["next"] = at(beside.after)
    if beside.before is not None:
        found["prev"] = at(beside.before)
    return found


def question_of(request: Request, about: str) -> str:
    """What a cursor is bound to: what is listed, the filters and the order."""
    shaping = {*CLOCKS, "limit", "cursor", "fields", "include", "format"}
    pairs = sorted(pair for pair in request.query_params.multi_items() if pair[0] not in shaping)
    return links.with_query(about, pairs)


def pages(path: str, pairs: list[tuple[str, str]], found: dict[str, str]) -> list[tuple[str, str]]:
    """The pages beside this one as a ``Link`` header; none where there are none."""
    said = [(found[name], str(name)) for name in ("next", "prev") if name in found]
    plain = [pair for pair in pairs if pair[0] != "cursor"]
    if len(plain) < len(pairs):
        said.append((links.with_query(path, plain), "first"))
    link = ", ".join(f'<{address}>; rel="{name}"' for address, name in said)
    return [("Link", link)] if link else []


def moved_to(request: Request, view: View, cursor: Cursor | None) -> View:
    """The view a cursor fixes.

    :raises NoAnswer: if the query sets a clock otherwise, or the revision is yet to come.
    """
    if cursor is None:
        return view
    asked = request.query_params.get("valid_at"), request.query_params.get("as_of")
    differs = (asked[0] and cursor.valid_at != view.valid_at) or (
        asked[1] and cursor.as_of != view.as_of
    )
    if differs or cursor.as_of > view.catalogue.revision:
        raise NoAnswer(_OTHER_CLOCKS, (Complaint("cursor", "other-clocks", _OTHER_CLOCKS),))
    return view.catalogue.at(cursor.valid_at, cursor.as_of)


def _given(request: Request, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    query = request.query_params
    return {name: tuple(query.getlist(name)) for name in names if name in query}


def _updated_after(request: Request, service: Service) -> int | None:
    given = request.query_params.get("updated_after")
    if given is None:
        return None
    try:
        moment = read_as_of(given, service.now())
    except BadQuestion as error:
        wrong = tuple(replace(one, pointer="updated_after") for one in error.complaints)
        raise type(error)(error.message, wrong) from None
    if moment is None:
        return service.catalogue.revision
    return service.catalogue.revision_at(moment) if isinstance(moment, str) else moment


def _sort(request: Request) -> Sort:
    given = request.query_params.get("sort", Sort.CODE.value)
    if given not in set(Sort):
        said = _NO_SORT.filled(given=given[:40], known=", ".join(Sort))
        raise BadQuestion(said, (Complaint("sort", "unknown-value", said),))
    return Sort(given)


def _name(row: Version | RecordedFact) -> str:
    return row.key.code if isinstance(row, Version) else str(row.revision)


def _place_after(rows: Sequence[T], name: str) -> int:
    place = next((index for index, row in enumerate(rows) if _name(row) == name), None)
    if place is None:
        raise NoAnswer(_GONE, (Complaint("cursor", "unreadable", _GONE),))
    return place + 1


_NO_SORT = Words(
    "Không sắp xếp được theo {given!r}; có: {known}.",
    "It cannot be sorted by {given!r}; there is: {known}.",
)
_OTHER_CLOCKS = Words(
    "cursor đã ấn định valid_at và as_of; hãy bỏ hai tham số này.",
    "The cursor fixes valid_at and as_of; leave them out.",
)
_GONE = Words(
    "Không có dòng mà cursor nêu trong danh sách.",
    "The row that the cursor names is not in the list.",
)
