"""What comes in over HTTP: who may send it, and how much of it is read."""

from collections.abc import Mapping
from functools import lru_cache

from starlette.types import Receive

from registry_graphql.wire.faults import Refused
from registry_graphql.wire.limits import Limits

RequestHeaders = Mapping[bytes, bytes]

OPTIONS = [
    (b"allow", b"GET, HEAD, POST, OPTIONS"),
    (b"access-control-allow-methods", b"GET, HEAD, POST"),
    (
        b"access-control-allow-headers",
        b"Accept, Authorization, Content-Type, GraphQL-Require-Preflight, "
        b"Apollo-Require-Preflight, Idempotency-Key, If-None-Match, "
        b"Last-Event-ID, X-Apollo-Operation-Name, X-Request-Id",
    ),
    (b"access-control-max-age", b"86400"),
    (b"cache-control", b"no-cache"),
]
"""What a browser is told that asks first. No cookie is ever looked at, so any site may ask."""


def check_content_type(headers: RequestHeaders) -> None:
    """Let only JSON in: a page of another site cannot send that without asking first.

    :raises Refused: for any other media type, or another encoding.
    """
    given = headers.get(b"content-type", b"")
    if not _is_json(given):
        said = f"The body is application/json in UTF-8, not {given[:100].decode('latin-1')!r}."
        raise Refused.of(said, "WRONG_MEDIA")


@lru_cache(64)
def _is_json(given: bytes) -> bool:
    media, *parameters = (part.strip() for part in given.lower().split(b";"))
    charsets = [one[8:].strip(b'"') for one in parameters if one.startswith(b"charset=")]
    return media == b"application/json" and set(charsets) <= {b"utf-8", b"utf8"}


_SITES = (b"cross-site", b"same-site")
_ASKED_FIRST = (
    b"apollo-require-preflight",
    b"x-apollo-operation-name",
    b"graphql-require-preflight",
)


def check_site(headers: RequestHeaders) -> None:
    """Keep pages of other sites from asking by GET what a browser sends without asking us first.

    :raises Refused: if a browser says that it comes from another site, and no header shows that it
        asked whether it may (CORS).
    """
    if headers.get(b"sec-fetch-site") in _SITES and not any(one in headers for one in _ASKED_FIRST):
        raise Refused.of(
            "From a page of another site, send the header GraphQL-Require-Preflight: 1.",
            "CROSS_SITE",
        )


async def read_body(receive: Receive, limits: Limits) -> bytes:
    """The body, up to the limit.

    :raises Refused: past the limit, without reading on.
    """
    message = await receive()
    body: bytes = message.get("body", b"")
    if not message.get("more_body", False) and len(body) <= limits.body:
        return body
    parts, size = [body], len(body)
    while message.get("more_body", False) and size <= limits.body:
        message = await receive()
        parts.append(message.get("body", b""))
        size += len(parts[-1])
    if size > limits.body:
        raise Refused.of(f"The body exceeds {limits.body} bytes.", "TOO_LARGE")
    return b"".join(parts)
