"""Records with valid defaults: a test names only what matters to it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from registry.commands.proposal import Proposal, Statement
from registry.facts import FACTS, FactType
from registry.kinds import MODELS, Kind
from registry.kinds.parsing import parse
from registry.kinds.provenance import Provenance, ProvenanceClass
from registry.kinds.reading import Key
from registry.versions.status import Status
from registry.versions.validity import Basis, Validity

SOURCED = Provenance(level=ProvenanceClass.SOURCED, reference="a test")


class Ticking:
    """A clock that moves one second with every look."""

    def __init__(self, start: datetime = datetime(2026, 1, 1, tzinfo=UTC)) -> None:
        self.instant = start

    def __call__(self) -> datetime:
        self.instant += timedelta(seconds=1)
        return self.instant


_LEAST: dict[Kind, dict[str, Any]] = {
    Kind.UNIT: {},
    Kind.PERIOD: {},
    Kind.BODY: {"body_type": "ministry"},
    Kind.INSTRUMENT: {
        "number": "1/QĐ-TTg",
        "instrument_type": "Quyết định",
        "issuers": [{"text": "Thủ tướng Chính phủ"}],
    },
    Kind.CODELIST: {"codes": [{"code": "A", "names": {"vi": "A"}}]},
    Kind.SYSTEM: {"system_type": "portal"},
    Kind.COLLECTION: {"member_kind": "indicator"},
    Kind.INDICATOR: {
        "field": "A",
        "units": [{"text": "%"}],
        "periodicities": ["A"],
        "lead_body": {"text": "Bộ Y tế"},
    },
    Kind.REGIME: {
        "regime_type": "periodic",
        "field": "A",
        "reporters": [{"text": "Bộ"}],
        "lead_body": {"text": "Bộ Y tế"},
        "recipients": [{"text": "Chính phủ"}],
        "frequencies": ["A"],
        "cutoff": {"rule": "decree-09-2019"},
    },
    Kind.TEMPLATE: {
        "template_type": "data_form",
        "frequencies": ["A"],
        "issuer": {"text": "Bộ Y tế"},
        "fields": [{"id": "c1", "label": "Số ca", "role": "measure", "datatype": "integer"}],
    },
}


def content(kind: Kind, name: str = "Tên", **fields: Any) -> Any:
    """A valid content of a kind."""
    return parse(MODELS[kind], {"names": {"vi": name}, **_LEAST[kind], **fields})


def proposal(
    kind: Kind = Kind.UNIT,
    code: str = "x",
    *,
    valid_from: date | None = None,
    valid_to: date | None = None,
    status: Status = Status.RECORDED,
    provenance: Provenance = SOURCED,
    place: str | None = None,
    **fields: Any,
) -> Proposal:
    """A version to be of an item."""
    return Proposal(
        key=Key(kind, code),
        content=content(kind, **fields),
        validity=Validity(valid_from, valid_to, Basis.STATED if valid_from else Basis.OPEN),
        provenance=provenance,
        status=status,
        place=place,
    )


def statement(fact_type: FactType, **fields: Any) -> Statement:
    """A fact to be."""
    given = {"provenance": {"level": "sourced"}, **fields}
    return Statement(parse(FACTS[fact_type], given))


def succession(old: str, new: str, on: str, kind: str = "merge", **fields: Any) -> Statement:
    """That one body took over from another."""
    return statement(
        FactType.SUCCESSION,
        subject=f"body:{old}",
        successor=new,
        on=on,
        succession=kind,
        **fields,
    )
