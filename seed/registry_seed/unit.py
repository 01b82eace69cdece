"""Units of measure."""

from collections.abc import Iterator

from registry.commands.proposal import Proposal
from registry.kinds import Kind
from registry.kinds.provenance import ProvenanceClass
from registry.kinds.reading import Key
from registry_seed.cells import whole
from registry_seed.drafting import names, proposal, provenance_of
from registry_seed.rows import Row
from registry_seed.sources import Sources

_LEVELS = {
    "units_of_measure.csv": ProvenanceClass.UNSTATED,
    "units_added.csv": ProvenanceClass.KNOWN,
}
"""The files have no column for it."""
_COLUMNS = {"": "id", "names": "name_vi", "factor": "factor_to_base", "note": "note"}


def units(sources: Sources) -> Iterator[Proposal | None]:
    """Every unit, those of the data file and those added for the forms."""
    for file, level in _LEVELS.items():
        for row in sources.rows(file):
            given = _given(sources, row)
            provenance = provenance_of(row, unstated=level)
            key = Key(Kind.UNIT, row["id"])
            yield proposal(row, key, given, _COLUMNS, provenance=provenance)


def _given(sources: Sources, row: Row) -> dict[str, object]:
    return {
        "names": names(row),
        "symbol": row["symbol_vi"],
        "quantity": row["quantity"],
        "unece_rec20": row["unece_rec20"],
        "ucum": row["ucum"],
        "base_unit": sources.units.base(row),
        "factor": row["factor_to_base"],
        "iso4217": row["iso4217"],
        "sdmx_unit": row["sdmx_unit"],
        "sdmx_multiplier": whole(row, "sdmx_unit_mult"),
        "note": row["note"],
    }
