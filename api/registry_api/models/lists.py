"""Lists with facet counts, and the index of what there is."""

from registry.kinds.kind import Kind
from registry_api.models.parts import (
    Answer,
    AskedAnswer,
    Bilingual,
    Counts,
    Data,
    FacetValues,
    Head,
    Links,
    Names,
    ProvenanceAnswer,
    RecordedAnswer,
    TermAnswer,
    ValidityAnswer,
)


class SummaryAnswer(Head):
    """A record in a list."""

    facets: FacetValues
    links: Links


class SparseAnswer(Answer):
    """A record in a list, with only the fields asked for."""

    kind: Kind
    code: str
    provenance: ProvenanceAnswer
    version: str | None = None
    names: Names | None = None
    status: TermAnswer | None = None
    validity: ValidityAnswer | None = None
    voided_at_revision: int | None = None
    facets: FacetValues | None = None
    links: Links | None = None
    content: Data | None = None
    recorded: RecordedAnswer | None = None
    digest: str | None = None


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
    items: list[SummaryAnswer | SparseAnswer]
    facets: list[FacetAnswer]
    asked: AskedAnswer
    links: Links
    included: list[SummaryAnswer] | None = None
    """The records that ``include`` asked for, each once."""


class KindAnswer(TermAnswer):
    """What there is of a kind."""

    in_force: int
    known: int
    by: dict[str, Counts]
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
    links: Links
