"""Reading XLSX: its sheets as texts, whatever sort of cell somebody made of them."""

from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from registry.errors import Complaint, Invalid
from registry.exchange.headers import Page
from registry.exchange.incoming import Reading
from registry.exchange.limits import Limits
from registry.exchange.origin import ORIGIN_SHEET, read_origin
from registry.exchange.workbook import LISTS_SHEET
from registry.exchange.workbook_check import check_workbook
from registry.words import Words

_EXACT = 10**15
"""Up to here a floating number holds every integer."""

_UNREADABLE = Words("không đọc được tệp Excel này", "this workbook cannot be read")
_FAULTS = Words("Tệp Excel bị từ chối.", "The workbook is refused.")


def read_workbook(given: bytes, name: str, limits: Limits, reading: Reading) -> list[Page]:
    """The sheets of a workbook, and into the reading the origin it hides.

    :raises TooLarge: when the file is over its limit.
    :raises Invalid: when it is refused as a whole.
    """
    checked = check_workbook(given, name, limits, reading)
    pages = []
    for title, rows in _sheets(checked, name):
        if title == ORIGIN_SHEET:
            reading.origin = read_origin([texts for _, texts in rows])
        elif title != LISTS_SHEET:
            pages.append(Page(title, rows))
    return pages


def _sheets(given: bytes, name: str) -> Iterator[tuple[str, list[tuple[int, list[str]]]]]:
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(given))
        for title in book.sheet_names:
            sheet = book.get_sheet_by_name(title)
            rows = sheet.to_python(skip_empty_area=False)
            yield title, [(at, [_text(value) for value in row]) for at, row in enumerate(rows, 1)]
    except (CalamineError, ValueError, OSError) as error:
        raise _unreadable(name) from error
    except BaseException as error:
        # The reader is written in Rust; what it did not foresee arrives as this, no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise _unreadable(name) from error


def _unreadable(name: str) -> Invalid:
    return Invalid(_FAULTS, (Complaint("", "unreadable", _UNREADABLE, name),))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)
