"""The tables written here: a line that speaks of nothing there is was misspelt or is out of date.

What they add is read where it is used: names of codelists, roles of systems, names of bodies.
"""

from registry.kinds import Kind
from registry.words import Words
from registry_seed.bodies_by_name import GROUPS
from registry_seed.cells import choice
from registry_seed.rows import Row
from registry_seed.sources import INDICATOR_FIELDS, REGIME_FIELDS, Sources

_FIELDS = {
    INDICATOR_FIELDS: ("indicators.csv", "group_vi"),
    REGIME_FIELDS: ("regimes.csv", "field_vi"),
}
_NO_FIELD = Words(
    "{file} không có giá trị “{given}” ở cột {column}",
    "{file} has no “{given}” in its column {column}",
)
_ONE_MEANING = Words(
    "phải nêu hoặc một cơ quan, hoặc một nhóm cơ quan", "it must name either a body or a group"
)


def check_additions(sources: Sources) -> None:
    """Complain about every line of the added tables that refers to nothing."""
    for row in sources.rows("codelist_names.csv"):
        sources.known(row, "codelist_id", Kind.CODELIST)
    for row in sources.rows("systems_vi.csv"):
        sources.known(row, "id", Kind.SYSTEM)
    for row in sources.rows("fields_added.csv"):
        _check_field(sources, row)
    groups = [
        row["code"] for row in sources.rows("codelists_added.csv") if row["codelist_id"] == GROUPS
    ]
    for row in sources.rows("parties.csv"):
        sources.known(row, "body", Kind.BODY)
        choice(row, "group", groups)
        if bool(row["body"]) == bool(row["group"]):
            row.complain("text", "unclear", _ONE_MEANING)


def _check_field(sources: Sources, row: Row) -> None:
    codelist = choice(row, "codelist_id", _FIELDS)
    if codelist:
        file, column = _FIELDS[codelist]
        if row["name_vi"] not in {one[column] for one in sources.rows(file)}:
            message = _NO_FIELD.filled(file=file, column=column, given=row["name_vi"])
            row.complain("name_vi", "unknown", message)
