"""Targets and tallies as they were stated: lists of official facts, by metric, day and body."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from registry.catalogue import RecordedFact, View
from registry.catalogue.parties import bodies_of
from registry.digitization.against import Against
from registry.digitization.beside import Beside, beside
from registry.digitization.grouping import BODY, Group, split
from registry.digitization.metric import METRICS, State
from registry.facts import FactType


@dataclass(frozen=True)
class Share:
    """One body's part in a target: what it leads, and its part if all bodies did alike."""

    group: Group
    pro_rata: int
    """The target's share of the body's own members, rounded up: our arithmetic, not the act's."""
    short_by_count: int
    """How many of these our count lacks, if nothing unknown has reached it."""


def targets(view: View) -> Iterator[tuple[RecordedFact, Against | None]]:
    """Every target that counts at the view's revision, by due day, and where it stands.

    ``None`` beside those about something that we do not count, or about another set.
    """
    standing = {
        one.target.revision: one
        for metric in METRICS.values()
        for one in beside(view, metric).targets
    }
    for fact in sorted(_of(view, FactType.TARGET), key=lambda one: (one.on or "9", one.revision)):
        yield fact, standing.get(fact.revision)


def tallies(view: View) -> list[RecordedFact]:
    """Every tally that counts at the view's revision, by day; those without a day last."""
    return sorted(_of(view, FactType.TALLY), key=_by_day)


def shares(
    view: View, today: View, found: Beside, one: Against, *, by: str = BODY
) -> tuple[Share, ...]:
    """A target split by the bodies that lead its members, on the view's day or today."""
    if one.wanted is None or not found.coverage.standings:
        return ()
    of = len(found.coverage.standings)
    return tuple(_share(group, one.wanted, of) for group in split(view, today, found.coverage, by))


def is_owed_by(view: View, target: RecordedFact, body: str) -> bool:
    """Whether a body owes the target: named in it, or heir by rule to who is; else everybody."""
    party = target.content.get("owed_by")
    if party is None:
        return True
    return party.get("body") == body or body in {key.code for key in bodies_of(view, party)}


def is_between(fact: RecordedFact, first: date | None, last: date | None) -> bool:
    """Whether its day lies between these; a fact without a day does only if neither is asked."""
    on = fact.on
    if on is None:
        return first is None and last is None
    return (first is None or first.isoformat() <= on) and (last is None or on <= last.isoformat())


def _of(view: View, sort: FactType) -> list[RecordedFact]:
    return [fact for fact in view.catalogue.all_facts(view.as_of) if fact.type is sort]


def _share(group: Group, wanted: int, of: int) -> Share:
    part = -(-wanted * len(group.standings) // of)
    return Share(group, part, max(0, part - group.counts[State.REACHED]))


def _by_day(fact: RecordedFact) -> tuple[bool, str, int]:
    is_undated = fact.on is None or fact.content.get("precision") == "after"
    return is_undated, fact.on or "", fact.revision
