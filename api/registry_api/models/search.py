"""Hits of a search and suggestions."""

from datetime import date

from registry.kinds.kind import Kind
from registry_api.models.facts import HolderAnswer
from registry_api.models.lists import FacetAnswer, SummaryAnswer
from registry_api.models.parts import (
    Answer,
    AskedAnswer,
    Bilingual,
    Links,
    Names,
    TermAnswer,
)


class StretchAnswer(Answer):
    """A stretch of a text, as written in the record."""

    text: str
    matched: bool


class FragmentAnswer(Answer):
    """A text of the record around what matched, cut where matches begin and end."""

    pointer: str
    """JSON Pointer into the content; empty for the code of the item."""
    label: Bilingual
    parts: list[StretchAnswer]


class OlderAnswer(Answer):
    """The version that matched, when it is another than the one answered."""

    version: str
    names: Names
    valid_from: date | None
    valid_to: date | None
    href: str


class HitAnswer(SummaryAnswer):
    """A record found: its version in force on the day, else the last one known."""

    score: float
    """Comparable only within one answer."""
    why: TermAnswer
    fragments: list[FragmentAnswer]
    in_force: bool
    older: OlderAnswer | None
    duties_held_by: list[HolderAnswer]
    """For a body that is no more: who holds its duties on the day."""


class SearchAnswer(Answer):
    """A page of hits."""

    query: str
    read_as: str
    """The query as understood: raw keys decoded, slips mended."""
    did_you_mean: str | None
    """A better spelling; only when the words typed found little."""
    total: int
    hits: list[HitAnswer]
    facets: list[FacetAnswer]
    asked: AskedAnswer
    links: Links


class SuggestionAnswer(Answer):
    """A record whose name goes on as typed."""

    kind: Kind
    code: str
    names: Names
    in_force: bool
    fragment: FragmentAnswer
    href: str


class SuggestAnswer(Answer):
    """Suggestions, the likeliest first."""

    query: str
    suggestions: list[SuggestionAnswer]
    asked: AskedAnswer
