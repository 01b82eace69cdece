"""How an indicator is broken down, by the reviewed table of breakdowns.

The table (``disaggregations.csv``) says for each text what it really means: a codelist, types of
body, the periods it is limited to. A line may hold for some indicators only, and then comes first.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from registry.kinds import Kind
from registry.kinds.body import BodyType
from registry.kinds.indicator import Disaggregation
from registry_seed.cells import choices
from registry_seed.drafting import part
from registry_seed.rows import Row
from registry_seed.sources import Sources

_COLUMNS = {"": "disaggregations_vi"}
_PRICES = "CL_GIA"


@dataclass(frozen=True)
class Meaning:
    """What one text means."""

    codelist: str | None = None
    body_types: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    price_bases: tuple[str, ...] = ()


class Breakdowns:
    """The reviewed table."""

    def __init__(self, sources: Sources) -> None:
        """Read the table, complaining about what it refers to in vain."""
        self._meanings: dict[tuple[str, str], Meaning] = {}
        prices = [
            row["code"] for row in sources.rows("codelists.csv") if row["codelist_id"] == _PRICES
        ]
        for row in sources.rows("disaggregations.csv"):
            meaning = _meaning(sources, row, prices)
            for code in row.parts("indicators", "|") or ("",):
                sources.known(row, "indicators", Kind.INDICATOR, code)
                self._meanings[row["text"], code] = meaning

    def of(self, row: Row) -> tuple[Disaggregation, ...]:
        """The breakdowns of an indicator."""
        made = (
            part(row, Disaggregation, {"text": text, **_given(meaning)}, _COLUMNS)
            for text, meaning in self._listed(row).items()
        )
        return tuple(filter(None, made))

    def price_bases(self, row: Row) -> tuple[str, ...]:
        """The price bases its breakdowns speak of."""
        meanings = self._listed(row).values()
        return tuple(dict.fromkeys(base for one in meanings for base in one.price_bases))

    def _listed(self, row: Row) -> Mapping[str, Meaning]:
        anyone = Meaning()
        return {
            text: self._meanings.get((text, row["code"]), self._meanings.get((text, ""), anyone))
            for text in row.parts("disaggregations_vi")
        }


def _meaning(sources: Sources, row: Row, prices: list[str]) -> Meaning:
    periods = (
        sources.known(row, "periods", Kind.PERIOD, code) for code in row.parts("periods", "|")
    )
    return Meaning(
        codelist=sources.known(row, "codelist", Kind.CODELIST),
        body_types=choices(row, "body_types", BodyType, row.parts("body_types", "|")),
        periods=tuple(filter(None, periods)),
        price_bases=choices(row, "price_bases", prices, row.parts("price_bases", "|")),
    )


def _given(meaning: Meaning) -> dict[str, object]:
    return {
        "codelist": meaning.codelist,
        "body_types": meaning.body_types,
        "periods": meaning.periods,
    }
