"""Periods, windows and due days of a regime."""

from datetime import date

from registry_api.models.parts import Answer, AskedAnswer, Bilingual, Named, TermAnswer


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
