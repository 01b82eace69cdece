"""Coverage: each member of a set by its latest fact, with both clocks set."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from registry.catalogue import RecordedFact, View
from registry.digitization.metric import Metric, State
from registry.facts import FactType
from registry.kinds.kind import Kind
from registry.kinds.reading import Key


@dataclass(frozen=True)
class Standing:
    """One member: where it stands and which fact says so."""

    member: Key
    state: State
    value: str | None
    """What the fact says, e.g. ``technical``; ``None`` when nothing is known."""
    fact: RecordedFact | None


@dataclass(frozen=True)
class Coverage:
    """How many members have reached it, have not, or are unknown: counted from evidence."""

    metric: Metric
    standings: tuple[Standing, ...]
    expected: int | None
    """How many members the source says the set has; ``None`` when it says nothing."""

    @property
    def counts(self) -> Mapping[State, int]:
        """How many members stand where; every state is there, be it 0."""
        found = Counter(standing.state for standing in self.standings)
        return {state: found[state] for state in State}

    @property
    def values(self) -> Mapping[str, int]:
        """How many members have each value; ``unknown`` for those with none."""
        return dict(Counter(standing.value or State.UNKNOWN for standing in self.standings))


def coverage(view: View, metric: Metric) -> Coverage:
    """Count a metric over its set, on the view's day and as of its revision."""
    standings = tuple(standing(view, metric, member) for member in metric.members(view))
    return Coverage(metric, standings, _expected(view, metric))


def standing(view: View, metric: Metric, member: Key) -> Standing:
    """Where one member stands on the view's day and as of its revision."""
    facts = [
        fact
        for fact in view.facts(member, metric.fact)
        if fact.subject == member and holds_on(fact, view.valid_at) and _is_whole(fact)
    ]
    latest = max(facts, key=lambda fact: (fact.on or "", fact.revision), default=None)
    if latest is None:
        return Standing(member, State.UNKNOWN, None, None)
    value = latest.content[metric.field]
    state = State.REACHED if value in metric.reached else State.NOT_REACHED
    return Standing(member, state, value, latest)


def holds_on(fact: RecordedFact, day: date) -> bool:
    """Whether the fact is known to hold on the day: dated, and not only after its date."""
    content = fact.content
    on, precision = content.get("on"), content.get("precision", "day")
    if on is None or precision == "after":
        return False
    last = on[:8] + "31" if precision == "month" else on
    return bool(last <= day.isoformat())


def _is_whole(fact: RecordedFact) -> bool:
    """A stage stated for one reporting body says nothing of the regime as a whole."""
    return fact.type is not FactType.STAGE or "body" not in fact.content


def _expected(view: View, metric: Metric) -> int | None:
    if metric.collection is None:
        return None
    collection = view.find(Key(Kind.COLLECTION, metric.collection))
    expected: int | None = collection.content.get("expected_count") if collection else None
    return expected
