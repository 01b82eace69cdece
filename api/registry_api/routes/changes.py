"""What changed since a revision: pages, feeds, streams."""

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from starlette.responses import Response, StreamingResponse

from registry.catalogue.changes import Page, changes
from registry.catalogue.wanting import Wanted, wanted_of
from registry.errors import Complaint, NoAnswer
from registry.kinds import Kind
from registry.service import Service
from registry.words import Words
from registry_api import atom, links, streaming
from registry_api.asking import LATEST, CodeText, ItemText, Limit, Running, only
from registry_api.feeding import ADDRESS, Feed
from registry_api.json import answer
from registry_api.openapi import answers_in
from registry_api.shapes.feed import change

router = APIRouter(prefix=links.ROOT, tags=["changes"])

USUAL_PAGE = 100
PARAMETERS = frozenset({"since", "limit", "kind", "item", "body", "format", "archive"})


class Form(StrEnum):
    """How the answer is written."""

    JSON = "json"
    ATOM = "atom"
    STREAM = "stream"


_MEDIA = {streaming.MEDIA: Form.STREAM, atom.MEDIA: Form.ATOM, "application/json": Form.JSON}


@router.get(
    "/changes",
    operation_id="list_changes",
    summary="What changed after a revision, without a gap: a page, an Atom feed, or a stream",
    responses=answers_in("ChangesAnswer", atom.MEDIA, **{streaming.MEDIA: streaming.EVENT}),
)
async def list_changes(
    request: Request,
    service: Running,
    since: Annotated[
        int | None, Query(ge=0, le=LATEST, description="The revision to begin after.")
    ] = None,
    limit: Limit = USUAL_PAGE,
    kind: Annotated[list[Kind], Query(description="Only about items of these kinds.")] = [],  # noqa: B006 - FastAPI copies defaults
    item: Annotated[
        list[ItemText], Query(description="Only about these items, e.g. `indicator:KTXH-099`.")
    ] = [],  # noqa: B006 - as above
    body: Annotated[
        list[CodeText], Query(description="Only what names one of these bodies, e.g. `bo-y-te`.")
    ] = [],  # noqa: B006 - as above
    format: Annotated[Form | None, Query(description="Goes before `Accept`.")] = None,
    archive: Annotated[
        int | None, Query(ge=1, le=LATEST, description="Atom: an archive document by its number.")
    ] = None,
    last_event_id: Annotated[
        str | None, Header(description="Stream: the revision of the last event received.")
    ] = None,
) -> Response:
    """Answer changes oldest first; ``through`` is the revision to go on from."""
    only(request, PARAMETERS, tuple(_MEDIA))
    catalogue = service.catalogue
    wanted = wanted_of(catalogue, kind, item, body)
    filters = _filters(kind, item, body)
    form = format or _accepted(request)
    if form is Form.STREAM:
        return _stream(request, service, _resumed(last_event_id, since), wanted)
    if form is Form.ATOM:
        made = Feed(service, wanted, filters).answer(since, limit, archive)
    else:
        made = _page(changes(catalogue, since or 0, wanted, limit=limit), limit, filters)
    return made


def _page(page: Page, limit: int, filters: list[tuple[str, str]]) -> Response:
    def at(since: int) -> str:
        query = [("since", str(since)), ("limit", str(limit)), *filters]
        return links.with_query(ADDRESS, query)

    found = {"self": at(page.since)}
    if page.through < page.head:
        found["next"] = at(page.through)
    made = answer(
        {
            "since": page.since,
            "through": page.through,
            "revision": page.head,
            "items": [change(one) for one in page.changes],
            "links": found,
        }
    )
    if "next" in found:
        made.headers["Link"] = f'<{found["next"]}>; rel="next"'
    return made


def _stream(
    request: Request, service: Service, since: int | None, wanted: Wanted
) -> StreamingResponse:
    streams: streaming.Streams = request.app.state.streams
    return streams.answer(service.catalogue.revision if since is None else since, wanted)


def _filters(kinds: list[Kind], items: list[str], bodies: list[str]) -> list[tuple[str, str]]:
    return [
        *(("kind", one.value) for one in kinds),
        *(("item", one) for one in items),
        *(("body", one) for one in bodies),
    ]


def _accepted(request: Request) -> Form:
    """The form that ``Accept`` names first of those there are; JSON when it names none."""
    for part in request.headers.get("accept", "").lower().split(","):
        form = _MEDIA.get(part.partition(";")[0].strip())
        if form is not None:
            return form
    return Form.JSON


def _resumed(last_event_id: str | None, since: int | None) -> int | None:
    """Where a stream begins: after the last event received, else after ``since``, else now."""
    if last_event_id is None:
        return since
    if not (last_event_id.isascii() and last_event_id.isdigit() and len(last_event_id) < 16):
        said = _NO_EVENT.filled(given=last_event_id[:40])
        raise NoAnswer(said, (Complaint("Last-Event-ID", "unreadable", said),))
    return int(last_event_id)


_NO_EVENT = Words(
    "Last-Event-ID {given} không phải số dòng của nhật ký.",
    "Last-Event-ID {given} is no revision of the log.",
)
