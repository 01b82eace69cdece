"""GraphQL over HTTP, after the specification of that name: POST, GET, batches, kept answers."""

from dataclasses import replace
from typing import NamedTuple
from urllib.parse import parse_qsl

from graphql import OperationType
from starlette.types import Receive, Scope, Send

from registry.access import Principal
from registry_graphql.wire.callers import Callers
from registry_graphql.wire.engine import Engine, Ready
from registry_graphql.wire.faults import Refused
from registry_graphql.wire.incoming import (
    OPTIONS,
    RequestHeaders,
    check_content_type,
    check_site,
    read_body,
)
from registry_graphql.wire.kept import KeptAnswers
from registry_graphql.wire.media import Media, to_ask, to_read
from registry_graphql.wire.page import Page
from registry_graphql.wire.question import Question, in_query, questions_of
from registry_graphql.wire.reply import (
    NOT_KEPT,
    Reply,
    answered,
    is_fault_of_ours,
    refused,
    told,
    told_refusal,
)
from registry_graphql.wire.streaming import Streams


class Asked(NamedTuple):
    """A request: as the layers around it know it, and its headers."""

    scope: Scope
    headers: RequestHeaders


class _Told(NamedTuple):
    """What is said to a question, and whether it may be said again without being made again."""

    said: object
    may_keep: bool
    cost: int = 0


class OverHttp:
    """Answers requests."""

    def __init__(self, engine: Engine, callers: Callers, streams: Streams, page: Page) -> None:
        """Answer by this engine.

        :param page: what a browser gets that asks for nothing.
        """
        self._engine = engine
        self._callers = callers
        self._streams = streams
        self._page = page
        self._kept = KeptAnswers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        asked = Asked(scope, dict(scope["headers"]))
        media = Media.JSON
        try:
            if scope["method"] == "POST":
                media = to_ask(asked.headers.get(b"accept"))
                await self._post(receive, send, asked, media)
            elif scope["method"] == "GET":
                media = to_read(asked.headers.get(b"accept"))
                await self._get(receive, send, asked, media)
            elif scope["method"] == "OPTIONS":
                await Reply(204, OPTIONS, b"").send(send)
            else:
                raise Refused.of("GraphQL takes GET and POST.", "METHOD_NOT_ALLOWED")
        except Refused as refusal:
            shown = Media.JSON if media in (Media.PAGE, Media.EVENTS) else media
            await refused(refusal, shown).send(send)

    async def _post(self, receive: Receive, send: Send, asked: Asked, media: Media) -> None:
        check_content_type(asked.headers)
        body = await read_body(receive, self._engine.limits)
        is_anonymous = b"authorization" not in asked.headers
        moment = self._callers.moment
        if is_anonymous and media is not Media.EVENTS:
            kept = self._kept.find(moment, media, body)
            if kept is not None:
                await kept.send(send)
                return
        questions = questions_of(body, self._engine.limits)
        if isinstance(questions, list):
            reply = await self._batch(questions, asked, media)
        elif media is Media.EVENTS:
            await self._stream(questions, receive, send, asked)
            return
        else:
            reply = await self._answer(questions, asked, media)
        if is_anonymous:
            self._kept.put(moment, media, body, reply)
        await reply.send(send)

    async def _get(self, receive: Receive, send: Send, asked: Asked, media: Media) -> None:
        parameters = dict(
            parse_qsl(asked.scope["query_string"].decode("latin-1"), keep_blank_values=True)
        )
        if media is Media.PAGE:
            await self._page.reply.send(send)
            return
        check_site(asked.headers)
        question = in_query(parameters, self._engine.limits)
        if media is Media.EVENTS:
            await self._stream(question, receive, send, asked, only_reads=True)
            return
        reply = await self._answer(question, asked, media, only_queries=True)
        await reply.send(send)

    async def _answer(
        self,
        question: Question,
        asked: Asked,
        media: Media,
        *,
        only_queries: bool = False,
    ) -> Reply:
        found = await self._told(question, asked, only_queries=only_queries)
        return answered(found.said, media, extra=[] if found.may_keep else [NOT_KEPT])

    async def _batch(self, questions: list[Question], asked: Asked, media: Media) -> Reply:
        """Answer each in turn; one that is refused does not keep the others from being answered."""
        answers: list[_Told] = []
        for question in questions:
            spent = sum(one.cost for one in answers)
            try:
                answers.append(await self._told(question, asked, spent=spent))
            except Refused as refusal:
                answers.append(_Told(told_refusal(refusal), may_keep=False))
        may_keep = all(one.may_keep for one in answers)
        said = [one.said for one in answers]
        return answered(said, media, extra=[] if may_keep else [NOT_KEPT])

    async def _told(
        self,
        question: Question,
        asked: Asked,
        *,
        only_queries: bool = False,
        spent: int = 0,
    ) -> "_Told":
        """What is said to a question.

        :raises Refused: if it is not executed.
        """
        ready = self._engine.ready(question, spent=spent)
        _check_sort(ready, only_queries=only_queries)
        principal = await self._principal(asked)
        context = self._callers.context(principal, _text(asked.headers, b"idempotency-key"))
        result = await self._engine.execute(ready, context)
        may_keep = ready.operation.is_query and principal is None and not is_fault_of_ours(result)
        return _Told(told(result), may_keep=may_keep, cost=ready.cost)

    async def _stream(
        self,
        question: Question,
        receive: Receive,
        send: Send,
        asked: Asked,
        *,
        only_reads: bool = False,
    ) -> None:
        ready = self._engine.ready(_resumed(question, asked.headers))
        if only_reads and ready.operation.sort is OperationType.MUTATION:
            raise Refused.of(_BY_POST.format("mutation"), "METHOD_NOT_ALLOWED")
        principal = await self._principal(asked)
        context = self._callers.context(principal, _text(asked.headers, b"idempotency-key"))
        await self._streams.events(ready, context, receive, send)

    async def _principal(self, asked: Asked) -> Principal | None:
        """Who asks; told to the layers around, which count and log by it.

        :raises Refused: if the token is not good.
        """
        found = await self._callers.principal(_text(asked.headers, b"authorization"))
        if found is not None:
            asked.scope["registry.principal"] = found.name
        return found


def _check_sort(ready: Ready, *, only_queries: bool) -> None:
    sort = ready.operation.sort.value
    if only_queries and not ready.operation.is_query:
        raise Refused.of(_BY_POST.format(sort), "METHOD_NOT_ALLOWED")
    if sort == "subscription":
        said = "A subscription is answered as text/event-stream or over graphql-transport-ws."
        raise Refused.of(said, "NOT_ACCEPTABLE")


def _resumed(question: Question, headers: RequestHeaders) -> Question:
    """The question with ``$since`` where a reader that was cut off had come to."""
    last = headers.get(b"last-event-id", b"")
    if not last.isdigit() or len(last) > 15:
        return question
    return replace(question, variables={**question.variables, "since": int(last)})


def _text(headers: RequestHeaders, name: bytes) -> str | None:
    value = headers.get(name)
    return None if value is None else value.decode("latin-1")


_BY_POST = "GET takes queries; send this {} by POST."
