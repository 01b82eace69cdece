"""For whoever runs it: whether it lives, whether it is ready, and its numbers."""

import asyncio
import hmac

from fastapi import APIRouter, Request
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import Response

from registry.errors import NotAllowed, RegistryError
from registry.service import Service
from registry.words import Words
from registry_api.asking import Running
from registry_api.gate.addresses import is_loopback
from registry_api.json import answer
from registry_api.metrics import Metrics
from registry_api.openapi import answers

router = APIRouter(tags=["operations"])

_NOW = {"Cache-Control": "no-store"}


@router.get(
    "/healthz",
    operation_id="get_liveness",
    summary="Whether the process answers at all",
    responses=answers("LivenessAnswer"),
)
async def get_liveness() -> Response:
    """Answer 200. A process that does not is to be started anew."""
    return _said({"status": "alive"}, 200)


@router.get(
    "/readyz",
    operation_id="get_readiness",
    summary="Whether its answers are up to date",
    responses=answers("ReadinessAnswer"),
)
async def get_readiness(service: Running) -> Response:
    """Answer 200 when the catalogue stands at the revision of the log, else 503 and why not.

    A process that is not ready is to be sent no requests for now.
    """
    status, log_revision = await _readiness(service)
    shown = {
        "status": status,
        "revision": service.catalogue.revision,
        "log_revision": log_revision,
    }
    return _said(shown, 200 if status == "ready" else 503)


@router.get("/metrics", include_in_schema=False)
async def get_metrics(request: Request, service: Running) -> Response:
    """Answer the numbers of all workers for Prometheus.

    :raises NotAllowed: to anybody else.
    """
    if not _may_see(request, service):
        raise NotAllowed(_NOT_YOURS)
    metrics: Metrics = request.app.state.metrics
    return Response(await metrics.text(), 200, _NOW, "text/plain; version=0.0.4; charset=utf-8")


def _said(shown: dict[str, object], status: int) -> Response:
    made = answer(shown, status)
    made.headers.update(_NOW)
    return made


async def _readiness(service: Service) -> tuple[str, int | None]:
    if service.bell.is_stopped:
        return "stopping", None
    try:
        await asyncio.to_thread(service.follower.catch_up)
        log_revision = await asyncio.to_thread(service.store.head)
    except SQLAlchemyError:
        return "no-database", None
    except RegistryError:
        return "damaged", None
    return ("ready" if service.catalogue.revision >= log_revision else "behind"), log_revision


def _may_see(request: Request, service: Service) -> bool:
    token = service.settings.metrics_token
    if token is None:
        client = request.client
        return client is not None and is_loopback(client.host)
    given = request.headers.get("authorization", "")
    wanted = f"Bearer {token.get_secret_value()}"
    return hmac.compare_digest(given.encode(), wanted.encode())


_NOT_YOURS = Words(
    "Số liệu vận hành chỉ dành cho máy chủ này hoặc người có mã; xem REGISTRY_METRICS_TOKEN.",
    "These numbers are for this machine or whoever has the token; see REGISTRY_METRICS_TOKEN.",
)
