"""Files out and in: exports of the catalogue, imports that become change requests."""

import asyncio
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Annotated, TypeVar
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from starlette.responses import Response, StreamingResponse

from registry.access.rules import Deed, demand
from registry.catalogue import View
from registry.commands.work import Work
from registry.errors import WrongMedia
from registry.exchange.everything import write_everything
from registry.exchange.exporting import (
    EVERYTHING,
    FileFormat,
    export_catalogue,
    format_named,
    refuse_choice,
)
from registry.exchange.limits import MIB, UPLOAD
from registry.exchange.manifest import Manifest
from registry.exchange.proposing import Standing, propose_file, title_of
from registry.exchange.reading import MEDIA_TYPES, read_file
from registry.kinds import Kind
from registry.service import Service
from registry.store.chain import sha256
from registry.words import Words
from registry_api import links
from registry_api.acting import Acting, Done, DryRun, act, edition_asked, etag, media_of, read_body
from registry_api.addressing import REQUEST_ID
from registry_api.answering.conditions import named
from registry_api.asking import CLOCKS, Asked, Running, only
from registry_api.generating import NAMED
from registry_api.json import CURRENT
from registry_api.openapi import answers_to_change, answers_with_file, file_body
from registry_api.routes.requests import request_there
from registry_api.shapes.exchange import imported

T = TypeVar("T")
router = APIRouter(prefix=links.ROOT, tags=["exchange"])

_FILES = ThreadPoolExecutor(1, thread_name_prefix="files")
"""The one thread that makes and reads whole files: a second file waits, other requests do not."""

_IN_MEMORY = 16 * MIB
_CHUNK = MIB // 4

Form = Annotated[
    str,
    Query(
        alias="format",
        description="`zip`: everything, with the log and all versions; `ndjson`, `xlsx`, "
        "`csv.zip`: each item once, as of the two clocks; `csv`: one kind.",
        json_schema_extra={"enum": [EVERYTHING, *FileFormat], NAMED: "ExportForm"},
    ),
]
Kinds = Annotated[
    list[Kind] | None, Query(alias="kind", description="Only records in force of these kinds.")
]
FileName = Annotated[
    str,
    Query(
        alias="name",
        min_length=1,
        max_length=200,
        description="What to call the file where a row is named.",
    ),
]
Title = Annotated[
    str | None,
    Query(max_length=300, description="Title of the change request; default: names the file."),
]


Instead = Annotated[
    str | None,
    Query(
        alias="request",
        description="A change request of your own whose drafts this file takes the place of; needs "
        "If-Match.",
        json_schema_extra={"pattern": REQUEST_ID},
    ),
]


@router.get(
    "/export",
    operation_id="export_catalogue",
    summary="The catalogue as a file",
    responses=answers_with_file(MEDIA_TYPES),
)
async def export_file(
    request: Request,
    service: Running,
    view: Asked,
    form: Form = EVERYTHING,
    kinds: Kinds = None,
) -> Response:
    """Answer a file that can be imported again, or, in the form `zip`, restored."""
    only(request, CLOCKS | {"format", "kind"})
    question = f"{form} {view.valid_at} {kinds}"
    if form == EVERYTHING:
        refuse_choice(*(request.query_params.get(name) for name in (*CLOCKS, "kind")))
        question = form
    tag = _tag(_head(view), question)
    if named(request.headers.get("if-none-match", "").encode(), tag.encode()):
        return Response(status_code=304, headers=_headers(tag))
    if form == EVERYTHING:
        return await _everything(service)
    file = await _in_files(lambda: export_catalogue(view, format_named(form), kinds or ()))
    return Response(file.content, 200, _headers(tag, file.name), file.media_type)


@router.post(
    "/imports",
    operation_id="import_file",
    summary="Propose what a file changes",
    responses=answers_to_change("ImportAnswer", 201) | answers_to_change("ImportAnswer"),
    openapi_extra=file_body(MEDIA_TYPES),
)
async def import_file(
    request: Request,
    service: Running,
    principal: Acting,
    name: FileName = "file",
    title: Title = None,
    instead: Instead = None,
    dry_run: DryRun = False,
) -> Response:
    """Answer what each row changes; the rows become drafts of one change request.

    Facts of the file are recorded at once. 201 when a change request was opened, else 200.
    """
    only(request, {"name", "title", "request", "dry_run"})
    demand(principal, Deed.DRAFT)
    if media_of(request) not in MEDIA_TYPES:
        raise WrongMedia(_NO_FILE.filled(media=media_of(request) or "—", known=_KNOWN))
    standing = None
    if instead is not None:
        edition = await edition_asked(request, lambda: request_there(service, instead))
        standing = Standing(instead, edition)
    raw = await read_body(request, UPLOAD.file_bytes)
    reading = await _in_files(lambda: read_file(raw, name))

    def command(work: Work) -> Done:
        done = propose_file(work, reading, title or title_of(name), instead=standing)
        said = imported(done, dry_run=dry_run)
        if done.request is None or dry_run:
            return Done(said)
        address = {"Location": links.of_request(done.request.id)}
        status = 201 if standing is None else 200
        return Done(said, status, {**etag(done.request.edition), **address})

    return await act(request, service, principal, command, given=raw, dry_run=dry_run)


async def _in_files(work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(_FILES, work)


async def _everything(service: Service) -> Response:
    def pack() -> tuple[IO[bytes], Manifest, int]:
        # Closed by whoever sends it on, below.
        packed = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        manifest = write_everything(service.store, packed)
        return packed, manifest, packed.seek(0, 2)

    packed, manifest, size = await _in_files(pack)
    headers = _headers(_tag(manifest.head, EVERYTHING), f"registry-r{manifest.revision}.zip")
    headers["Content-Length"] = str(size)
    return StreamingResponse(_chunks(packed), 200, headers, "application/zip")


def _chunks(packed: IO[bytes]) -> Iterator[bytes]:
    with packed:
        packed.seek(0)
        while chunk := packed.read(_CHUNK):
            yield chunk


def _head(view: View) -> str:
    return view.catalogue.lines[view.as_of - 1].hash if view.as_of else ""


def _tag(head: str, question: str) -> str:
    """An ETag known before the file is made: at one revision the same question has these bytes."""
    return f'"{sha256(f"{head} {question}".encode())[:32]}"'


def _headers(tag: str, name: str | None = None) -> dict[str, str]:
    found = {"ETag": tag, "Cache-Control": CURRENT}
    if name is None:
        return found
    return found | {"Content-Disposition": f'attachment; filename="{quote(name, safe="")}"'}


_KNOWN = ", ".join(MEDIA_TYPES)
_NO_FILE = Words(
    "Không nhận tệp kiểu {media}; Content-Type phải là một trong: {known}.",
    "Files of type {media} are not taken; the Content-Type must be one of: {known}.",
)
