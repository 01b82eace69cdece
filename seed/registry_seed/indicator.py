"""The indicators of Decision 293/QĐ-TTg."""

import re
from collections.abc import Iterator

from registry.commands.proposal import Proposal
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.versions.validity import Basis, Validity
from registry.words import Words
from registry_seed.cells import whole, yes
from registry_seed.citations import Citation, mentioned, mentions
from registry_seed.disaggregation import Breakdowns
from registry_seed.drafting import ALWAYS, names, proposal, texts
from registry_seed.period import frequencies
from registry_seed.rows import Row
from registry_seed.slugs import code_word
from registry_seed.sources import Sources

_DECISION = "Quyết định 293/QĐ-TTg"
_KEY_TARGETS = "chi-tieu-chu-yeu-2021"
_NO_DECISION = Words(
    "legal_instruments.csv thiếu Quyết định 293/QĐ-TTg hoặc ngày ban hành của nó",
    "legal_instruments.csv lacks Decision 293/QĐ-TTg or the day it was issued",
)
_DISAGREES = Words(
    "ghi “{given}” nhưng danh sách {collection} trong collection_members.csv {vi}",
    "says “{given}”, but in collection_members.csv the set {collection} {en}",
)
_OF_INDICATOR = re.compile(r"chỉ tiêu (\d{4})\b")
_COLUMNS = {
    "": "code",
    "sequence": "seq",
    "names": "name_vi",
    "field": "group_vi",
    "national_codes": "national_code",
    "units": "unit_vi",
    "periodicities": "periodicity",
    "definition": "definition_vi",
    "method": "method_vi",
    "data_sources": "data_sources_vi",
    "lead_body": "responsible_body",
}


def indicators(sources: Sources) -> Iterator[Proposal | None]:
    """Every indicator, in force since the day of the decision."""
    rows = sources.rows("indicators.csv")
    breakdowns = Breakdowns(sources)
    national = {row["national_code"]: row["code"] for row in rows if row["national_code"]}
    key_targets = {
        row["member_code"]
        for row in sources.rows("collection_members.csv")
        if row["collection"] == _KEY_TARGETS
    }
    since = _day_of_decision(sources, rows)
    for row in rows:
        _check_key_target(row, key_targets)
        given = {
            **_definition(sources, row),
            "disaggregations": breakdowns.of(row),
            "price_bases": breakdowns.price_bases(row),
            "data_sources": tuple(_data_sources(row, national)),
        }
        key = Key(Kind.INDICATOR, row["code"])
        yield proposal(row, key, given, _COLUMNS, validity=since)


def _day_of_decision(sources: Sources, rows: tuple[Row, ...]) -> Validity:
    law = sources.instruments.law(sources.instruments.find("293/QĐ-TTg") or "")
    if law is not None and law.issued is not None:
        # The number of the decision was seen; its day is from own knowledge.
        return Validity(law.issued, None, Basis.ASSUMED)
    for row in rows[:1]:
        row.complain("code", "unknown", _NO_DECISION)
    return ALWAYS


def _check_key_target(row: Row, members: set[str]) -> None:
    is_member = row["code"] in members
    if yes(row, "key_2021") != is_member:
        words = Words("có mã này", "holds it") if is_member else Words("không có", "does not")
        message = _DISAGREES.filled(
            given=row["key_2021"], collection=_KEY_TARGETS, vi=words.vi, en=words.en
        )
        row.complain("key_2021", "disagrees", message)


def _definition(sources: Sources, row: Row) -> dict[str, object]:
    helping = row.parts("coordinating_bodies")
    return {
        "sequence": whole(row, "seq"),
        "names": names(row),
        "field": code_word(row["group_vi"]),
        "national_codes": tuple(_national_codes(sources, row)),
        "units": tuple(_measures(sources, row)),
        "periodicities": frequencies(sources, row, "periodicity"),
        "definition": texts(row["definition_vi"]),
        "method": texts(row["method_vi"]),
        "lead_body": sources.bodies.one_body(row, "responsible_body"),
        "coordinating_bodies": tuple(
            sources.bodies.one_body(row, "coordinating_bodies", name) for name in helping
        ),
        "legal_basis": _legal_basis(sources, row),
    }


def _measures(sources: Sources, row: Row) -> Iterator[dict[str, str]]:
    for text in row.parts("unit_vi"):
        code = sources.units.find(text)
        yield {"unit": code, "text": text} if code else {"text": text}


def _legal_basis(sources: Sources, row: Row) -> tuple[Citation, ...]:
    """The decision, and whatever else its source names and there is a record of."""
    decision: Citation = {"text": _DECISION}
    code = sources.instruments.find("293/QĐ-TTg")
    if code:
        decision["instrument"] = code
    found = mentioned(row["source_ref"], sources.instruments)
    return (decision, *(one for one in found if one["instrument"] != code))


def _national_codes(sources: Sources, row: Row) -> Iterator[dict[str, str]]:
    """The national code, with the law that numbers it so only where the source names one law."""
    value = row["national_code"]
    if not value:
        return
    laws = {
        code
        for mention in mentions(row["source_ref"])
        if f"mục {value}" in mention.after or mention.before.endswith("mã quốc gia (Luật ")
        if (code := sources.instruments.find(mention.number, mention.year))
    }
    yield {"value": value, "instrument": laws.pop()} if len(laws) == 1 else {"value": value}


def _data_sources(row: Row, national: dict[str, str]) -> Iterator[dict[str, str]]:
    for text in row.parts("data_sources_vi"):
        named = _OF_INDICATOR.search(text)
        code = national.get(named.group(1)) if named else None
        yield {"text": text, "indicator": code} if code else {"text": text}
