"""Pages as files: the same question answered as a workbook, CSV or NDJSON."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from starlette.responses import Response

from registry.catalogue import Version
from registry.catalogue.listing import table
from registry.errors import NotFound
from registry.exchange import report
from registry.exchange.exporting import File, FileFormat, export_list, export_record
from registry.exchange.plain_table import table_csv
from registry.exchange.report import paper
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.words import Words
from registry_web.digitization import members
from registry_web.digitization.gap import Gap, gap
from registry_web.digitization.gap_report import gap_report, heads, line
from registry_web.digitization.overview import Overview, overview
from registry_web.digitization.reporting import report_of
from registry_web.page import Page
from registry_web.pages.lists import filters_of

Shown = TypeVar("Shown", Overview, Gap)
Forms = dict[str, tuple[str, Callable[[Page, Shown], bytes]]]
"""How what a page shows is written, by the ending of the file: its media type, and who does it."""


async def records(page: Page, kind: Kind) -> Response:
    """The records of a list, narrowed as the list is; or the one record named."""
    file_format = _format(page)
    code = page.request.path_params.get("code")
    if code:
        version = page.view.get(Key(kind, code)).version
        return _sent(await asyncio.to_thread(export_record, version, page.view, file_format))
    found = _listed(page, kind)
    return _sent(await asyncio.to_thread(export_list, kind, found, page.view, file_format))


async def dashboard(page: Page) -> Response:
    """The digitization page as a file: all it says as PDF or workbook, its members as CSV.

    :raises NotFound: if it is asked for in another form.
    """
    return await _reported(page, _DASHBOARD, overview, "")


async def supply(page: Page) -> Response:
    """The page of supply as a file: all it says as PDF or workbook, its indicators as CSV.

    :raises NotFound: if it is asked for in another form.
    """
    return await _reported(page, _SUPPLY, gap, "-periods")


async def _reported(
    page: Page, forms: Forms[Shown], show: Callable[[Page], Shown], of: str
) -> Response:
    """What a page shows, written in the form asked for."""
    asked = page.request.path_params["format"]
    if asked not in forms:
        raise NotFound(_NO_DASHBOARD)
    shown = show(page)
    media_type, write = forms[asked]
    body = await asyncio.to_thread(write, page, shown)
    name = f"{shown.metric.name}{of}-{page.view.valid_at.isoformat()}.{asked}"
    sent = _sent(File(name, media_type, body))
    sent.headers["Vary"] = "Host"  # it names the address it was read at
    return sent


def _format(page: Page) -> FileFormat:
    asked = page.request.path_params["format"]
    if asked not in set(FileFormat):
        raise NotFound(_NO_FORMAT)
    return FileFormat(asked)


def _listed(page: Page, kind: Kind) -> Sequence[Version]:
    whole = table(page.view, kind)
    limit = max(1, len(whole.rows))
    return whole.page(page.view, filters_of(page), after=None, limit=limit).rows


def _paper(page: Page, shown: Overview) -> bytes:
    return report.pdf(report_of(page, shown))


def _workbook(page: Page, shown: Overview) -> bytes:
    return report.xlsx(report_of(page, shown), first=page.t("Tổng hợp", "Summary"))


def _members(page: Page, shown: Overview) -> bytes:
    heads = [page.say(words) for words in members.HEADS]
    found = members.members(page, shown.found.coverage, shown.chosen)
    return table_csv(heads, (members.row(page, one) for one in found))


def _gap_paper(page: Page, found: Gap) -> bytes:
    return report.pdf(gap_report(page, found))


def _gap_workbook(page: Page, found: Gap) -> bytes:
    return report.xlsx(gap_report(page, found), first=page.t("Tổng hợp", "Summary"))


def _gap_rows(page: Page, found: Gap) -> bytes:
    return table_csv(heads(page, found), (line(page, one) for one in found.rows))


_SUPPLY: Forms[Gap] = {
    "pdf": (paper.MEDIA_TYPE, _gap_paper),
    "xlsx": (FileFormat.XLSX.media_type, _gap_workbook),
    "csv": (FileFormat.CSV.media_type, _gap_rows),
}
_DASHBOARD: Forms[Overview] = {
    "pdf": (paper.MEDIA_TYPE, _paper),
    "xlsx": (FileFormat.XLSX.media_type, _workbook),
    "csv": (FileFormat.CSV.media_type, _members),
}


def _sent(file: File) -> Response:
    said: dict[str, Any] = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return Response(file.content, 200, said, file.media_type)


_NO_FORMAT = Words(
    "Không có dạng tệp này; có xlsx, csv và ndjson.",
    "There is no such form of file; there are xlsx, csv and ndjson.",
)
_NO_DASHBOARD = Words(
    "Không có dạng tệp này; có pdf, xlsx và csv.",
    "There is no such form of file; there are pdf, xlsx and csv.",
)
