"""Reading a data file into rows: its encoding, its header, the shape of its rows, its keys."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from registry.errors import Complaint
from registry.words import Words
from registry_seed.layouts import Layout
from registry_seed.rows import Row

Keys = dict[tuple[str, ...], str]
"""The keys met so far, each with the place it was met."""

_NO_FILE = Words("không có tệp này trong thư mục dữ liệu", "the data folder has no such file")
_NO_HEADER = Words("tệp trống, thiếu dòng tiêu đề", "the file is empty, it has no header")
_NOT_UTF8 = Words("dòng này không phải UTF-8", "this line is not UTF-8")
_NOT_CSV = Words("không đọc được theo dạng CSV: {why}", "this cannot be read as CSV: {why}")
_MISSING = Words("thiếu cột {column}", "the column {column} is missing")
_UNKNOWN = Words(
    "không có cột nào tên là “{column}” trong tệp này",
    "this file has no column called “{column}”",
)
_TWICE = Words("cột {column} đứng hai lần", "the column {column} stands twice")
_CELLS = Words("dòng có {found} ô, cần {wanted} ô", "the row has {found} cells, not {wanted}")
_EMPTY = Words("ô này không được để trống", "this cell may not be empty")
_SAME = Words("“{key}” đã có ở {place}", "“{key}” stands already in {place}")


def read_rows(
    folder: Path, layout: Layout, complaints: list[Complaint], keys: Keys
) -> tuple[Row, ...]:
    """The rows of a file, with every fault of its form among the complaints.

    A row with a fault is still given, so that what refers to it is not complained about as well.
    """
    path = folder / layout.file
    if not path.is_file():
        complaints.append(Complaint("", "missing_file", _NO_FILE, layout.file))
        return ()
    records = _records(_decoded(path, complaints), layout.file, complaints)
    _, header = next(records, (1, []))
    unreadable = _check_header(header, layout, complaints)
    rows = tuple(
        _row(record, line, header, layout=layout, unreadable=unreadable, complaints=complaints)
        for line, record in records
    )
    for row in rows:
        _check_key(row, layout, keys)
    return rows


def _decoded(path: Path, complaints: list[Complaint]) -> str:
    given = path.read_bytes()
    try:
        return given.decode("utf-8-sig")
    except UnicodeDecodeError:
        for number, line in enumerate(given.split(b"\n"), start=1):
            if line.decode("utf-8", errors="ignore").encode() != line:
                place = f"{path.name}, line {number}"
                complaints.append(Complaint("", "not_utf8", _NOT_UTF8, place))
        return given.decode("utf-8-sig", errors="replace")


def _records(text: str, file: str, complaints: list[Complaint]) -> Iterator[tuple[int, list[str]]]:
    """Each record with the physical line it begins on. Blank lines are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = _NOT_CSV.filled(why=error)
            complaints.append(Complaint("", "csv", message, f"{file}, line {begins}"))
            return
        if record:
            yield begins, [unicodedata.normalize("NFC", cell).strip() for cell in record]


def _check_header(
    header: Sequence[str], layout: Layout, complaints: list[Complaint]
) -> frozenset[str]:
    def complain(code: str, message: Words, column: str) -> None:
        place = f"{layout.file}, line 1, column {column}"
        complaints.append(Complaint("", code, message.filled(column=column), place))

    if not header:
        complaints.append(Complaint("", "empty", _NO_HEADER, f"{layout.file}, line 1"))
        return frozenset(layout.columns)
    missing = {column for column in layout.columns if column not in header}
    unknown = {column for column in header if column not in layout.columns}
    twice = {column for column in header if header.count(column) > 1} - unknown
    for column in sorted(missing):
        complain("missing_column", _MISSING, column)
    for column in sorted(unknown):
        complain("unknown_column", _UNKNOWN, column)
    for column in sorted(twice):
        complain("duplicate_column", _TWICE, column)
    return frozenset(missing | twice)


def _row(
    record: list[str],
    line: int,
    header: Sequence[str],
    *,
    layout: Layout,
    unreadable: frozenset[str],
    complaints: list[Complaint],
) -> Row:
    cells = dict.fromkeys(layout.columns, "") | dict(zip(header, record, strict=False))
    if len(record) != len(header):
        message = _CELLS.filled(found=len(record), wanted=len(header))
        complaints.append(Complaint("", "cells", message, f"{layout.file}, line {line}"))
        return Row(layout.file, line, cells, complaints, frozenset(layout.columns))
    row = Row(layout.file, line, cells, complaints, unreadable)
    empty = {column for column in layout.filled if not cells[column]} - unreadable
    for column in sorted(empty):
        row.complain(column, "empty", _EMPTY)
    return Row(layout.file, line, cells, complaints, unreadable | empty)


def _check_key(row: Row, layout: Layout, keys: Keys) -> None:
    key = tuple(row[column] for column in layout.key)
    if not any(key):
        return
    if key in keys:
        message = _SAME.filled(key=", ".join(filter(None, key)), place=keys[key])
        row.complain(layout.key[-1], "duplicate", message)
    keys.setdefault(key, row.place())
