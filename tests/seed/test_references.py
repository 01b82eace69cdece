from collections import Counter

import pytest

from registry.kinds import MODELS, Kind
from registry.kinds.parsing import plain
from registry.kinds.reading import references

LINKS = {
    "legal_basis": {"instrument"},
    "evidence": {"instrument"},
    "effects": {"instrument"},
    "issuers": {"body", "group"},
    "issuer": {"body", "group"},
    "lead_body": {"body", "group"},
    "coordinating_bodies": {"body", "group"},
    "reporters": {"body", "group"},
    "recipients": {"body", "group"},
    "submitted_by": {"body", "group"},
    "owed_by": {"body", "group"},
    "units": {"unit"},
}
"""The fields where a text may stand for a reference, and what the reference is called."""

STAYED_TEXT = {
    "legal_instruments.csv effects": 21,
    "indicators.csv units": 1,
    "regimes.csv reporters": 16,
    "templates.csv submitted_by": 12,
    "body_succession.csv legal_basis": 14,
    "regimes.csv evidence": 2,
    "connections_2021.csv evidence": 12,
    "tallies.csv evidence": 15,
    "targets.csv evidence": 7,
}
"""How many references could not be resolved, by file and field; each keeps its text."""


@pytest.fixture(scope="module")
def everything(seed):
    """Model, file and plain data of every record."""
    contents = [
        (MODELS[one.key.kind], one.provenance.file, plain(one.content)) for one in seed.proposals
    ]
    facts = [(type(one.fact), one.place.split(",")[0], plain(one.fact)) for one in seed.statements]
    return [*contents, *facts]


def test_every_reference_leads_to_an_item_of_the_seed(everything, items):
    codes = {
        key: {code.code for code in one.content.codes}
        for key, one in items.items()
        if one.key.kind is Kind.CODELIST
    }

    astray = [
        (file, reference)
        for model, file, data in everything
        for reference in references(model, data)
        if str(reference.key) not in items
        or (reference.item and reference.item not in codes[str(reference.key)])
    ]

    assert astray == []


def test_no_more_references_stay_text_than_are_known_to(everything):
    stayed = Counter(f"{file} {name}" for _, file, data in everything for name in _unresolved(data))

    assert stayed == STAYED_TEXT


def test_every_indicator_stands_in_some_template(of_kind):
    shown = {field.indicator for one in of_kind("template") for field in one.content.fields}

    assert {one.key.code for one in of_kind("indicator")} <= shown


def test_every_reviewed_line_is_used(cells, of_kind, seed):
    breakdowns = {part.text for one in of_kind("indicator") for part in one.content.disaggregations}
    words = str([plain(one.content) for one in seed.proposals])

    assert {row["text"] for row in cells("disaggregations.csv")} == breakdowns
    assert all(row["text"] in words for row in cells("parties.csv"))


def test_every_added_unit_and_instrument_is_used(everything, of_kind):
    used = {
        str(reference.key) for model, _, data in everything for reference in references(model, data)
    }
    added = {
        str(one.key)
        for kind in ("unit", "instrument")
        for one in of_kind(kind)
        if "added" in one.provenance.file
    }

    assert added <= used


def test_every_field_has_an_english_name(contents):
    lists = ("codelist:CL_NHOM_CHI_TIEU", "codelist:CL_LINH_VUC_BAO_CAO")
    codes = [code for key in lists for code in contents[key]["codes"]]

    assert len(codes) == 9 + 105
    assert all(code["names"].get("en") for code in codes)


def _unresolved(data, name=""):
    """The name of each field that holds only a text where a reference could stand."""
    if isinstance(data, list):
        for one in data:
            yield from _unresolved(one, name)
    elif isinstance(data, dict):
        if "text" in data and name in LINKS and not LINKS[name] & set(data):
            yield name
        for inner, value in data.items():
            yield from _unresolved(value, inner)
