"""Where GraphQL stands in the application. The schema is built when it is first asked for.

Building it takes seconds of CPU: a server that is ready in two cannot spend them on what it may
never be asked. So nothing here imports the rest before the first request, and whoever sends that
waits alone: a thread builds.
"""

import asyncio

from starlette.types import ASGIApp, Receive, Scope, Send

from registry.service import Service

PATH = "/graphql"


class GraphQL:
    """Pure ASGI: answers what comes to ``/graphql``, passes on everything else."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        """Stand before the application."""
        self._app = app
        self._service = service
        self._endpoint: ASGIApp | None = None
        self._building = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path = scope.get("path", "")
        if path == PATH or path.startswith(f"{PATH}/"):
            endpoint = self._endpoint or await self._built()
            await endpoint(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _built(self) -> ASGIApp:
        async with self._building:
            if self._endpoint is None:
                self._endpoint = await asyncio.to_thread(_made, self._service)
            return self._endpoint


def _made(service: Service) -> ASGIApp:
    from registry_graphql.schema import build
    from registry_graphql.wire.callers import Callers
    from registry_graphql.wire.endpoint import Endpoint
    from registry_graphql.wire.limits import Limits
    from registry_graphql.wire.trusted import Trusted

    settings = service.settings
    limits = Limits(
        cost=settings.graphql_cost,
        depth=settings.graphql_depth,
        seconds=settings.graphql_seconds,
        streams=settings.stream_limit,
        heartbeat_seconds=settings.heartbeat_seconds,
    )
    trusted = Trusted(settings.graphql_documents, only=settings.graphql_only_documents)
    return Endpoint(
        build()._schema,
        Callers(service),
        limits,
        trusted=trusted,
        introspection=settings.graphql_introspection,
    )
