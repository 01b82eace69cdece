"""Legal instruments."""

import re
from collections.abc import Iterator
from datetime import date

from registry.commands.proposal import Proposal
from registry.kinds import Kind
from registry.kinds.instrument import Effect
from registry.kinds.reading import Key
from registry.words import Words
from registry_seed.bodies_by_name import DAY_OF_NAMES, Party
from registry_seed.cells import day
from registry_seed.citations import citations
from registry_seed.drafting import proposal, texts
from registry_seed.instruments_by_number import instrument_code
from registry_seed.rows import Row
from registry_seed.sources import Sources
from registry_seed.starts import instrument_start

_NEXT_ISSUER = re.compile(r"(?:,| và) (?=(?:Bộ|Ủy ban|Uỷ ban|Thanh tra|Ngân hàng|Văn phòng)\b)")
"""Where one issuer of a joint circular ends: names of ministries hold commas and “và” too."""
_SAME = Words(
    "mã {code} đã dùng ở {place}: cùng số, cùng năm",
    "the code {code} is taken in {place}: same number, same year",
)
_COLUMNS = {
    "": "number",
    "names": "title_vi",
    "instrument_type": "type",
    "issuers": "issuer",
    "effects": "supersedes",
    "checked": "status_note",
}


def instruments(sources: Sources) -> Iterator[Proposal | None]:
    """Every instrument, those of the data file and those added because forms cite them."""
    places: dict[str, str] = {}
    for row in sources.rows("legal_instruments.csv", "legal_instruments_added.csv"):
        code = instrument_code(row)
        if code in places:
            row.complain("number", "duplicate", _SAME.filled(code=code, place=places[code]))
        places.setdefault(code, row.place())
        validity = instrument_start(sources.instruments.law(code))
        key = Key(Kind.INSTRUMENT, code)
        yield proposal(row, key, _given(sources, row), _COLUMNS, validity=validity)


def _given(sources: Sources, row: Row) -> dict[str, object]:
    issued = day(row, "issued_date")
    return {
        "names": texts(row["title_vi"]),
        "aliases": (f"{row['type']} {row['number']}",),
        "number": row["number"],
        "instrument_type": row["type"],
        "issuers": _issuers(sources, row["issuer"], issued or DAY_OF_NAMES),
        "issued_on": issued,
        "effective_on": day(row, "effective_date"),
        "effects": _effects(sources, row["supersedes"]),
        "checked": row["status_note"],
    }


def _issuers(sources: Sources, text: str, issued: date) -> tuple[Party, ...]:
    """Who issued it, as they were called on the day of issue."""
    return tuple(sources.bodies.party(name, on=issued) for name in _NEXT_ISSUER.split(text))


def _effects(sources: Sources, supersedes: str) -> tuple[dict[str, str | None], ...]:
    return tuple(
        {"effect": Effect.REPLACES, "instrument": one.get("instrument"), "text": one["text"]}
        for one in citations(supersedes, sources.instruments)
    )
