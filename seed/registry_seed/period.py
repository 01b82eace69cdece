"""Reporting periods, and the words the other files use for them."""

from collections.abc import Iterator

from registry.commands.proposal import Proposal
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry_seed.cells import choices, day
from registry_seed.drafting import names, proposal
from registry_seed.rows import Row
from registry_seed.sources import Sources

FREQUENCIES = {
    "day": "D",
    "week": "W",
    "ten_days": "DEK",
    "half_month": "HM",
    "month": "M",
    "quarter": "Q",
    "half_year": "S",
    "nine_months": "M9",
    "year": "A",
    "two_years": "A2",
    "five_years": "A5",
    "ten_years": "A10",
    "ad_hoc": "ADHOC",
}
"""The period each word for a frequency means."""

_COLUMNS = {"": "id", "names": "name_vi", "pattern": "regex", "note": "note"}


def periods(sources: Sources) -> Iterator[Proposal | None]:
    """Every sort of period."""
    for row in sources.rows("periods.csv"):
        yield proposal(row, Key(Kind.PERIOD, row["id"]), _given(row), _COLUMNS)


def frequencies(sources: Sources, row: Row, column: str) -> tuple[str, ...]:
    """The periods that the cell lists, e.g. ``quarter;year``."""
    words = choices(row, column, FREQUENCIES)
    codes = (sources.known(row, column, Kind.PERIOD, FREQUENCIES[word]) for word in words)
    return tuple(filter(None, codes))


def _given(row: Row) -> dict[str, object]:
    return {
        "names": names(row),
        "sdmx_frequency": row["sdmx_freq"],
        "duration": row["iso8601_duration"],
        "pattern": row["regex"],
        "example": row["example"],
        "example_first_day": day(row, "example_start"),
        "example_last_day": day(row, "example_end"),
        "other_notations": row["alternative_notations"],
        "cutoff_window": row["cutoff_nd09_2019"],
        "note": row["note"],
    }
