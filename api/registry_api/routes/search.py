"""Finding records by what was meant, over all kinds; docs/search.md says how."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from registry.catalogue import View
from registry.search.question import (
    DEEPEST,
    FACETS,
    LARGEST_PAGE,
    LONGEST,
    MOST_SUGGESTIONS,
    Found,
    Question,
)
from registry_api import links
from registry_api.asking import CLOCKS, Asked, Running, only
from registry_api.json import answer
from registry_api.openapi import answers_or_busy
from registry_api.parameters import filter_by
from registry_api.shapes import search as shapes

router = APIRouter(prefix=links.ROOT, tags=["search"])

Text = Annotated[
    str,
    Query(
        max_length=LONGEST,
        description="What to look for: with or without marks, raw Telex or VNI keys, "
        "abbreviations, codes, numbers of documents.",
    ),
]
Page = Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="How many hits at most.")]
Offset = Annotated[int, Query(ge=0, le=DEEPEST, description="How many hits to leave out first.")]
Most = Annotated[int, Query(ge=1, le=MOST_SUGGESTIONS, description="How many at most.")]

_FILTERS = [filter_by(name, label) for name, label in FACETS.items()]


@router.get(
    "/search",
    operation_id="search",
    summary="Records of all kinds by what was meant, ranked, with facets",
    responses=answers_or_busy("SearchAnswer"),
    openapi_extra={"parameters": _FILTERS},
)
async def find(
    request: Request,
    service: Running,
    view: Asked,
    q: Text,
    limit: Page = 20,
    offset: Offset = 0,
) -> Response:
    """Answer a page of hits, each with why it matched, and counts of all of them."""
    only(request, {*CLOCKS, *FACETS, "q", "limit", "offset"})
    filters = {
        name: tuple(request.query_params.getlist(name))
        for name in FACETS
        if name in request.query_params
    }
    await service.search_at_hand(view)
    found = service.search.find(view, Question(q, filters, offset=offset, limit=limit))
    shown = shapes.found(view, q, found)
    return answer({**shown, "links": _links(request, view, found)})


@router.get(
    "/suggest",
    operation_id="suggest",
    summary="Records whose names go on as typed",
    responses=answers_or_busy("SuggestAnswer"),
)
async def suggest(
    request: Request, service: Running, view: Asked, q: Text, limit: Most = 10
) -> Response:
    """Answer the likeliest records while someone is typing."""
    only(request, {*CLOCKS, "q", "limit"})
    await service.search_at_hand(view)
    return answer(shapes.suggested(view, q, service.search.suggest(view, q, limit)))


def _links(request: Request, view: View, found: Found) -> dict[str, str]:
    """The address of this page and of the next, which keeps both clocks where they stand."""
    pairs: list[tuple[str, str]] = list(request.query_params.multi_items())
    shown = {"self": links.with_query(request.url.path, pairs)}
    if found.next_offset is not None:
        kept = [pair for pair in pairs if pair[0] not in {*CLOCKS, "offset"}]
        clocks = [("valid_at", view.valid_at.isoformat()), ("as_of", str(view.as_of))]
        on = [*kept, *clocks, ("offset", str(found.next_offset))]
        shown["next"] = links.with_query(request.url.path, on)
    return shown
