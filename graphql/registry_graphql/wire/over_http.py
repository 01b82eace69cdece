"""GraphQL over HTTP, after the specification of that name: POST, GET, batches, kept answers."""

from dataclasses import replace
from typing import NamedTuple
from urllib.parse import parse_qsl

from graphql import OperationType
from starlette.types import Receive, Scope, Send

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
        headers: RequestHeaders = dict(scope["headers"])
        media = Media.JSON
        try:
            if scope["method"] == "POST":
                media = to_ask(headers.get(b"accept"))
                await self._post(scope, receive, send, headers, media)
            elif scope["method"] == "GET":
                media = to_read(headers.get(b"accept"))
                await self._get(scope, receive, send, headers, media)
            elif scope["method"] == "OPTIONS":
                await Reply(204, OPTIONS, b"").send(send)
            else:
                raise Refused.of("GraphQL takes GET and POST.", "METHOD_NOT_ALLOWED")
        except Refused as refusal:
            shown = Media.JSON if media in (Media.PAGE, Media.EVENTS) else media
            await refused(refusal, shown).send(send)

    async def _post(
        self, scope: Scope, receive: Receive, send: Send, headers: RequestHeaders, media: Media
    ) -> None:
        check_content_type(headers)
        body = await read_body(receive, self._engine.limits)
        is_anonymous = b"authorization" not in headers
        moment = self._callers.moment
        if is_anonymous and media is not Media.EVENTS:
            kept = self._kept.find(moment, media, body)
            if kept is not None:
                await kept.send(send)
                return
        questions = questions_of(body, self._engine.limits)
        if isinstance(questions, list):
            reply = await self._batch(questions, headers, media)
        elif media is Media.EVENTS:
            await self._stream(questions, receive, send, headers)
            return
        else:
            reply = await self._answer(questions, headers, media)
        if is_anonymous:
            self._kept.put(moment, media, body, reply)
        await reply.send(send)

    async def _get(
        self, scope: Scope, receive: Receive, send: Send, headers: RequestHeaders, media: Media
    ) -> None:
        parameters = dict(
            parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        )
        if media is Media.PAGE:
            await self._page.reply.send(send)
            return
        check_site(headers)
        question = in_query(parameters, self._engine.limits)
        if media is Media.EVENTS:
            await self._stream(question, receive, send, headers, only_reads=True)
            return
        reply = await self._answer(question, headers, media, only_queries=True)
        await reply.send(send)

    async def _answer(
        self,
        question: Question,
        headers: RequestHeaders,
        media: Media,
        *,
        only_queries: bool = False,
    ) -> Reply:
        found = await self._told(question, headers, only_queries=only_queries)
        return answered(found.said, media, extra=[] if found.may_keep else [NOT_KEPT])

    async def _batch(
        self, questions: list[Question], headers: RequestHeaders, media: Media
    ) -> Reply:
        """Answer each in turn; one that is refused does not keep the others from being answered."""
        answers: list[_Told] = []
        for question in questions:
            spent = sum(one.cost for one in answers)
            try:
                answers.append(await self._told(question, headers, spent=spent))
            except Refused as refusal:
                answers.append(_Told(told_refusal(refusal), may_keep=False))
        may_keep = all(one.may_keep for one in answers)
        said = [one.said for one in answers]
        return answered(said, media, extra=[] if may_keep else [NOT_KEPT])

    async def _told(
        self,
        question: Question,
        headers: RequestHeaders,
        *,
        only_queries: bool = False,
        spent: int = 0,
    ) -> "_Told":
        """What is said to a question.

        :raises Refused: if it is not executed.
        """
        ready = self._engine.ready(question, spent=spent)
        _check_sort(ready, only_queries=only_queries)
        principal = await self._callers.principal(_text(headers, b"authorization"))
        context = self._callers.context(principal, _text(headers, b"idempotency-key"))
        result = await self._engine.execute(ready, context)
        may_keep = ready.operation.is_query and principal is None and not is_fault_of_ours(result)
        return _Told(told(result), may_keep=may_keep, cost=ready.cost)

    async def _stream(
        self,
        question: Question,
        receive: Receive,
        send: Send,
        headers: RequestHeaders,
        *,
        only_reads: bool = False,
    ) -> None:
        ready = self._engine.ready(_resumed(question, headers))
        if only_reads and ready.operation.sort is OperationType.MUTATION:
            raise Refused.of(_BY_POST.format("mutation"), "METHOD_NOT_ALLOWED")
        principal = await self._callers.principal(_text(headers, b"authorization"))
        context = self._callers.context(principal, _text(headers, b"idempotency-key"))
        await self._streams.events(ready, context, receive, send)


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
