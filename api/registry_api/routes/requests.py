"""Change requests: propose, amend, submit, withdraw, return, publish; and what they would do."""

import asyncio
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from registry.commands import propose, review
from registry.commands.preview import preview
from registry.commands.requesting import (
    ChangeRequest,
    RequestState,
    demand_reading,
    made,
    may_read,
    read_request,
)
from registry.commands.work import Work, look
from registry.service import Service
from registry_api import links
from registry_api.acting import Acting, Done, DryRun, act, body_of, edition_asked, etag
from registry_api.addressing import RequestId
from registry_api.asking import LARGEST_PAGE, Running, only
from registry_api.bodies import ChangeRequestBody, CommentBody, ReturnBody
from registry_api.json import dumps
from registry_api.openapi import answers_to_change, body
from registry_api.shapes import changes
from registry_api.shapes.changes import published

router = APIRouter(prefix=f"{links.ROOT}/change-requests", tags=["change-requests"])


@router.post(
    "",
    operation_id="propose_change",
    summary="Propose a change of one or more items",
    responses=answers_to_change("ChangeRequestAnswer", 201),
    openapi_extra=body("ChangeRequestBody"),
)
async def propose_change(
    request: Request, service: Running, principal: Acting, dry_run: DryRun = False
) -> Response:
    """Answer the change request, a draft of its author's."""
    only(request, {"dry_run"})
    given, raw = await body_of(request, ChangeRequestBody)

    def command(work: Work) -> Done:
        done = propose.propose(work, given.title, given.drafts)
        headers = {**etag(done.edition), "Location": links.of_request(done.id)}
        return Done(changes.request(done), 201, headers)

    return await act(request, service, principal, command, given=raw, dry_run=dry_run)


@router.get(
    "",
    operation_id="list_change_requests",
    summary="Change requests, the latest change first",
    responses=answers_to_change("ChangeRequestsAnswer"),
)
async def list_requests(
    request: Request,
    service: Running,
    principal: Acting,
    state: Annotated[RequestState | None, Query(description="Only those in this state.")] = None,
    author: Annotated[str | None, Query(description="Only those this principal wrote.")] = None,
) -> Response:
    """Answer the requests, of one state or author if asked."""
    only(request, {"state", "author"})

    def read() -> list[ChangeRequest]:
        with service.store.rows() as rows:
            found = [made(row) for row in rows.requests(state and state.value, author)]
        return [one for one in found if may_read(principal, one)][:LARGEST_PAGE]

    found = await asyncio.to_thread(read)
    items = [changes.short_request(one) for one in found]
    return Response(dumps({"total": len(items), "items": items}), media_type="application/json")


@router.get(
    "/{id}",
    operation_id="get_change_request",
    summary="A change request",
    responses=answers_to_change("ChangeRequestAnswer"),
)
async def get_request(
    request: Request, service: Running, principal: Acting, id: RequestId
) -> Response:
    """Answer the request with its drafts and all that happened to it; its ETag is for If-Match."""
    only(request, set())

    def read() -> ChangeRequest:
        with service.store.rows() as rows:
            found = read_request(rows, id)
        demand_reading(principal, found)
        return found

    found = await asyncio.to_thread(read)
    return Response(dumps(changes.request(found)), 200, etag(found.edition), "application/json")


@router.get(
    "/{id}/preview",
    operation_id="preview_change_request",
    summary="What publishing it would do: difference, step, impact, what is missing",
    responses=answers_to_change("PreviewAnswer"),
)
async def preview_request(
    request: Request, service: Running, principal: Acting, id: RequestId
) -> Response:
    """Answer a preview of each draft against the catalogue as it is now."""
    only(request, set())

    def command(work: Work) -> bytes:
        found = read_request(work.writing.rows, id)
        demand_reading(principal, found)
        return dumps({"items": [changes.preview(preview(work, one)) for one in found.drafts]})

    shown = await asyncio.to_thread(look, service.store, service.follower, principal, command)
    return Response(shown, media_type="application/json")


@router.put(
    "/{id}",
    operation_id="amend_change_request",
    summary="Put other drafts in its place",
    responses=answers_to_change("ChangeRequestAnswer"),
    openapi_extra=body("ChangeRequestBody"),
)
async def amend_request(
    request: Request, service: Running, principal: Acting, id: RequestId, dry_run: DryRun = False
) -> Response:
    """Answer the amended request. Needs If-Match."""
    only(request, {"dry_run"})
    edition = await edition_asked(request, lambda: request_there(service, id))
    given, raw = await body_of(request, ChangeRequestBody)

    def command(work: Work) -> Done:
        done = propose.amend(work, id, given.title, given.drafts, edition=edition)
        return Done(changes.request(done), 200, etag(done.edition))

    return await act(request, service, principal, command, given=raw, dry_run=dry_run)


def request_there(service: Service, id: str) -> ChangeRequest:
    """The change request as it is kept.

    :raises NotFound: if there is none.
    """
    with service.store.rows() as rows:
        return read_request(rows, id)


Step = Callable[..., ChangeRequest]


def _add_step(name: str, summary: str, step: Step, taken: type[CommentBody | ReturnBody]) -> None:
    @router.post(
        f"/{{id}}/{name}",
        operation_id=f"{name}_change_request",
        summary=summary,
        responses=answers_to_change("ChangeRequestAnswer"),
        openapi_extra=body(taken.__name__),
    )
    async def take_step(
        request: Request,
        service: Running,
        principal: Acting,
        id: RequestId,
        dry_run: DryRun = False,
    ) -> Response:
        only(request, {"dry_run"})
        edition = await edition_asked(request, lambda: request_there(service, id))
        said, raw = await body_of(request, taken)

        def command(work: Work) -> Done:
            done = step(work, id, said.comment, edition=edition)
            return Done(changes.request(done), 200, etag(done.edition))

        return await act(request, service, principal, command, given=raw, dry_run=dry_run)


_add_step("submit", "Hand it to the registrars", propose.submit, CommentBody)
_add_step("withdraw", "Take it back for good", propose.withdraw, CommentBody)
_add_step("return", "Send it back with what is to be mended", review.send_back, ReturnBody)


@router.post(
    "/{id}/publish",
    operation_id="publish_change_request",
    summary="Publish all of it, in one transaction",
    responses=answers_to_change("PublishedAnswer"),
    openapi_extra=body("CommentBody"),
)
async def publish_request(
    request: Request, service: Running, principal: Acting, id: RequestId, dry_run: DryRun = False
) -> Response:
    """Answer the new versions. Needs If-Match; refused to the request's own author."""
    only(request, {"dry_run"})
    edition = await edition_asked(request, lambda: request_there(service, id))
    said, raw = await body_of(request, CommentBody)

    def command(work: Work) -> Done:
        done = review.publish(work, id, said.comment, edition=edition)
        return Done(published(done), 200, etag(done.request.edition))

    return await act(request, service, principal, command, given=raw, dry_run=dry_run)
