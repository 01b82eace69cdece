"""Coverage: each member of a set by its latest fact, with both clocks set."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from registry.catalogue import RecordedFact, View
from registry.digitization.absence import why_empty
from registry.digitization.holding import stated_by
from registry.digitization.metric import STATES, Metric, State
from registry.digitization.supply import supply_of
from registry.facts import FactType
from registry.kinds.kind import Kind
from registry.kinds.provenance import ProvenanceClass
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.words import Words


@dataclass(frozen=True)
class Standing:
    """One member: where it stands and which fact says so."""

    member: Key
    state: State
    value: str | None
    """What the fact says, e.g. ``technical``; ``None`` when nothing is known."""
    fact: RecordedFact | None
    is_derived: bool = False
    """The fact was worked out from other figures, e.g. by subtraction from a tally: no evidence of
    its own."""
    is_pilot: bool = False
    """It stands there as a pilot."""
    has_parts: bool = False
    """Something is stated of it for a reporting body alone: see ``standings_by_body``."""


@dataclass(frozen=True)
class Coverage:
    """How many members have reached it, have not, or are unknown: counted from evidence."""

    metric: Metric
    standings: tuple[Standing, ...]
    expected: int | None
    """How many members the source says the set has; ``None`` when it says nothing."""
    why_empty: Words | None = None
    """Why there are no members; ``None`` where there are some."""

    @cached_property
    def counts(self) -> Mapping[State, int]:
        """How many members stand where; every state is there, be it 0."""
        return counted(self.standings)

    @property
    def values(self) -> Mapping[str, int]:
        """How many members have each value; ``unknown`` for those with none."""
        return dict(Counter(standing.value or State.UNKNOWN for standing in self.standings))

    @property
    def derived(self) -> int:
        """How many of those that reached it do so by a derived fact."""
        return sum(one.is_derived for one in self.standings if one.state is State.REACHED)

    @property
    def pilots(self) -> int:
        """How many of those that reached it are pilots."""
        return sum(one.is_pilot for one in self.standings if one.state is State.REACHED)


def coverage(view: View, metric: Metric) -> Coverage:
    """Count a metric over its set, on the view's day and as of its revision."""
    standings = tuple(standing(view, metric, member) for member in metric.members(view))
    absence = None if standings else why_empty(view, metric)
    return Coverage(metric, standings, _expected(view, metric), absence)


def counted(standings: Iterable[Standing]) -> Mapping[State, int]:
    """How many stand where; every state is there, be it 0."""
    states = [one.state for one in standings]
    # A list counts the same object without a hash: six times as fast over 20,000.
    return {state: states.count(state) for state in STATES}


def standing(view: View, metric: Metric, member: Key) -> Standing:
    """Where one member stands on the view's day."""
    if metric.fact is FactType.SUPPLY:
        return _supplied(view, metric, member)
    if member not in view.catalogue.facts_about:
        return Standing(member, State.UNKNOWN, None, None)
    # A stage stated for one reporting body says nothing of the regime as a whole.
    latest = _latest(view, metric, member)
    whole = latest.pop(None, None)
    if whole is None:
        return Standing(member, State.UNKNOWN, None, None, has_parts=bool(latest))
    return _stands(metric, member, whole, has_parts=bool(latest))


def standings_by_body(view: View, metric: Metric, whole: Standing) -> dict[str, Standing]:
    """Where a regime stands for each reporting body of which something is stated.

    What was said later of the regime as a whole holds for all of them.
    """
    if not whole.has_parts or metric.fact is not FactType.STAGE:
        return {}
    latest = _latest(view, metric, whole.member)
    at_least = latest[None][1]["on"] if None in latest else ""
    return {
        body: _stands(metric, whole.member, said)
        for body, said in latest.items()
        if body is not None and said[1]["on"] >= at_least
    }


_Said = tuple[RecordedFact, Json]


def _stands(metric: Metric, member: Key, said: _Said, *, has_parts: bool = False) -> Standing:
    latest, content = said
    value = content[metric.field]
    state = State.REACHED if value in metric.reached else State.NOT_REACHED
    is_pilot = bool(content.get("is_pilot"))
    return Standing(member, state, value, latest, _is_derived(content), is_pilot, has_parts)


def _latest(view: View, metric: Metric, member: Key) -> dict[str | None, _Said]:
    """The latest fact for each body spoken of, ``None`` for the member as a whole.

    The latest is that of the latest day, then the one recorded last.
    """
    latest: dict[str | None, _Said] = {}
    day = view.valid_at.isoformat()
    for fact in view.facts(member, metric.fact):
        content = fact.content
        if fact.subject != member or not stated_by(content, day):
            continue
        body = content.get("body")
        if body not in latest or content["on"] >= latest[body][1]["on"]:
            latest[body] = fact, content
    return latest


def _supplied(view: View, metric: Metric, member: Key) -> Standing:
    found = supply_of(view, member)
    if found.state is None:
        return Standing(member, State.UNKNOWN, None, found.fact)
    state = State.REACHED if found.state in metric.reached else State.NOT_REACHED
    is_derived = found.fact is not None and _is_derived(found.fact.content)
    return Standing(member, state, found.state.value, found.fact, is_derived)


def _is_derived(content: Json) -> bool:
    return bool(content["provenance"]["level"] == ProvenanceClass.DERIVED)


def _expected(view: View, metric: Metric) -> int | None:
    if metric.collection is None:
        return None
    collection = view.find(Key(Kind.COLLECTION, metric.collection))
    expected: int | None = collection.content.get("expected_count") if collection else None
    return expected
