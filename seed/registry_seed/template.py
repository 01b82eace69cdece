"""Templates: outlines and data forms with their fields."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from registry.commands.proposal import Proposal
from registry.kinds import Kind
from registry.kinds.provenance import ProvenanceClass
from registry.kinds.reading import Key
from registry.kinds.template import TemplateType
from registry.versions.status import Status
from registry_seed.cells import choice, whole
from registry_seed.citations import citations
from registry_seed.drafting import names, proposal
from registry_seed.headers import header_tree
from registry_seed.period import frequencies
from registry_seed.rows import Row
from registry_seed.sources import Sources
from registry_seed.starts import template_start
from registry_seed.template_field import Form, template_field

_COLUMNS = {
    "": "code",
    "names": "name_vi",
    "form_number": "form_number",
    "frequencies": "frequency",
    "issuer": "issuing_body",
    "submitted_by": "submitted_by_vi",
    "legal_basis": "legal_basis",
}


def templates(sources: Sources) -> Iterator[Proposal | None]:
    """Every template. Those proposed here are candidates, never published as they are."""
    fields = _fields(sources)
    for row in sources.rows("templates.csv"):
        cited = citations(row["legal_basis"], sources.instruments)
        is_proposed = row["provenance"] == ProvenanceClass.PROPOSED
        given = {
            **_given(sources, row),
            **_structure(sources, fields.get(row["code"], ()), is_proposed=is_proposed),
            "legal_basis": cited,
        }
        yield proposal(
            row,
            Key(Kind.TEMPLATE, row["code"]),
            given,
            _COLUMNS,
            validity=template_start(cited, sources.instruments),
            status=Status.CANDIDATE if is_proposed else Status.RECORDED,
        )


def _fields(sources: Sources) -> Mapping[str, Sequence[Row]]:
    """The rows of the field file by template, in the order of the form."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sources.rows("template_fields.csv"):
        code = sources.known(row, "template_code", Kind.TEMPLATE)
        if code:
            found[code].append(row)
    return {code: sorted(rows, key=_place) for code, rows in found.items()}


def _place(row: Row) -> int:
    return whole(row, "order") or 0


def _given(sources: Sources, row: Row) -> dict[str, object]:
    served = (
        sources.known(row, "regime_codes", Kind.REGIME, code) for code in row.parts("regime_codes")
    )
    return {
        "names": names(row),
        "template_type": choice(row, "kind", TemplateType) or TemplateType.DATA_FORM,
        "form_number": row["form_number"],
        "regimes": tuple(filter(None, served)),
        "frequencies": frequencies(sources, row, "frequency"),
        "issuer": sources.bodies.known_party(row, "issuing_body"),
        "submitted_by": sources.bodies.parties(row, "submitted_by_vi"),
    }


def _structure(sources: Sources, rows: Sequence[Row], *, is_proposed: bool) -> dict[str, object]:
    headers, lowest = header_tree(rows)
    form = Form(lowest, {row["field_id"] for row in rows}, is_proposed)
    fields = tuple(template_field(sources, row, form) for row in rows)
    if None in fields:
        return {"fields": [], "headers": ()}
    return {"fields": list(fields), "headers": headers}
