"""A version and a fact as the catalogue holds them: light, immutable, content as bytes."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import orjson

from registry.facts import FACTS, FactType
from registry.kinds import MODELS, Kind
from registry.kinds.reading import Key, Reference, facet, facets, references
from registry.kinds.shape import Json
from registry.kinds.targets import targets
from registry.versions.number import Number
from registry.versions.status import Status
from registry.versions.validity import Validity


class StatusGiven(NamedTuple):
    """A status a version was given: by which line, by whom, on what authority."""

    revision: int
    status: Status
    instant: str
    actor: str
    details: str
    """The payload of the log line: document, reason, successors, as JSON text."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an item and everything the log says about it."""

    key: Key
    number: Number
    revision: int
    """The revision that brought it in."""
    instant: str
    actor: str
    note: str
    validity: Validity
    digest: str
    """SHA-256 of its canonical content, in hexadecimal."""
    content_bytes: bytes
    provenance_bytes: bytes
    statuses: tuple[StatusGiven, ...]
    """Each status it was given, oldest first."""
    targets: tuple[Key, ...]
    """The items its content refers to, each once."""
    endings: tuple[tuple[int, date | None], ...] = ()
    """Last days that became known later, each with its revision."""
    voided: int | None = None
    """The revision from which it counts no more."""
    lead_body: str | None = None
    """The body its content names as the lead: kept apart, since counts by body ask for it most."""
    _asked: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
    _facets: list[dict[str, tuple[str, ...]]] = field(
        default_factory=list, compare=False, repr=False
    )
    _names: list[dict[str, str]] = field(default_factory=list, compare=False, repr=False)

    @property
    def content(self) -> Json:
        """Its content as plain JSON data; a new copy each time."""
        return orjson.loads(self.content_bytes)

    @property
    def provenance(self) -> Json:
        """Its provenance as plain JSON data."""
        return orjson.loads(self.provenance_bytes)

    @property
    def names(self) -> dict[str, str]:
        """Its names by language, read once and kept."""
        if not self._names:
            self._names.append(self.content["names"])
        return self._names[0]

    @property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """The facet values of its content, read once and kept."""
        if not self._facets:
            self._facets.append(facets(MODELS[self.key.kind], self.content))
        return self._facets[0]

    def facet(self, name: str) -> tuple[str, ...]:
        """The values of one facet, read once and kept; no more of the content than it needs."""
        found = self._asked.get(name)
        if found is None:
            found = self._asked[name] = facet(MODELS[self.key.kind], self.content, name)
        return found

    def references(self) -> tuple[Reference, ...]:
        """Every reference it makes, with the place it stands."""
        return references(MODELS[self.key.kind], self.content)

    @property
    def touched(self) -> int:
        """The last revision that said anything about it."""
        said = (self.voided or 0, self.statuses[-1].revision, *(known for known, _ in self.endings))
        return max(self.revision, *said)

    def moments(self, as_of: int) -> set[int]:
        """Every revision up to this one that said something about it."""
        said = [self.revision, self.voided, *(one.revision for one in self.statuses)]
        said += [known for known, _ in self.endings]
        return {one for one in said if one is not None and one <= as_of}

    def pointers_to(self, key: Key) -> list[str]:
        """The places where its content refers to the item."""
        return [one.pointer for one in self.references() if one.key == key]

    @property
    def starts(self) -> date:
        """Its first day."""
        return self.validity.starts

    @property
    def is_candidate(self) -> bool:
        """Whether it was put forward but never published."""
        return self.number.is_candidate

    def ends_as_of(self, revision: int) -> date:
        """Its own last day, as known at the revision."""
        for known_at, last in reversed(self.endings):
            if known_at <= revision:
                return last or date.max
        return self.validity.ends

    def status_as_of(self, revision: int) -> Status:
        """Its registration status, as known at the revision."""
        for given in reversed(self.statuses):
            if given.revision <= revision:
                return given.status
        return self.statuses[0].status


@dataclass(frozen=True, slots=True)
class RecordedFact:
    """One fact as the log recorded it; its name is its revision."""

    revision: int
    instant: str
    actor: str
    type: FactType
    subject: Key | None
    content_bytes: bytes
    digest: str
    mentions: tuple[Key, ...]
    """Every item it names, its subject first."""
    on: str | None
    """The day it holds for, as ISO 8601 text."""
    voided: int | None = None

    @property
    def content(self) -> Json:
        """What it states, as plain JSON data; a new copy each time."""
        return orjson.loads(self.content_bytes)

    def counts_as_of(self, revision: int) -> bool:
        """Whether it is known and not void at the revision."""
        return self.revision <= revision and (self.voided is None or self.voided > revision)


def mentioned(fact_type: FactType, content: Json) -> tuple[Key, ...]:
    """Every item a fact names, each once, its subject first."""
    found = targets(FACTS[fact_type], content)
    return tuple(Key(Kind(kind), code) for kind, code in found)
