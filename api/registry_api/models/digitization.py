"""Coverage beside tallies and targets."""

from datetime import date

from registry_api.models.facts import FactAnswer
from registry_api.models.parts import (
    Answer,
    AskedAnswer,
    Bilingual,
    Counts,
    Links,
    Named,
    TermAnswer,
)


class TargetStandingAnswer(Answer):
    """How far we are from a target."""

    wanted: int | None
    due: date | None
    days_left: int | None
    """To the due day; negative when it is past."""
    overdue: bool
    reached_by_tally: TermAnswer
    reached_by_count: TermAnswer
    """``open`` where the unknown members decide, or another set is counted."""
    short_by_tally: int | None
    """By the latest official figure."""
    short_by_count: int | None
    """By our own count, if nothing unknown has reached it. Null: another set is counted."""
    needed_per_month_by_tally: float | None
    """How many more a month from the day asked about to the due day."""
    needed_per_month_by_count: float | None


class AgainstAnswer(TargetStandingAnswer):
    """A target, and how far we are from it."""

    target: FactAnswer


class ReasonAnswer(Answer):
    """What explains a difference, why none is taken, or why a target cannot be measured."""

    ground: TermAnswer
    words: Bilingual


class OtherTallyAnswer(Answer):
    """A figure that sounds alike and must not be compared."""

    tally: FactAnswer
    reasons: list[ReasonAnswer]


class StandingAnswer(Answer):
    """A metric: our count with what is unknown, beside the official tally."""

    metric: str
    words: Bilingual
    reached_means: Bilingual
    """What our count counts, to set beside the tally's definition."""
    collection: str | None
    expected: int | None
    counted: int
    why_empty: Bilingual | None
    """Why there is nobody to count: nothing was known yet, or the set was not there."""
    counts: Counts
    values: Counts
    derived: int
    """How many of those reached rest on a derived fact, not on evidence of their own."""
    pilots: int
    """How many of those reached are pilots."""
    tally: FactAnswer | None
    difference: int | None
    """The tally less what is counted as reached. Null: no tally, or withheld for a reason below."""
    reasons: list[ReasonAnswer]
    others: list[OtherTallyAnswer]
    targets: list[AgainstAnswer]
    links: Links


class MemberStandingAnswer(Named):
    """Where one member stands and the fact that says so."""

    state: str
    value: str | None
    words: Bilingual
    since: date | None
    derived: bool
    pilot: bool
    fact: str | None


class GroupAnswer(Answer):
    """A part of the set with its counts, and the way to its records."""

    value: str | None
    words: Bilingual
    """Its name; where ``value`` is null, what it is that is not known of its members."""
    counts: Counts
    part_holders: list[Named]
    """Of members whose duties nobody is known to hold on the whole: who holds some of them."""
    href: str


class NarrowedAnswer(Answer):
    """The count of a part of the members. No tally speaks of it."""

    by: dict[str, str]
    counted: int
    counts: Counts


class MetricItemAnswer(StandingAnswer):
    """A metric narrowed and split, if that was asked for."""

    narrowed: NarrowedAnswer | None
    groups: list[GroupAnswer] | None


class LeftOutAnswer(Answer):
    """A metric that cannot be counted over that set, or split or narrowed so, and why."""

    metric: str
    words: Bilingual
    reason: Bilingual


class MetricAnswer(MetricItemAnswer):
    """A metric member by member."""

    members: list[MemberStandingAnswer]
    asked: AskedAnswer


class DigitizationAnswer(Answer):
    """Every metric that can be asked so."""

    items: list[MetricItemAnswer]
    left_out: list[LeftOutAnswer]
    asked: AskedAnswer


class SupposedTargetAnswer(Answer):
    """A target if these finish."""

    target: FactAnswer
    wanted: int | None
    reached_by_tally: TermAnswer
    reached_by_count: TermAnswer


class SupposedAnswer(Answer):
    """What would be if these finish."""

    finishing: list[Named]
    already: list[Named]
    reached: int
    unknown: int
    tally_least: int | None
    """All that finish are among those the official figure counts already."""
    tally_most: int | None
    """None of them is."""
    targets: list[SupposedTargetAnswer]


class WhatIfAnswer(StandingAnswer):
    """A metric as it stands, and what would be."""

    supposed: SupposedAnswer
    asked: AskedAnswer


class TargetItemAnswer(Answer):
    """A target; where it stands if it is about something that we count."""

    target: FactAnswer
    overdue: bool
    standing: TargetStandingAnswer | None
    unmeasured: ReasonAnswer | None
    """Why there is no standing, or none with a number; null where there is one."""
    links: Links


class TargetsAnswer(Answer):
    """Targets by due day."""

    total: int
    items: list[TargetItemAnswer]
    asked: AskedAnswer


class ShareAnswer(GroupAnswer):
    """What one body leads of a target's members."""

    pro_rata: int
    """The target's share of the body's own members: our arithmetic, not the act's."""
    short_by_count: int


class TargetAnswer(TargetItemAnswer):
    """One target with each body's part."""

    by_body: list[ShareAnswer]
    asked: AskedAnswer


class TalliesAnswer(Answer):
    """Official figures by day."""

    total: int
    items: list[FactAnswer]
    asked: AskedAnswer
