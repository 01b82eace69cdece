"""Changes as server-sent events: from a revision on, until the reader or the service goes."""

from collections.abc import AsyncIterator

from starlette.responses import StreamingResponse

from registry.catalogue.changes import Page
from registry.catalogue.wanting import Wanted
from registry.errors import Busy
from registry.service import Service
from registry.words import Words
from registry_api.json import dumps
from registry_api.shapes.feed import change

MEDIA = "text/event-stream"

EVENT = {
    "type": "object",
    "description": "One event: a change under its revision.",
    "properties": {
        "id": {"type": "string", "description": "The revision to resume after."},
        "event": {"type": "string", "enum": ["change"]},
        "data": {"type": "string", "description": "The change, as in the JSON of a page."},
    },
}
"""What a stream consists of, for OpenAPI."""

_HEADERS = {
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
    "Access-Control-Allow-Origin": "*",
}
"""The second tells nginx to pass each event on at once."""


class Streams:
    """The streams of one process, counted: each holds a connection for hours."""

    def __init__(self, service: Service) -> None:
        """Stream what this service learns."""
        self._service = service
        self.open = 0

    def answer(self, since: int, wanted: Wanted) -> StreamingResponse:
        """A stream of the changes after a revision.

        :raises Busy: when as many are open as the settings allow.
        """
        most = self._service.settings.stream_limit
        if self.open >= most:
            raise Busy(_FULL.filled(most=most))
        return StreamingResponse(self._events(since, wanted), 200, _HEADERS, MEDIA)

    async def _events(self, since: int, wanted: Wanted) -> AsyncIterator[bytes]:
        self.open += 1
        try:
            yield b"retry: 3000\n\n"
            patience = self._service.settings.heartbeat_seconds
            async for page in self._service.changes(since, wanted, patience=patience):
                yield encoded(page)
        finally:
            self.open -= 1


def encoded(page: Page) -> bytes:
    """Each change under its revision; a page without any moves only where to resume from."""
    if not page.changes:
        return b": %d\nid: %d\n\n" % (page.head, page.through)
    return b"".join(
        b"id: %d\nevent: change\ndata: %b\n\n" % (one.revision, dumps(change(one)))
        for one in page.changes
    )


_FULL = Words(
    "Đã có {most} kết nối đang theo dõi thay đổi; hãy thử lại sau hoặc hỏi theo trang.",
    "There are {most} streams of changes open already; try again later, or ask for pages.",
)
