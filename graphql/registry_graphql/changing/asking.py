"""Who asks, and the change requests they may read."""

import asyncio
from functools import cache
from typing import Annotated, Any

import strawberry

from registry.access import Principal, Role
from registry.catalogue import View
from registry.commands.requesting import (
    ChangeRequest,
    RequestState,
    demand_reading,
    made,
    may_read,
    read_request,
)
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry_graphql.changing.acting import known
from registry_graphql.changing.requests import plain_request, request_type
from registry_graphql.clocks import Info
from registry_graphql.connections import connection_type
from registry_graphql.making import Fields, Shell, field, make_type, shell
from registry_graphql.paging import After, Asked, Before, First, Last, cut_latest_first
from registry_graphql.seen import Part, follow
from registry_graphql.shells import KINDS
from registry_graphql.terms import enumeration
from registry_graphql.wordtypes import WordsType

Id = Annotated[strawberry.ID, strawberry.argument(description="The change request's id.")]
Author = Annotated[str | None, strawberry.argument(description="Only those this person wrote.")]


def asking_fields() -> Fields:
    """Fields at the top that take a token."""
    return {
        "me": field(
            _principal_type() | None,
            "Tôi — Who asks, by the token; absent: nobody in particular.",
            _me,
        ),
        "change_request": field(
            request_type() | None, "Một đề nghị — A change request. Takes a token.", _one
        ),
        "change_requests": field(
            connection_type(request_type()),
            "Các đề nghị — The change requests one may read, the latest change first. Takes a "
            "token.",
            _many(),
        ),
    }


class _Requests:
    """Change requests, the latest change first, and the page asked for."""

    __slots__ = ("nodes", "page", "total")

    def __init__(self, view: View, found: list[ChangeRequest], asked: Asked) -> None:
        found = sorted(found, key=_cursor)
        self.total = len(found)
        self.page = cut_latest_first(found, list(map(_cursor, found)), asked)
        self.nodes = [Part(view, plain_request(one)) for one in self.page.rows]


def _cursor(one: ChangeRequest) -> str:
    return f"{one.changed_at} {one.id}"


@cache
def _principal_type() -> Shell:
    return make_type(
        shell("Principal"),
        {
            "name": field(str, "Tên — Who.", lambda root: root[1].name),
            "role": field(
                enumeration(Role), "Vai trò — What they are for.", lambda root: root[1].role.value
            ),
            "role_words": field(WordsType, "Vai trò — In words.", lambda root: root[1].role.words),
            "body": field(
                KINDS[Kind.BODY] | None, "Cơ quan — The body a steward stands for.", _body
            ),
            "body_code": field(str | None, "Mã cơ quan — Its code.", lambda root: root[1].body),
        },
        "Người dùng — Someone who may change the catalogue, and in which role.",
    )


def _me(info: Info) -> tuple[View, Principal] | None:
    principal = info.context.principal
    return None if principal is None else (info.context.view, principal)


def _body(root: tuple[View, Principal]) -> Any:
    view, principal = root
    return follow(view, Key(Kind.BODY, principal.body)) if principal.body else None


async def _one(info: Info, id: Id) -> Part:
    store, principal = info.context.service.store, known(info.context.principal)

    def read() -> ChangeRequest:
        with store.rows() as rows:
            found = read_request(rows, id)
        demand_reading(principal, found)
        return found

    return Part(info.context.view, plain_request(await asyncio.to_thread(read)))


def _many() -> Any:
    async def resolve(
        info: Info,
        state: Any = None,
        author: Author = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> _Requests:
        store, principal = info.context.service.store, known(info.context.principal)

        def read() -> list[ChangeRequest]:
            with store.rows() as rows:
                rows_found = rows.requests(state and state.value, author)
            found = map(made, rows_found)
            return [one for one in found if may_read(principal, one)]

        found = await asyncio.to_thread(read)
        return _Requests(info.context.view, found, Asked(first, after, last, before))

    resolve.__annotations__["state"] = Annotated[
        enumeration(RequestState) | None,
        strawberry.argument(description="Only those that stand so."),
    ]
    return resolve
