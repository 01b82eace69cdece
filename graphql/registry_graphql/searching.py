"""Search: finding records by what was meant, and suggesting while somebody types."""

import asyncio
from functools import cache
from typing import Annotated, Any

import strawberry

from registry.catalogue import View
from registry.facts.statements import StageName
from registry.kinds import Kind
from registry.search import FACETS, LARGEST_PAGE, Found, Fragment, Hit, Question, Why
from registry.versions.status import Status
from registry_graphql.bodies import held, holder_type
from registry_graphql.clocks import AsOf, Info, ValidAt, view_of
from registry_graphql.connections import connection_type
from registry_graphql.filters import wanted
from registry_graphql.listing import facet_type
from registry_graphql.making import Fields, Shell, describe, each, field, make_type, shell
from registry_graphql.paging import After, Slice
from registry_graphql.seen import Record
from registry_graphql.shells import RECORD
from registry_graphql.terms import enumeration
from registry_graphql.wordtypes import WordsType

USUAL_HITS = 20
MOST_SUGGESTIONS = 50

_TYPES: dict[str, Any] = {"kind": Kind, "status": Status, "stage": StageName}
"""Facets whose values are terms."""

Text = Annotated[str, strawberry.argument(description="Câu hỏi — As typed, with marks or without.")]
Limit = Annotated[
    int, strawberry.argument(description=f"How many at most; at most {MOST_SUGGESTIONS}.")
]
Hits = Annotated[
    int | None,
    strawberry.argument(
        description=f"How many at most. Default {USUAL_HITS}, at most {LARGEST_PAGE}."
    ),
]


def search_fields() -> Fields:
    """Search at the top."""
    return {
        "search": field(
            _found_type(),
            "Tìm kiếm — The records that answer a query, best first; Vietnamese with marks or "
            "without, abbreviations, numbers of documents, raw Telex.",
            _search(),
        ),
        "suggest": field(
            each(_suggestion_type()),
            "Gợi ý — The records whose names go on as typed, the likeliest first.",
            _suggest,
        ),
    }


class _Answer:
    """What was found, with the view it was found in."""

    __slots__ = ("found", "page", "view")

    def __init__(self, view: View, found: Found, offset: int) -> None:
        self.view, self.found = view, found
        cursors = [str(offset + at) for at in range(1, len(found.hits) + 1)]
        self.page: Slice[Hit] = Slice(
            found.hits, cursors, offset > 0, found.next_offset is not None
        )

    @property
    def total(self) -> int:
        """How many match."""
        return self.found.total

    @property
    def nodes(self) -> list[tuple[View, Any]]:
        """The hits of the page."""
        return [(self.view, hit) for hit in self.found.hits]


@cache
def _found_type() -> Shell:
    return connection_type(
        _hit_type(),
        {
            "facets": field(
                each(facet_type()),
                "Các mặt lọc — Facets over all hits, each without its own filter.",
                lambda root: root.found.facets,
            ),
            "read_as": field(
                str,
                "Hiểu là — The query as it was understood: raw keys decoded, slips mended.",
                lambda root: root.found.read_as,
            ),
            "did_you_mean": field(
                str | None,
                "Có phải bạn tìm — A better spelling, only when little was found.",
                lambda root: root.found.did_you_mean,
            ),
        },
    )


@cache
def _hit_type() -> Shell:
    return make_type(
        shell("SearchHit"),
        {
            "record": field(
                RECORD,
                "Bản ghi — The version in force on the day, else the last one known.",
                lambda root: Record(root[0], root[1].version),
            ),
            "score": field(
                float, "Điểm — Comparable only within one answer.", lambda root: root[1].score
            ),
            "why": field(
                enumeration(Why), "Vì sao — What matched.", lambda root: root[1].why.value
            ),
            "why_words": field(
                WordsType, "Vì sao — What matched. In words.", lambda root: root[1].why.words
            ),
            "fragments": field(
                each(_fragment_type()),
                "Trích đoạn — The name, then the text that says most.",
                lambda root: root[1].fragments,
            ),
            "older": field(
                RECORD | None,
                "Bản cũ — The version that matched, when it is another one.",
                lambda root: (
                    Record(root[0], root[1].older, is_exact=True) if root[1].older else None
                ),
            ),
            "duties_held_by": field(
                each(holder_type()),
                "Cơ quan giữ nhiệm vụ — For a body that is no more: who holds its duties that day.",
                lambda root: [held(root[0], one) for one in root[1].holders],
            ),
        },
        "Kết quả — One item found.",
    )


@cache
def _suggestion_type() -> Shell:
    return make_type(
        shell("Suggestion"),
        {
            "record": field(
                RECORD, "Bản ghi — The record.", lambda root: Record(root[0], root[1].version)
            ),
            "fragment": field(
                _fragment_type(),
                "Trích đoạn — The name, with what was typed marked.",
                lambda root: root[1].fragment,
            ),
        },
        "Gợi ý — A record someone may be about to type the name of.",
    )


@cache
def _fragment_type() -> Shell:
    part = make_type(
        shell("FragmentPart"),
        {
            "text": field(str, "Chữ — As written in the record.", lambda root: root.text),
            "matched": field(bool, "Khớp — Whether it matched.", lambda root: root.matched),
        },
        "Đoạn — A stretch of a fragment.",
    )
    return make_type(
        shell("Fragment"),
        {
            "pointer": field(
                str, "Vị trí — JSON Pointer into the content.", lambda root: root.pointer
            ),
            "label": field(WordsType, "Tên trường — In words.", lambda root: root.label),
            "text": field(str, "Văn bản — The whole fragment.", _whole),
            "parts": field(
                each(part), "Các đoạn — Cut where matches begin and end.", lambda root: root.parts
            ),
        },
        "Trích đoạn — A text of the record around the match.",
    )


@cache
def _filter() -> Shell:
    bare = shell("SearchFilter")
    for name, words in FACETS.items():
        kind = enumeration(_TYPES[name]) if name in _TYPES else bool if name == "in_force" else str
        bare.__annotations__[name] = each(kind) | None
        said = f"{describe(words)}: any of these."
        setattr(bare, name, strawberry.field(description=said, default=None))
    return strawberry.input(bare, description="Bộ lọc — Which hits: those that pass every filter.")


def _search() -> Any:
    async def resolve(
        root: Any,
        info: Info,
        query: Text,
        where: Any = None,
        first: Hits = None,
        after: After = None,
        valid_at: ValidAt = None,
        as_of: AsOf = None,
    ) -> _Answer:
        view = view_of(root, info, valid_at, as_of)
        offset = int(after) if after and after.isascii() and after.isdigit() else 0
        limit = USUAL_HITS if first is None else first
        question = Question(query, wanted(where), offset, limit)
        await info.context.service.search_at_hand(view)
        # An index that must first be brought up to the log would keep everybody else waiting.
        found = await asyncio.to_thread(info.context.service.search.find, view, question)
        return _Answer(view, found, offset)

    resolve.__annotations__["where"] = Annotated[
        _filter() | None, strawberry.argument(description="Only hits that pass every filter.")
    ]
    return resolve


async def _suggest(
    root: Any,
    info: Info,
    query: Text,
    limit: Limit = 10,
    valid_at: ValidAt = None,
    as_of: AsOf = None,
) -> list[tuple[View, Any]]:
    view = view_of(root, info, valid_at, as_of)
    await info.context.service.search_at_hand(view)
    found = await asyncio.to_thread(info.context.service.search.suggest, view, query, limit)
    return [(view, one) for one in found]


def _whole(root: Fragment) -> str:
    return root.text
