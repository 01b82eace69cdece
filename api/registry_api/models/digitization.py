"""Coverage beside tallies and targets."""

from datetime import date

from registry_api.models.facts import FactAnswer
from registry_api.models.parts import Answer, AskedAnswer, Bilingual, Named


class AgainstAnswer(Answer):
    """A target, and how far we are from it."""

    target: FactAnswer
    wanted: int | None
    due: date | None
    overdue: bool
    short_by_tally: int | None
    """By the latest official figure."""
    short_by_count: int | None
    """By our own count, if nothing unknown has reached it."""


class StandingAnswer(Answer):
    """A metric: our count with what is unknown, beside the official tally."""

    metric: str
    words: Bilingual
    collection: str | None
    expected: int | None
    counted: int
    counts: dict[str, int]
    values: dict[str, int]
    tally: FactAnswer | None
    difference: int | None
    """The tally less what is counted as reached."""
    targets: list[AgainstAnswer]
    links: dict[str, str]


class MemberStandingAnswer(Named):
    """Where one member stands and the fact that says so."""

    state: str
    value: str | None
    since: date | None
    fact: str | None


class GroupAnswer(Answer):
    """A part of the set with its counts."""

    value: str | None
    words: Bilingual | None
    counts: dict[str, int]


class MetricAnswer(StandingAnswer):
    """A metric member by member."""

    members: list[MemberStandingAnswer]
    groups: list[GroupAnswer] | None
    asked: AskedAnswer


class DigitizationAnswer(Answer):
    """Every metric."""

    items: list[StandingAnswer]
    asked: AskedAnswer
