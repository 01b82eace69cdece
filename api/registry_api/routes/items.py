"""One item: the version in force, its versions, what it rests on and what rests on it."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from registry.catalogue.closure import closure
from registry.errors import BadQuestion, Complaint, NotFound
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.store.chain import sha256
from registry.versions.number import Number
from registry.words import Words
from registry_api.addressing import ItemCode, VersionNumber
from registry_api.asking import CLOCKS, Asked, Known, Running, only
from registry_api.fragments import Fragments
from registry_api.hot import HEADERS, answer_record
from registry_api.json import FOR_EVER, answer, dumps
from registry_api.openapi import answers
from registry_api.relating import relations
from registry_api.saying import say_all
from registry_api.shapes import records
from registry_api.shapes.facts import fact_list
from registry_api.shapes.parts import asked, named


def add(router: APIRouter, kind: Kind) -> None:
    """Add everything about one item of a kind."""
    _add_record(router, kind)
    _add_versions(router, kind)
    _add_references(router, kind)
    _add_closure_and_facts(router, kind)


def _add_record(router: APIRouter, kind: Kind) -> None:
    @router.get(
        f"/{kind.plural}/{{code}}",
        tags=[kind.plural],
        operation_id=f"get_{kind.value}",
        summary=f"{kind.words.en}: the version in force",
        responses=answers("RecordAnswer", kind),
    )
    async def get_item(request: Request, service: Running, view: Asked, code: ItemCode) -> Response:
        only(request, CLOCKS)
        fragments: Fragments = request.app.state.fragments
        found = answer_record(fragments, service, view, Key(kind, code))
        say_all(request, found.said)
        return Response(found.body, 200, {**dict(HEADERS), "ETag": found.etag})


def _add_versions(router: APIRouter, kind: Kind) -> None:
    @router.get(
        f"/{kind.plural}/{{code}}/versions",
        tags=[kind.plural],
        operation_id=f"list_{kind.value}_versions",
        summary=f"{kind.words.en}: every version and which is in force when",
        responses=answers("HistoryAnswer"),
    )
    async def list_versions(request: Request, view: Asked, code: ItemCode) -> Response:
        only(request, CLOCKS)
        found = records.history(view, Key(kind, code))
        return answer(found, headers={"ETag": _edition_etag(found)})

    @router.get(
        f"/{kind.plural}/{{code}}/versions/{{number}}",
        tags=[kind.plural],
        operation_id=f"get_{kind.value}_version",
        summary=f"{kind.words.en}: one exact version, which never changes",
        responses=answers("ExactVersionAnswer", kind),
    )
    async def get_version(
        request: Request, view: Known, code: ItemCode, number: VersionNumber
    ) -> Response:
        only(request, {"as_of"})
        asked_for = _number(number)
        for version in view.versions(Key(kind, code)):
            if version.number == asked_for:
                say_all(request, relations(view, version))
                return answer(records.exact_version(version), cache=FOR_EVER)
        raise NotFound(_NO_VERSION.filled(code=code, number=number))


def _add_references(router: APIRouter, kind: Kind) -> None:
    @router.get(
        f"/{kind.plural}/{{code}}/references",
        tags=[kind.plural],
        operation_id=f"list_{kind.value}_references",
        summary=f"{kind.words.en}: what it refers to, and where",
        responses=answers("ReferencesAnswer"),
    )
    async def list_references(
        request: Request, service: Running, view: Asked, code: ItemCode
    ) -> Response:
        only(request, CLOCKS)
        today = service.now_as_of(view)
        version = view.get(Key(kind, code)).version
        return answer(
            {"references": records.references(view, version, today), "asked": asked(view)}
        )

    @router.get(
        f"/{kind.plural}/{{code}}/used-by",
        tags=[kind.plural],
        operation_id=f"list_{kind.value}_uses",
        summary=f"{kind.words.en}: which records in force refer to it",
        responses=answers("UsedByAnswer"),
    )
    async def list_used_by(request: Request, view: Asked, code: ItemCode) -> Response:
        only(request, CLOCKS)
        key = Key(kind, code)
        view.versions(key)
        found = view.used_by(key)
        return answer(
            {
                "total": len(found),
                "items": [
                    {**named(view, one.key), "version": str(one.number), "at": one.pointers_to(key)}
                    for one in found
                ],
                "asked": asked(view),
            }
        )


def _add_closure_and_facts(router: APIRouter, kind: Kind) -> None:
    @router.get(
        f"/{kind.plural}/{{code}}/closure",
        tags=[kind.plural],
        operation_id=f"get_{kind.value}_closure",
        summary=f"{kind.words.en}: with all its meaning rests on, under one digest",
        responses=answers("ClosureAnswer"),
    )
    async def get_closure(request: Request, view: Asked, code: ItemCode) -> Response:
        only(request, CLOCKS)
        return answer(records.closed(view, closure(view, Key(kind, code))))

    @router.get(
        f"/{kind.plural}/{{code}}/facts",
        tags=[kind.plural],
        operation_id=f"list_{kind.value}_facts",
        summary=f"{kind.words.en}: the facts that name it",
        responses=answers("FactsAnswer"),
    )
    async def list_facts(request: Request, view: Asked, code: ItemCode) -> Response:
        only(request, CLOCKS)
        key = Key(kind, code)
        view.versions(key)
        return answer(fact_list(view, view.facts(key)))


def _edition_etag(history: Json) -> str:
    """The edition, which ``If-Match`` reads, and what tells answers of one edition apart."""
    return f'"{history["edition"]}-{sha256(dumps(history))[:16]}"'


def _number(text: str) -> Number:
    try:
        return Number.parse(text)
    except ValueError:
        said = _NO_NUMBER.filled(text=text[:40])
        raise BadQuestion(said, (Complaint("number", "unreadable", said),)) from None


_NO_VERSION = Words("{code} không có phiên bản {number}.", "{code} has no version {number}.")
_NO_NUMBER = Words(
    "{text!r} không phải số phiên bản; hãy viết dạng 1.2.3.",
    "{text!r} is no version number; write it as 1.2.3.",
)
