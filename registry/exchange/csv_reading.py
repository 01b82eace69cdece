"""Reading CSV: bytes to rows of texts, with commas or the semicolons Vietnamese Excel saves."""

import csv
import io
from collections.abc import Iterator

from registry.exchange.csvfile import is_formula, unguarded
from registry.exchange.headers import Page
from registry.exchange.incoming import Reading
from registry.exchange.limits import UPLOAD, Limits
from registry.words import Words

_NOT_UTF8 = Words(
    "dòng này không phải UTF-8; trong Excel hãy lưu dạng “CSV UTF-8”",
    "this line is not UTF-8; in Excel save as “CSV UTF-8”",
)
_NOT_CSV = Words("không đọc được theo dạng CSV: {why}", "this cannot be read as CSV: {why}")
_TOO_MANY = Words("quá {n} dòng", "more than {n} rows")
_TOO_WIDE = Words("quá {n} cột", "more than {n} columns")
_FORMULA = Words(
    "ô bắt đầu như một công thức; nếu là chữ, hãy viết thêm dấu nháy đơn ' ở đầu",
    "the cell begins like a formula; if it is text, write an apostrophe ' before it",
)

_LINES_NAMED = 20

# The module's own limit, 131,072 characters, is less than one of our cells may hold.
csv.field_size_limit(UPLOAD.cell_chars)


def read_csv(given: bytes, name: str, limits: Limits, reading: Reading) -> Page | None:
    """The rows of a file; ``None``, with complaints, if it cannot be read."""
    try:
        text = given.decode("utf-8-sig")
    except UnicodeDecodeError:
        _complain_of_encoding(given, name, reading)
        return None
    rows: list[tuple[int, list[str]]] = []
    try:
        for number, cells in _records(text):
            if len(rows) >= limits.rows:
                reading.complain(name, "too_many_rows", _TOO_MANY.filled(n=limits.rows))
                return None
            if len(cells) > limits.columns:
                place = f"{name}, dòng {number}"
                reading.complain(place, "too_many_columns", _TOO_WIDE.filled(n=limits.columns))
                return None
            rows.append((number, _plain(cells, f"{name}, dòng {number}", reading)))
    except csv.Error as error:
        place = f"{name}, dòng {rows[-1][0] + 1 if rows else 1}"
        reading.complain(place, "csv", _NOT_CSV.filled(why=error))
        return None
    return Page(name, rows)


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the physical line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=_delimiter(text))
    while True:
        begins = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        if record:
            yield begins, record


def _delimiter(text: str) -> str:
    """Semicolons if one of the first two lines, the headers, has them and no commas."""
    head = text[:100_000].split("\n", 2)[:2]
    return ";" if any(";" in line and "," not in line for line in head) else ","


def _plain(cells: list[str], row: str, reading: Reading) -> list[str]:
    for index, cell in enumerate(cells, start=1):
        if is_formula(cell):
            reading.complain(f"{row}, cột {index}", "formula", _FORMULA)
    return [unguarded(cell) for cell in cells]


def _complain_of_encoding(given: bytes, name: str, reading: Reading) -> None:
    found = 0
    for number, line in enumerate(given.split(b"\n"), start=1):
        if line.decode("utf-8", errors="ignore").encode() != line:
            reading.complain(f"{name}, dòng {number}", "not_utf8", _NOT_UTF8)
            found += 1
            if found == _LINES_NAMED:
                return
