"""The list of each kind: filters by every facet, counts, pages."""

from typing import Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from registry.catalogue import View
from registry.catalogue.listing import facet_label, facet_names, table
from registry.kinds import Kind
from registry_api import links
from registry_api.asking import CLOCKS, USUAL_PAGE, Asked, Limit, only
from registry_api.json import answer
from registry_api.openapi import answers
from registry_api.shapes.parts import asked, facet
from registry_api.shapes.records import summary


def add(router: APIRouter, kind: Kind) -> None:
    """Add the list of a kind."""
    facets = facet_names(kind)
    filters = [_filter_parameter(kind, name) for name in facets]

    @router.get(
        f"/{kind.plural}",
        tags=[kind.plural],
        operation_id=f"list_{kind.plural}",
        summary=f"{kind.words.en}: all in force, with filters and facet counts",
        responses=answers("ListAnswer"),
        openapi_extra={"parameters": filters},
    )
    async def list_items(
        request: Request,
        view: Asked,
        limit: Limit = USUAL_PAGE,
        after: str | None = Query(
            None, description="The code the page begins after.", max_length=200
        ),
    ) -> Response:
        only(request, {*CLOCKS, "limit", "after", *facets})
        query = request.query_params
        wanted = {name: tuple(query.getlist(name)) for name in facets if name in query}
        page = table(view, kind).page(view, wanted, after=after, limit=limit)
        return answer(
            {
                "kind": kind.value,
                "total": page.total,
                "items": [summary(view, version) for version in page.rows],
                "facets": [facet(count) for count in page.facets],
                "asked": asked(view),
                "links": _page_links(request, view, page.after),
            }
        )


def _page_links(request: Request, view: View, after: str | None) -> dict[str, str]:
    """The next page fixes both clocks: walking on shows nothing twice and misses nothing."""
    path = request.url.path
    asked_for = request.query_params.multi_items()
    found = {"self": links.with_query(path, asked_for)}
    if after is not None:
        kept = [pair for pair in asked_for if pair[0] not in {*CLOCKS, "after"}]
        fixed = [("valid_at", view.valid_at.isoformat()), ("as_of", str(view.as_of))]
        found["next"] = links.with_query(path, [*kept, *fixed, ("after", after)])
    return found


def _filter_parameter(kind: Kind, name: str) -> dict[str, Any]:
    label = facet_label(kind, name)
    return {
        "name": name,
        "in": "query",
        "description": f"{label.en} ({label.vi}). Given several times: any of them.",
        "schema": {"type": "array", "items": {"type": "string"}},
        "style": "form",
        "explode": True,
    }
