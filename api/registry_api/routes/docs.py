"""Where the documentation for people stands: on the pages, in the reader's language."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from registry.languages import preferred
from registry_api import links
from registry_api.asking import only
from registry_api.saying import say

router = APIRouter(prefix=links.ROOT, tags=["index"])

_SHOWN_AT = {"vi": "/developers/rest", "en": "/en/developers/rest"}


@router.get(
    "/docs",
    include_in_schema=False,
)
async def get_docs(request: Request) -> Response:
    """Answer where each operation is told and can be tried; it works offline."""
    only(request, set(), ("text/html",))
    say(request, "Vary", "Accept-Language")
    language = preferred(request.headers.get("accept-language", ""))
    return RedirectResponse(_SHOWN_AT[language], 307)
