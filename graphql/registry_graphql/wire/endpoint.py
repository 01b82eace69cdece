"""The endpoint ``/graphql``: HTTP, events, sockets, and the page to try it on."""

from graphql import GraphQLSchema
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from registry_graphql.wire.callers import Callers
from registry_graphql.wire.engine import Engine
from registry_graphql.wire.limits import Limits
from registry_graphql.wire.mount import PATH
from registry_graphql.wire.over_http import OverHttp
from registry_graphql.wire.page import ASSETS, Page
from registry_graphql.wire.sockets import Sockets
from registry_graphql.wire.streaming import Streams
from registry_graphql.wire.trusted import Trusted


class Endpoint:
    """An ASGI application for one schema."""

    def __init__(
        self,
        schema: GraphQLSchema,
        callers: Callers,
        limits: Limits,
        *,
        trusted: Trusted | None = None,
        introspection: bool = True,
    ) -> None:
        """Put the ways in together."""
        engine = Engine(schema, limits, trusted=trusted, introspection=introspection)
        streams = Streams(engine)
        self._page = Page()
        self._over_http = OverHttp(engine, callers, streams, self._page)
        self._sockets = Sockets(engine, callers, streams)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or serve one socket."""
        if scope["type"] == "websocket":
            await self._sockets(WebSocket(scope, receive, send))
        elif scope["path"].rstrip("/") == PATH:
            await self._over_http(scope, receive, send)
        else:
            name = scope["path"].removeprefix(ASSETS)
            await self._page.asset(name, scope["query_string"]).send(send)
