"""All data files read, and what the names and numbers in them mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from registry.errors import Complaint
from registry.kinds import Kind
from registry.words import Words
from registry_seed.bodies_by_name import GROUPS, BodiesByName
from registry_seed.csvfile import Keys, read_rows
from registry_seed.instruments_by_number import InstrumentsByNumber, instrument_code
from registry_seed.layouts import LAYOUTS
from registry_seed.rows import Row
from registry_seed.units_by_name import UnitsByName

INDICATOR_FIELDS = "CL_NHOM_CHI_TIEU"
"""The codelist of the nine fields of indicators, made from their ``group_vi``."""
SEARCH_TERMS = "CL_TU_TRA_CUU"
"""The codelist of abbreviations and synonyms that search reads."""
REGIME_FIELDS = "CL_LINH_VUC_BAO_CAO"
"""The codelist of the fields of regimes, made from their ``field_vi``."""


@dataclass(frozen=True)
class Sources:
    """The rows of every file, and ways to find what they refer to."""

    files: Mapping[str, tuple[Row, ...]]
    complaints: list[Complaint]
    bodies: BodiesByName
    units: UnitsByName
    instruments: InstrumentsByNumber
    codes: Mapping[Kind, frozenset[str]]

    @classmethod
    def of(cls, folder: Path) -> "Sources":
        """Read every file of the folder."""
        complaints: list[Complaint] = []
        keys: dict[str, Keys] = {}
        files = {
            layout.file: read_rows(folder, layout, complaints, keys.setdefault(layout.family, {}))
            for layout in LAYOUTS
        }
        return cls(
            files=files,
            complaints=complaints,
            bodies=_bodies(files),
            units=UnitsByName(_both(files, "units_of_measure.csv", "units_added.csv")),
            instruments=InstrumentsByNumber(_instruments(files)),
            codes=_codes(files),
        )

    def rows(self, *files: str) -> tuple[Row, ...]:
        """The rows of these files, one after the other."""
        return _both(self.files, *files)

    def known(self, row: Row, column: str, kind: Kind, code: str | None = None) -> str | None:
        """The code in the cell if there is such an item; ``None`` if empty or unknown."""
        given = row[column] if code is None else code
        if given and given not in self.codes[kind]:
            row.complain(column, "unknown", _no_item(kind, given))
            return None
        return given or None


def _no_item(kind: Kind, code: str) -> Words:
    called = kind.words
    return Words(
        f"không có {called.vi.lower()} nào mang mã “{code}”",
        f"there is no {called.en.lower()} with the code “{code}”",
    )


def _both(files: Mapping[str, tuple[Row, ...]], *names: str) -> tuple[Row, ...]:
    return tuple(row for name in names for row in files[name])


def _instruments(files: Mapping[str, tuple[Row, ...]]) -> tuple[Row, ...]:
    return _both(files, "legal_instruments.csv", "legal_instruments_added.csv")


def _bodies(files: Mapping[str, tuple[Row, ...]]) -> BodiesByName:
    codes = _both(files, "codelists.csv", "codelists_added.csv")
    groups = [row for row in codes if row["codelist_id"] == GROUPS]
    return BodiesByName(files["bodies.csv"], groups, files["parties.csv"])


def _codes(files: Mapping[str, tuple[Row, ...]]) -> Mapping[Kind, frozenset[str]]:
    def column(name: str, *names: str) -> Iterable[str]:
        return (row[name] for row in _both(files, *names))

    listed = column("codelist_id", "codelists.csv", "codelists_added.csv")
    return {
        Kind.CODELIST: frozenset((*listed, INDICATOR_FIELDS, REGIME_FIELDS, SEARCH_TERMS)),
        Kind.UNIT: frozenset(column("id", "units_of_measure.csv", "units_added.csv")),
        Kind.PERIOD: frozenset(column("id", "periods.csv")),
        Kind.INSTRUMENT: frozenset(map(instrument_code, _instruments(files))),
        Kind.BODY: frozenset(column("id", "bodies.csv")),
        Kind.SYSTEM: frozenset(column("id", "systems.csv")),
        Kind.INDICATOR: frozenset(column("code", "indicators.csv")),
        Kind.REGIME: frozenset(column("code", "regimes.csv")),
        Kind.TEMPLATE: frozenset(column("code", "templates.csv")),
        Kind.COLLECTION: frozenset(column("code", "collections.csv")),
    }
