"""Periods, windows and due days of a regime."""

from datetime import date

from pydantic import Field

from registry_api.models.parts import (
    Answer,
    AskedAnswer,
    Bilingual,
    Named,
    ProvenanceAnswer,
    TermAnswer,
)


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


class VersionNamed(Named):
    """A regime and the version whose rule it is."""

    version: str


class DutyAnswer(Answer):
    """One report owed by one deadline, or by none that is known."""

    id: str
    """A name that stays when the rule changes: the UID in calendar feeds begins with it."""
    regime: VersionNamed
    provenance: ProvenanceAnswer
    frequency: str
    period: PeriodAnswer
    window: WindowAnswer
    window_is_assumed: bool
    levels: list[TermAnswer]
    """The levels it is owed at; a level that had ended is left out."""
    levels_are_stated: bool
    """The deadline's words name the levels; else they are all levels of the regime."""
    due: DueAnswer


class UndatedAnswer(Named):
    """A frequency whose periods have no dates, e.g. on request."""

    frequency: str
    reason: Bilingual


class UnreadOfAnswer(Named):
    """Words of a regime's deadline that no rule was read from."""

    words: str
    reason: TermAnswer


class DaysOffAnswer(Answer):
    """How far the days off of a year are known."""

    year: int
    basis: TermAnswer


class CalendarAnswer(Answer):
    """What is owed between two days, and what cannot be told."""

    since: date = Field(alias="from")
    to: date
    total: int
    unknown: int
    """How many of these have no day that is known."""
    items: list[DutyAnswer]
    undated: list[UndatedAnswer]
    unread: list[UnreadOfAnswer]
    days_off: list[DaysOffAnswer]
    asked: AskedAnswer
