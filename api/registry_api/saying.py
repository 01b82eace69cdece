"""What a route wants said in the headers of its answer, whatever the answer comes to be."""

from collections.abc import Iterable

from fastapi import Request
from starlette.types import Scope

SAID = "registry.said"
"""Where the HTTP layer looks for it in the scope of a request."""

Said = list[tuple[bytes, bytes]]


def say(request: Request, name: str, value: str) -> None:
    """Add a header to the answer, refusals too."""
    said: Said = request.scope.setdefault(SAID, [])
    # What cannot stand in a header is left out, whoever forgot to escape it.
    clean = "".join(sign for sign in value if sign.isprintable())
    said.append((name.lower().encode(), clean.encode("ascii", "ignore")))


def say_all(request: Request, headers: Iterable[tuple[str, str]]) -> None:
    """Add several headers to the answer."""
    for name, value in headers:
        say(request, name, value)


def listening(scope: Scope) -> tuple[Scope, Said]:
    """The scope of a request in which routes can say headers, and where they will stand."""
    said: Said = []
    return {**scope, SAID: said}, said
