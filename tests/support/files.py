"""Files as people change them."""

import csv
import io

import xlsxwriter
from python_calamine import CalamineWorkbook


def edited_csv(given: bytes, *changes: tuple[int, str, str]) -> bytes:
    """A CSV file with cells changed: row of a record (0: the first), column, text."""
    rows = list(csv.reader(io.StringIO(given.decode("utf-8-sig"), newline="")))
    names = [rows[1][0].partition(":")[2], *rows[1][1:]]
    for row, column, text in changes:
        rows[row + 2][names.index(column)] = text
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def edited_workbook(given: bytes, *changes: tuple[str, int | str, str, object]) -> bytes:
    """A workbook as Excel would save it, with cells changed; hidden sheets stay.

    :param changes: sheet, row of a record (0: the first) or its code, column, value.
    """
    book = CalamineWorkbook.from_filelike(io.BytesIO(given))
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    for title in book.sheet_names:
        rows = book.get_sheet_by_name(title).to_python()
        for sheet, row, column, value in changes:
            if sheet == title:
                names = [str(rows[1][0]).partition(":")[2], *rows[1][1:]]
                codes = [str(one[0]) for one in rows[2:]]
                at = codes.index(row) if isinstance(row, str) else row
                rows[at + 2][names.index(column)] = value  # type: ignore[call-overload]
        page = made.add_worksheet(title)
        for index, row_of in enumerate(rows):
            for place, value in enumerate(row_of):
                if value != "":
                    page.write(index, place, value)
    made.close()
    return out.getvalue()
