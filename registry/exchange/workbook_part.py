"""One part of a workbook, walked through element by element with a parser that keeps nothing."""

import re
import zipfile
from collections.abc import Mapping
from typing import NoReturn
from xml.parsers import expat

from registry.errors import Complaint, Invalid
from registry.exchange.limits import Limits
from registry.words import Words

_MOST_CELLS = 5_000_000
_MOST_ELEMENTS = 10_000_000
_FORMULAS_NAMED = 50
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_CHUNK = 1 << 16
_SHEET = ("worksheet", "sheetData", "dimension")

_XML = Words("phần {part} của tệp bị hỏng", "the part {part} of the file is damaged")
_DOCTYPE = Words("phần {part} khai báo DOCTYPE", "the part {part} declares a DOCTYPE")
_GIANT = Words(
    "trang có ô ngoài {rows} dòng, {columns} cột, hoặc quá nhiều ô",
    "the sheet has cells beyond {rows} rows, {columns} columns, or too many cells",
)
_FAULTS = Words("Tệp Excel bị từ chối.", "The workbook is refused.")


class Part:
    """One part of a workbook as it is walked through."""

    def __init__(self, part: str, name: str, limits: Limits) -> None:
        self.path = part
        self.formulas: list[str] = []
        self.titles: dict[str, str] = {}
        """In the workbook itself: the title of each sheet by its relation."""
        self.targets: dict[str, str] = {}
        """In a list of relations: the part that each leads to."""
        self._name, self._limits = name, limits
        self._is_sheet = False
        self._rows = self._column = self._cells = self._elements = 0
        self._right = self._bottom = 0
        self._cell = ""

    def walk(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
        """Walk through the part, unless it is a picture or the like."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._element
        parser.StartDoctypeDeclHandler = self._doctype
        parser.XmlDeclHandler = self._declaration
        with archive.open(entry) as file:
            chunk = file.read(_CHUNK)
            if not chunk.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<"):
                return
            try:
                while chunk:
                    parser.Parse(chunk, False)
                    chunk = file.read(_CHUNK)
                parser.Parse(b"", True)
            except (expat.ExpatError, LookupError, ValueError):  # the latter: unknown encodings
                refuse(self._name, "damaged", _XML.filled(part=self.path))

    def _doctype(self, *_: object) -> None:
        refuse(self._name, "doctype", _DOCTYPE.filled(part=self.path))

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() != "utf-8":
            refuse(self._name, "damaged", _XML.filled(part=self.path))

    def _element(self, full_name: str, attributes: Mapping[str, str]) -> None:
        name = full_name.rpartition(" ")[2]
        # The reader does not ask for the root either: whatever holds such data is a sheet.
        self._is_sheet = self._is_sheet or name in _SHEET
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            self._refuse_giant()
        if not self._is_sheet:
            self._note(name, attributes)
            return
        if name == "row":
            self._row(attributes.get("r", ""))
        elif name == "c":
            self._take_cell(attributes.get("r", ""))
        elif name == "dimension":
            self._dimension(attributes.get("ref", ""))
        elif name == "f" and len(self.formulas) < _FORMULAS_NAMED:
            self.formulas.append(self._cell)

    def _note(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            ids = (value for key, value in attributes.items() if key.endswith(" id"))
            self.titles[next(ids, "")] = attributes.get("name", "")
        elif name == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def _row(self, reference: str) -> None:
        self._rows = self._number(reference) if reference else self._rows + 1
        self._column = 0

    def _dimension(self, reference: str) -> None:
        for corner in filter(None, reference.split(":")):
            self._reach(*self._corner(corner))

    def _take_cell(self, reference: str) -> None:
        at = self._corner(reference) if reference else (self._rows, self._column + 1)
        self._column = at[1]
        self._cell = reference or f"{at[0]}:{at[1]}"
        self._cells += 1
        self._reach(*at)

    def _reach(self, row: int, column: int) -> None:
        self._bottom, self._right = max(self._bottom, row), max(self._right, column)
        is_far = self._bottom > self._limits.rows or self._right > self._limits.columns
        if is_far or max(self._cells, self._bottom * self._right) > _MOST_CELLS:
            self._refuse_giant()

    def _corner(self, reference: str) -> tuple[int, int]:
        """Row and column of a cell; what is written otherwise the reader may read otherwise."""
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            refuse(self._name, "damaged", _XML.filled(part=self.path))
        return int(found[2]), _index(found[1])

    def _number(self, text: str) -> int:
        return self._corner(f"A{text}")[0]

    def _refuse_giant(self) -> NoReturn:
        bounds = {"rows": self._limits.rows, "columns": self._limits.columns}
        refuse(f"{self._name}, {self.path}", "too_large", _GIANT.filled(**bounds))


def _index(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found


def refuse(place: str, code: str, message: Words) -> NoReturn:
    """Refuse the workbook as a whole.

    :raises Invalid: always.
    """
    raise Invalid(_FAULTS, (Complaint("", code, message, place),))
