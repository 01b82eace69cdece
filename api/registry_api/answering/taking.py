"""Taking in what the application answers: whole if it can be kept, else passed on as it comes."""

from starlette.types import Message, Send

from registry_api.answering.conditions import named
from registry_api.answering.cross_origin import opened
from registry_api.answering.headers import Headers, joined, value_of
from registry_api.answering.kept import unchanged
from registry_api.answering.squeezing import Squeezing, begun
from registry_api.saying import Said


class Ended(OSError):
    """The answer has been given in full; whatever the application still sends is not wanted."""


class Taking:
    """Collects an answer of 200 whose length is known; passes any other on, open to other sites.

    A stream is passed on at once, so that its first line is there before its last is made.
    """

    def __init__(
        self, send: Send, asked: dict[bytes, bytes], said: Said, *, is_head: bool, most: int
    ) -> None:
        """Pass on to ``send`` what is not collected.

        :param said: headers that routes want said besides those of their answer.
        :param most: bytes of the longest answer that is collected.
        """
        self._said = said
        self._send = send
        self._wanted = asked.get(b"if-none-match")
        self._accepted = asked.get(b"accept-encoding", b"")
        self._squeezing: Squeezing | None = None
        self._is_head = is_head
        self._most = most
        self._passing = False
        self.headers: Headers = []
        self.parts: list[bytes] = []
        self.is_whole = False

    async def send(self, message: Message) -> None:
        """Take one message of the application's.

        :raises Ended: when the reader has all it asked for.
        """
        if message["type"] == "http.response.start":
            self.headers = joined([*message["headers"], *self._said])
            self._passing = message["status"] != 200 or not self._fits()
            if self._passing:
                await self._begin(message)
        elif self._squeezing is not None:
            await self._send(await self._squeezing.message(message))
        elif self._passing:
            await self._send(message)
        elif message["type"] == "http.response.body":
            self.parts.append(message.get("body", b""))
            self.is_whole = not message.get("more_body", False)

    def _fits(self) -> bool:
        length = value_of(self.headers, b"content-length")
        return length.isdigit() and int(length) <= self._most

    async def _begin(self, message: Message) -> None:
        status = message["status"]
        headers, self._squeezing = begun(opened(self.headers), status, self._accepted)
        etag = value_of(headers, b"etag")
        found = named(self._wanted, etag) if self._wanted and etag and status == 200 else None
        if found is not None:
            headers, status = [*unchanged(headers), (b"etag", found)], 304
        await self._send({**message, "status": status, "headers": headers})
        if found is not None or self._is_head:
            await self._send({"type": "http.response.body", "body": b""})
            raise Ended
