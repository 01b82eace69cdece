"""Bodies, with the regions that provinces belong to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from registry.commands.proposal import Proposal
from registry.kinds import Kind
from registry.kinds.body import BodyType, Region
from registry.kinds.reading import Key
from registry.words import Words
from registry_seed.cells import choice, day
from registry_seed.drafting import names, part, proposal, provenance_of, stated_span
from registry_seed.rows import Row
from registry_seed.sources import Sources

_ELECTRONIC = "QCVN-102-2016"
"""The scheme of identifiers in exchanging electronic documents."""
_STATISTICAL = "QD-124-2004-TTg"
"""The scheme of the statistics office for provinces."""
_NO_CODE = Words(
    "có nguồn của mã định danh nhưng thiếu mã", "there is a source of a code, but no code"
)
_NO_REGION = Words(
    "danh mục {list} không có vùng mã {code} tên “{name}”",
    "the codelist {list} has no region {code} called “{name}”",
)
_COLUMNS = {
    "": "id",
    "names": "name_vi",
    "abbreviation": "abbreviation",
    "aliases": "aliases",
    "note": "note",
}
_REGION = {"": "scheme", "code": "region_code", "source": "source_ref"}

Regions = Mapping[str, list[Region]]
"""The regions of each province."""


def bodies(sources: Sources) -> Iterator[Proposal | None]:
    """Every body, as it was called during one span of time."""
    regions = _regions(sources)
    for row in sources.rows("bodies.csv"):
        given = _given(sources, row) | {"regions": tuple(regions.get(row["id"], ()))}
        key = Key(Kind.BODY, row["id"])
        yield proposal(row, key, given, _COLUMNS, validity=stated_span(row))


def _given(sources: Sources, row: Row) -> dict[str, object]:
    return {
        "names": names(row),
        "body_type": choice(row, "kind", BodyType) or BodyType.UNIT,
        "abbreviation": row["abbreviation"],
        "aliases": row.parts("aliases", "|"),
        "parent": sources.known(row, "parent_id", Kind.BODY),
        "identifiers": tuple(_identifiers(row)),
        "note": row["note"],
    }


def _identifiers(row: Row) -> Iterator[dict[str, str]]:
    if row["code"]:
        source = {"source": row["code_provenance"]} if row["code_provenance"] else {}
        yield {"scheme": _ELECTRONIC, "value": row["code"], **source}
    elif row["code_provenance"]:
        row.complain("code", "empty", _NO_CODE)
    if row["gso_code"]:
        yield {"scheme": _STATISTICAL, "value": row["gso_code"]}


def _regions(sources: Sources) -> Regions:
    codes = {
        (row["codelist_id"], row["code"], row["name_vi"]) for row in sources.rows("codelists.csv")
    }
    found: defaultdict[str, list[Region]] = defaultdict(list)
    for row in sources.rows("regions_membership.csv"):
        codelist = f"CL_{row['scheme']}"
        if (codelist, row["region_code"], row["region_name_vi"]) not in codes:
            words = {"code": row["region_code"], "name": row["region_name_vi"]}
            row.complain("region_code", "unknown", _NO_REGION.filled(list=codelist, **words))
        province = sources.known(row, "province_id", Kind.BODY)
        region = part(row, Region, _region(row, codelist), _REGION)
        if province and region:
            found[province].append(region)
    return found


def _region(row: Row, codelist: str) -> dict[str, object]:
    known = provenance_of(row)
    return {
        "codelist": codelist,
        "code": row["region_code"],
        "valid_from": day(row, "valid_from"),
        "valid_to": day(row, "valid_to"),
        "source": f"{known.level}: {known.reference}",
    }
