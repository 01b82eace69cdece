"""Every page and its address, in both languages."""

from collections.abc import Awaitable, Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from registry.errors import NotFound
from registry.kinds import Kind
from registry.service import Service
from registry_web import assets
from registry_web.desk import routes as desk
from registry_web.page import Page
from registry_web.pages import files
from registry_web.pages.about import about
from registry_web.pages.calendar import calendar
from registry_web.pages.developers import developers
from registry_web.pages.difference import difference
from registry_web.pages.digitization import digitization, supply
from registry_web.pages.home import home
from registry_web.pages.lists import listed
from registry_web.pages.log import changes
from registry_web.pages.records import record, version
from registry_web.pages.rest import ask, rest
from registry_web.pages.search import search, suggest

Shown = Callable[[Page], Response | Awaitable[Response]]
"""What makes one sort of page."""


def routes(service: Service) -> list[BaseRoute]:
    """The routes of all pages over one service."""
    made: list[BaseRoute] = [Route(f"{assets.ROOT}/{{edition}}/{{name:path}}", assets.give)]
    made += [Route(f"/{name}", assets.give_at_the_root) for name in assets.AT_THE_ROOT]
    for path, shown in _pages().items():
        endpoint = _endpoint(service, shown)
        made.append(Route(path, endpoint))
        made.append(Route(f"/en{path}", endpoint))
    made.append(Route("/en", _endpoint(service, home)))
    made.extend(desk.routes(service))
    return made


def _pages() -> dict[str, Shown]:
    found: dict[str, Shown] = {
        "/": home,
        "/search": search,
        "/suggest": suggest,
        "/changes": changes,
        "/developers": developers,
        "/developers/rest": rest,
        "/developers/rest/ask": ask,
        "/about": about,
        "/calendar": calendar,
        "/digitization": digitization,
        "/digitization/supply": supply,
        "/files/{format}/digitization": files.dashboard,
        "/files/{format}/digitization/supply": files.supply,
    }
    for kind in Kind:
        one = f"/{kind.plural}/{{code}}"
        found[f"/{kind.plural}"] = partial(listed, kind=kind)
        found[one] = partial(record, kind=kind)
        found[f"{one}/versions/{{number}}"] = partial(version, kind=kind)
        found[f"{one}/difference"] = partial(difference, kind=kind)
        found[f"/files/{{format}}/{kind.plural}"] = partial(files.records, kind=kind)
        found[f"/files/{{format}}{one}"] = partial(files.records, kind=kind)
    return found


def _endpoint(service: Service, shown: Shown) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            answer = shown(Page(request, service))
            return answer if isinstance(answer, Response) else await answer
        except NotFound as absent:
            meant, code = absent.details.get("meant"), request.path_params.get("code")
            if meant is None or not str(absent.details["key"]).endswith(f":{code}"):
                raise
            return RedirectResponse(_with_code(request, str(code), str(meant)))

    endpoint.is_page = True  # type: ignore[attr-defined]  # refusals of it are pages too
    return endpoint


def _with_code(request: Request, typed: str, meant: str) -> str:
    """The address asked for, with the code as it is written."""
    path = "/".join(meant if part == typed else part for part in request.url.path.split("/"))
    return f"{path}?{request.url.query}" if request.url.query else path
