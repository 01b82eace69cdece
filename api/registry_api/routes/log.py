"""The log: every change, chained by hashes."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from registry.errors import NotFound
from registry.words import Words
from registry_api import links
from registry_api.addressing import Revision
from registry_api.asking import LATEST, USUAL_PAGE, Limit, Running, only
from registry_api.json import answer
from registry_api.openapi import answers
from registry_api.shapes.log import line

router = APIRouter(prefix=links.ROOT, tags=["log"])


@router.get(
    "/log",
    operation_id="list_log",
    summary="The lines of the log after a revision, without a gap",
    responses=answers("LogAnswer"),
)
async def list_log(
    request: Request,
    service: Running,
    since: Annotated[int, Query(ge=0, le=LATEST, description="The revision to begin after.")] = 0,
    limit: Limit = USUAL_PAGE,
) -> Response:
    """Answer lines oldest first; ``links.next`` is there as long as there are more."""
    only(request, {"since", "limit"})
    catalogue = service.catalogue
    lines = catalogue.log(since, limit)
    last = lines[-1].revision if lines else since
    found = {"self": f"{links.ROOT}/log?since={since}&limit={limit}"}
    if last < catalogue.revision:
        found["next"] = f"{links.ROOT}/log?since={last}&limit={limit}"
    return answer(
        {"revision": catalogue.revision, "items": [line(one) for one in lines], "links": found}
    )


@router.get(
    "/log/{revision:int}",
    operation_id="get_log_line",
    summary="One line of the log",
    responses=answers("LineAnswer"),
)
async def get_line(request: Request, service: Running, revision: Revision) -> Response:
    """Answer one line."""
    only(request, set())
    found = service.catalogue.log(revision - 1, 1) if revision > 0 else []
    if not found:
        last = service.catalogue.revision
        raise NotFound(_NO_LINE.filled(revision=revision, last=last))
    return answer(line(found[0]))


_NO_LINE = Words(
    "Nhật ký không có dòng {revision}; dòng cuối là {last}.",
    "The log has no revision {revision}; the last is {last}.",
)
