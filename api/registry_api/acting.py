"""How a request that changes something is carried out: who, on what condition, once only."""

import asyncio
from collections.abc import Callable
from typing import Annotated, Any, NamedTuple, TypeVar

import orjson
from fastapi import Depends, Query, Request
from pydantic import BaseModel
from starlette.responses import Response

from registry.access import Principal
from registry.access.keeping import note_use, recognise
from registry.commands.once import Answered, checked_key, once
from registry.commands.work import Work
from registry.errors import (
    BadQuestion,
    Complaint,
    Invalid,
    TooLarge,
    Unconditional,
    Unknown,
    WrongMedia,
)
from registry.kinds.parsing import parse
from registry.service import Service
from registry.store.chain import sha256
from registry.words import Words
from registry_api.asking import Running
from registry_api.json import dumps

LARGEST_BODY = 8_000_000
"""Bytes a request may carry."""

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")

DryRun = Annotated[
    bool, Query(description="Carry everything out and take it back: says what would happen.")
]


async def principal_of(request: Request, service: Running) -> Principal:
    """Who asks, by the bearer token.

    :raises Unknown: without a token, or with one that is not good.
    """
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret.strip():
        raise Unknown(_NO_TOKEN)
    found = await asyncio.to_thread(recognise, service.store, secret.strip())
    service.writer.submit(note_use, service.store, secret.strip())
    request.scope["registry.principal"] = found.name
    return found


Acting = Annotated[Principal, Depends(principal_of)]


async def body_of(request: Request, model: type[M]) -> tuple[M, bytes]:
    """The body of a request as this model, and as it came.

    :raises WrongMedia: if it is not JSON by its media type.
    :raises TooLarge: past the limit, without reading on.
    :raises Invalid: with every fault in it.
    """
    media = media_of(request)
    if media != "application/json":
        raise WrongMedia(_NOT_JSON.filled(media=media or "—"))
    raw = await read_body(request)
    try:
        given = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        said = _BAD_JSON.filled(line=error.lineno, column=error.colno)
        raise Invalid(said, (Complaint("", "json", said),)) from None
    return parse(model, given), raw


def media_of(request: Request) -> str:
    """The media type of a body, without its parameters; empty if none is said."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def read_body(request: Request, most: int = LARGEST_BODY) -> bytes:
    """The bytes of a body, up to so many.

    :raises TooLarge: past the limit, without reading on.
    """
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise TooLarge(_TOO_LARGE.filled(most=most))
        parts.append(part)
    return b"".join(parts)


async def edition_asked(request: Request, find: Callable[[], object]) -> int:
    """The edition that ``If-Match`` names: what the caller has read.

    :param find: looks for what is to be changed. What is not there is not found, on whatever
        condition (RFC 9110, 13.2.1); with a condition, the command itself looks.
    :raises Unconditional: without the header.
    :raises BadQuestion: if it is no ETag of ours.
    """
    given = request.headers.get("if-match")
    if given is None:
        await asyncio.to_thread(find)
        raise Unconditional(_NO_CONDITION)
    # After a dash stands what tells representations of one edition apart, e.g. their compression.
    plain = given.strip().strip('"').partition("-")[0]
    if not (plain.isascii() and plain.isdigit() and len(plain) < 10):
        said = _NO_ETAG.filled(given=given[:40])
        raise BadQuestion(said, (Complaint("If-Match", "unreadable", said),))
    return int(plain)


def etag(edition: int) -> dict[str, str]:
    """The header that names an edition."""
    return {"ETag": f'"{edition}"'}


class Done(NamedTuple):
    """The answer to a piece of work."""

    data: Any
    status: int = 200
    headers: dict[str, str] | None = None


async def act(
    request: Request,
    service: Service,
    principal: Principal,
    command: Callable[[Work], Done],
    *,
    given: bytes = b"",
    dry_run: bool = False,
) -> Response:
    """Carry out a command, once only for each ``Idempotency-Key``; answer what it says.

    :param given: the body, to tell a repeated request from another one under the same key.
    """
    key = checked_key(request.headers.get("idempotency-key"))
    print_ = sha256(f"{request.method} {request.url.path}?{request.url.query} ".encode() + given)
    headers: dict[str, str] = {}

    def answered(work: Work) -> Answered:
        done = command(work)
        headers.update(done.headers or {})
        return Answered(done.status, dumps(done.data))

    said = await service.carry_out(
        principal, lambda work: once(work, key, print_, answered), dry_run=dry_run
    )
    if said.is_replayed:
        headers["Idempotency-Replayed"] = "true"
    return Response(said.body, said.status, headers, "application/json")


_NO_TOKEN = Words(
    "Thao tác này cần mã truy cập: Authorization: Bearer ….",
    "This takes a token: Authorization: Bearer ….",
)
_NOT_JSON = Words(
    "Nội dung phải là application/json, không phải {media}.",
    "The body must be application/json, not {media}.",
)
_BAD_JSON = Words(
    "Nội dung không phải JSON: không đọc được từ dòng {line}, cột {column}.",
    "The body is no JSON: it cannot be read from line {line}, column {column} on.",
)
_TOO_LARGE = Words(
    "Nội dung vượt quá {most} byte; hãy chia nhỏ.", "The body exceeds {most} bytes; split it."
)
_NO_CONDITION = Words(
    "Hãy gửi If-Match với ETag của bản đã đọc, để không ghi đè thay đổi của người khác.",
    "Send If-Match with the ETag of what you have read, so that nobody's change is overwritten.",
)
_NO_ETAG = Words(
    "If-Match {given} không phải ETag của hệ thống.", "If-Match {given} is no ETag of ours."
)
