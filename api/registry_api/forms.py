"""In which form a list is answered: by ``?format=``, else by ``Accept``; and lists as files."""

import asyncio
from collections.abc import AsyncIterator, Sequence

from fastapi import Request
from starlette.responses import Response, StreamingResponse

from registry.catalogue import Version, View
from registry.errors import BadQuestion, Complaint
from registry.exchange.exporting import FileFormat, export_list
from registry.exchange.ndjson import MEDIA_TYPE as NDJSON, write_ndjson
from registry.exchange.records import records
from registry.kinds import Kind
from registry.words import Words
from registry_api.json import CURRENT
from registry_api.negotiating import JSON

FORMS = ("json", *FileFormat)
"""What ``?format=`` can say."""

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
    name = f"{kind.plural}-{view.valid_at.isoformat()}-r{view.as_of}.{form.value}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": CURRENT,
    }
    if form is FileFormat.NDJSON and len(rows) > LONG:
        return StreamingResponse(_lines(view, rows), 200, headers, NDJSON)
    # In a thread: a workbook of thousands of rows takes seconds.
    made = await asyncio.to_thread(export_list, kind, rows, view, form)
    return Response(made.content, 200, headers, made.media_type)


async def _lines(view: View, rows: Sequence[Version]) -> AsyncIterator[bytes]:
    """The records as lines, some hundred at a time, so that others are answered in between."""
    for start in range(0, len(rows), 200):
        yield b"".join(write_ndjson(records(rows[start : start + 200], view)))
        await asyncio.sleep(0)


_NO_FORM = Words(
    "Không có dạng {named!r}; có: {known}.", "There is no form {named!r}; there is: {known}."
)
