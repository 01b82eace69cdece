"""The page that shows the OpenAPI document to people: made here, without scripts or the network."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from registry.languages import preferred
from registry_api import links
from registry_api.asking import only
from registry_api.docs_page import page
from registry_api.json import CURRENT
from registry_api.openapi import answers_as
from registry_api.saying import say

router = APIRouter(prefix=links.ROOT, tags=["index"])

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"


@router.get(
    "/docs",
    operation_id="get_docs",
    summary="This document as a page to read",
    responses=answers_as("text/html"),
)
async def get_docs(request: Request) -> Response:
    """Answer every operation with its parameters and answers; works offline."""
    only(request, set(), ("text/html",))
    say(request, "Vary", "Accept-Language")
    language = preferred(request.headers.get("accept-language", ""))
    headers = {
        "Cache-Control": CURRENT,
        "Content-Language": language,
        "Content-Security-Policy": POLICY,
    }
    written = page(request.app.openapi(), language)
    return Response(written, 200, headers, "text/html")
