"""Which methods an address takes: for ``Allow`` (RFC 9110, 10.2.1) on 405 and OPTIONS."""

from starlette.routing import BaseRoute, Match, Mount
from starlette.types import Scope

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def allowed(scope: Scope) -> tuple[str, ...]:
    """Every method the address of a request takes, HEAD and OPTIONS among them.

    Empty when there is no such address, or when its route answers OPTIONS by itself.
    """
    routes = scope["app"].router.routes
    if _takes(routes, scope, "OPTIONS"):
        return ()
    found = [method for method in _METHODS if _takes(routes, scope, method)]
    if not found:
        return ()
    return (*found[:1], *(["HEAD"] if found[0] == "GET" else []), *found[1:], "OPTIONS")


def _takes(routes: list[BaseRoute], scope: Scope, method: str) -> bool:
    asked = {**scope, "method": method}
    return any(
        route.matches(dict(asked))[0] is Match.FULL
        for route in routes
        if method == "GET" or not isinstance(route, Mount)
    )
