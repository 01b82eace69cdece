"""Facts: the list by type, and one fact; recording them one by one or by file."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from registry.access.rules import Deed, demand
from registry.catalogue.cursor import Cursor
from registry.commands.record import record
from registry.commands.state import state, void_fact
from registry.commands.work import Work
from registry.errors import Complaint, Invalid, NotFound, WrongMedia, fault_count
from registry.exchange.fact_table import read_facts
from registry.exchange.limits import UPLOAD
from registry.exchange.matching import refuse_file
from registry.exchange.reading import MEDIA_TYPES
from registry.facts import FACTS, Fact, FactType
from registry.kinds.parsing import parse
from registry.kinds.reading import Key
from registry.words import Words
from registry_api import links
from registry_api.acting import Acting, Done, DryRun, act, body_of, media_of, read_body
from registry_api.addressing import Revision
from registry_api.asking import (
    CLOCKS,
    USUAL_PAGE,
    Asked,
    CursorText,
    ItemText,
    OptionalLimit,
    Running,
    only,
)
from registry_api.bodies import FactsBody, ReasonBody
from registry_api.forms import ALL, OFFERED, FormText, facts_as_file, form_of
from registry_api.json import answer
from registry_api.listed import moved_to, page_links, page_of, pages, question_of
from registry_api.openapi import answers, answers_in, answers_to_change, body, file_body
from registry_api.saying import say_all
from registry_api.shapes.facts import fact, fact_list

router = APIRouter(prefix=links.ROOT, tags=["facts"])


@router.get(
    "/facts",
    operation_id="list_facts",
    summary="The facts that count, by type and item, in pages",
    responses=answers_in("FactPageAnswer", *OFFERED[1:]),
)
async def list_facts(
    request: Request,
    view: Asked,
    type: Annotated[FactType | None, Query(description="Only facts of this type.")] = None,
    item: Annotated[
        ItemText | None,
        Query(description="Only facts that name this item, e.g. `regime:CDBC-001`."),
    ] = None,
    limit: OptionalLimit = None,
    cursor: CursorText = None,
    format: FormText = None,
) -> Response:
    """Answer the facts that are known and not void as of the revision, oldest first.

    As a file: all of them, or a page if one is asked for.
    """
    known = CLOCKS | {"type", "item", "limit", "cursor", "format"}
    form = form_of(request, only(request, known, OFFERED))
    question = question_of(request, "fact")
    begins = Cursor.read(cursor, question) if cursor is not None else None
    view = moved_to(request, view, begins)
    there = (
        view.facts(Key.parse(item)) if item is not None else view.catalogue.all_facts(view.as_of)
    )
    found = [one for one in there if type in (None, one.type)]
    if form is not None:
        return await facts_as_file(view, page_of(found, begins, limit or ALL).rows, form, type)
    page = page_of(found, begins, limit or USUAL_PAGE)
    path, pairs = request.url.path, list(request.query_params.multi_items())
    addresses = page_links(path, pairs, page.beside(view), question)
    say_all(request, pages(path, pairs, addresses))
    return answer({**fact_list(view, page.rows), "total": len(found), "links": addresses})


@router.get(
    "/facts/{revision:int}",
    operation_id="get_fact",
    summary="One fact, by the revision that recorded it",
    responses=answers("FactAnswer"),
)
async def get_fact(request: Request, view: Asked, revision: Revision) -> Response:
    """Answer a fact, void or not; ``voided_at_revision`` says which."""
    only(request, CLOCKS)
    found = view.catalogue.facts.get(revision)
    if found is None or found.revision > view.as_of:
        raise NotFound(_NO_FACT.filled(revision=revision))
    return answer(fact(view, found))


@router.post(
    "/facts",
    operation_id="state_facts",
    summary="Record facts, all or none",
    responses=answers_to_change("StatedAnswer", 201),
    openapi_extra=body("FactsBody"),
)
async def state_facts(
    request: Request, service: Running, principal: Acting, dry_run: DryRun = False
) -> Response:
    """Answer the revisions that name the facts."""
    only(request, {"dry_run"})
    given, raw = await body_of(request, FactsBody)
    facts = _facts(given)

    def command(work: Work) -> Done:
        voids = [void_fact(work, one.revision, reason=one.reason) for one in given.voids]
        return Done({"facts": state(work, facts), "voids": voids}, 201)

    return await act(request, service, principal, command, given=raw, dry_run=dry_run)


@router.post(
    "/facts/file",
    operation_id="state_facts_of_file",
    summary="Record the facts of a CSV, XLSX or NDJSON file, all or none",
    responses=answers_to_change("RecordedFactsAnswer", 201),
    openapi_extra=file_body(MEDIA_TYPES),
)
async def state_file(
    request: Request,
    service: Running,
    principal: Acting,
    dry_run: DryRun = False,
    name: Annotated[
        str, Query(max_length=200, description="What to call the file where it is wrong.")
    ] = "tệp",
) -> Response:
    """Answer the revisions of the new facts; every fault of the file is named at once."""
    only(request, {"dry_run", "name"})
    demand(principal, Deed.STATE)
    if media_of(request) not in MEDIA_TYPES:
        said = _NO_FILE.filled(media=media_of(request) or "—", known=", ".join(MEDIA_TYPES))
        raise WrongMedia(said)
    raw = await read_body(request, UPLOAD.file_bytes)
    reading = await asyncio.to_thread(read_facts, raw, name)
    refuse_file(reading.complaints)
    statements = [one.statement for one in reading.facts]

    def command(work: Work) -> Done:
        done = record(work, statements)
        return Done({"facts": list(done.revisions), "unchanged": done.unchanged}, 201)

    return await act(request, service, principal, command, given=raw, dry_run=dry_run)


@router.post(
    "/facts/{revision:int}/void",
    operation_id="void_fact",
    summary="Say that a fact was wrong",
    responses=answers_to_change("DecidedAnswer"),
    openapi_extra=body("ReasonBody"),
)
async def void_one(
    request: Request,
    service: Running,
    principal: Acting,
    revision: Revision,
    dry_run: DryRun = False,
) -> Response:
    """Answer the revision from which it counts no more."""
    only(request, {"dry_run"})
    given, raw = await body_of(request, ReasonBody)

    def command(work: Work) -> Done:
        return Done({"revision": void_fact(work, revision, reason=given.reason)})

    return await act(request, service, principal, command, given=raw, dry_run=dry_run)


def _facts(given: FactsBody) -> tuple[Fact, ...]:
    """Each fact by its type, with the faults of all of them at once."""
    found: list[Fact] = []
    complaints: list[Complaint] = []
    for index, one in enumerate(given.facts):
        fields = {name: value for name, value in one.items() if name != "type"}
        try:
            found.append(parse(_model(one.get("type"), index), fields))
        except Invalid as error:
            complaints += [
                Complaint(f"/facts/{index}{fault.pointer}", fault.code, fault.message)
                for fault in error.complaints
            ]
    if complaints:
        raise Invalid(_FAULTS.filled(faults=fault_count(len(complaints))), tuple(complaints))
    return tuple(found)


def _model(name: object, index: int) -> type[Fact]:
    if not isinstance(name, str) or name not in set(FactType):
        said = _NO_TYPE.filled(name=name, types=", ".join(FactType))
        raise Invalid(said, (Complaint("/type", "unknown", said),))
    return FACTS[FactType(str(name))]


_FAULTS = Words("{faults}; không ghi sự kiện nào.", "{faults}; no fact was recorded.")
_NO_TYPE = Words(
    "Không có loại sự kiện {name!r}; có: {types}.", "There is no fact {name!r}; there are: {types}."
)
_NO_FACT = Words(
    "Dòng {revision} của nhật ký không ghi sự kiện nào.",
    "Revision {revision} of the log recorded no fact.",
)
_NO_FILE = Words(
    "Tệp phải là một trong: {known}; không phải {media}.",
    "The file must be one of: {known}; not {media}.",
)
