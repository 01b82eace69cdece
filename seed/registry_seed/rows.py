"""One row of a data file, which knows where it stands and takes complaints about its cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from registry.errors import Complaint
from registry.words import Words


@dataclass(frozen=True)
class Row:
    """The cells of one row by column, in NFC and without space around them."""

    file: str
    line: int
    """The physical line the row begins on; a quoted cell may run over several."""
    cells: Mapping[str, str]
    complaints: list[Complaint] = field(repr=False, compare=False)
    """Where complaints go, shared by all rows of one reading."""
    unreadable: frozenset[str] = frozenset()
    """Columns already complained about, of which nothing more is said."""

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def place(self, column: str | None = None) -> str:
        """Where a person finds it: ``indicators.csv, line 12, column unit_vi``."""
        place = f"{self.file}, line {self.line}"
        return f"{place}, column {column}" if column else place

    def complain(self, column: str, code: str, message: Words, pointer: str = "") -> None:
        """Say that this cell is wrong."""
        if column not in self.unreadable:
            self.complaints.append(Complaint(pointer, code, message, self.place(column)))

    def parts(self, column: str, separator: str = ";") -> tuple[str, ...]:
        """The values listed in one cell."""
        return tuple(part.strip() for part in self[column].split(separator) if part.strip())
