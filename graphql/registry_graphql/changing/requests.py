"""Change requests: as they stand, and as plain data that an answer kept for a repeat can hold."""

import asyncio
from datetime import date
from functools import cache
from typing import Any

import strawberry

from registry.commands.draft import Weight
from registry.commands.preview import preview
from registry.commands.requesting import (
    ChangeRequest,
    RequestState,
    RequestStep,
    demand_reading,
    read_request,
)
from registry.commands.work import Work, look
from registry.kinds import Kind
from registry.kinds.parsing import plain
from registry.kinds.provenance import Provenance
from registry.kinds.reading import Key
from registry.kinds.shape import Json as Plain
from registry.versions.validity import Basis
from registry_graphql.changing.acting import known
from registry_graphql.changing.previews import Previewed, preview_type
from registry_graphql.clocks import Info
from registry_graphql.contents import part_type
from registry_graphql.making import Shell, each, field, make_type, shell
from registry_graphql.scalars import Instant, Json
from registry_graphql.seen import Part, follow
from registry_graphql.shells import RECORD
from registry_graphql.terms import enumeration
from registry_graphql.wordtypes import WordsType


def plain_request(one: ChangeRequest) -> Plain:
    """A change request as plain data."""
    return {
        "id": one.id,
        "title": one.title,
        "author": one.author,
        "state": one.state.value,
        "edition": one.edition,
        "created_at": one.created_at,
        "changed_at": one.changed_at,
        "drafts": [plain(draft) for draft in one.drafts],
        "events": [
            {
                "event": event.event,
                "instant": event.instant,
                "actor": event.actor,
                "comment": event.comment,
            }
            for event in one.events
        ],
    }


@cache
def request_type() -> Shell:
    """The type of a change request."""
    return make_type(
        shell("ChangeRequest"),
        {
            "id": field(strawberry.ID, "Định danh — Its id.", _at("id")),
            "title": field(str, "Tiêu đề — What the change is, in one line.", _at("title")),
            "author": field(str, "Người lập — Who wrote it.", _at("author")),
            "state": field(
                enumeration(RequestState), "Trạng thái — Where it stands.", _at("state")
            ),
            "state_words": field(
                WordsType,
                "Trạng thái — In words.",
                lambda root: RequestState(root.content["state"]).words,
            ),
            "edition": field(
                int,
                "Ấn bản — Counts every change of the request; a step must name the one it was "
                "decided on.",
                _at("edition"),
            ),
            "created_at": field(Instant, "Lập lúc — When it was opened.", _at("created_at")),
            "changed_at": field(Instant, "Sửa lúc — When it last changed.", _at("changed_at")),
            "drafts": field(
                each(_draft_type()),
                "Bản nháp — The next version of each item, whole.",
                lambda root: [Part(root.view, one) for one in root.content["drafts"]],
            ),
            "events": field(
                each(_event_type()),
                "Diễn biến — All that happened to it, oldest first; in a list of requests, none.",
                lambda root: root.content["events"],
            ),
            "preview": field(
                each(preview_type()),
                "Xem trước — What publishing it would do now, draft by draft; nothing is written.",
                _preview,
            ),
        },
        "Đề nghị thay đổi — A change of one or more items, from draft to publication.",
    )


@cache
def _draft_type() -> Shell:
    return make_type(
        shell("Draft"),
        {
            "key": field(str, "Khóa — The item, `kind:code`.", lambda root: str(_key(root))),
            "kind": field(enumeration(Kind), "Loại — What the item is.", _at("kind")),
            "code": field(str, "Mã — Its code.", _at("code")),
            "record": field(
                RECORD | None,
                "Bản ghi hiện có — The item as it is now; absent: it is new.",
                lambda root: follow(root.view, _key(root)),
            ),
            "content": field(
                Json, "Nội dung — The whole new content, in the names of REST.", _at("content")
            ),
            "valid_from": field(_DAY, "Có hiệu lực từ — First day.", _at("valid_from")),
            "valid_to": field(_DAY, "Có hiệu lực đến — Last day.", _at("valid_to")),
            "basis": field(
                enumeration(Basis),
                "Căn cứ của ngày hiệu lực — How the first day is known.",
                lambda root: root.content.get("basis", Basis.STATED.value),
            ),
            "provenance": field(
                part_type(Provenance),
                "Nguồn gốc — Where the content comes from.",
                lambda root: Part(root.view, root.content["provenance"]),
            ),
            "voids": field(
                each(str),
                "Hủy — Numbers of versions it corrects.",
                lambda root: root.content.get("voids", ()),
            ),
            "weight": field(
                enumeration(Weight) | None,
                "Mức — The larger step that is wanted.",
                _at("weight"),
            ),
            "note": field(str | None, "Ghi chú — Why, for the log.", _at("note")),
            "reopens": field(
                bool,
                "Mở lại — Meant to bring a retired item back into force.",
                lambda root: root.content.get("reopens", False),
            ),
            "based_on": field(
                int | None,
                "Dựa trên ấn bản — The edition of the item it was written against.",
                _at("based_on"),
            ),
        },
        "Bản nháp — The next version of one item, as it is proposed.",
    )


@cache
def _event_type() -> Shell:
    return make_type(
        shell("RequestEvent"),
        {
            "event": field(
                enumeration(RequestStep), "Việc — What was done.", lambda root: root["event"]
            ),
            "words": field(
                WordsType,
                "Việc — What was done. In words.",
                lambda root: RequestStep(root["event"]).words,
            ),
            "instant": field(Instant, "Lúc — When.", lambda root: root["instant"]),
            "actor": field(str, "Người — Who.", lambda root: root["actor"]),
            "comment": field(
                str | None, "Ý kiến — What was said.", lambda root: root["comment"] or None
            ),
        },
        "Diễn biến — What happened to a change request.",
    )


async def _preview(root: Part, info: Info) -> list[Previewed]:
    service, principal = info.context.service, known(info.context.principal)
    id, view = root.content["id"], root.view

    def question(work: Work) -> list[Previewed]:
        request = read_request(work.writing.rows, id)
        demand_reading(principal, request)
        return [Previewed(view, preview(work, draft)) for draft in request.drafts]

    return await asyncio.to_thread(look, service.store, service.follower, principal, question)


def _key(root: Part) -> Key:
    return Key(Kind(root.content["kind"]), root.content["code"])


def _at(name: str) -> Any:
    return lambda root: root.content.get(name)


_DAY: Any = date | None
