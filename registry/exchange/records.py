"""A record as it goes out and comes in: its content, and the envelope that surrounds it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, NamedTuple

from registry.catalogue import View
from registry.catalogue.version import RecordedFact, Version
from registry.facts import FactType
from registry.kinds.codes import Code
from registry.kinds.content import Line, Model
from registry.kinds.marks import Label
from registry.kinds.parsing import canonical
from registry.kinds.provenance import Provenance
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.store.chain import sha256
from registry.versions.status import Status
from registry.versions.validity import Basis


class Envelope(Model):
    """What is said about a version apart from its content; its fields head the columns."""

    code: Annotated[Code, Label("Mã", "Code")]
    """The code of the item."""
    version: Annotated[Line | None, Label("Phiên bản", "Version")] = None
    """The number of the version the row was made from; empty for what is new."""
    valid_from: Annotated[date | None, Label("Có hiệu lực từ", "Valid from")] = None
    """First day in force; absent: already so before the records begin."""
    valid_to: Annotated[date | None, Label("Có hiệu lực đến", "Valid to")] = None
    """Last day in force, only where it really ends."""
    basis: Annotated[Basis | None, Label("Căn cứ ngày hiệu lực", "Basis of the date")] = None
    """How the first day is known; absent: stated, or open without a first day."""
    status: Annotated[Status, Label("Trạng thái đăng ký", "Registration status")] = Status.RECORDED
    """How far it is registered."""
    provenance: Annotated[Provenance, Label("Nguồn gốc", "Provenance")]
    """Where it comes from."""


class Record(NamedTuple):
    """A version as plain data."""

    key: Key
    envelope: Json
    """The fields of ``Envelope``; what is empty is left out."""
    content: Json

    @property
    def plain(self) -> Json:
        """All of it in one object: a line of NDJSON."""
        return {"kind": self.key.kind.value, **self.envelope, "content": self.content}

    @property
    def digest(self) -> str:
        """SHA-256 of its canonical JSON: two records with one digest say the same."""
        return sha256(canonical(self.plain))


class FactRecord(NamedTuple):
    """A fact as plain data."""

    type: FactType
    content: Json

    @property
    def plain(self) -> Json:
        """All of it in one object: a line of NDJSON."""
        return {"fact": self.type.value, "content": self.content}


def records(versions: Iterable[Version], view: View) -> Iterator[Record]:
    """These versions as records, with status and last day as the view knows them."""
    return (record(version, view) for version in versions)


def record(version: Version, view: View) -> Record:
    """One version as a record."""
    ends = version.ends_as_of(view.as_of)
    said = {
        "code": version.key.code,
        "version": str(version.number),
        "valid_from": _day(version.validity.valid_from),
        "valid_to": None if ends == date.max else ends.isoformat(),
        "basis": version.validity.basis.value,
        "status": version.status_as_of(view.as_of).value,
        "provenance": version.provenance,
    }
    envelope = {name: value for name, value in said.items() if value is not None}
    return Record(version.key, envelope, version.content)


def fact_records(facts: Iterable[RecordedFact]) -> Iterator[FactRecord]:
    """These facts as records."""
    return (FactRecord(fact.type, fact.content) for fact in facts)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
