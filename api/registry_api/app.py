"""The application: all ways in, put together around one service."""

import contextlib
from collections.abc import AsyncIterator, Callable
from functools import partial
from importlib.util import find_spec

from fastapi import APIRouter, FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.types import ASGIApp

from registry import clock
from registry.clock import Clock
from registry.delivery.deliverer import Deliverer, delivering
from registry.kinds import Kind
from registry.service import Service
from registry.settings import Settings
from registry_api import errors, links, openapi, stopping
from registry_api.answering import Answering
from registry_api.fragments import Fragments
from registry_api.gate import Gate, Patience
from registry_api.gate.counts import Counts
from registry_api.metrics import Metrics
from registry_api.quick import Quick
from registry_api.routes import (
    calendar,
    changes,
    decisions,
    describing,
    digitization,
    docs,
    exchange,
    facts,
    items,
    lists,
    log,
    mementos,
    official,
    probes,
    requests,
    resolving,
    root,
    search,
    webhooks,
)
from registry_api.shapes import feed
from registry_api.streaming import Streams
from registry_graphql.wire.mount import GraphQL
from registry_web import site


def create_app(settings: Settings | None = None, *, now: Clock = clock.now) -> FastAPI:
    """The application over the database of these settings, which must be migrated."""
    service = Service(settings or Settings(), now=now)
    deliverer = Deliverer(service, feed.change)
    counts, streams = Counts(), Streams(service)
    metrics = Metrics(service, counts, streams)
    deliverer.on_attempt = partial(counts.happened, "webhook_deliveries")

    @contextlib.asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with service.follow():
            with stopping.heard(service.bell):
                async with metrics.sharing(), delivering(deliverer):
                    yield

    app = FastAPI(
        title="Indicator registry",
        description=_DESCRIPTION,
        version="1",
        openapi_url=f"{links.ROOT}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        telemetry=_TELEMETRY,
    )
    app.state.service = service
    app.state.fragments = Fragments()
    app.state.streams = streams
    app.state.deliverer = deliverer
    app.state.metrics = metrics
    app.add_middleware(GraphQL, service=service)
    app.add_middleware(Patience, seconds=service.settings.request_seconds)
    quick = Quick(service, app.state.fragments)
    _set_before(app, lambda inner: Answering(inner, service, quick=quick.answer))
    _set_before(app, lambda inner: Gate(inner, service.settings, counts))
    errors.install(app)
    openapi.install(app)
    # Routes are tried one after another: first what other systems ask for all day.
    app.include_router(resolving.router)
    app.include_router(search.router)
    app.include_router(root.router)
    app.include_router(probes.router)
    app.include_router(describing.router)
    app.include_router(docs.router)
    app.include_router(_kinds())
    app.include_router(facts.router)
    app.include_router(log.router)
    app.include_router(changes.router)
    app.include_router(webhooks.router)
    app.include_router(calendar.router)
    app.include_router(digitization.router)
    app.include_router(official.router)
    app.include_router(requests.router)
    app.include_router(exchange.router)
    app.include_router(decisions.router)
    app.router.routes.extend(site.routes(service))
    return app


def _set_before(app: FastAPI, layer: Callable[[ASGIApp], ASGIApp]) -> None:
    """Set a layer before everything, the layer that answers faults of ours among it."""
    build = app.build_middleware_stack
    app.build_middleware_stack = lambda: layer(build())  # type: ignore[method-assign]


def _kinds() -> APIRouter:
    made = APIRouter(prefix=links.ROOT)
    for kind in Kind:
        lists.add(made, kind)
        items.add(made, kind)
        mementos.add(made, kind)
    return made


_TELEMETRY: TelemetryConfig | None = (
    None if find_spec("opentelemetry.sdk") else {"tracing": False, "metrics": False, "logs": False}
)
"""Without OpenTelemetry's SDK nothing can be told: then it is not asked at every request either."""

_DESCRIPTION = (
    "The metadata catalogue and indicator registry of Viet Nam's Government Reporting Information "
    "System. Every read takes two clocks: `valid_at` (in force on that day) and `as_of` (as the "
    "registry knew it then)."
)
