"""Nothing of the data files is lost: each cell is found again in what was made of its row."""

import unicodedata

import pytest

PERIODS = {
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "half_year": "S",
    "nine_months": "M9",
    "year": "A",
    "two_years": "A2",
    "five_years": "A5",
    "ad_hoc": "ADHOC",
}
STATES = {
    "yes": "data",
    "yes (to ioc-binh-phuoc)": "data",
    "no": "none",
    "technical-only": "technical",
}
OTHER_WORDS = {
    ("indicators.csv", "periodicity"): PERIODS,
    ("regimes.csv", "frequency"): PERIODS,
    ("templates.csv", "frequency"): PERIODS,
    ("connections_2021.csv", "connected"): STATES,
    ("systems.csv", "connected"): STATES,
    ("template_fields.csv", "required"): {"yes": "True", "no": "False"},
    ("units_of_measure.csv", "base_unit"): {"kWh": "kwh"},
    ("regions_membership.csv", "scheme"): {
        "VUNG_2021": "CL_VUNG_2021",
        "VUNG_2025": "CL_VUNG_2025",
    },
    ("search_terms.csv", "direction"): {"to": "True", "both": "False"},
    ("search_terms.csv", "condition"): {"phrase": "True", "any": "False"},
    ("tallies.csv", "date_precision"): {"after 2021-06-18": "after"},
}
"""Words of the files that stand for other words in the records."""

NAMED_BY_CODE = {
    ("indicators.csv", "group_vi"): "codelist:CL_NHOM_CHI_TIEU",
    ("regimes.csv", "field_vi"): "codelist:CL_LINH_VUC_BAO_CAO",
    ("regions_membership.csv", "region_name_vi"): None,
    ("template_fields.csv", "unit_vi"): None,
}
"""Names of other items: the record holds their code, and the other item the name."""

ELSEWHERE = {
    ("indicators.csv", "key_2021"),  # membership of chi-tieu-chu-yeu-2021
    ("search_terms.csv", "kind"),  # told by how the term is written
    ("template_fields.csv", "order"),  # the place in the list of fields
    ("template_fields.csv", "section_vi"),  # the chain of headers
    ("legal_instruments.csv", "issuer"),  # “A, B và C” is three issuers
}
"""Cells that a test of their own looks for."""

ROW_OF = {
    "codelists.csv": lambda row: f"codelist:{row['codelist_id']}",
    "codelists_added.csv": lambda row: f"codelist:{row['codelist_id']}",
    "codelist_names.csv": lambda row: f"codelist:{row['codelist_id']}",
    "fields_added.csv": lambda row: f"codelist:{row['codelist_id']}",
    "regions_membership.csv": lambda row: f"body:{row['province_id']}",
    "search_terms.csv": lambda _: "codelist:CL_TU_TRA_CUU",
    "systems_vi.csv": lambda row: f"system:{row['id']}",
    "template_fields.csv": lambda row: f"template:{row['template_code']}",
    "collection_members.csv": lambda row: f"collection:{row['collection']}",
    "connections_2021.csv": lambda row: f"body:{row['body_id']}",
}
"""Rows that are a part of an item, or repeat a part of it: which item that is."""

EMBEDDED = {
    *("body_id", "predecessor_id", "member_code"),  # ``body:bo-tai-chinh``
    *("provenance", "source_ref"),  # of a region: ``sourced: http://…``
}
"""Cells that are found inside a longer value."""

FILES = (
    *("bodies.csv", "body_succession.csv", "codelists.csv", "collection_members.csv"),
    *("collections.csv", "connections_2021.csv", "indicators.csv", "legal_instruments.csv"),
    *("periods.csv", "regimes.csv", "regions_membership.csv", "systems.csv", "tallies.csv"),
    *("targets.csv", "template_fields.csv", "templates.csv", "units_of_measure.csv"),
    *("codelists_added.csv", "codelist_names.csv", "fields_added.csv", "systems_vi.csv"),
    *("units_added.csv", "legal_instruments_added.csv", "search_terms.csv"),
)


@pytest.fixture(scope="module")
def made(seed):
    """Every value of what was made, by the place of the row and by the name of the item."""
    found = {}
    for one in seed.proposals:
        validity = [str(part) for part in one.validity if part]
        values = [str(one.key), one.key.code, one.status.value, *validity]
        values += [*_values(one.content), *_values(one.provenance)]
        found[str(one.key)] = found[one.place] = values
    for one in seed.statements:
        found[one.place] = [*found.get(one.place, ()), *_values(one.fact)]
    return found


@pytest.mark.parametrize("file", FILES)
def test_every_cell_is_found_again(file, cells, made, contents):
    lost = [
        (line, column, part)
        for line, row in _lines(cells, file)
        for column, cell in row.items()
        for part in _expected(file, column, cell, contents)
        if not _is_found(part, column, [*made.get(line, ()), *made.get(_item(file, row), ())])
    ]

    assert lost == []


def test_key_targets_are_the_members_of_their_collection(cells, contents):
    marked = {row["code"] for row in cells("indicators.csv") if row["key_2021"] == "yes"}
    members = contents["collection:chi-tieu-chu-yeu-2021"]["members"]

    assert {f"indicator:{code}" for code in marked} == {member["item"] for member in members}


def test_fields_keep_their_order_and_their_headers(cells, items):
    for row in cells("template_fields.csv"):
        content = items[f"template:{row['template_code']}"].content
        field = content.fields[int(row["order"]) - 1]
        headers = {header.id: header for header in content.headers}
        labels = []
        above = field.header
        while above:
            labels.insert(0, headers[above].label)
            above = headers[above].parent

        assert (field.id, " > ".join(labels)) == (row["field_id"], row["section_vi"])


def test_every_issuer_of_a_joint_circular_is_kept(cells, items):
    issuers = {
        one.content.number: [party.text for party in one.content.issuers]
        for key, one in items.items()
        if key.startswith("instrument:")
    }

    for row in cells("legal_instruments.csv"):
        left = unicodedata.normalize("NFC", row["issuer"])
        for text in issuers[row["number"]]:
            left = left.replace(text, "", 1)
        assert left.replace(" và", "").strip(" ,") == ""


def _item(file, row):
    return ROW_OF.get(file, lambda _: "")(row)


def _is_found(part, column, values):
    return part in values or (column in EMBEDDED and any(part in value for value in values))


def _lines(cells, file):
    """Each row with its place; no cell of the files runs over several lines."""
    return ((f"{file}, line {line}", row) for line, row in enumerate(cells(file), start=2))


def _expected(file, column, cell, contents):
    """What is to be found for a cell: itself, the parts of the list in it, or other words."""
    text = unicodedata.normalize("NFC", cell).strip()
    if not text or (file, column) in ELSEWHERE:
        return []
    if (file, column) in NAMED_BY_CODE:
        return [_code_of(text, NAMED_BY_CODE[file, column], contents)]
    other = OTHER_WORDS.get((file, column), {})
    separator = "|" if column == "aliases" else ";"
    if column in ("note", "source_ref", "notes") or (not other and separator not in text):
        return [other.get(text, text)]
    parts = [part.strip() for part in text.split(separator)]
    return (
        [other.get(part, part) for part in parts if part] if other or _is_list(column) else [text]
    )


def _is_list(column):
    return column in (
        *("aliases", "unit_vi", "disaggregations_vi", "data_sources_vi", "coordinating_bodies"),
        *("admin_levels", "reporting_bodies_vi", "recipient_vi", "legal_basis", "regime_codes"),
        *("submitted_by_vi",),
    )


def _code_of(name, codelist, contents):
    """The code of the item or code of this name."""
    lists = [codelist] if codelist else [key for key in contents if key.startswith("codelist:")]
    codes = {code["names"]["vi"]: code["code"] for key in lists for code in contents[key]["codes"]}
    units = {
        one["names"]["vi"]: key.partition(":")[2]
        for key, one in contents.items()
        if key.startswith("unit:")
    }
    return codes[name] if codelist or name not in units else units[name]


def _values(model):
    """Every value in a model, as text."""
    return list(_flat(model.model_dump(mode="json")))


def _flat(data):
    if isinstance(data, dict):
        for value in data.values():
            yield from _flat(value)
    elif isinstance(data, list):
        for value in data:
            yield from _flat(value)
    elif data is not None:
        yield str(data)
