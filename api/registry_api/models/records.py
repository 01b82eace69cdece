"""Records: whole, in lists, version by version, and what they refer to."""

from typing import Generic, TypeVar

from registry.kinds.kind import Kind
from registry_api.models.changes import MissingAnswer
from registry_api.models.facts import HolderAnswer, SuccessionAnswer
from registry_api.models.parts import (
    Answer,
    AskedAnswer,
    Bilingual,
    Counts,
    Data,
    Head,
    Links,
    Named,
    Names,
    ProvenanceAnswer,
    RecordedAnswer,
    SpanAnswer,
    TermAnswer,
    ValidityAnswer,
)

C = TypeVar("C")


class ReferenceAnswer(Named):
    """A reference the content makes."""

    pointer: str
    """JSON Pointer into ``content``."""
    item: str | None = None
    """The code within a codelist."""
    item_names: Bilingual | None = None
    in_force: bool
    """Whether the thing referred to is in force on the day asked for."""
    duties_now_held_by: list[HolderAnswer] | None = None
    """For a body that is no more: who holds its duties today."""


class MembershipAnswer(Answer):
    """How many members a collection should have and has."""

    expected: int | None
    counted: int
    difference: int | None
    by_evidence: Counts


class CollectionOfAnswer(Named):
    """A collection an item belongs to, and the evidence for it."""

    item: str
    evidence: str
    source: str | None = None
    source_en: str | None = None
    note: str | None = None
    note_en: str | None = None


class RecordAnswer(Head, Generic[C]):
    """A whole record: the version in force with what surrounds it."""

    content: C
    references: list[ReferenceAnswer]
    collections: list[CollectionOfAnswer]
    used_by: Counts
    """How many records in force refer to it, by kind."""
    succession: SuccessionAnswer | None = None
    membership: MembershipAnswer | None = None
    asked: AskedAnswer
    recorded: RecordedAnswer
    digest: str
    links: Links


class StatusAnswer(Answer):
    """A status a version was given: by which line of the log, by whom, on what authority."""

    status: TermAnswer
    revision: int
    instant: str
    actor: str
    details: Data


class ExactVersionAnswer(Answer, Generic[C]):
    """What never changes of a version. What is decided about it stands in its item's versions."""

    kind: Kind
    code: str
    version: str
    names: Names
    validity: ValidityAnswer
    """As it was recorded: an end that became known later, or a later version, is not in it."""
    provenance: ProvenanceAnswer
    content: C
    digest: str
    recorded: RecordedAnswer
    links: Links


class VersionAnswer(Head):
    """One version as known at the revision."""

    content: Data
    digest: str
    recorded: RecordedAnswer
    statuses: list[StatusAnswer]
    links: Links


class HistoryAnswer(Answer):
    """All versions of an item."""

    kind: Kind
    code: str
    edition: int
    """The last revision that touched the item: what ``If-Match`` names when it is decided about."""
    versions: list[VersionAnswer]
    timeline: list[SpanAnswer]
    asked: AskedAnswer


class ReferencesAnswer(Answer):
    """What an item refers to."""

    references: list[ReferenceAnswer]
    asked: AskedAnswer


class UseAnswer(Named):
    """A record that refers to an item, and where it does."""

    version: str
    at: list[str]


class UsedByAnswer(Answer):
    """What refers to an item."""

    total: int
    items: list[UseAnswer]
    asked: AskedAnswer


class PartAnswer(Named):
    """One version of a closure."""

    version: str
    digest: str
    in_force: bool
    content: Data


class ClosureAnswer(Answer):
    """An item with all its meaning rests on."""

    digest: str
    parts: list[PartAnswer]
    missing: list[str]
    asked: AskedAnswer


class LacksAnswer(Answer):
    """What a version lacks for a status."""

    item: str
    version: str
    status: TermAnswer
    missing: list[MissingAnswer]
