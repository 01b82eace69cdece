"""A table that is an answer, not records: as CSV and XLSX, every cell a text, nothing a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from registry.exchange.csvfile import guarded

_MADE = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_WIDTH = 22


def table_csv(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a byte order mark, commas and CRLF, one header row."""
    text = io.StringIO(newline="")
    out = csv.writer(text)
    for row in (headers, *rows):
        out.writerow(map(guarded, row))
    return text.getvalue().encode("utf-8-sig")


def table_xlsx(title: str, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    r"""One sheet with a filter over its header; the same rows give the same bytes.

    :param title: at most 31 characters, none of ``[]:*?/\``.
    """
    import xlsxwriter  # read only here: few ask for it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": _MADE})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    page = book.add_worksheet(title)
    given = [list(headers), *(list(row) for row in rows)]
    for number, row in enumerate(given):
        for index, text in enumerate(row):
            page.write_string(number, index, text, head if number == 0 else None)
    page.set_column(0, len(headers) - 1, _WIDTH)
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, len(given) - 1, len(headers) - 1)
    book.close()
    return out.getvalue()
