"""Facts, and the succession of bodies that facts make."""

from datetime import date

from registry_api.models.parts import (
    Answer,
    AskedAnswer,
    Bilingual,
    Data,
    Links,
    Named,
    ProvenanceAnswer,
    RecordedAnswer,
    TermAnswer,
)


class FactAnswer(Answer):
    """A dated statement about an item."""

    id: int
    type: str
    words: Bilingual
    subject: Named | None
    content: Data
    provenance: ProvenanceAnswer
    recorded: RecordedAnswer
    voided_at_revision: int | None
    digest: str
    links: Links


class FactsAnswer(Answer):
    """A list of facts."""

    total: int
    items: list[FactAnswer]
    asked: AskedAnswer


class FactPageAnswer(FactsAnswer):
    """A page of facts."""

    links: Links
    """This page, and ``next`` and ``prev`` where there are any."""


class SuccessionStep(Answer):
    """One succession on the way from a body to who holds its duties."""

    succession: str
    on: date
    legal_basis: list[Data]
    note: str | None
    note_en: str | None = None
    provenance: ProvenanceAnswer
    fact: str


class HolderAnswer(Named):
    """Who holds a body's duties on a day."""

    share: TermAnswer
    basis: TermAnswer
    on: date
    by: list[SuccessionStep]


class SuccessionAnswer(Answer):
    """A body's place in the succession of bodies."""

    took_over_from: list[FactAnswer]
    handed_over_to: list[FactAnswer]
    duties_now_held_by: list[HolderAnswer]


class StatedAnswer(Answer):
    """The facts that were recorded, by their revisions."""

    facts: list[int]
    voids: list[int]
    """The revisions from which the facts that were said to be wrong count no more."""


class RecordedFactsAnswer(Answer):
    """What a file of facts brought."""

    facts: list[int]
    """The new facts, by their revisions."""
    unchanged: int
    """How many were recorded already, or stood twice in the file."""
