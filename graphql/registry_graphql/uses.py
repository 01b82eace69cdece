"""References both ways: what a record refers to, and what refers to it."""

from collections.abc import Set as AbstractSet
from functools import cache
from typing import Annotated, Any

import strawberry

from registry.catalogue import View
from registry.catalogue.closure import closure
from registry.catalogue.membership import members_of
from registry.kinds import MODELS, Kind
from registry.kinds.collection import Evidence
from registry.kinds.marks import CodeOf, RefersTo
from registry.kinds.reading import Key, Reference
from registry.kinds.shape import leaves
from registry_graphql.clocks import AsOf, Info, ValidAt, view_of
from registry_graphql.connections import connection_type
from registry_graphql.listing import list_field
from registry_graphql.making import Fields, Shell, each, field, make_type, shell
from registry_graphql.paging import After, Asked, Before, First, Last, Slice, cut
from registry_graphql.seen import Record, follow
from registry_graphql.shells import KINDS, RECORD
from registry_graphql.terms import enumeration
from registry_graphql.wordtypes import WordsType


def reference_fields() -> Fields:
    """Fields of every record."""
    return {
        "references": field(
            each(_reference_type()),
            "Tham chiếu — Everything it refers to, and where.",
            lambda root: [_Seen(root.view, one) for one in root.version.references()],
        ),
        "refers_to": field(
            list[RECORD],
            "Tham chiếu tới — The items it refers to, each once; of one kind if asked.",
            _refers_to(),
        ),
        "used_by": field(
            _uses(), "Được dùng bởi — The records in force that refer to it.", _used_by()
        ),
        "collections": field(
            each(_membership_type()),
            "Thuộc bộ, danh sách — The collections in force that hold it.",
            _collections,
        ),
        "closure": field(
            _closure_type(),
            "Toàn bộ định nghĩa — All that its meaning rests on, under one digest.",
            lambda root: _Closed(root.view, closure(root.view, root.version.key)),
        ),
    }


def back_fields(kind: Kind) -> Fields:
    """For a kind: a list of each other kind that can refer to it, e.g. ``indicators`` of a body."""
    own = MODELS[kind].model_fields
    return {
        source.plural: list_field(
            source,
            f"{source.words.vi} — The {source.plural} in force that refer to it; filters tell in "
            "which role.",
            among=_referring(source),
        )
        for source in Kind
        if source is not Kind.COLLECTION and source.plural not in own and _can_refer(source, kind)
    }


def _can_refer(source: Kind, target: Kind) -> bool:
    marks = (leaf.above[0] for leaf in leaves(MODELS[source]))
    return any(
        ((refers := at.mark(RefersTo)) is not None and refers.kind is target)
        or (at.mark(CodeOf) is not None and target is Kind.CODELIST)
        for at in marks
    )


def _referring(source: Kind) -> Any:
    def among(root: Any, view: View) -> AbstractSet[Key]:
        return {one.key for one in view.used_by(root.version.key) if one.key.kind is source}

    return among


class _Seen:
    """A reference, with the view it is followed in."""

    __slots__ = ("reference", "view")

    def __init__(self, view: View, reference: Reference) -> None:
        self.view = view
        self.reference = reference


@cache
def _reference_type() -> Shell:
    return make_type(
        shell("Reference"),
        {
            "pointer": field(
                str,
                "Vị trí — JSON Pointer into the content, as REST writes it.",
                lambda root: root.reference.pointer,
            ),
            "key": field(
                str, "Khóa — The item, `kind:code`.", lambda root: str(root.reference.key)
            ),
            "record": field(
                RECORD | None,
                "Bản ghi — The item: in force, or else as last known.",
                lambda root: follow(root.view, root.reference.key),
            ),
            "entry_code": field(
                str | None,
                "Mã trong danh mục — For a codelist: the code that is named.",
                lambda root: root.reference.item,
            ),
            "entry_words": field(
                WordsType | None, "Tên của mã — The name of that code.", _entry_words
            ),
        },
        "Tham chiếu — A place in a content that names another item.",
    )


def _entry_words(root: _Seen) -> Any:
    item = root.reference.item
    return None if item is None else root.view.code_name(root.reference.key.code, item)


def _refers_to() -> Any:
    def resolve(
        root: Any, info: Info, kind: Any = None, valid_at: ValidAt = None, as_of: AsOf = None
    ) -> Any:
        view = view_of(root, info, valid_at, as_of)
        keys = (key for key in root.version.targets if kind in (None, key.kind))
        return [one for key in keys if (one := follow(view, key)) is not None]

    resolve.__annotations__["kind"] = _KIND
    return resolve


class Uses:
    """The records that refer to one, by kind and code, and the page asked for."""

    __slots__ = ("key", "page", "total", "view")

    def __init__(self, view: View, key: Key, kind: Kind | None, asked: Asked) -> None:
        """Find them."""
        found = [one for one in view.used_by(key) if kind in (None, one.key.kind)]
        self.view, self.key, self.total = view, key, len(found)
        self.page: Slice[Any] = cut(found, [str(one.key) for one in found], asked)

    @property
    def nodes(self) -> list[Record]:
        """The records of the page."""
        return [Record(self.view, version) for version in self.page.rows]


def _used_by() -> Any:
    def resolve(
        root: Any,
        info: Info,
        kind: Any = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Any:
        return Uses(root.view, root.version.key, kind, Asked(first, after, last, before))

    resolve.__annotations__["kind"] = _KIND
    return resolve


@cache
def _uses() -> Shell:
    return connection_type(RECORD)


@cache
def _membership_type() -> Shell:
    return make_type(
        shell("Membership"),
        {
            "collection": field(
                KINDS[Kind.COLLECTION], "Bộ, danh sách — The collection.", lambda root: root[0]
            ),
            "evidence": field(
                enumeration(Evidence),
                "Bằng chứng — How its membership is known.",
                lambda root: root[1]["evidence"],
            ),
            "source": field(
                str | None, "Nguồn — Where it was read.", lambda root: root[1].get("source")
            ),
            "source_en": field(
                str | None,
                "Nguồn (tiếng Anh) — The source in English; absent when it reads alike in both.",
                lambda root: root[1].get("source_en"),
            ),
            "note": field(str | None, "Ghi chú — Remarks.", lambda root: root[1].get("note")),
            "note_en": field(
                str | None,
                "Ghi chú (tiếng Anh) — The remarks in English.",
                lambda root: root[1].get("note_en"),
            ),
        },
        "Thành viên — That an item belongs to a collection, and how that is known.",
    )


def _collections(root: Any) -> list[Any]:
    view, name = root.view, str(root.version.key)
    found = []
    for source in sorted(view.catalogue.sources.get(root.version.key, ())):
        version = view.find(source) if source.kind is Kind.COLLECTION else None
        member = members_of(version).get(name) if version else None
        if version is not None and member is not None:
            found.append((Record(view, version), member))
    return found


class _Closed:
    """A closure, with the view its parts are seen in."""

    __slots__ = ("found", "view")

    def __init__(self, view: View, found: Any) -> None:
        self.view = view
        self.found = found


@cache
def _closure_type() -> Shell:
    return make_type(
        shell("Closure"),
        {
            "digest": field(
                str,
                "Mã băm — SHA-256 over the canonical list of all parts.",
                lambda root: f"sha256:{root.found.digest}",
            ),
            "parts": field(
                list[RECORD],
                "Các phần — Every version its meaning rests on, itself among them.",
                lambda root: [Record(root.view, part.version) for part in root.found.parts],
            ),
            "missing": field(
                list[str],
                "Còn thiếu — What is referred to and was not known, `kind:code`.",
                lambda root: [str(key) for key in root.found.missing],
            ),
        },
        "Toàn bộ định nghĩa — An item with all it refers to, directly or not.",
    )


_KIND: Any = Annotated[
    enumeration(Kind) | None, strawberry.argument(description="Only items of this kind.")
]
