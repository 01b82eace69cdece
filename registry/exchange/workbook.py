"""XLSX: what ministries work in. Headers in Vietnamese, drop-downs, its origin hidden in it.

Every cell is a text and formatted as text, so that ``0204`` keeps its zero and nothing becomes a
formula or a date. A code that has a name is shown with it; only the code counts.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from registry.catalogue import View
from registry.errors import Conflict
from registry.exchange.choices import Choices
from registry.exchange.columns import Column, Form
from registry.exchange.layout import Subject
from registry.exchange.origin import ORIGIN_SHEET, origin_rows
from registry.exchange.records import FactRecord, Record
from registry.exchange.tables import Sheet, sheets
from registry.kinds.shape import Shape
from registry.words import Words

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LISTS_SHEET = "_danh_muc"
"""The hidden sheet with what the drop-downs offer."""

_MADE = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_HEADERS = 2
_SPARE_ROWS = 500
_TITLE_LENGTH = 31
_CELL_LENGTH = 32_767
_CODE_WIDTH, _WIDTH, _PROSE_WIDTH = 18, 24, 48
_PROSE = frozenset({"vi", "en", "note", "text", "source", "reference", "formula", "label"})

_TOO_LONG = Words(
    "Ô {place} dài hơn {n} ký tự, Excel không chứa được: hãy dùng CSV hoặc NDJSON.",
    "The cell {place} is longer than {n} characters, more than Excel holds: use CSV or NDJSON.",
)


def write_workbook(
    given: Iterable[Record | FactRecord], view: View, *, about: Sequence[Subject] = ()
) -> bytes:
    """Records as a workbook with a sheet for each kind and each list of theirs.

    :param view: the view they come from: it names the codes and is noted as the origin.
    :param about: subjects that have their sheets even without any record.
    :raises Conflict: if a value is longer than a cell holds, or an item has several versions.
    """
    records = list(given)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": _MADE})
    writer = _Writer(book, Choices(view))
    for sheet in sheets(records, about=about):
        writer.add(sheet)
    writer.add_lists()
    _add_origin(book, origin_rows(records, view))
    book.close()
    return out.getvalue()


class _Writer:
    """A workbook under construction, with its formats and what its drop-downs offer."""

    def __init__(self, book: Any, choices: Choices) -> None:
        self._book = book
        self._choices = choices
        self._text = book.add_format({"num_format": "@", "valign": "top"})
        head = {"num_format": "@", "text_wrap": True, "valign": "top", "border": 1}
        self._head = book.add_format(head | {"bold": True, "bg_color": "#DDEBF7"})
        self._path = book.add_format(head | {"font_size": 8, "font_color": "#7F7F7F"})
        self._offered: dict[str, str] = {}
        self._columns: list[tuple[str, ...]] = []
        self._titles: set[str] = set()

    def add(self, sheet: Sheet) -> None:
        """Write a sheet: headers, texts, widths, drop-downs."""
        page = self._book.add_worksheet(self._title(sheet.title))
        for row, (texts, style) in enumerate(
            zip(sheet.headers, (self._head, self._path), strict=True)
        ):
            for index, text in enumerate(texts):
                page.write_string(row, index, text, style)
        last = _HEADERS + len(sheet.rows) + _SPARE_ROWS
        for index, column in enumerate(sheet.columns):
            page.set_column(index, index, _width(column), self._text)
            self._offer(page, index, column.shape, last=last, form=column.form)
            names = self._choices.names(column.shape) if column.form is Form.PLAIN else {}
            self._fill(page, index, sheet, names)
        page.freeze_panes(_HEADERS, 1)
        if sheet.rows:
            page.autofilter(1, 0, 1 + len(sheet.rows), len(sheet.columns) - 1)

    def add_lists(self) -> None:
        """Write the hidden sheet with what the drop-downs offer."""
        page = self._book.add_worksheet(LISTS_SHEET)
        for index, offered in enumerate(self._columns):
            for row, text in enumerate(offered):
                page.write_string(row, index, text)
        page.hide()

    def _fill(self, page: Worksheet, index: int, sheet: Sheet, names: Mapping[str, str]) -> None:
        for row, texts in enumerate(sheet.rows, start=_HEADERS):
            text = names.get(texts[index], texts[index])
            if len(text) > _CELL_LENGTH:
                place = f"{sheet.title}, {row + 1}, {sheet.columns[index].name}"
                raise Conflict(_TOO_LONG.filled(place=place, n=_CELL_LENGTH))
            if text:
                page.write_string(row, index, text, self._text)

    def _offer(self, page: Worksheet, index: int, shape: Shape, *, last: int, form: Form) -> None:
        name = self._choices.list_of(shape)
        if name is None or form is not Form.PLAIN:
            return
        if name not in self._offered:
            offered = tuple(self._choices.names(shape).values())
            if not offered:
                return
            self._columns.append(offered)
            at = _letters(len(self._columns) - 1)
            self._offered[name] = f"='{LISTS_SHEET}'!${at}$1:${at}${len(offered)}"
        rule = {"validate": "list", "source": self._offered[name], "error_type": "warning"}
        words = {"error_title": "Danh mục", "error_message": "Giá trị không có trong danh sách."}
        page.data_validation(_HEADERS, index, last, index, rule | words)

    def _title(self, title: str) -> str:
        """A title as Excel allows it, told apart from those there are."""
        plain = "".join(" " if letter in "[]:*?/\\" else letter for letter in title)
        made = plain[:_TITLE_LENGTH].strip("' ")
        count = 1
        while made.lower() in self._titles:
            count += 1
            made = f"{plain[: _TITLE_LENGTH - 4]} {count}"
        self._titles.add(made.lower())
        return made


def _add_origin(book: Any, rows: Iterable[tuple[str, ...]]) -> None:
    page = book.add_worksheet(ORIGIN_SHEET)
    for number, texts in enumerate(rows):
        for index, text in enumerate(texts):
            page.write_string(number, index, text)
    page.very_hidden()


def _width(column: Column) -> int:
    last = column.path[-1]
    if last in ("code", "version", "valid_from", "valid_to", "id"):
        return _CODE_WIDTH
    return _PROSE_WIDTH if last in _PROSE else _WIDTH


def _letters(index: int) -> str:
    """The letters of a column: A, B … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
