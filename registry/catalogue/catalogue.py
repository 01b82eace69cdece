"""The catalogue at one revision: every version and fact, and who refers to what."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from registry.catalogue.era import Era
from registry.catalogue.version import RecordedFact, Version
from registry.catalogue.view import View
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.store.entry import Entry

_VIEWS_KEPT = 64


@dataclass(frozen=True)
class Catalogue:
    """Immutable. ``registry.catalogue.building`` makes the next one from log entries."""

    revision: int = 0
    items: Mapping[Key, tuple[Version, ...]] = field(default_factory=dict)
    """All versions of each item, oldest publication first."""
    codes: Mapping[Kind, tuple[str, ...]] = field(default_factory=dict)
    """The codes of each kind, sorted."""
    sources: Mapping[Key, frozenset[Key]] = field(default_factory=dict)
    """For each item, the items any version of which refers to it."""
    facts: Mapping[int, RecordedFact] = field(default_factory=dict)
    """Every fact by its revision."""
    facts_about: Mapping[Key, tuple[RecordedFact, ...]] = field(default_factory=dict)
    """For each item, the facts that name it."""
    changed: Mapping[Kind, int] = field(default_factory=dict)
    """For each kind, the last revision that touched one of its items."""
    shared: dict[object, object] = field(default_factory=dict)
    """What was worked out for one catalogue and may serve the next; passed on from each to each."""
    lines: list[Entry] = field(default_factory=list)
    """The log without contents. Shared by all catalogues and only ever added to: read no further
    than ``revision``."""
    instants: list[str] = field(default_factory=list)
    """The instant of each revision, first at 0; shared and only ever added to, like ``lines``."""

    turns: tuple[date, ...] = ()
    """The days on which something begins or has just ended, in their order: see ``Era``."""

    worked_out: dict[object, object] = field(default_factory=dict)
    """What modules worked out for this very catalogue; the next one begins with nothing."""

    def __post_init__(self) -> None:
        """Give the catalogue its own memory of views and eras."""
        object.__setattr__(self, "_view", lru_cache(_VIEWS_KEPT)(self._new_view))
        object.__setattr__(self, "_era", lru_cache(_VIEWS_KEPT)(Era))

    @property
    def hash(self) -> str:
        """The hash of its last line, which stands for the whole log before it."""
        return self.lines[self.revision - 1].hash if self.revision else ""

    def at(self, valid_at: date, as_of: int | None = None) -> View:
        """The catalogue on a day in the world, as known at a revision (default: this one)."""
        revision = self.revision if as_of is None else max(0, min(as_of, self.revision))
        view: View = self._view(valid_at, revision)  # type: ignore[attr-defined]
        return view

    def era_of(self, day: date, as_of: int) -> Era:
        """The era a day lies in, as known at a revision."""
        index = bisect_right(self.turns, day)
        era: Era = self._era(  # type: ignore[attr-defined]
            self.turns[index - 1] if index else date.min, as_of
        )
        return era

    def revision_at(self, instant: str) -> int:
        """The last revision at or before an instant written as the log writes it."""
        return bisect_right(self.instants, instant, hi=self.revision)

    def log(self, since: int = 0, limit: int = 100) -> list[Entry]:
        """Lines of the log after a revision, oldest first."""
        return self.lines[max(since, 0) : min(max(since, 0) + limit, self.revision)]

    def all_facts(self, as_of: int) -> Iterable[RecordedFact]:
        """The facts that count at a revision, in the order they were recorded."""
        return (fact for fact in self.facts.values() if fact.counts_as_of(as_of))

    def _new_view(self, valid_at: date, as_of: int) -> View:
        return View(self, valid_at, as_of)
