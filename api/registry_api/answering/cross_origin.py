"""Leave for other sites to read (the Fetch standard's CORS), and what OPTIONS answers."""

from starlette.types import Scope

from registry_api.answering.headers import Headers, with_defaults

READ_BY_POST = ("/v1/resolve", "/graphql")
"""Addresses whose POST only reads: a question too long for a query."""

COMMON: Headers = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"*"),
    (b"x-content-type-options", b"nosniff"),
]
"""What every answer to a reader says. Other sites read without cookies: then ``*`` is every header
(the Fetch standard, 3.2.4)."""

_ACCEPTED = (
    b"Accept, Accept-Datetime, Accept-Language, Authorization, Content-Type, If-None-Match, "
    b"Last-Event-ID, X-Request-Id"
)


def reads(scope: Scope) -> bool:
    """Whether the request only reads."""
    if scope["method"] == "POST":
        return scope["path"].rstrip("/") in READ_BY_POST
    return scope["method"] in ("GET", "HEAD", "OPTIONS")


def opened(headers: Headers) -> Headers:
    """The headers of an answer, with leave for other sites to read it."""
    return with_defaults(headers, COMMON)


def options(scope: Scope, allowed: tuple[str, ...]) -> Headers:
    """What OPTIONS says: the methods there are; to a browser, those other sites may use."""
    allow = (b"allow", ", ".join(allowed).encode())
    readable = [name for name in allowed if reads({**scope, "method": name})]
    return [
        allow,
        *COMMON,
        (b"access-control-allow-methods", ", ".join(readable).encode()),
        (b"access-control-allow-headers", _ACCEPTED),
        (b"access-control-max-age", b"86400"),
        (b"cache-control", b"no-cache"),
    ]
