"""No, as a page: what happened, and where to go from here."""

from collections.abc import Iterable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from registry.errors import Complaint
from registry.kinds.reading import Key
from registry.service import Service
from registry.words import Words
from registry_web.page import Page
from registry_web.rendering import render

_MACHINES = ("/v1", "/graphql", "/problems")
"""Addresses of programs: these are never answered with a page."""


def wants_page(request: Request) -> bool:
    """Whether a refusal of this request is for a person: a page, or nothing, was asked for."""
    endpoint = request.scope.get("endpoint")
    if endpoint is not None:
        return getattr(endpoint, "is_page", False)
    is_machine = request.scope["path"].startswith(_MACHINES)
    return not is_machine and "text/html" in request.headers.get("accept", "")


def refusal(
    request: Request,
    status: int,
    title: Words,
    detail: Words,
    *,
    complaints: Iterable[Complaint] = (),
    details: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The page that says no."""
    service: Service = request.app.state.service
    page = Page(request, service)
    details = details or {}
    is_no_page = status == 404 and request.scope.get("endpoint") is None
    return render(
        page,
        "refusal.html",
        status=status,
        headers={"Cache-Control": "no-store", **(headers or {})},
        status_code=status,
        title=title,
        detail=_NO_PAGE if is_no_page else detail,
        complaints=list(complaints),
        spans=details.get("in_force", []),
        heirs=_heirs(page, details),
        elsewhen=_address_without_clocks(page),
    )


def _heirs(page: Page, details: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The address and name of each body that took over."""
    keys: Iterable[Key] = details.get("heirs", ())
    if not keys:
        return []
    today = page.service.view()
    return [(page.item(key), page.say(today.names_of(key))) for key in keys]


def _address_without_clocks(page: Page) -> str | None:
    return page.here(valid_at=None, as_of=None) if page.clocks else None


_NO_PAGE = Words(
    "Không có trang nào ở địa chỉ này. Hãy tìm trong danh mục hoặc bắt đầu từ trang chủ.",
    "There is no page at this address. Search the registry, or start from the first page.",
)
