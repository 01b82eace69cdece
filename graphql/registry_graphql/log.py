"""Lines of the log, chained by hashes; and the lines about one item."""

from functools import cache
from typing import Annotated, Any

import orjson
import strawberry

from registry.catalogue import Catalogue, View
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.store.entry import Action, Entry
from registry_graphql.clocks import Info, view_of
from registry_graphql.connections import connection_type
from registry_graphql.ids import numbered
from registry_graphql.making import Shell, field, make_type
from registry_graphql.paging import After, Asked, Before, First, Last, Slice, cut
from registry_graphql.scalars import Instant, Json
from registry_graphql.seen import Fact, Line, Record
from registry_graphql.shells import FACT, LINE, RECORD
from registry_graphql.terms import enumeration
from registry_graphql.wordtypes import WordsType

Since = Annotated[int, strawberry.argument(description="The revision to begin after.")]


@cache
def line_type() -> Shell:
    """The type of a line of the log."""
    LINE.is_type_of = lambda obj, _info: isinstance(obj, Line)
    return make_type(
        LINE,
        {
            "id": field(strawberry.ID, "Định danh — A global id.", _id),
            "revision": field(
                int,
                "Số dòng — Which line; `changes(since:)` goes on after it.",
                lambda root: root.entry.revision,
            ),
            "instant": field(Instant, "Lúc — When.", lambda root: root.entry.instant),
            "actor": field(str, "Người — Who.", lambda root: root.entry.actor),
            "action": field(
                enumeration(Action), "Việc — What was done.", lambda root: root.entry.action
            ),
            "action_words": field(
                WordsType,
                "Việc — What was done. In words.",
                lambda root: Action(root.entry.action).words,
            ),
            "item_key": field(
                str | None,
                "Khóa của đối tượng — The item it is about, `kind:code`.",
                lambda root: None if (key := key_of(root.entry)) is None else str(key),
            ),
            "record": field(
                RECORD | None,
                "Bản ghi — The version it is about, as known right after this line.",
                _record,
            ),
            "fact": field(
                FACT | None, "Sự kiện — The fact it recorded or voided, as known then.", _fact
            ),
            "version": field(
                str | None, "Phiên bản — Its number.", lambda root: _number(root.entry)
            ),
            "note": field(
                str | None, "Ghi chú — Said by who wrote it.", lambda root: root.entry.note or None
            ),
            "payload": field(
                Json,
                "Chi tiết — What else the line holds.",
                lambda root: orjson.loads(root.entry.payload),
            ),
            "digest": field(
                str | None, "Mã băm của nội dung — Of what it brought in.", _entry("digest")
            ),
            "previous": field(str, "Mã băm dòng trước — Of the line before.", _entry("previous")),
            "hash": field(str, "Mã băm của dòng — Of this line.", _entry("hash")),
        },
        "Dòng nhật ký — One committed change of the catalogue.",
    )


def lines_about(view: View, key: Key) -> list[Line]:
    """Every line about an item, and about facts that name it, known in the view; oldest first."""
    catalogue = view.catalogue
    revisions = _about_versions(catalogue, key) | _about_facts(catalogue, key)
    return [
        Line(view, catalogue.lines[revision - 1])
        for revision in sorted(revisions)
        if revision <= view.as_of
    ]


def key_of(entry: Entry) -> Key | None:
    """The item a line is about."""
    return Key(Kind(entry.kind), entry.code) if entry.kind and entry.code else None


def _about_versions(catalogue: Catalogue, key: Key) -> set[int]:
    found: set[int] = set()
    for version in catalogue.items.get(key, ()):
        found |= {version.revision, *(one.revision for one in version.statuses)}
        found |= {known for known, _ in version.endings}
        found |= {version.voided} if version.voided else set()
    return found


def _about_facts(catalogue: Catalogue, key: Key) -> set[int]:
    found: set[int] = set()
    for fact in catalogue.facts_about.get(key, ()):
        found |= {fact.revision, fact.voided} if fact.voided else {fact.revision}
    return found


def _id(root: Any) -> str:
    return f"line:{root.entry.revision}"


def _number(entry: Entry) -> str | None:
    return entry.number if entry.kind else None


def _record(root: Any) -> Record | None:
    entry = root.entry
    key = key_of(entry)
    if key is None or entry.number is None:
        return None
    then = root.view.catalogue.at(root.view.valid_at, entry.revision)
    return numbered(then, key, entry.number)


def _fact(root: Any) -> Fact | None:
    entry = root.entry
    named = int(entry.number) if entry.action == Action.VOID_FACT.value else entry.revision
    found = root.view.catalogue.facts.get(named)
    return None if found is None else Fact(root.view, found)


def _entry(name: str) -> Any:
    return lambda root: getattr(root.entry, name)


class Lines:
    """Lines of the log after a revision, oldest first, and the page asked for."""

    __slots__ = ("nodes", "page", "total", "view")

    def __init__(self, view: View, since: int, asked: Asked) -> None:
        """Find them; only what the view knows."""
        lines = view.catalogue.lines[max(since, 0) : view.as_of]
        self.view, self.total = view, len(lines)
        self.page: Slice[Entry] = cut(lines, [f"{one.revision:09}" for one in lines], asked)
        self.nodes = [Line(view, one) for one in self.page.rows]


def log_field() -> Any:
    """The log, in pages."""
    return field(
        connection_type(line_type()),
        "Nhật ký — The lines of the log after a revision, oldest first, without a gap.",
        _lines,
    )


def _lines(
    root: Any,
    info: Info,
    since: Since = 0,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Any:
    return Lines(view_of(root, info), since, Asked(first, after, last, before))
