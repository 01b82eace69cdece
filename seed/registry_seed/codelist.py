"""Codelists: those of the data files, those added here, and two made from other records' words."""

from collections.abc import Iterator
from itertools import groupby

from registry.commands.proposal import Proposal
from registry.kinds import Kind
from registry.kinds.codelist import CodelistCodeItem
from registry.kinds.provenance import Certainty, Provenance, ProvenanceClass
from registry.kinds.reading import Key
from registry.words import Words
from registry_seed.cells import day, whole
from registry_seed.drafting import names, part, proposal, provenance_of, texts
from registry_seed.rows import Row
from registry_seed.slugs import code_word
from registry_seed.sources import INDICATOR_FIELDS, REGIME_FIELDS, Sources

_WEAKER = list(Certainty)
_NO_NAME = Words(
    "danh mục {code} chưa có tên trong codelist_names.csv",
    "the codelist {code} has no name in codelist_names.csv",
)
_COLUMNS = {"": "codelist_id", "codes": "code", "codes/names": "name_vi"}
_ITEM = {
    "": "code",
    "names": "name_vi",
    "parent": "parent_code",
    "sort": "sort",
    "sdmx_code": "sdmx_code",
    "source": "source_ref",
    "note": "note",
}


def codelists(sources: Sources) -> Iterator[Proposal | None]:
    """Every codelist, whole."""
    listed = sources.rows("codelists.csv", "codelists_added.csv")
    for code, rows in groupby(sorted(listed, key=_list_of), _list_of):
        yield _listed(sources, code, tuple(rows))
    yield _made(sources, INDICATOR_FIELDS, "indicators.csv", "group_vi")
    yield _made(sources, REGIME_FIELDS, "regimes.csv", "field_vi")


def _list_of(row: Row) -> str:
    return row["codelist_id"]


def _listed(sources: Sources, code: str, rows: tuple[Row, ...]) -> Proposal | None:
    known = [provenance_of(row) for row in rows]
    weakest = max(known, key=lambda one: _WEAKER.index(one.level.certainty))
    seen = dict.fromkeys(one.reference for one in known if one.reference)
    provenance = Provenance(
        level=weakest.level, reference="; ".join(seen) or None, file=rows[0].file
    )
    items = tuple(filter(None, map(_item, rows)))
    return _proposed(sources, rows[0], code, items, provenance=provenance)


def _made(sources: Sources, code: str, file: str, column: str) -> Proposal | None:
    rows = {row[column]: row for row in reversed(sources.rows(file)) if row[column]}
    if not rows:
        return None
    in_order = sorted(rows.values(), key=lambda row: row.line)
    english = {
        row["name_vi"]: row["name_en"]
        for row in sources.rows("fields_added.csv")
        if row["codelist_id"] == code
    }
    made = (
        part(
            row,
            CodelistCodeItem,
            {
                "code": code_word(row[column]),
                "names": texts(row[column], english.get(row[column])),
                "sort": place,
            },
            {"": column},
        )
        for place, row in enumerate(in_order, start=1)
    )
    provenance = Provenance(level=ProvenanceClass.DERIVED, file=file)
    codes = tuple(filter(None, made))
    return _proposed(sources, in_order[0], code, codes, provenance=provenance, columns={"": column})


def _proposed(
    sources: Sources,
    row: Row,
    code: str,
    items: tuple[CodelistCodeItem, ...],
    *,
    provenance: Provenance,
    columns: dict[str, str] = _COLUMNS,
) -> Proposal | None:
    named = next(
        (one for one in sources.rows("codelist_names.csv") if one["codelist_id"] == code), None
    )
    if named is None:
        row.complain(columns[""], "unnamed", _NO_NAME.filled(code=code))
        return None
    given = {
        "names": names(named),
        "note": named["note"],
        "codes": items,
        "is_derived": provenance.level is ProvenanceClass.DERIVED,
    }
    return proposal(row, Key(Kind.CODELIST, code), given, columns, provenance=provenance)


def _item(row: Row) -> CodelistCodeItem | None:
    given = {
        "code": row["code"],
        "names": names(row),
        "parent": row["parent_code"],
        "sort": whole(row, "sort"),
        "sdmx_code": row["sdmx_code"],
        "valid_from": day(row, "valid_from"),
        "valid_to": day(row, "valid_to"),
        "provenance": row["provenance"],
        "source": row["source_ref"],
        "note": row["note"],
    }
    return part(row, CodelistCodeItem, given, _ITEM)
