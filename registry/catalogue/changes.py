"""What changed: the lines of the log after a revision, without a gap, as others want to know them.

A change says the same for ever: it is told with what was known at its own revision. So feeds,
streams, subscriptions and webhooks can all be resumed from a revision, and archives of them kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import orjson

from registry.catalogue.catalogue import Catalogue
from registry.catalogue.telling import Told, tell
from registry.catalogue.version import RecordedFact, Version
from registry.catalogue.wanting import ALL, Wanted
from registry.facts import FactType
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.kinds.urn import fact_urn, revision_urn, urn
from registry.store.entry import Action, Entry
from registry.words import Words

MOST_LINES_READ = 20_000
"""Lines one page reads at most: a filter that takes little must not hold up everybody else."""


@dataclass(frozen=True)
class Change:
    """One revision as others want to know it."""

    revision: int
    instant: str
    actor: str
    action: Action
    key: Key | None
    """The item; for a fact its subject, if the registry has it."""
    number: str | None
    """The version concerned."""
    fact: int | None
    """The revision that names the fact concerned."""
    fact_type: FactType | None
    weight: str | None
    """``patch``, ``minor`` or ``major`` against ``before``; ``None`` where nothing is compared."""
    before: str | None
    """The number of the version that it was compared with."""
    note: str
    sentence: Words
    hash: str
    """The hash of the line of the log: equal lines, equal logs up to here."""

    @property
    def urn(self) -> str:
        """The name of what changed: a version, a fact, or else the revision itself."""
        if self.fact is not None:
            return fact_urn(self.fact)
        return urn(self.key, self.number) if self.key else revision_urn(self.revision)


@dataclass(frozen=True)
class Page:
    """Changes after a revision. ``through`` is how far the log was read: go on from there."""

    since: int
    through: int
    head: int
    """The revision of the catalogue that was read."""
    changes: tuple[Change, ...] = ()


def changes(
    catalogue: Catalogue,
    since: int,
    wanted: Wanted = ALL,
    *,
    limit: int = 100,
    until: int | None = None,
) -> Page:
    """The first changes after a revision that are wanted, oldest first.

    :param until: read no further than this revision.
    """
    end = min(catalogue.revision, since + MOST_LINES_READ, until or catalogue.revision)
    found = tuple(islice(_wanted(catalogue, since, end, wanted), limit))
    through = found[-1].revision if len(found) == limit else max(end, since)
    return Page(since, through, catalogue.revision, found)


class _Subject(NamedTuple):
    key: Key | None
    about: tuple[Key, ...]
    named: tuple[Key, ...]
    version: Version | None = None
    fact: RecordedFact | None = None


def _wanted(catalogue: Catalogue, since: int, end: int, wanted: Wanted) -> Iterator[Change]:
    for entry in islice(catalogue.lines, since, end):
        subject = _subject(catalogue, entry)
        if wanted.takes(subject.key, subject.about, subject.named):
            yield _change(catalogue, entry, subject)


def _subject(catalogue: Catalogue, entry: Entry) -> _Subject:
    if entry.kind is not None and entry.code is not None:
        key = Key(Kind(entry.kind), entry.code)
        version = next(
            one
            for one in catalogue.items[key]
            if one.revision <= entry.revision and str(one.number) == entry.number
        )
        return _Subject(key, (key,), (key, *version.targets), version=version)
    at = int(entry.number or 0) if entry.action == Action.VOID_FACT else entry.revision
    fact = catalogue.facts[at]
    return _Subject(fact.subject, fact.mentions, fact.mentions, fact=fact)


def _change(catalogue: Catalogue, entry: Entry, subject: _Subject) -> Change:
    payload = orjson.loads(entry.payload)
    weight = payload.get("weight", "none")
    before = _before(catalogue, subject.version) if _brings_version(entry) else None
    fact = subject.fact
    told = Told(
        action=Action(entry.action),
        key=subject.key,
        names=_names(catalogue, subject, entry.revision),
        number=entry.number,
        fact_type=fact.type if fact else None,
        weight=weight,
        payload=payload,
    )
    return Change(
        revision=entry.revision,
        instant=entry.instant,
        actor=entry.actor,
        action=told.action,
        key=subject.key,
        number=entry.number if subject.version else None,
        fact=fact.revision if fact else None,
        fact_type=told.fact_type,
        weight=None if weight == "none" or before is None else weight,
        before=str(before.number) if before else None,
        note=entry.note,
        sentence=tell(told),
        hash=entry.hash,
    )


def _brings_version(entry: Entry) -> bool:
    return entry.action in (Action.PUBLISH, Action.SUBMIT)


def _before(catalogue: Catalogue, version: Version | None) -> Version | None:
    """The version it was weighed against: the last before it of its sort that counted then.

    ``registry.commands.numbering`` does the weighing; of void ones alone, it takes the last.
    """
    if version is None:
        return None
    earlier = [
        one
        for one in catalogue.items[version.key]
        if one.revision < version.revision and one.is_candidate is version.is_candidate
    ]
    counted = [one for one in earlier if one.voided is None or one.voided > version.revision]
    return next(reversed(counted or earlier), None)


def _names(catalogue: Catalogue, subject: _Subject, revision: int) -> dict[str, str]:
    """The names of the item as they were known at the revision."""
    if subject.version is not None:
        return subject.version.names
    versions = catalogue.items.get(subject.key, ()) if subject.key else ()
    known = [one for one in versions if one.revision <= revision]
    return known[-1].names if known else {}
