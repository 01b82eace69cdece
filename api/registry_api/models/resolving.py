"""Names resolved to versions."""

from datetime import date

from registry.kinds.kind import Kind
from registry_api.models.facts import HolderAnswer
from registry_api.models.parts import (
    Answer,
    AskedAnswer,
    Links,
    Named,
    Names,
    ProvenanceAnswer,
    RecordedAnswer,
    TermAnswer,
    ValidityAnswer,
)


class MatchedAnswer(Answer):
    """As what a name was recognised."""

    by: TermAnswer
    scheme: str | None
    """The list or scheme in which it means that, e.g. ``QD-124-2004-TTg``."""


class MatchAnswer(Answer):
    """A version that bears the name on the day asked about."""

    kind: Kind
    code: str
    version: str
    names: Names
    urn: str
    matched: list[MatchedAnswer]
    status: TermAnswer
    validity: ValidityAnswer
    provenance: ProvenanceAnswer
    recorded: RecordedAnswer
    digest: str
    voided_at_revision: int | None
    links: Links


class DaysAnswer(Answer):
    """Days, both included; null is open."""

    valid_from: date | None
    valid_to: date | None


class HoldingAnswer(Named):
    """An item that bears the name on other days."""

    matched: list[MatchedAnswer]
    days: list[DaysAnswer]
    duties_now_held_by: list[HolderAnswer] | None = None
    """For a body: who holds its duties today."""


class ResolutionAnswer(Answer):
    """What a name stands for, with both clocks set."""

    id: str
    outcome: TermAnswer
    match: MatchAnswer | None
    """The one version in force that bears it; null where there is none, or more than one."""
    candidates: list[MatchAnswer]
    """All that bear it, where there is more than one: none is chosen for you."""
    others: list[HoldingAnswer]
    """Who bears it on other days."""
    asked: AskedAnswer


class ResolutionsAnswer(Answer):
    """Several names resolved, in the order in which they were given."""

    items: list[ResolutionAnswer]
