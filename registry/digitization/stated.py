"""Targets and tallies as they were stated: lists of official facts, by metric, day and body."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from registry.catalogue import RecordedFact, View
from registry.catalogue.parties import bodies_of
from registry.digitization.against import Against
from registry.digitization.beside import Beside, beside
from registry.digitization.grouping import BODY, Group, split
from registry.digitization.metric import METRICS, Metric, State, over
from registry.facts import FACTS, FactType
from registry.kinds.kind import Kind
from registry.kinds.reading import Key


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

    ``None`` beside those that were not set by the view's day, or that are about nothing we count.
    """
    found = sorted(_of(view, FactType.TARGET), key=lambda one: (one.on or "9", one.revision))
    measured = {metric: beside(view, metric) for one in found if (metric := metric_of(view, one))}
    standing = {one.target.revision: one for each in measured.values() for one in each.targets}
    for fact in found:
        yield fact, standing.get(fact.revision)


def targets_of(view: View, metric: str) -> list[RecordedFact]:
    """Every target of a metric, over whichever set, that counts at the view's revision."""
    return [one for one in _of(view, FactType.TARGET) if one.content["metric"] == metric]


def metric_of(view: View, target: RecordedFact) -> Metric | None:
    """What a target is measured by, over the collection that it names; ``None``: nothing we count.

    The 64 indicators of one ministry are counted over those 64, not over the 200.
    """
    content = target.content
    metric = METRICS.get(content["metric"])
    code = (content.get("subject") or "").removeprefix("collection:") or None
    if metric is None or code == metric.collection:
        return metric
    found = view.find(Key(Kind.COLLECTION, code)) if code else None
    is_counted = found and found.content["member_kind"] in FACTS[metric.fact].subject_kinds
    return over(metric, view, code) if is_counted and code else None


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


def is_overdue(view: View, target: RecordedFact) -> bool:
    """Whether the due day is past on the view's day; reached or not is said apart."""
    return target.on is not None and target.on < view.valid_at.isoformat()


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
