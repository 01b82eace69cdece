"""Subscriptions as server-sent events: graphql-sse, in its distinct connections mode."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any

from graphql import ExecutionResult, GraphQLError
from starlette.types import Receive, Send

from registry_graphql.wire.engine import Engine, Ready
from registry_graphql.wire.faults import Refused
from registry_graphql.wire.reply import NOT_KEPT, dumps, told


class Streams:
    """The subscriptions and sockets open in this process, with a limit."""

    def __init__(self, engine: Engine) -> None:
        """Stream what this engine answers."""
        self._engine = engine
        self._open = 0

    @contextlib.contextmanager
    def place(self) -> Any:
        """Take a place among those open.

        :raises Refused: if there is none left.
        """
        if self._open >= self._engine.limits.streams:
            raise Refused.of("Too many subscriptions are open; try later.", "BUSY")
        self._open += 1
        try:
            yield
        finally:
            self._open -= 1

    async def results(self, ready: Ready, context: object) -> AsyncGenerator[ExecutionResult, None]:
        """Every result of an operation: one of a query or mutation, all of a subscription."""
        if ready.operation.sort.value != "subscription":
            try:
                result = await self._engine.execute(ready, context)
            except Refused as refusal:
                result = ExecutionResult(None, refusal.errors)
            yield result
            return
        begun = await self._engine.subscribe(ready, context)
        if isinstance(begun, ExecutionResult):
            yield begun
            return
        async with contextlib.aclosing(begun):  # type: ignore[type-var]  # it is a generator
            try:
                async for result in begun:
                    yield result
                    # A source that never waits must not keep everybody else from being answered.
                    await asyncio.sleep(0)
            except Exception as error:  # noqa: BLE001 - told as the end of the subscription
                yield ExecutionResult(None, [GraphQLError(str(error), original_error=error)])

    async def events(self, ready: Ready, context: object, receive: Receive, send: Send) -> None:
        """Send the results as events until they end or the reader goes.

        :raises Refused: if too many streams are open.
        """
        with self.place():
            await send(
                {"type": "http.response.start", "status": 200, "headers": _HEADERS},
            )
            giving = asyncio.create_task(self._give(ready, context, send))
            leaving = asyncio.create_task(_gone(receive))
            try:
                await asyncio.wait({giving, leaving}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in (giving, leaving):
                    task.cancel()
                await asyncio.gather(giving, leaving, return_exceptions=True)
            if not giving.cancelled():
                giving.result()  # Whatever failed unforeseen is the server's to log.

    async def _give(self, ready: Ready, context: object, send: Send) -> None:
        await send(_part(b":\n\n"))
        async with contextlib.aclosing(self.results(ready, context)) as results:
            async for event in pinged(results, self._engine.limits.heartbeat_seconds):
                await send(_part(b":\n\n" if event is None else _next(event)))
        await send(_part(b"event: complete\ndata:\n\n"))
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def pinged(
    results: AsyncIterator[ExecutionResult], seconds: float
) -> AsyncIterator[ExecutionResult | None]:
    """The results as they come, and ``None`` whenever none came for so long."""
    iterator = aiter(results)
    while True:
        coming = asyncio.ensure_future(anext(iterator, _END))
        try:
            while not (await asyncio.wait({coming}, timeout=seconds))[0]:
                yield None
        except BaseException:
            coming.cancel()
            await asyncio.gather(coming, return_exceptions=True)
            raise
        result = coming.result()
        if result is _END:
            return
        yield result


_END: Any = object()


def _next(result: ExecutionResult) -> bytes:
    """One event; its id is the revision it tells of, so that a reader can go on from there."""
    revision = revision_of(result)
    id = b"" if revision is None else b"id: %d\n" % revision
    return b"event: next\n" + id + b"data: " + dumps(told(result)) + b"\n\n"


def revision_of(result: ExecutionResult) -> int | None:
    """The revision a result tells of, if it was asked for at its top."""
    for value in (result.data or {}).values():
        revision = value.get("revision") if isinstance(value, dict) else None
        if isinstance(revision, int):
            return revision
    return None


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _part(body: bytes) -> dict[str, Any]:
    return {"type": "http.response.body", "body": body, "more_body": True}


_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"x-accel-buffering", b"no"),
    NOT_KEPT,
]
