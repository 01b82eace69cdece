"""What goes out to whoever asked by POST: open to other sites, and compressed."""

from starlette.types import Message, Scope, Send

from registry_api.answering.cross_origin import opened
from registry_api.answering.headers import asked
from registry_api.answering.squeezing import Squeezing, begun


class Opening:
    """Passes one answer on; nothing of it is kept."""

    def __init__(self, scope: Scope, send: Send) -> None:
        """Pass on to ``send`` what the request of this scope is answered."""
        self._scope = scope
        self._send = send
        self._squeezing: Squeezing | None = None

    async def send(self, message: Message) -> None:
        """Pass one message on."""
        if message["type"] == "http.response.start":
            headers = opened(list(message["headers"]))
            accepted = asked(self._scope).get(b"accept-encoding", b"")
            headers, self._squeezing = begun(headers, message["status"], accepted)
            message = {**message, "headers": headers}
        elif self._squeezing is not None:
            message = await self._squeezing.message(message)
        await self._send(message)
