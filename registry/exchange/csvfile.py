"""CSV: UTF-8 with a byte order mark, commas, CRLF, two header rows; safe to open in a spreadsheet.

A spreadsheet takes a text that begins with ``= + - @``, a tab or a carriage return for a formula.
Such a text, and one that begins with an apostrophe, is written with an apostrophe before it, which
reading takes away again. Plain negative numbers stay as they are.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from registry.errors import Conflict
from registry.exchange.archive import ArchiveWriter
from registry.exchange.layout import Subject
from registry.exchange.records import FactRecord, Record
from registry.exchange.tables import Sheet, sheets
from registry.words import Words

MEDIA_TYPE = "text/csv; charset=utf-8"

GUARD = "'"

_SEVERAL = Words(
    "Một tệp CSV chỉ chứa một loại; hãy chọn một loại hoặc dạng csv.zip.",
    "One CSV file holds one kind; choose a kind, or the form csv.zip.",
)
_RISKY = ("=", "+", "-", "@", "\t", "\r", GUARD)
_NEGATIVE = re.compile(r"-\d+(\.\d+)?")


def write_csv(given: Iterable[Record | FactRecord], *, about: Sequence[Subject] = ()) -> bytes:
    """Records of one kind as one file; what would need a further sheet is JSON in a cell.

    :raises Conflict: if there are several kinds among them, or two versions of one item.
    """
    made = list(sheets(given, about=about, single=True))
    if len(made) > 1:
        raise Conflict(_SEVERAL)
    return b"".join(map(written, made))


def write_csv_zip(
    given: Iterable[Record | FactRecord], to: BinaryIO, *, about: Sequence[Subject] = ()
) -> None:
    """Records of any kinds as a zip with a file for each sheet."""
    archive = ArchiveWriter(to)
    for sheet in sheets(given, about=about):
        archive.add(f"{sheet.name}.csv", [written(sheet)])
    archive.close()


def written(sheet: Sheet) -> bytes:
    """A sheet as a CSV file."""
    text = io.StringIO(newline="")
    out = csv.writer(text)
    for row in (*sheet.headers, *sheet.rows):
        out.writerow(map(guarded, row))
    return text.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    if text.startswith(_RISKY) and not _NEGATIVE.fullmatch(text):
        return f"{GUARD}{text}"
    return text


def unguarded(text: str) -> str:
    """The text that ``guarded`` was given."""
    return text.removeprefix(GUARD)


def is_formula(text: str) -> bool:
    """Whether a cell as it stands in the file would be run: a lone sign before words is prose."""
    return text.startswith(("=", "@", "\t", "\r"))
