"""Official tallies and targets beside our own count: never mixed, the difference shown."""

from dataclasses import dataclass
from datetime import date

from registry.catalogue import RecordedFact, View
from registry.digitization.coverage import Coverage, coverage, holds_on
from registry.digitization.metric import Metric, State
from registry.facts import FactType
from registry.kinds.kind import Kind
from registry.kinds.reading import Key


@dataclass(frozen=True)
class Against:
    """A target, and how far the tally and our own count are from it."""

    target: RecordedFact
    wanted: int | None
    """How many must reach it; ``None`` when the target names neither number nor total."""
    is_overdue: bool
    """The due day is past."""
    short_by_tally: int | None
    """How many the latest tally lacks; 0 when it is reached, ``None`` without a tally."""
    short_by_count: int | None
    """How many our own count lacks if nothing unknown has reached it: the most that can lack."""


@dataclass(frozen=True)
class Beside:
    """A metric: our own count, the latest tally, and the targets."""

    coverage: Coverage
    tally: RecordedFact | None
    """The latest official figure on or before the day."""
    difference: int | None
    """The tally's numerator less what we count as reached."""
    targets: tuple[Against, ...]


def beside(view: View, metric: Metric) -> Beside:
    """A metric as it stands on the view's day, as known at its revision."""
    counted = coverage(view, metric)
    tally = latest_tally(view, metric)
    reached = counted.counts[State.REACHED]
    said = tally.content["numerator"] if tally else None
    targets = tuple(
        _against(view.valid_at, target, reached, said)
        for target in _about(view, FactType.TARGET, metric)
        if _is_set_by(view, target)
    )
    return Beside(counted, tally, None if said is None else said - reached, targets)


def latest_tally(view: View, metric: Metric) -> RecordedFact | None:
    """The latest official figure of the metric that holds on the view's day."""
    tallies = _about(view, FactType.TALLY, metric)
    found = [fact for fact in tallies if holds_on(fact, view.valid_at)]
    return max(found, key=lambda fact: (fact.on or "", fact.revision), default=None)


def _about(view: View, sort: FactType, metric: Metric) -> list[RecordedFact]:
    """Facts of this metric about the metric's own set: a target for 64 of the 200 is another's."""
    subject = f"collection:{metric.collection}" if metric.collection else None
    return [
        fact
        for fact in view.catalogue.all_facts(view.as_of)
        if fact.type is sort
        and fact.content["metric"] == metric.name
        and fact.content.get("subject") == subject
    ]


def _is_set_by(view: View, target: RecordedFact) -> bool:
    """Whether the act that sets the target was there on the day; one without a date always is."""
    codes = [one.get("instrument") for one in target.content.get("legal_basis", ())]
    known = [view.last_known(Key(Kind.INSTRUMENT, code)) for code in codes if code]
    starts = [version.starts for version in known if version is not None]
    return not starts or max(starts) <= view.valid_at


def _against(day: date, target: RecordedFact, reached: int, said: int | None) -> Against:
    content = target.content
    total, share, count = content.get("total"), content.get("share_percent"), content.get("count")
    wanted = count
    if wanted is None and total is not None and share is not None:
        wanted = -(-total * share // 100)
    return Against(
        target=target,
        wanted=wanted,
        is_overdue=target.on is not None and target.on < day.isoformat(),
        short_by_tally=None if wanted is None or said is None else max(0, wanted - said),
        short_by_count=None if wanted is None else max(0, wanted - reached),
    )
