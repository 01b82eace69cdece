"""XLSX: what ministries work in. Headers in Vietnamese, drop-downs, its origin hidden in it.

Every cell is a text and formatted as text, so that ``0204`` keeps its zero and nothing becomes a
formula or a date. A code that has a name is shown with it; only the code counts.
"""

import html
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from registry.catalogue import View
from registry.errors import Conflict
from registry.exchange.choices import Choices
from registry.exchange.columns import Form
from registry.exchange.layout import Subject
from registry.exchange.origin import ORIGIN_SHEET, origin_rows
from registry.exchange.records import FactRecord, Record
from registry.exchange.tables import Sheet, sheets
from registry.exchange.workbook_look import HEADERS, set_heights, set_print, width
from registry.kinds.shape import Shape
from registry.words import Words

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LISTS_SHEET = "_danh_muc"
"""The hidden sheet with what the drop-downs offer."""

_MADE = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_SPARE_ROWS = 500
_TITLE_LENGTH = 31
_CELL_LENGTH = 32_767
_TAKEN_FOR_OTHER = re.compile(
    r"(?<=_)(?=x[0-9A-Fa-f]{1,3}_)|(?<=_x[0-9A-Fa-f]{4}_)(?=x[0-9A-Fa-f]{4}_)"
)

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
    import xlsxwriter  # read only here: few ask for it

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
        text = {"num_format": "@", "text_wrap": True, "valign": "top"}
        self._text = book.add_format(text)
        head = text | {"border": 1}
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
        last = HEADERS + len(sheet.rows) + _SPARE_ROWS
        for index, column in enumerate(sheet.columns):
            page.set_column(index, index, width(column), self._text)
            self._offer(page, index, column.shape, last=last, form=column.form)
            names = self._choices.names(column.shape) if column.form is Form.PLAIN else {}
            self._fill(page, index, sheet, names)
        set_heights(page, sheet)
        page.freeze_panes(HEADERS, 1)
        set_print(page)
        if sheet.rows:
            page.autofilter(1, 0, 1 + len(sheet.rows), len(sheet.columns) - 1)

    def add_lists(self) -> None:
        """Write the hidden sheet with what the drop-downs offer."""
        page = self._book.add_worksheet(LISTS_SHEET)
        for index, offered in enumerate(self._columns):
            for row, text in enumerate(offered):
                page.write_string(row, index, text)
        page.hide()

    def _fill(self, page: "Worksheet", index: int, sheet: Sheet, names: Mapping[str, str]) -> None:
        for row, texts in enumerate(sheet.rows, start=HEADERS):
            text = _marked_up(names.get(texts[index], texts[index]))
            if _units(text) > _CELL_LENGTH:
                place = f"{sheet.title}, {row + 1}, {sheet.columns[index].name}"
                raise Conflict(_TOO_LONG.filled(place=place, n=_CELL_LENGTH))
            if text:
                page.write_string(row, index, text, self._text)

    def _offer(self, page: "Worksheet", index: int, shape: Shape, *, last: int, form: Form) -> None:
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
        page.data_validation(HEADERS, index, last, index, rule | words)

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


def _marked_up(text: str) -> str:
    """A text so that every program reads this very text, as markup where that takes several runs.

    LibreOffice takes ``_xa_`` for a line feed, though the standard wants four digits; two runs keep
    the underscore from the rest. Of two codes that share an underscore the writer guards only the
    first, and it lets ``<r>…</r>`` through as markup.
    """
    runs = _TAKEN_FOR_OTHER.split(text)
    if len(runs) == 1 and not text.startswith("<r>"):
        return text
    told = (html.escape(run, quote=False) for run in runs)
    return "".join(f'<r><t xml:space="preserve">{run}</t></r>' for run in told)


def _units(text: str) -> int:
    """How long Excel finds a text: in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _letters(index: int) -> str:
    """The letters of a column: A, B … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
