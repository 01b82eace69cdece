"""Lists with facet counts, and the index of what there is."""

from typing import Any

from registry.kinds.kind import Kind
from registry_api.models.parts import (
    Answer,
    AskedAnswer,
    Bilingual,
    Head,
    Names,
    ProvenanceAnswer,
    RecordedAnswer,
    TermAnswer,
    ValidityAnswer,
)


class SummaryAnswer(Head):
    """A record in a list."""

    facets: dict[str, list[str]]
    links: dict[str, str]


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
    facets: dict[str, list[str]] | None = None
    links: dict[str, str] | None = None
    content: dict[str, Any] | None = None
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
    links: dict[str, str]
    included: list[SummaryAnswer] | None = None
    """The records that ``include`` asked for, each once."""


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
