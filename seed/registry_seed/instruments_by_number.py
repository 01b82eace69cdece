"""Which legal instrument a number means, and since when instruments are in effect."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from registry_seed.cells import as_day
from registry_seed.rows import Row
from registry_seed.slugs import slug

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


class Law(NamedTuple):
    """An instrument as far as others need to know it."""

    code: str
    number: str
    issued: date | None
    effective: date | None

    @property
    def order(self) -> date:
        """The day by which the earliest of several is told: in effect, else issued."""
        return self.effective or self.issued or date.max


def instrument_code(row: Row) -> str:
    """The number as a code, with the year of issue where the number has none.

    ``293/QĐ-TTg`` of 2020 is ``293-qd-ttg-2020``: such numbers start again every year.
    """
    number = row["number"]
    issued = as_day(row["issued_date"])
    if _YEAR.search(number) or issued is None:
        return slug(number)
    return f"{slug(number)}-{issued.year}"


class InstrumentsByNumber:
    """Finds instruments by number and, where it has none, by the year of issue."""

    def __init__(self, instruments: Iterable[Row]) -> None:
        """Learn the numbers and dates."""
        self._laws: dict[str, Law] = {}
        self._numbers: defaultdict[str, list[Law]] = defaultdict(list)
        for row in instruments:
            issued, effective = as_day(row["issued_date"]), as_day(row["effective_date"])
            law = Law(instrument_code(row), row["number"], issued, effective)
            self._laws[law.code] = law
            self._numbers[law.number].append(law)

    def find(self, number: str, year: int | None = None) -> str | None:
        """The code of the one instrument of this number, issued in that year if it is given."""
        found = [
            law
            for law in self._numbers.get(number, ())
            if year is None or law.issued is None or law.issued.year == year
        ]
        return found[0].code if len(found) == 1 else None

    def law(self, code: str) -> Law | None:
        """The instrument of this code."""
        return self._laws.get(code)

    def earliest(self, codes: Iterable[str]) -> Law | None:
        """The first of these instruments to be in effect or, where unknown, issued."""
        laws = [law for code in codes if (law := self._laws.get(code))]
        return min(laws, key=lambda law: law.order, default=None)
