"""Reporting regimes."""

import re
from collections.abc import Iterator

from registry.commands.proposal import Proposal
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.kinds.regime import CutoffRule, Level, RegimeType
from registry_seed.cells import choice, choices, whole
from registry_seed.citations import citations
from registry_seed.drafting import names, proposal
from registry_seed.period import frequencies
from registry_seed.rows import Row
from registry_seed.slugs import code_word
from registry_seed.sources import Sources
from registry_seed.starts import regime_start

STATED_ELECTRONIC = ("yes", "no", "unknown")
"""The words of the 2021 list."""
_BY_DEFAULT = "áp mặc định"
"""A source that says this states no cut-off itself: the decree's was taken."""
_NO_DAY = ("chưa xác minh", "không nêu ngày")
_TIME = re.compile(r"\b\d{1,2}/\d{1,2}\b|(?:ngày|tháng) \d+|\d+ (?:ngày|tháng|giờ)")
"""A day, a month or a span; the number of an instrument (``342/2016``) is none of them."""
_COLUMNS = {
    "": "code",
    "names": "name_vi",
    "regime_type": "kind",
    "field": "field_vi",
    "reporters": "reporting_bodies_vi",
    "recipients": "recipient_vi",
    "frequencies": "frequency",
    "cutoff": "cutoff_rule",
    "deadlines": "deadline_vi",
    "legal_basis": "legal_basis",
}


def regimes(sources: Sources) -> Iterator[Proposal | None]:
    """Every regime, in force since its earliest legal basis."""
    for row in sources.rows("regimes.csv"):
        cited = citations(row["legal_basis"], sources.instruments)
        given = {**_given(sources, row), "legal_basis": cited}
        validity = regime_start(cited, sources.instruments)
        key = Key(Kind.REGIME, row["code"])
        yield proposal(row, key, given, _COLUMNS, validity=validity)


def _given(sources: Sources, row: Row) -> dict[str, object]:
    return {
        "sequence": whole(row, "seq"),
        "names": names(row),
        "regime_type": choice(row, "kind", RegimeType) or RegimeType.PERIODIC,
        "field": code_word(row["field_vi"]),
        "reporters": sources.bodies.parties(row, "reporting_bodies_vi"),
        "lead_body": sources.bodies.one_body(row, "lead_body"),
        "recipients": sources.bodies.parties(row, "recipient_vi"),
        "levels": choices(row, "admin_levels", Level),
        "methods": (row["submission_method_vi"],),
        "frequencies": frequencies(sources, row, "frequency"),
        "cutoff": _cutoff(row),
        "deadlines": ({"text": row["deadline_vi"], "is_known": _names_a_time(row)},),
        "stated_electronic": choice(row, "electronic_2021", STATED_ELECTRONIC),
    }


def _cutoff(row: Row) -> dict[str, object]:
    if row["cutoff_rule"] == CutoffRule.DECREE_09_2019:
        is_assumed = _BY_DEFAULT in row["source_ref"]
        return {"rule": CutoffRule.DECREE_09_2019, "is_assumed": is_assumed}
    return {"rule": CutoffRule.OWN, "text": row["cutoff_rule"]}


def _names_a_time(row: Row) -> bool:
    """Whether the deadline says by when, and not only that it says nothing or is unverified."""
    words = row["deadline_vi"].casefold()
    return _TIME.search(words) is not None and not any(phrase in words for phrase in _NO_DAY)
