"""The shape of every answer, for OpenAPI and for the tests that hold the answers to it."""

from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from registry.kinds.kind import Kind
from registry.kinds.provenance import ProvenanceClass

C = TypeVar("C")


class Answer(BaseModel):
    """The base of all answers: nothing is answered that is not described."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True, defer_build=True)


class Bilingual(Answer):
    """A text in Vietnamese and English."""

    vi: str
    en: str


class Names(Answer):
    """The name of an item; the English one where there is a translation."""

    vi: str
    en: str | None = None


class TermAnswer(Answer):
    """A value from a closed list, with its words."""

    value: str
    words: Bilingual


class AsOfAnswer(Answer):
    """The moment of knowledge answered for."""

    revision: int
    instant: str | None
    """When that revision was written; null before the first."""


class AskedAnswer(Answer):
    """The two clocks the answer was given for."""

    valid_at: date
    as_of: AsOfAnswer


class ProvenanceAnswer(Answer):
    """Where a record comes from and how sure it is."""

    level: ProvenanceClass
    words: Bilingual
    certainty: TermAnswer
    reference: str | None = None
    note: str | None = None
    file: str | None = None


class ValidityAnswer(Answer):
    """The days in force, both included, as seen with both clocks."""

    valid_from: date | None
    """Null: already so before the records begin."""
    valid_to: date | None
    """Null: no end is known. Set too when a later version takes over."""
    basis: TermAnswer


class RecordedAnswer(Answer):
    """When the registry recorded it and who did."""

    revision: int
    instant: str
    actor: str
    note: str | None = None


class Named(Answer):
    """An item by kind, code and name."""

    kind: Kind
    code: str
    names: Names | None
    href: str


class Head(Answer):
    """What every record, in a list or whole, says of itself."""

    kind: Kind
    code: str
    version: str
    names: Names
    status: TermAnswer
    validity: ValidityAnswer
    provenance: ProvenanceAnswer
    voided_at_revision: int | None
    """Not null: the version was wrong, and counts no more from this revision on."""


class SuccessionStep(Answer):
    """One succession on the way from a body to who holds its duties."""

    succession: str
    on: date
    legal_basis: list[dict[str, Any]]
    note: str | None
    provenance: ProvenanceAnswer
    fact: str


class HolderAnswer(Named):
    """Who holds a body's duties on a day."""

    share: TermAnswer
    basis: TermAnswer
    on: date
    by: list[SuccessionStep]


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


class FactAnswer(Answer):
    """A dated statement about an item."""

    id: int
    type: str
    words: Bilingual
    subject: Named | None
    content: dict[str, Any]
    provenance: ProvenanceAnswer
    recorded: RecordedAnswer
    voided_at_revision: int | None
    digest: str
    links: dict[str, str]


class SuccessionAnswer(Answer):
    """A body's place in the succession of bodies."""

    took_over_from: list[FactAnswer]
    handed_over_to: list[FactAnswer]
    duties_now_held_by: list[HolderAnswer]


class MembershipAnswer(Answer):
    """How many members a collection should have and has."""

    expected: int | None
    counted: int
    difference: int | None
    by_evidence: dict[str, int]


class CollectionOfAnswer(Named):
    """A collection an item belongs to, and the evidence for it."""

    item: str
    evidence: str
    source: str | None = None
    note: str | None = None


class RecordAnswer(Head, Generic[C]):
    """A whole record: the version in force with what surrounds it."""

    content: C
    references: list[ReferenceAnswer]
    collections: list[CollectionOfAnswer]
    used_by: dict[str, int]
    """How many records in force refer to it, by kind."""
    succession: SuccessionAnswer | None = None
    membership: MembershipAnswer | None = None
    asked: AskedAnswer
    recorded: RecordedAnswer
    digest: str
    links: dict[str, str]


class SummaryAnswer(Head):
    """A record in a list."""

    facets: dict[str, list[str]]
    links: dict[str, str]


class CountAnswer(Answer):
    """How many records of the list have a value."""

    value: str
    count: int
    words: Bilingual | None


class FacetAnswer(Answer):
    """A facet with its counts."""

    name: str
    label: Bilingual
    values: list[CountAnswer]
    without: int
    """How many records have no value: not known."""


class ListAnswer(Answer):
    """A page of a list."""

    kind: Kind
    total: int
    items: list[SummaryAnswer]
    facets: list[FacetAnswer]
    asked: AskedAnswer
    links: dict[str, str]


class StatusAnswer(Answer):
    """A status a version was given: by which line of the log, by whom, on what authority."""

    status: TermAnswer
    revision: int
    instant: str
    actor: str
    details: dict[str, Any]


class VersionAnswer(Head):
    """One exact version."""

    content: dict[str, Any]
    digest: str
    recorded: RecordedAnswer
    statuses: list[StatusAnswer]
    links: dict[str, str]


class SpanAnswer(Answer):
    """The days a version is really in force."""

    version: str
    valid_from: date | None
    valid_to: date | None


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
    content: dict[str, Any]


class ClosureAnswer(Answer):
    """An item with all its meaning rests on."""

    digest: str
    parts: list[PartAnswer]
    missing: list[str]
    asked: AskedAnswer


class FactsAnswer(Answer):
    """A list of facts."""

    total: int
    items: list[FactAnswer]
    asked: AskedAnswer


class LineAnswer(Answer):
    """A line of the log."""

    revision: int
    instant: str
    actor: str
    action: str
    item: str | None
    version: str | None
    note: str
    payload: dict[str, Any]
    digest: str | None
    previous: str
    hash: str
    links: dict[str, str]


class LogAnswer(Answer):
    """Lines of the log."""

    revision: int
    items: list[LineAnswer]
    links: dict[str, str]


class KindAnswer(TermAnswer):
    """What there is of a kind."""

    in_force: int
    known: int
    by: dict[str, dict[str, int]]
    filters: list[str]
    href: str


class FactTypeAnswer(TermAnswer):
    """What there is of a type of fact."""

    count: int
    href: str


class IndexAnswer(Answer):
    """What the registry holds."""

    names: Bilingual
    notice: Bilingual
    kinds: list[KindAnswer]
    facts: list[FactTypeAnswer]
    asked: AskedAnswer
    links: dict[str, str]


class EventAnswer(Answer):
    """What happened to a change request."""

    event: str
    instant: str
    actor: str
    comment: str


class ShortChangeRequestAnswer(Answer):
    """A change request in a list."""

    id: str
    title: str
    author: str
    state: TermAnswer
    edition: int
    created_at: str
    changed_at: str
    items: list[str]
    """The items it changes, ``kind:code``."""
    links: dict[str, str]


class ChangeRequestAnswer(ShortChangeRequestAnswer):
    """A change of one or more items, from draft to publication."""

    drafts: list[dict[str, Any]]
    events: list[EventAnswer]


class ChangeRequestsAnswer(Answer):
    """A list of change requests."""

    total: int
    items: list[ShortChangeRequestAnswer]


class ChangeAnswer(Answer):
    """One place that differs."""

    pointer: str
    label: Bilingual
    before: Any
    after: Any
    weight: str
    text: Bilingual


class DifferenceAnswer(Answer):
    """The difference of two versions."""

    item: str
    from_: str = Field(alias="from")
    to: str
    weight: str
    patch: list[dict[str, Any]]
    """JSON Patch (RFC 6902) from the one content to the other."""
    changes: list[ChangeAnswer]


class UseOfAnswer(Answer):
    """A record that a change touches."""

    item: str
    at: list[str]
    today: bool
    when_it_begins: bool
    href: str


class MissingAnswer(Answer):
    """What a content lacks for a status."""

    pointer: str
    label: Bilingual
    reason: Bilingual


class PreviewItemAnswer(Answer):
    """What publishing one draft would do."""

    item: str
    before: str | None
    version: str
    weight: str
    changes: list[ChangeAnswer]
    impact: list[UseOfAnswer]
    missing_to_qualify: list[MissingAnswer]


class PreviewAnswer(Answer):
    """What publishing a change request would do."""

    items: list[PreviewItemAnswer]


class PublishedVersionAnswer(Answer):
    """A version that was published."""

    item: str
    version: str
    weight: str
    href: str


class VoidedAnswer(Answer):
    """A version that counts no more."""

    item: str
    version: str


class PublishedAnswer(Answer):
    """What a publication wrote."""

    request: str
    state: TermAnswer
    revision: int
    versions: list[PublishedVersionAnswer]
    voided: list[VoidedAnswer]


class DecidedAnswer(Answer):
    """The revision a decision wrote."""

    revision: int


class StatedAnswer(Answer):
    """The facts that were recorded, by their revisions."""

    facts: list[int]


class LacksAnswer(Answer):
    """What a version lacks for a status."""

    item: str
    version: str
    status: TermAnswer
    missing: list[MissingAnswer]


class PrincipalAnswer(Answer):
    """Who asks."""

    name: str
    role: TermAnswer
    body: str | None


class PeriodAnswer(Answer):
    """A reporting period in its notations."""

    notation: str
    iso8601: str
    sdmx: str | None
    words: Bilingual
    first_day: date
    last_day: date


class WindowAnswer(Answer):
    """The days whose data a report holds, or why they are not known."""

    known: bool
    first_day: date | None = None
    last_day: date | None = None
    basis: TermAnswer | None = None
    reason: Bilingual | None = None


class DueAnswer(Answer):
    """A deadline: the words it was read from, and the day or why there is none."""

    words: str
    sender: str | None
    recipient: str | None
    levels: list[str]
    known: bool
    day: date | None = None
    hour: int | None = None
    basis: TermAnswer | None = None
    days_off: TermAnswer | None = None
    """How far the days off of that year are known."""
    steps: list[Bilingual] | None = None
    reason: Bilingual | None = None
    candidates: list[date] | None = None


class ObligationAnswer(Answer):
    """One report that is owed."""

    frequency: str
    period: PeriodAnswer | None
    window: WindowAnswer
    due: list[DueAnswer]
    """Empty: the regime states no day."""


class UnreadAnswer(Answer):
    """A part of the regime's words that no rule was read from."""

    words: str
    reason: TermAnswer


class RegimeCalendarAnswer(Named):
    """A regime's reports of a year."""

    year: int
    window_is_assumed: bool
    obligations: list[ObligationAnswer]
    unread: list[UnreadAnswer]
    asked: AskedAnswer


class AgainstAnswer(Answer):
    """A target, and how far we are from it."""

    target: FactAnswer
    wanted: int | None
    due: date | None
    overdue: bool
    short_by_tally: int | None
    """By the latest official figure."""
    short_by_count: int | None
    """By our own count, if nothing unknown has reached it."""


class StandingAnswer(Answer):
    """A metric: our count with what is unknown, beside the official tally."""

    metric: str
    words: Bilingual
    collection: str | None
    expected: int | None
    counted: int
    counts: dict[str, int]
    values: dict[str, int]
    tally: FactAnswer | None
    difference: int | None
    """The tally less what is counted as reached."""
    targets: list[AgainstAnswer]
    links: dict[str, str]


class MemberStandingAnswer(Named):
    """Where one member stands and the fact that says so."""

    state: str
    value: str | None
    since: date | None
    fact: str | None


class GroupAnswer(Answer):
    """A part of the set with its counts."""

    value: str | None
    words: Bilingual | None
    counts: dict[str, int]


class MetricAnswer(StandingAnswer):
    """A metric member by member."""

    members: list[MemberStandingAnswer]
    groups: list[GroupAnswer] | None
    asked: AskedAnswer


class DigitizationAnswer(Answer):
    """Every metric."""

    items: list[StandingAnswer]
    asked: AskedAnswer


class ComplaintAnswer(Answer):
    """One thing wrong with what was given."""

    pointer: str
    code: str
    message: Bilingual
    place: str | None = None


class Problem(BaseModel):
    """Why a request was refused (RFC 9457), in both languages; details vary with the type."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str
    instance: str
    messages: Bilingual
    errors: list[ComplaintAnswer] = Field(default_factory=list)
