"""Which unit a text means."""

from collections.abc import Iterable

from registry.words import Words
from registry_seed.rows import Row
from registry_seed.slugs import alike

_NO_UNIT = Words("không có đơn vị tính nào tên “{given}”", "no unit is called “{given}”")


class UnitsByName:
    """Finds units by name, or by symbol where no name fits (``%`` is the first unit printed so)."""

    def __init__(self, units: Iterable[Row]) -> None:
        """Learn the names and symbols; of two units with one symbol the first listed has it."""
        rows = tuple(units)
        self._codes = {row["id"] for row in rows}
        self._names: dict[str, str] = {}
        for column in ("name_vi", "symbol_vi"):
            for row in rows:
                self._names.setdefault(alike(row[column]), row["id"])

    def find(self, text: str) -> str | None:
        """The code of the unit the text names."""
        return self._names.get(alike(text))

    def needed(self, row: Row, column: str, text: str) -> str | None:
        """The code of the unit; complained about if there is none."""
        code = self.find(text)
        if code is None:
            row.complain(column, "unknown", _NO_UNIT.filled(given=text))
        return code

    def base(self, row: Row) -> str | None:
        """The base unit of a unit, given by code or symbol (``kWh``)."""
        given = row["base_unit"]
        if not given or given in self._codes:
            return given or None
        return self.needed(row, "base_unit", given)
