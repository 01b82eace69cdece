"""The list of each kind: filters by every facet and reference, order, counts, pages, files."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from registry.catalogue.cursor import Cursor
from registry.catalogue.ordering import Sort
from registry.catalogue.selecting import Selected
from registry.errors import Complaint, NoAnswer
from registry.kinds import Kind
from registry.words import Words
from registry_api.asking import (
    MOMENT,
    USUAL_PAGE,
    Asked,
    CursorText,
    ItemText,
    OptionalLimit,
    Running,
    only,
)
from registry_api.forms import ALL, OFFERED, FormText, as_file, form_of
from registry_api.fragments import Fragments
from registry_api.hot import HEADERS, Listed, answer_list
from registry_api.listed import moved_to, page_of, parameters, question_of, selection_of
from registry_api.openapi import answers_in
from registry_api.parameters import filter_parameters, parted
from registry_api.saying import say_all
from registry_api.shapes.lists import field_names, fields_of, kinds_of

INCLUDE = Query(
    None,
    description="Kinds of records referred to that are answered along, e.g. `body,unit`.",
    json_schema_extra=parted(Kind),
)
SORT = Query("code", description="The order.", json_schema_extra={"enum": list(Sort)})
UPDATED = Query(
    None,
    description="Only what was touched after this revision, day or instant (as `as_of`).",
    json_schema_extra=MOMENT,
)
REFERS = Annotated[
    list[ItemText],
    Query(description="Only what refers to one of these, `kind:code`, e.g. `body:bo-y-te`."),
]


def add(router: APIRouter, kind: Kind) -> None:
    """Add the list of a kind."""
    known = parameters(kind)
    named = Query(
        None,
        description="Only these fields, parted by commas, e.g. `names,content`.",
        json_schema_extra=parted(field_names(kind)),
    )

    @router.get(
        f"/{kind.plural}",
        tags=[kind.plural],
        operation_id=f"list_{kind.plural}",
        summary=f"{kind.words.en}: all in force, with filters and facet counts",
        responses=answers_in("ListAnswer", *OFFERED[1:]),
        openapi_extra={"parameters": filter_parameters(kind)},
    )
    async def list_items(
        request: Request,
        service: Running,
        view: Asked,
        limit: OptionalLimit = None,
        cursor: CursorText = None,
        fields: str | None = named,
        include: str | None = INCLUDE,
        format: FormText = None,
        sort: str = SORT,
        updated_after: str | None = UPDATED,
        refers_to: REFERS = [],  # noqa: B006 - FastAPI copies defaults
    ) -> Response:
        form = form_of(request, only(request, known, OFFERED))
        question = question_of(request, kind.value)
        begins = Cursor.read(cursor, question) if cursor is not None else None
        view = moved_to(request, view, begins)
        selection = selection_of(request, service, kind)
        if form is not None:
            _no_shaping(request)
            rows = Selected(view, kind, selection).rows
            return await as_file(view, kind, page_of(rows, begins, limit or ALL).rows, form)
        wanted = Listed(
            kind=kind,
            selection=selection,
            cursor=begins,
            limit=limit or USUAL_PAGE,
            fields=fields_of(kind, fields),
            include=kinds_of(include),
            question=question,
        )
        pairs = list(request.query_params.multi_items())
        fragments: Fragments = request.app.state.fragments
        found = answer_list(fragments, view, wanted, request.url.path, pairs)
        say_all(request, found.said)
        return Response(found.body, 200, {**dict(HEADERS), "ETag": found.etag})


def _no_shaping(request: Request) -> None:
    """Refuse what files do not know: they hold whole records, so that they can come in again."""
    wrong = [name for name in ("fields", "include") if name in request.query_params]
    if wrong:
        raise NoAnswer(_WHOLE, tuple(Complaint(name, "not-in-files", _WHOLE) for name in wrong))


_WHOLE = Words(
    "fields và include chỉ dùng với JSON: tệp luôn chứa bản ghi đầy đủ để nhập lại được.",
    "fields and include go with JSON only: files hold whole records, so that they can come in "
    "again.",
)
