"""How a request that changes something is carried out: who, on what condition, once only."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Annotated, Any, NamedTuple, TypeVar

import orjson
from fastapi import Depends, Query, Request
from pydantic import BaseModel
from starlette.responses import Response

from registry import clock
from registry.access import Principal
from registry.access.keeping import note_use, recognise
from registry.commands.work import Work, perform
from registry.errors import (
    BadQuestion,
    Complaint,
    Conflict,
    Invalid,
    TooLarge,
    Unconditional,
    Unknown,
    WrongMedia,
)
from registry.kinds.parsing import parse
from registry.store.chain import sha256
from registry.store.tables import ReceiptRow
from registry.words import Words
from registry_api.asking import Running
from registry_api.json import dumps
from registry_api.service import Service

LARGEST_BODY = 8_000_000
"""Bytes a request may carry."""

LONGEST_KEY = 200
"""Characters of an idempotency key."""

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
    return found


Acting = Annotated[Principal, Depends(principal_of)]


async def body_of(request: Request, model: type[M]) -> tuple[M, bytes]:
    """The body of a request as this model, and as it came.

    :raises WrongMedia: if it is not JSON by its media type.
    :raises TooLarge: past the limit, without reading on.
    :raises Invalid: with every fault in it.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "application/json":
        raise WrongMedia(_NOT_JSON.filled(media=media or "—"))
    raw = await _read_body(request)
    try:
        given = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        said = _BAD_JSON.filled(why=error.msg)
        raise Invalid(said, (Complaint("", "json", said),)) from None
    return parse(model, given), raw


async def _read_body(request: Request) -> bytes:
    """The bytes of a body, up to the limit.

    :raises TooLarge: past the limit.
    """
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST_BODY:
            raise TooLarge(_TOO_LARGE.filled(most=LARGEST_BODY))
        parts.append(part)
    return b"".join(parts)


def edition_asked(request: Request) -> int:
    """The edition that ``If-Match`` names: what the caller has read.

    :raises Unconditional: without the header.
    :raises BadQuestion: if it is no ETag of ours.
    """
    given = request.headers.get("if-match")
    if given is None:
        raise Unconditional(_NO_CONDITION)
    plain = given.strip().removeprefix('"').removesuffix('"')
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

    The answer is kept in the same transaction as the change: whoever repeats a request after a lost
    answer gets that answer, and nothing is done twice.

    :param given: the body, to tell a repeated request from another one under the same key.
    """
    key = _key(request)
    print_ = sha256(f"{request.method} {request.url.path}?{request.url.query} ".encode() + given)

    def once(work: Work) -> tuple[int, bytes, dict[str, str]]:
        kept = work.writing.rows.receipt(principal.name, key) if key else None
        if kept is not None:
            if kept.fingerprint != print_:
                raise Conflict(_KEY_TAKEN.filled(key=key))
            return kept.status, kept.answer.encode(), {"Idempotency-Replayed": "true"}
        done = command(work)
        body = dumps(done.data)
        if key and not dry_run:
            _keep(work, principal, key, print_, done.status, body)
        return done.status, body, done.headers or {}

    status, body, headers = await service.in_writer(
        lambda: perform(service.store, service.follower, principal, once, dry_run=dry_run)
    )
    return Response(body, status, headers, "application/json")


def _keep(
    work: Work, principal: Principal, key: str, fingerprint: str, status: int, body: bytes
) -> None:
    rows, instant = work.writing.rows, work.writing.instant
    rows.forget_receipts(clock.written(clock.read(instant) - timedelta(days=1)))
    row = {"principal": principal.name, "key": key, "fingerprint": fingerprint}
    answer = {"status": status, "answer": body.decode(), "created_at": instant}
    rows.add(ReceiptRow, {**row, **answer})


def _key(request: Request) -> str | None:
    key = request.headers.get("idempotency-key")
    if key is not None and not 0 < len(key) <= LONGEST_KEY:
        said = _LONG_KEY.filled(most=LONGEST_KEY)
        raise BadQuestion(said, (Complaint("Idempotency-Key", "wrong-length", said),))
    return key


_NO_TOKEN = Words(
    "Thao tác này cần mã truy cập: Authorization: Bearer ….",
    "This takes a token: Authorization: Bearer ….",
)
_NOT_JSON = Words(
    "Nội dung phải là application/json, không phải {media}.",
    "The body must be application/json, not {media}.",
)
_BAD_JSON = Words("Nội dung không phải JSON: {why}", "The body is no JSON: {why}")
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
_KEY_TAKEN = Words(
    "Idempotency-Key {key} đã dùng cho một yêu cầu khác.",
    "The Idempotency-Key {key} was used for another request.",
)
_LONG_KEY = Words(
    "Idempotency-Key dài từ 1 đến {most} ký tự.",
    "An Idempotency-Key has 1 to {most} characters.",
)
