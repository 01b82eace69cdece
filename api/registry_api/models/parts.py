"""Parts that many answers have: words, the two clocks, provenance, names."""

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypeAliasType

from registry.kinds.kind import Kind
from registry.kinds.provenance import ProvenanceClass


class Answer(BaseModel):
    """The base of all answers: nothing is answered that is not described."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True, defer_build=True)


Links = TypeAliasType(
    "Links", Annotated[dict[str, str], Field(description="Addresses, by what they lead to.")]
)
"""Where to go from here. Named, as are the maps below: a generated client has one type for each."""

Counts = TypeAliasType("Counts", Annotated[dict[str, int], Field(description="How many of each.")])

FacetValues = TypeAliasType(
    "FacetValues", Annotated[dict[str, list[str]], Field(description="Values, by facet.")]
)

Data = TypeAliasType(
    "Data", Annotated[dict[str, Any], Field(description="What depends on the type.")]
)


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
    note: Bilingual | None = None
    """Why there is nothing: the moment lies before the first record. Not there otherwise."""


class ProvenanceAnswer(Answer):
    """Where a record comes from and how sure it is."""

    level: ProvenanceClass
    words: Bilingual
    certainty: TermAnswer
    reference: str | None = None
    reference_en: str | None = None
    note: str | None = None
    note_en: str | None = None
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


class SpanAnswer(Answer):
    """The days a version is really in force."""

    version: str
    valid_from: date | None
    valid_to: date | None
