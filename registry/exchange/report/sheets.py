"""A report as a workbook: what it says on the first sheet, each table on one of its own."""

import io
import re
from datetime import UTC, datetime
from typing import Any

from registry.exchange.report.blocks import (
    Block,
    Cell,
    Chart,
    Heading,
    Notice,
    Pairs,
    Report,
    Share,
    Table,
    Text,
)

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_MADE = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same report gives the same bytes."""
_NO_NAME = re.compile(r"[\[\]:*?/\\]")
_WIDEST, _LETTERS = 60, 31


def xlsx(report: Report, *, first: str) -> bytes:
    """The report as a workbook.

    :param first: the name of the first sheet, which says everything but the tables.
    """
    import xlsxwriter  # read only here: few ask for it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": report.title, "subject": report.asked, "created": _MADE})
    _write_words(book, book.add_worksheet(_name(first)), report)
    for block in report.blocks:
        if isinstance(block, Table):
            _write_table(book, book.add_worksheet(_name(block.name)), block)
    book.close()
    return out.getvalue()


def _name(text: str) -> str:
    r"""A sheet's name: no more than 31 characters, and none of ``[]:*?/\\``."""
    return _NO_NAME.sub(" ", text)[:_LETTERS].strip(" '") or "…"


def _write_words(book: Any, sheet: Any, report: Report) -> None:
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "align": "left"})
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 70)
    rows: list[tuple[str, Cell]] = [
        (report.title, ""),
        (report.source, report.asked),
        ("", report.address),
    ]
    rows += [row for block in report.blocks for row in _rows(block)]
    for at, (name, value) in enumerate(rows):
        _write(sheet, at, 0, name, bold if value == "" else wrapped)
        _write(sheet, at, 1, value, wrapped)


def _rows(block: Block) -> list[tuple[str, Cell]]:
    """What a block says, as names and values."""
    match block:
        case Heading():
            return [("", ""), (block.text, "")]
        case Text() | Notice():
            return [("", block.text)]
        case Share():
            return [(one.name, one.value) for one in (*block.parts, block.whole)]
        case Pairs():
            return list(block.rows)
        case Table():
            return [("", ""), (block.name, len(block.rows)), ("", block.note)]
        case Chart():
            return []


def _write_table(book: Any, sheet: Any, table: Table) -> None:
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    for column, one in enumerate(table.columns):
        sheet.write_string(0, column, one.name, head)
        letters = [len(one.name), *(len(str(row[column])) for row in table.rows)]
        sheet.set_column(column, column, min(_WIDEST, max(letters) + 2))
    for at, row in enumerate(table.rows, 1):
        for column, value in enumerate(row):
            _write(sheet, at, column, value, None)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)


def _write(sheet: Any, row: int, column: int, value: Cell, look: Any) -> None:
    """A number as a number, a text as a text and never as a formula."""
    if isinstance(value, int):
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_string(row, column, value, look)
