"""Pace: how a count came to be, step by step; and what it would be if the pace went on.

Two series of the same facts: by the day the facts hold from, as known now; and as it was known
then, when a fact counts only from the day it was recorded, and one voided later still counts.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from registry import clock
from registry.catalogue import Catalogue, RecordedFact, View
from registry.catalogue.version import Version
from registry.digitization.coverage import Standing, counted, standing
from registry.digitization.holding import holds_from
from registry.digitization.metric import Metric, State
from registry.kinds.kind import Kind
from registry.kinds.reading import Key

Known = Callable[[date], int]
"""As of which revision each day is seen."""


@dataclass(frozen=True)
class Step:
    """The counts from a day on, until the next step."""

    day: date
    counts: Mapping[State, int]

    @property
    def reached(self) -> int:
        """How many have reached it."""
        return self.counts[State.REACHED]


def history(view: View, metric: Metric, first: date, last: date) -> tuple[Step, ...]:
    """The steps from the first day to the last, as known at the view's revision.

    The first step is of the first day; then one for each day on which a count changes.
    """
    return _series(view, metric, first, last, None)


def history_as_known(view: View, metric: Metric, first: date, last: date) -> tuple[Step, ...]:
    """The same as whoever asked on each day would have been told at its end."""
    catalogue = view.catalogue

    def known(day: date) -> int:
        at_end = catalogue.revision_at(clock.written(clock.end_of(day)))
        return min(at_end, view.as_of)

    return _series(view, metric, first, last, known)


def _series(
    view: View, metric: Metric, first: date, last: date, known: Known | None
) -> tuple[Step, ...]:
    """The steps; without ``known`` every day is seen as of the view's revision."""
    changes = _changes(view, metric, is_dated_by_log=known is not None)
    whole = {first, *_set_changes(view, metric, is_dated_by_log=known is not None)}
    steps: list[Step] = []
    standings: dict[Key, Standing] = {}
    for day in sorted(one for one in {*whole, *changes} if first <= one <= last):
        at = View(view.catalogue, day, known(day) if known else view.as_of)
        moved = metric.members(at) if day in whole else changes[day] & standings.keys()
        before = {} if day in whole else standings
        standings = {**before, **{key: standing(at, metric, key) for key in moved}}
        counts = counted(standings.values())
        if not steps or steps[-1].counts != counts:
            steps.append(Step(day, counts))
    return tuple(steps)


def _changes(view: View, metric: Metric, *, is_dated_by_log: bool) -> dict[date, set[Key]]:
    """For each day, the items whose facts begin or cease to count on it."""
    found: dict[date, set[Key]] = {}
    for fact in view.catalogue.facts.values():
        if fact.type is metric.fact and fact.subject and fact.revision <= view.as_of:
            for day in _days(view.catalogue, fact, is_dated_by_log=is_dated_by_log):
                found.setdefault(day, set()).add(fact.subject)
    return found


def _days(catalogue: Catalogue, fact: RecordedFact, *, is_dated_by_log: bool) -> Iterator[date]:
    since = holds_from(fact.content)
    if since is None:
        return
    holds = date.fromisoformat(since)
    if not is_dated_by_log:
        yield holds
        return
    yield max(holds, _day(fact.instant))
    if fact.voided is not None:
        yield max(holds, _day(catalogue.instants[fact.voided - 1]))


def _set_changes(view: View, metric: Metric, *, is_dated_by_log: bool) -> Iterator[date]:
    """The days on which members may join or leave: by validity, and by what became known."""
    for version in _sets(view, metric):
        if version.starts > date.min:
            yield version.starts
        ends = version.ends_as_of(view.as_of)
        if ends < date.max:
            yield ends + timedelta(days=1)
        if is_dated_by_log:
            yield _day(view.catalogue.instants[version.touched - 1])
            yield _day(version.instant)


def _sets(view: View, metric: Metric) -> Iterator[Version]:
    """The versions that say who is a member: of the collection, or of the bodies themselves."""
    if metric.collection is not None:
        keys = [Key(Kind.COLLECTION, metric.collection)]
    else:
        keys = [Key(Kind.BODY, code) for code in view.catalogue.codes.get(Kind.BODY, ())]
    for key in keys:
        yield from view.catalogue.items.get(key, ())


def _day(instant: str) -> date:
    return clock.day_of(clock.read(instant))
