"""In which form a list is answered: by ``?format=``, else by ``Accept``; and lists as files."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response, StreamingResponse

from registry.catalogue import RecordedFact, Version, View
from registry.errors import BadQuestion, Complaint
from registry.exchange.exporting import File, FileFormat, export_facts, export_list
from registry.exchange.ndjson import MEDIA_TYPE as NDJSON, write_ndjson
from registry.exchange.records import records
from registry.facts import FactType
from registry.kinds import Kind
from registry.words import Words
from registry_api.json import CURRENT
from registry_api.negotiating import JSON

FORMS = ("json", *FileFormat)
"""What ``?format=`` can say."""

ALL = 10**9
"""The rows of a file, where no limit is given."""

FormText = Annotated[
    str | None,
    Query(description="Goes before `Accept`.", json_schema_extra={"enum": list(FORMS)}),
]
"""The parameter that names the form."""

OFFERED = (*JSON, *(form.media_type for form in FileFormat))
"""What ``Accept`` can say."""

LONG = 2_000
"""Records above which NDJSON is streamed, not made whole."""


def form_of(request: Request, accepted: str) -> FileFormat | None:
    """The form of file asked for; ``None`` for JSON.

    :param accepted: the media type that ``Accept`` comes to.
    :raises BadQuestion: if ``format`` names none.
    """
    named = request.query_params.get("format")
    if named is None:
        return next((form for form in FileFormat if form.media_type == accepted), None)
    if named not in FORMS:
        said = _NO_FORM.filled(named=named[:40], known=", ".join(FORMS))
        raise BadQuestion(said, (Complaint("format", "unknown-value", said),))
    return None if named == "json" else FileFormat(named)


async def as_file(view: View, kind: Kind, rows: Sequence[Version], form: FileFormat) -> Response:
    """The records as a file, with a name that tells its day and revision."""
    if form is FileFormat.NDJSON and len(rows) > LONG:
        name = f"{kind.plural}-{view.valid_at.isoformat()}-r{view.as_of}.{form.value}"
        return StreamingResponse(_lines(view, rows), 200, _headers(name), NDJSON)
    # In a thread: a workbook of thousands of rows takes seconds.
    return _given(await asyncio.to_thread(export_list, kind, rows, view, form))


async def facts_as_file(
    view: View, facts: Sequence[RecordedFact], form: FileFormat, fact_type: FactType | None
) -> Response:
    """The facts as a file.

    :raises BadQuestion: if the form cannot hold them.
    """
    return _given(await asyncio.to_thread(export_facts, facts, view, form, fact_type))


def _given(made: File) -> Response:
    return Response(made.content, 200, _headers(made.name), made.media_type)


def _headers(name: str) -> dict[str, str]:
    return {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": CURRENT,
    }


async def _lines(view: View, rows: Sequence[Version]) -> AsyncIterator[bytes]:
    """The records as lines, some hundred at a time, so that others are answered in between."""
    for start in range(0, len(rows), 200):
        yield b"".join(write_ndjson(records(rows[start : start + 200], view)))
        await asyncio.sleep(0)


_NO_FORM = Words(
    "Không có dạng {named!r}; có: {known}.", "There is no form {named!r}; there is: {known}."
)
