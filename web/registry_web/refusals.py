"""No, as a page: what happened, and where to go from here."""

from collections.abc import Iterable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from registry.errors import Complaint
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.service import Service
from registry.words import Words
from registry_web.clock_refusals import clock_of
from registry_web.page import Page, path_of
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
    details, complaints = details or {}, list(complaints)
    clock = clock_of(page, complaints)
    is_no_page = status == 404 and request.scope.get("endpoint") is None
    return render(
        page,
        "refusal.html",
        status=status,
        headers={"Cache-Control": "no-store", **(headers or {})},
        status_code=status,
        title=clock.title if clock else title,
        detail=_NO_PAGE if is_no_page else clock.says if clock else detail,
        complaints=[one for one in complaints if not clock and one.message != detail],
        clock=clock,
        ways=_ways_on(page, complaints) if not clock else [],
        spans=details.get("in_force", []),
        heirs=_heirs(page, details),
        elsewhen=_address_without_clocks(page),
    )


def _ways_on(page: Page, complaints: list[Complaint]) -> list[tuple[str, Words]]:
    """Where to go on: the same without what is wrong, the list, a search for what was named."""
    wrong = [one.pointer for one in complaints if one.pointer in page.query]
    ways: list[tuple[str, Words]] = []
    if wrong:
        ways.append((page.here(**dict.fromkeys(wrong)), _WITHOUT.filled(name=", ".join(wrong))))
    elif page.others and page.request.scope.get("endpoint") is not None:
        ways.append((page.link(page.path), _BARE))
    code, kind = page.request.path_params.get("code"), _kind(page)
    if code and kind:
        if page.path.count("/") > _OF_RECORD:
            ways.append((page.link(path_of(Key(kind, code))), _RECORD))
        else:
            ways.append((page.link("/search", q=code), _SEARCH.filled(code=code)))
        ways.append((page.link(f"/{kind.plural}"), _LIST.filled(kind=kind.words)))
    return ways


def _kind(page: Page) -> Kind | None:
    """The kind of record that the address speaks of."""
    parts = page.path.split("/")
    return next((kind for kind in Kind if kind.plural in parts[1:4]), None)


def _heirs(page: Page, details: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The address and name of each body that took over."""
    keys: Iterable[Key] = details.get("heirs", ())
    if not keys:
        return []
    today = page.service.view()
    return [(page.item(key), page.say(today.names_of(key))) for key in keys]


def _address_without_clocks(page: Page) -> str | None:
    return page.here(valid_at=None, as_of=None) if page.clocks else None


_OF_RECORD = 2
"""How many slashes the address of a record has."""
_WITHOUT = Words("Xem không có điều kiện {name}", "Show it without {name}")
_BARE = Words("Xem trang này không có điều kiện", "Show this page without conditions")
_RECORD = Words("Xem bản ghi", "See the record")
_SEARCH = Words("Tìm “{code}”", "Search for “{code}”")
_LIST = Words("Danh sách: {kind}", "All: {kind}")
_NO_PAGE = Words(
    "Không có trang nào ở địa chỉ này. Hãy tìm trong danh mục hoặc bắt đầu từ trang chủ.",
    "There is no page at this address. Search the registry, or start from the first page.",
)
