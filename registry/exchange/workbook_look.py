"""How a workbook looks: widths, heights, what is printed."""

from typing import TYPE_CHECKING

from registry.exchange.columns import Column
from registry.exchange.tables import Sheet

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HEADERS = 2
"""The rows of headers: one for people, one for machines."""

_CODE_WIDTH, _WIDTH, _PROSE_WIDTH = 18, 24, 48
_LINE_HEIGHT, _LETTERS_A_LINE, _MOST_LINES = 15, 44, 3
_A3 = 8
_PROSE = frozenset({"vi", "en", "note", "text", "source", "reference", "formula", "label"})


def width(column: Column) -> int:
    """How wide a column is, in digits as Excel counts."""
    last = column.path[-1]
    if last in ("code", "version", "valid_from", "valid_to", "id"):
        return _CODE_WIDTH
    return _PROSE_WIDTH if _is_prose(column) else _WIDTH


def _is_prose(column: Column) -> bool:
    return column.path[-1] in _PROSE


def set_heights(page: "Worksheet", sheet: Sheet) -> None:
    """Rows as high as their prose, up to three lines: no program works that out on opening."""
    page.set_row(0, 2 * _LINE_HEIGHT)
    prose = [index for index, one in enumerate(sheet.columns) if _is_prose(one)]
    for row, texts in enumerate(sheet.rows, start=HEADERS):
        lines = max((_lines(texts[index]) for index in prose), default=1)
        if lines > 1:
            page.set_row(row, min(lines, _MOST_LINES) * _LINE_HEIGHT)


def _lines(text: str) -> int:
    """How many lines a text takes in a column of prose."""
    return sum(1 + len(line) // _LETTERS_A_LINE for line in text.split("\n"))


def set_print(page: "Worksheet") -> None:
    """On paper: lying A3, with the headers and the first column on every page."""
    page.set_landscape()
    page.set_paper(_A3)
    page.repeat_rows(0, HEADERS - 1)
    page.repeat_columns(0)
    page.set_footer("&L&A&RTrang &P/&N")
