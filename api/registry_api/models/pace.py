"""Pace, forecast, and the supply of indicators."""

from datetime import date

from pydantic import Field

from registry_api.models.facts import FactAnswer
from registry_api.models.parts import (
    Answer,
    AskedAnswer,
    Bilingual,
    Counts,
    Named,
    TermAnswer,
)


class StepAnswer(Answer):
    """The counts from a day on, until the next step."""

    day: date
    counts: Counts


class ForecastAnswer(Answer):
    """How many will have reached it if the pace goes on, or why nobody can tell."""

    method: Bilingual
    known: bool
    reason: Bilingual | None = None
    on: date | None = None
    low: int | None = None
    """A tenth of the likelihood lies below."""
    expected: int | None = None
    high: int | None = None
    """A tenth of the likelihood lies above."""
    per_month: float | None = None
    since: date | None = None


class PaceAnswer(Answer):
    """How a count came to be."""

    metric: str
    words: Bilingual
    since: date = Field(alias="from")
    to: date
    steps: list[StepAnswer]
    """By the day the facts hold from, as known at the revision."""
    as_known_then: list[StepAnswer]
    """As whoever asked on each day would have been told."""
    tallies: list[FactAnswer]
    forecast: ForecastAnswer
    asked: AskedAnswer


class PeriodCodeAnswer(Answer):
    """A sort of period."""

    code: str
    words: Bilingual | None


class NeededPeriodAnswer(PeriodCodeAnswer):
    """A period somebody needs."""

    defined: bool
    """The indicator's definition asks for it."""
    supplied: bool | None
    """Null: nothing is known of the indicator's supply."""


class CellAnswer(Answer):
    """One period, on one form where there are forms."""

    period: PeriodCodeAnswer
    template: Named | None
    supply: TermAnswer | None
    """Null: not known."""
    fact: str | None


class SupplyItemAnswer(Named):
    """An indicator's supply over its periods and forms."""

    supply: TermAnswer | None
    """On the whole; in full only if every period and form is. Null: not known."""
    required: list[PeriodCodeAnswer]
    supplied: list[PeriodCodeAnswer]
    lacking: list[PeriodCodeAnswer]
    """Required, and not known to come."""
    refused: list[PeriodCodeAnswer]
    """Required, and stated not to come."""
    needed: list[NeededPeriodAnswer]
    cells: list[CellAnswer]


class SupplyAnswer(Answer):
    """The supply of every indicator of a set."""

    metric: str
    words: Bilingual
    total: int
    items: list[SupplyItemAnswer]
    tally: FactAnswer | None
    asked: AskedAnswer
