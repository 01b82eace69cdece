"""Looking through a workbook before the reader gets it: no bombs, formulas, macros, giants.

Every part that is XML is walked with a parser that keeps nothing, so that a sheet with a lone cell
in the last corner, or an entity that unfolds for ever, is refused in bounded time and memory.
"""

import zipfile
from io import BytesIO

from registry.exchange.archive import opened, readable
from registry.exchange.incoming import Reading
from registry.exchange.limits import Limits
from registry.exchange.workbook_part import Part, refuse
from registry.words import Words

OLE = b"\xd0\xcf\x11\xe0"
"""How old Excel files begin, and new ones under a password."""


_MACROS = Words("tệp chứa macro; hãy lưu dạng .xlsx", "the file holds macros; save it as .xlsx")
_OLD = Words(
    "tệp được đặt mật khẩu hoặc ở dạng .xls cũ; hãy lưu dạng .xlsx không mật khẩu",
    "the file is encrypted or an old .xls; save it as .xlsx without a password",
)
_FORMULA = Words(
    "ô chứa công thức; hãy dán lại dưới dạng giá trị",
    "the cell holds a formula; paste it again as a value",
)


def check_workbook(given: bytes, name: str, limits: Limits, reading: Reading) -> bytes:
    """Look through the whole file; formulas are complained of with their cells.

    Answers the workbook packed anew, so that the reader cannot find anything in it that was not
    looked through here.

    :raises TooLarge: when the file is over its limit.
    :raises Invalid: when it must not be given to the reader at all.
    """
    if given.startswith(OLE):
        refuse(name, "encrypted", _OLD)
    with opened(BytesIO(given), limits, name) as archive, readable(name):
        if any(entry.lower().endswith("vbaproject.bin") for entry in archive.namelist()):
            refuse(name, "macros", _MACROS)
        parts = [Part(entry.filename, name, limits) for entry in archive.infolist()]
        for part, entry in zip(parts, archive.infolist(), strict=True):
            part.walk(archive, entry)
        checked = _repacked(archive)
    titles = _titles(parts)
    for part in parts:
        where = titles.get(part.path.rpartition("/")[2], f"{name}, {part.path}")
        for cell in part.formulas:
            reading.complain(f"{where}, ô {cell}", "formula", _FORMULA)
    return checked


def _repacked(archive: zipfile.ZipFile) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for entry in archive.infolist():
            made.writestr(entry.filename, archive.read(entry))
    return out.getvalue()


def _titles(parts: list[Part]) -> dict[str, str]:
    """The title of each sheet by the name of its part."""
    titles = {by: title for part in parts for by, title in part.titles.items()}
    return {
        target.rpartition("/")[2]: titles[by]
        for part in parts
        if part.path.endswith("workbook.xml.rels")
        for by, target in part.targets.items()
        if by in titles
    }
