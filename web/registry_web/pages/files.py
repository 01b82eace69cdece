"""Pages as files: the same question answered as a workbook, CSV or NDJSON."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from starlette.responses import Response

from registry.catalogue import Version
from registry.catalogue.listing import table
from registry.errors import NotFound
from registry.exchange import report
from registry.exchange.exporting import File, FileFormat, export_list
from registry.exchange.plain_table import table_csv, table_xlsx
from registry.exchange.report import paper
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.words import Words
from registry_web.digitization import members
from registry_web.digitization.overview import overview
from registry_web.digitization.reporting import report_of
from registry_web.page import Page
from registry_web.pages.lists import filters_of


async def records(page: Page, kind: Kind) -> Response:
    """The records of a list, narrowed as the list is; or the one record named."""
    file_format = _format(page)
    code = page.request.path_params.get("code")
    found = [page.view.get(Key(kind, code)).version] if code else _listed(page, kind)
    made = await asyncio.to_thread(export_list, kind, found, page.view, file_format)
    return _sent(made)


async def dashboard(page: Page) -> Response:
    """The digitization page as a file: all it says as PDF or workbook, its members as CSV.

    :raises NotFound: if it is asked for in another form.
    """
    shown = overview(page)
    name = f"{shown.metric.name}-{page.view.valid_at.isoformat()}"
    if page.request.path_params["format"] not in _REPORTS:
        heads = [page.say(words) for words in members.HEADS]
        rows = [list(members.row(page, one)) for one in shown.members]
        return await tabled(page, name, heads, rows)
    file_format = page.request.path_params["format"]
    media_type, write = _REPORTS[file_format]
    body = await asyncio.to_thread(write, page, report_of(page, shown))
    sent = _sent(File(f"{name}.{file_format}", media_type, body))
    sent.headers["Vary"] = "Host"  # it names the address it was read at
    return sent


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


def _xlsx(heads: list[str], rows: list[list[str]]) -> bytes:
    return table_xlsx("registry", heads, rows)


def _workbook(page: Page, made: report.Report) -> bytes:
    return report.xlsx(made, first=page.t("Tổng hợp", "Summary"))


_REPORTS: dict[str, tuple[str, Callable[[Page, report.Report], bytes]]] = {
    "pdf": (paper.MEDIA_TYPE, lambda _page, made: report.pdf(made)),
    "xlsx": (FileFormat.XLSX.media_type, _workbook),
}

_Write = Callable[[list[str], list[list[str]]], bytes]
_TABLES: dict[FileFormat, tuple[str, _Write]] = {
    FileFormat.CSV: (FileFormat.CSV.media_type, table_csv),
    FileFormat.XLSX: (FileFormat.XLSX.media_type, _xlsx),
}


def _sent(file: File) -> Response:
    said: dict[str, Any] = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return Response(file.content, 200, said, file.media_type)


_NO_FORMAT = Words(
    "Không có dạng tệp này; có xlsx, csv và ndjson.",
    "There is no such form of file; there are xlsx, csv and ndjson.",
)
