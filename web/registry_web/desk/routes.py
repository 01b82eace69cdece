"""The addresses of the desk."""

from collections.abc import Awaitable, Callable, Iterator

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from registry.service import Service
from registry_web.desk import (
    deciding,
    drafting,
    edit,
    facts,
    front,
    item,
    official,
    reviewing,
    upload,
)
from registry_web.desk.working import Done, Shown, done_at, shown_at
from registry_web.page import Page

Endpoint = Callable[[Request], Awaitable[Response]]

_PAGES: dict[str, tuple[Shown | None, Done | None]] = {
    "/desk/sign-out": (None, front.sign_out),
    "/desk/edit/{plural}/{code}": (edit.edit, edit.check),
    "/desk/requests/{id}": (reviewing.request, None),
    "/desk/requests/{id}/remove/{plural}/{code}": (reviewing.lead_back, reviewing.remove),
    "/desk/requests/{id}/{step}": (reviewing.lead_back, reviewing.step),
    "/desk/new": (drafting.new, drafting.begin),
    "/desk/find": (drafting.find, None),
    "/desk/official": (official.official, None),
    "/desk/items/{plural}/{code}": (item.item, None),
    "/desk/items/{plural}/{code}/{decision}": (deciding.ask, deciding.answer),
    "/desk/facts/{type}": (facts.ask, facts.answer),
    "/desk/facts/{revision}/correct": (facts.ask_right, facts.answer_right),
    "/desk/facts/{revision}/void": (facts.ask_void, facts.void),
    "/desk/facts/{type}/{plural}/{code}": (facts.ask, facts.answer),
    "/desk/upload": (upload.upload, upload.take),
}


def routes(service: Service) -> Iterator[BaseRoute]:
    """All of them, in both languages."""
    for language in ("", "/en"):
        yield Route(f"{language}/desk", _front(service))
        yield Route(f"{language}/desk/sign-in", _sign_in(service), methods=["POST"])
        for path, (shown, done) in _PAGES.items():
            if shown is not None:
                yield Route(language + path, shown_at(service, shown))
            if done is not None:
                yield Route(language + path, done_at(service, done), methods=["POST"])


def _front(service: Service) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return await front.front(Page(request, service))

    endpoint.is_page = True  # type: ignore[attr-defined]
    return endpoint


def _sign_in(service: Service) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return await front.sign_in(request, service)

    endpoint.is_page = True  # type: ignore[attr-defined]
    return endpoint
