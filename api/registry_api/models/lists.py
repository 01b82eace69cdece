"""Lists with facet counts, and the index of what there is."""

from registry.kinds.kind import Kind
from registry_api.models.parts import Answer, AskedAnswer, Bilingual, Head, TermAnswer


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
