"""Facts: one type for each type of fact, and the lists of them."""

from functools import cache
from typing import Annotated, Any

import strawberry

from registry.catalogue import View
from registry.errors import NotFound
from registry.facts import FACTS as MODELS, Fact as Model, FactType
from registry.words import Words
from registry_graphql import shells
from registry_graphql.clocks import AsOf, Info, ValidAt, view_of
from registry_graphql.connections import connection_type
from registry_graphql.contents import content_fields
from registry_graphql.ids import fact_of
from registry_graphql.making import Fields, Shell, field, make_interface, make_type
from registry_graphql.paging import After, Asked, Before, First, Last, Slice, cut
from registry_graphql.scalars import Instant
from registry_graphql.seen import Fact
from registry_graphql.terms import enumeration
from registry_graphql.wordtypes import WordsType

_COMMON = frozenset(Model.model_fields)
Revision = Annotated[int, strawberry.argument(description="The revision that recorded it.")]


def make_facts() -> None:
    """Make the interface of facts and the type of each."""
    make_interface(shells.FACT, _common(), "Sự kiện — A dated statement, with its evidence.")
    for fact_type, bare in shells.FACTS.items():
        model = MODELS[fact_type]
        bare.is_type_of = _is_of(fact_type)
        said = f"{fact_type.words.vi} — {' '.join((model.__doc__ or '').split())}"
        make_type(bare, content_fields(model, without=_COMMON), said)


def _common() -> Fields:
    return {
        "id": field(
            strawberry.ID, "Định danh — A global id.", lambda root: f"fact:{root.fact.revision}"
        ),
        "revision": field(
            int, "Dòng nhật ký — The revision that recorded it: its name.", _fact("revision")
        ),
        "type": field(
            enumeration(FactType), "Loại sự kiện — What it states.", lambda root: root.fact.type
        ),
        "type_words": field(
            WordsType, "Loại sự kiện — In words.", lambda root: root.fact.type.words
        ),
        **content_fields(Model),
        "recorded_at": field(Instant, "Ghi lúc — When it was recorded.", _fact("instant")),
        "recorded_by": field(str, "Người ghi — Who recorded it.", _fact("actor")),
        "voided_at_revision": field(
            int | None,
            "Bị hủy ở dòng — The revision from which it counts no more; absent: it counts.",
            _fact("voided"),
        ),
        "digest": field(
            str,
            "Mã băm — SHA-256 over the canonical JSON of what it states.",
            lambda root: f"sha256:{root.fact.digest}",
        ),
    }


class FactList:
    """Facts in the order they were recorded, and the page asked for."""

    __slots__ = ("nodes", "page", "total", "view")

    def __init__(self, view: View, fact_type: FactType | None, asked: Asked) -> None:
        """Find the facts that count in the view."""
        found = [
            one for one in view.catalogue.all_facts(view.as_of) if fact_type in (None, one.type)
        ]
        self.view = view
        self.total = len(found)
        self.page: Slice[Any] = cut(found, [f"{one.revision:09}" for one in found], asked)
        self.nodes = [Fact(view, one) for one in self.page.rows]


def facts_field() -> Any:
    """All facts that count, by type, in pages."""

    def resolve(
        root: Any,
        info: Info,
        type: Any = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        valid_at: ValidAt = None,
        as_of: AsOf = None,
    ) -> Any:
        view = view_of(root, info, valid_at, as_of)
        return FactList(view, type, Asked(first, after, last, before))

    resolve.__annotations__["type"] = _TYPE
    return field(_facts(), "Sự kiện — Every fact that counts, in the order recorded.", resolve)


def facts_about_field() -> Any:
    """The facts that name a record."""

    def resolve(root: Any, info: Info, type: Any = None) -> Any:
        view = root.view
        return [Fact(view, one) for one in view.facts(root.version.key, type)]

    resolve.__annotations__["type"] = _TYPE
    said = "Sự kiện — The facts that name it and count as known then, oldest first."
    return field(list[shells.FACT], said, resolve)


def fact_field() -> Any:
    """One fact."""
    said = "Một sự kiện — The fact of this revision, void or not."
    return field(shells.FACT | None, said, _one)


@cache
def _facts() -> Shell:
    return connection_type(shells.FACT)


def _one(root: Any, info: Info, revision: Revision, as_of: AsOf = None) -> Any:
    found = fact_of(view_of(root, info, None, as_of), revision)
    if found is None:
        raise NotFound(_NO_FACT.filled(revision=revision))
    return found


def _is_of(fact_type: FactType) -> Any:
    return lambda obj, _info: isinstance(obj, Fact) and obj.fact.type is fact_type


def _fact(name: str) -> Any:
    return lambda root: getattr(root.fact, name)


_TYPE: Any = Annotated[
    enumeration(FactType) | None, strawberry.argument(description="Only facts of this type.")
]
_NO_FACT = Words(
    "Dòng {revision} của nhật ký không ghi sự kiện nào.",
    "Revision {revision} of the log recorded no fact.",
)
