"""Answers as bytes: the body by media type, the status by what happened."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import orjson
from graphql import ExecutionResult, GraphQLError
from starlette.types import Send

from registry_graphql.errors import presented
from registry_graphql.wire.faults import ALWAYS, Refused
from registry_graphql.wire.media import Media

Headers = list[tuple[bytes, bytes]]

VARY = (b"vary", b"accept")
NOT_KEPT = (b"cache-control", b"no-store")


class Reply(NamedTuple):
    """A whole answer over HTTP."""

    status: int
    headers: Headers
    body: bytes

    async def send(self, send: Send) -> None:
        """Give the answer."""
        start = {"type": "http.response.start", "status": self.status, "headers": self.headers}
        await send(start)
        await send({"type": "http.response.body", "body": self.body})


def answered(
    told: object, media: Media, *, status: int = 200, extra: Headers | None = None
) -> Reply:
    """An answer that says this."""
    body = dumps(told)
    headers = [
        (b"content-type", f"{media}; charset=utf-8".encode()),
        (b"content-length", str(len(body)).encode()),
        VARY,
        *(extra or ()),
    ]
    return Reply(status, headers, body)


def refused(refusal: Refused, media: Media) -> Reply:
    """The answer to a request that was not executed.

    A reader of ``application/json`` gets 200 for what is wrong with the document: it may not tell
    our answers from those of a proxy (GraphQL over HTTP, 6.4.1).
    """
    is_told = media is Media.RESPONSE or refusal.code in ALWAYS
    extra = [NOT_KEPT]
    if refusal.status == 401:
        extra.append((b"www-authenticate", b"Bearer"))
    if refusal.status == 405:
        extra.append((b"allow", b"POST, OPTIONS"))
    if refusal.status == 503:
        extra.append((b"retry-after", b"5"))
    status = refusal.status if is_told else 200
    return answered(told_refusal(refusal), media, status=status, extra=extra)


def told(result: ExecutionResult) -> dict[str, Any]:
    """What is said of a result: errors first, so that nobody overlooks them."""
    if not result.errors:
        return {"data": result.data}
    return {"errors": _formatted(presented(result.errors)), "data": result.data}


def told_refusal(refusal: Refused) -> dict[str, Any]:
    """What is said of a refusal: there are no data."""
    return {"errors": _formatted(refusal.errors)}


def is_fault_of_ours(result: ExecutionResult) -> bool:
    """Whether something failed that is not the asker's doing: it may go well the next time."""
    return any(
        one.original_error is not None and not isinstance(one.original_error, GraphQLError)
        for one in result.errors or ()
    )


def dumps(told: object) -> bytes:
    """Plain data as JSON."""
    return orjson.dumps(told, default=_plain, option=orjson.OPT_NON_STR_KEYS)


def _formatted(errors: Iterable[GraphQLError]) -> list[Any]:
    return [one.formatted for one in errors]


def _plain(value: object) -> object:
    """Tuples with names, which orjson leaves to us.

    :raises TypeError: for what is no plain data.
    """
    if isinstance(value, tuple):
        return list(value)
    raise TypeError(type(value).__name__)
