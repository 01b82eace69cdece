"""Pages as files: the same question answered as a workbook, CSV or NDJSON."""

import asyncio
import csv
import io
from collections.abc import Callable, Sequence
from typing import Any

from starlette.responses import Response

from registry.catalogue import Version
from registry.catalogue.listing import table
from registry.digitization import beside, metric_named
from registry.errors import NotFound
from registry.exchange.csvfile import guarded
from registry.exchange.exporting import File, FileFormat, export_list
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.words import Words
from registry_web import wording
from registry_web.page import Page
from registry_web.pages.digitization import FIRST, Member, asked_of, members_of
from registry_web.pages.lists import filters_of

_XLSX = FileFormat.XLSX.media_type
_CSV = "text/csv; charset=utf-8"


async def records(page: Page, kind: Kind) -> Response:
    """The records of a list, narrowed as the list is; or the one record named."""
    file_format = _format(page)
    code = page.request.path_params.get("code")
    found = [page.view.get(Key(kind, code)).version] if code else _listed(page, kind)
    made = await asyncio.to_thread(export_list, kind, found, page.view, file_format)
    return _sent(made)


async def members(page: Page) -> Response:
    """The members behind a figure of the digitization page."""
    found = beside(page.view, metric_named(page.query.get("metric") or FIRST))
    rows = [_row(page, one) for one in members_of(page, found, asked_of(page, found))]
    heads = [page.say(words) for words in _HEADS]
    name = f"{found.coverage.metric.name}-{page.view.valid_at.isoformat()}"
    return await tabled(page, name, heads, rows)


async def tabled(page: Page, name: str, heads: list[str], rows: list[list[str]]) -> Response:
    """A table of texts as the file asked for.

    :raises NotFound: if it is asked for in a form that tables do not have.
    """
    file_format = _format(page)
    if file_format not in _TABLES:
        raise NotFound(_NO_FORMAT)
    media_type, write = _TABLES[file_format]
    body = await asyncio.to_thread(write, heads, rows)
    return _sent(File(f"{name}.{file_format.value}", media_type, body))


def _format(page: Page) -> FileFormat:
    asked = page.request.path_params["format"]
    if asked not in set(FileFormat):
        raise NotFound(_NO_FORMAT)
    return FileFormat(asked)


def _listed(page: Page, kind: Kind) -> Sequence[Version]:
    whole = table(page.view, kind)
    limit = max(1, len(whole.rows))
    return whole.page(page.view, filters_of(page), after=None, limit=limit).rows


def _row(page: Page, one: Member) -> list[str]:
    lead = one.lead.name if one.lead else ""
    day = page.say(wording.day(one.since))
    said = [one.thing.key.code, one.thing.name, lead, page.say(one.state), one.value, day]
    return [*said, one.evidence]


_HEADS = (
    Words("Mã", "Code"),
    Words("Tên", "Name"),
    Words("Cơ quan chủ trì", "Lead body"),
    Words("Tình trạng", "State"),
    Words("Mức", "Level"),
    Words("Từ ngày", "Since"),
    Words("Bằng chứng", "Evidence"),
)


def _csv(heads: list[str], rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([[guarded(cell) for cell in row] for row in (heads, *rows)])
    # Without this mark spreadsheets read Vietnamese letters wrong.
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _xlsx(heads: list[str], rows: list[list[str]]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    # Texts only: nothing that comes from a record becomes a formula or a link.
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, safe)
    sheet = book.add_worksheet()
    head = book.add_format({"bold": True, "bg_color": "#EFECE3", "text_wrap": True, "border": 1})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_row(0, 0, heads, head)
    for number, row in enumerate(rows, 1):
        sheet.write_row(number, 0, row, cell)
    sheet.set_column(0, len(heads) - 1, 24)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(heads) - 1)
    book.close()
    return out.getvalue()


_Write = Callable[[list[str], list[list[str]]], bytes]
_TABLES: dict[FileFormat, tuple[str, _Write]] = {
    FileFormat.CSV: (_CSV, _csv),
    FileFormat.XLSX: (_XLSX, _xlsx),
}


def _sent(file: File) -> Response:
    said: dict[str, Any] = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return Response(file.content, 200, said, file.media_type)


_NO_FORMAT = Words(
    "Không có dạng tệp này; có xlsx, csv và ndjson.",
    "There is no such form of file; there are xlsx, csv and ndjson.",
)
