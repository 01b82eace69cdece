"""Webhooks: being told of changes instead of asking."""

import asyncio
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from registry.catalogue import Catalogue
from registry.catalogue.wanting import Wanted, wanted_of
from registry.delivery import subscribing
from registry.delivery.deliverer import Deliverer
from registry.delivery.subscribing import Made
from registry.errors import BadQuestion, Complaint, Invalid, NotFound
from registry.service import Service
from registry.store.tables import SubscriptionRow
from registry_api import links
from registry_api.acting import Acting, body_of
from registry_api.addressing import Revision, SubscriptionId
from registry_api.asking import Running, only
from registry_api.bodies import ReplayBody, WebhookBody
from registry_api.json import dumps
from registry_api.openapi import answers_to_change, body
from registry_api.shapes.webhooks import letter, webhook

router = APIRouter(prefix=f"{links.ROOT}/webhooks", tags=["webhooks"])

_NOT_KEPT = {"Cache-Control": "no-store"}


async def deliverer_of(request: Request) -> Deliverer:
    """The deliverer of this process, which holds the keys."""
    deliverer: Deliverer = request.app.state.deliverer
    return deliverer


Delivering = Annotated[Deliverer, Depends(deliverer_of)]


@router.post(
    "",
    operation_id="subscribe",
    summary="Be told of changes: make a subscription, and see its secret this once",
    responses=answers_to_change("WebhookAnswer", 201),
    openapi_extra=body("WebhookBody"),
)
async def subscribe(
    request: Request, service: Running, principal: Acting, deliverer: Delivering
) -> Response:
    """Answer the subscription with its secret; it begins once the receiver has consented."""
    only(request, set())
    given, _ = await body_of(request, WebhookBody)
    catalogue = service.catalogue
    made: Made = await service.in_writer(
        lambda: subscribing.subscribe(
            service.store,
            deliverer.keys,
            principal,
            target=given.target,
            wanted=_wanted(catalogue, given),
            label=given.label,
            position=catalogue.revision if given.since is None else given.since,
        )
    )
    service.bell.ring()
    return _shown(service, made.subscription, 201, made.secret)


@router.get(
    "",
    operation_id="list_subscriptions",
    summary="One's subscriptions; a registrar or administrator sees all",
    responses=answers_to_change("WebhooksAnswer"),
)
async def list_subscriptions(request: Request, service: Running, principal: Acting) -> Response:
    """Answer subscriptions, the oldest first."""
    only(request, set())
    rows = await asyncio.to_thread(subscribing.subscriptions, service.store, principal)
    head = service.catalogue.revision
    return _answer({"items": [webhook(row, head) for row in rows]})


@router.get(
    "/{id}",
    operation_id="get_subscription",
    summary="One subscription: how far it has come, what went wrong last",
    responses=answers_to_change("WebhookAnswer"),
)
async def get_subscription(
    request: Request, service: Running, principal: Acting, id: SubscriptionId
) -> Response:
    """Answer a subscription, without its secret."""
    only(request, set())
    row = await asyncio.to_thread(subscribing.subscription, service.store, principal, id)
    return _shown(service, row)


@router.delete(
    "/{id}",
    operation_id="unsubscribe",
    summary="End a subscription and forget it",
    status_code=204,
    responses=answers_to_change("WebhookAnswer", 204),
)
async def unsubscribe(
    request: Request, service: Running, principal: Acting, id: SubscriptionId
) -> Response:
    """Answer nothing more about it."""
    only(request, set())
    await service.in_writer(lambda: subscribing.unsubscribe(service.store, principal, id))
    return Response(status_code=204)


@router.post(
    "/{id}/pause",
    operation_id="pause_subscription",
    summary="Send nothing for now; nothing is lost",
    responses=answers_to_change("WebhookAnswer"),
)
async def pause(
    request: Request, service: Running, principal: Acting, id: SubscriptionId
) -> Response:
    """Answer the subscription."""
    return await _change(request, service, lambda: subscribing.pause(service.store, principal, id))


@router.post(
    "/{id}/resume",
    operation_id="resume_subscription",
    summary="Ask the receiver for its consent again, and go on",
    responses=answers_to_change("WebhookAnswer"),
)
async def resume(
    request: Request, service: Running, principal: Acting, id: SubscriptionId
) -> Response:
    """Answer the subscription."""
    return await _change(request, service, lambda: subscribing.resume(service.store, principal, id))


@router.post(
    "/{id}/replay",
    operation_id="replay_subscription",
    summary="Deliver again everything after a revision",
    responses=answers_to_change("WebhookAnswer"),
    openapi_extra=body("ReplayBody"),
)
async def replay(
    request: Request, service: Running, principal: Acting, id: SubscriptionId
) -> Response:
    """Answer the subscription."""
    given, _ = await body_of(request, ReplayBody)
    head = service.catalogue.revision
    return await _change(
        request,
        service,
        lambda: subscribing.replay(service.store, principal, id, since=given.since, head=head),
    )


@router.post(
    "/{id}/secret",
    operation_id="change_subscription_secret",
    summary="A new secret, shown this once; for a day the old one signs as well",
    responses=answers_to_change("WebhookAnswer"),
)
async def change_secret(
    request: Request, service: Running, principal: Acting, deliverer: Delivering, id: SubscriptionId
) -> Response:
    """Answer the subscription with its new secret."""
    only(request, set())
    made = await service.in_writer(
        lambda: subscribing.change_secret(service.store, deliverer.keys, principal, id)
    )
    return _shown(service, made.subscription, 200, made.secret)


@router.get(
    "/{id}/dead-letters",
    operation_id="list_dead_letters",
    summary="What could not be delivered, after every attempt",
    responses=answers_to_change("DeadLettersAnswer"),
)
async def list_letters(
    request: Request, service: Running, principal: Acting, id: SubscriptionId
) -> Response:
    """Answer dead letters in the order of the log."""
    only(request, set())
    rows = await asyncio.to_thread(subscribing.letters, service.store, principal, id)
    return _answer({"items": [letter(row) for row in rows]})


@router.post(
    "/{id}/dead-letters/{revision:int}/redeliver",
    operation_id="redeliver_dead_letter",
    summary="Attempt a dead letter once more",
    status_code=202,
    responses=answers_to_change("DeadLettersAnswer", 202),
)
async def redeliver(
    request: Request, service: Running, principal: Acting, id: SubscriptionId, revision: Revision
) -> Response:
    """Answer the dead letters; this one goes when the receiver takes it."""
    only(request, set())

    def work() -> list[object]:
        subscribing.call_back(service.store, principal, id, revision)
        return [letter(row) for row in subscribing.letters(service.store, principal, id)]

    rows = await service.in_writer(work)
    service.bell.ring()
    return _answer({"items": rows}, 202)


async def _change(
    request: Request, service: Service, command: Callable[[], SubscriptionRow]
) -> Response:
    only(request, set())
    row = await service.in_writer(command)
    service.bell.ring()
    return _shown(service, row)


def _shown(
    service: Service, row: SubscriptionRow, status: int = 200, secret: str | None = None
) -> Response:
    made = _answer(webhook(row, service.catalogue.revision, secret), status)
    if status == 201:
        made.headers["Location"] = links.of_webhook(row.id)
    return made


def _answer(data: object, status: int = 200) -> Response:
    return Response(dumps(data), status, _NOT_KEPT, "application/json")


def _wanted(catalogue: Catalogue, given: WebhookBody) -> Wanted:
    try:
        return wanted_of(catalogue, given.kinds, given.items, given.bodies)
    except (BadQuestion, NotFound) as error:
        complaint = Complaint("", "unknown", error.message)
        raise Invalid(error.message, (complaint,)) from None
