"""From the catalogue at revision N and the log after N to the catalogue at the last line.

Old versions and facts are shared, not copied; only the maps that name them are.
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import orjson

from registry.catalogue.catalogue import Catalogue
from registry.catalogue.era import turn_after, turns_of_fact, turns_of_version
from registry.catalogue.version import RecordedFact, StatusGiven, Version, mentioned
from registry.errors import Damaged
from registry.facts import FactType
from registry.kinds import MODELS
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.kinds.targets import targets
from registry.store.chain import GENESIS
from registry.store.entry import Action, Entry
from registry.versions.number import Number
from registry.versions.status import Status
from registry.versions.validity import Basis, Validity
from registry.words import Words


def advance(catalogue: Catalogue, entries: Iterable[Entry]) -> Catalogue:
    """The catalogue after these entries, which must follow it without a gap.

    :raises Damaged: if a line is missing or says what the catalogue cannot take in.
    """
    building = _Building(catalogue)
    for entry in entries:
        building.take(entry)
    return building.catalogue()


class _Building:
    """Maps under construction: copied once, changed by each entry, then handed over."""

    def __init__(self, base: Catalogue) -> None:
        self.revision = base.revision
        self.items = dict(base.items)
        self.sources: dict[Key, frozenset[Key] | set[Key]] = dict(base.sources)
        self.facts = dict(base.facts)
        self.facts_about: dict[Key, tuple[RecordedFact, ...]] = dict(base.facts_about)
        self.codes = dict(base.codes)
        self.changed = dict(base.changed)
        self.shared = base.shared
        self.new_codes: dict[Kind, set[str]] = {}
        self.touched: set[Key] = set()
        self.lines = base.lines
        self.instants = base.instants
        self.turns = set(base.turns)
        self.keys: dict[tuple[str, str], Key] = {}

    def take(self, entry: Entry) -> None:
        before = self.lines[self.revision - 1].hash if self.revision else GENESIS
        if entry.revision != self.revision + 1 or entry.previous != before:
            raise Damaged(
                Words(
                    f"Nhật ký thiếu dòng {self.revision + 1} hoặc đứt chuỗi ở đó: hãy chạy "
                    "`registry verify`.",
                    f"The log lacks line {self.revision + 1} or is broken there: run "
                    "`registry verify`.",
                )
            )
        _TAKE[Action(entry.action)](self, entry)
        if entry.kind is not None:
            self.changed[Kind(entry.kind)] = entry.revision
        self.revision = entry.revision
        del self.lines[entry.revision - 1 :], self.instants[entry.revision - 1 :]
        self.lines.append(entry._replace(content=None, provenance=None, fact=None))
        self.instants.append(entry.instant)

    def catalogue(self) -> Catalogue:
        for kind, added in self.new_codes.items():
            self.codes[kind] = tuple(sorted({*self.codes.get(kind, ()), *added}))
        for key in self.touched:
            self.sources[key] = frozenset(self.sources[key])
        return Catalogue(
            revision=self.revision,
            items=self.items,
            codes=self.codes,
            sources=self.sources,  # type: ignore[arg-type]  # frozen just above
            facts=self.facts,
            facts_about=self.facts_about,
            changed=self.changed,
            shared=self.shared,
            lines=self.lines,
            instants=self.instants,
            turns=tuple(sorted(self.turns)),
        )

    def key(self, kind: str, code: str) -> Key:
        """One object for each key, so that 100,000 versions do not hold as many copies."""
        found = self.keys.get((kind, code))
        if found is None:
            found = self.keys[(kind, code)] = Key(Kind(kind), sys.intern(code))
        return found

    def add_version(self, entry: Entry) -> None:
        version = _version(entry, self.key)
        key = version.key
        self.turns.update(turns_of_version(version))
        if key not in self.items:
            self.new_codes.setdefault(key.kind, set()).add(key.code)
        self.items[key] = (*self.items.get(key, ()), version)
        for target in version.targets:
            if target not in self.touched:
                self.sources[target] = set(self.sources.get(target, ()))
                self.touched.add(target)
            self.sources[target].add(key)  # type: ignore[union-attr]  # touched ones are sets

    def add_fact(self, entry: Entry) -> None:
        content = orjson.loads(entry.fact or "{}")
        fact_type = FactType(entry.fact_type or "")
        fact = RecordedFact(
            revision=entry.revision,
            instant=entry.instant,
            actor=sys.intern(entry.actor),
            type=fact_type,
            subject=Key.parse(entry.fact_subject) if entry.fact_subject else None,
            content_bytes=(entry.fact or "").encode(),
            digest=entry.fact_digest or "",
            mentions=mentioned(fact_type, content),
            on=content.get("on"),
        )
        self.facts[fact.revision] = fact
        self.turns.update(turns_of_fact(fact))
        self.note_succession(fact, entry)
        for key in fact.mentions:
            self.facts_about[key] = (*self.facts_about.get(key, ()), fact)

    def note_succession(self, fact: RecordedFact, entry: Entry) -> None:
        """Who holds the duties of bodies has changed, though no body's own record did."""
        if fact.type is FactType.SUCCESSION:
            self.changed[Kind.BODY] = entry.revision

    def void_fact(self, entry: Entry) -> None:
        old = self.facts[int(entry.number or 0)]
        self.note_succession(old, entry)
        void = replace(old, voided=entry.revision)
        self.facts[old.revision] = void
        for key in old.mentions:
            self.facts_about[key] = tuple(
                void if fact.revision == old.revision else fact for fact in self.facts_about[key]
            )

    def change_version(self, entry: Entry, change: Callable[[Version], Version]) -> None:
        key = self.key(entry.kind or "", entry.code or "")
        number = Number.parse(entry.number or "")
        versions = self.items[key]
        self.items[key] = tuple(change(one) if one.number == number else one for one in versions)

    def void(self, entry: Entry) -> None:
        self.change_version(entry, lambda version: replace(version, voided=entry.revision))

    def end(self, entry: Entry) -> None:
        last = orjson.loads(entry.payload)["valid_to"]
        ending = (entry.revision, date.fromisoformat(last) if last else None)
        self.turns.update(turn_after(ending[1]))
        self.change_version(entry, lambda one: replace(one, endings=(*one.endings, ending)))

    def change_status(self, entry: Entry) -> None:
        given = _status(entry, orjson.loads(entry.payload)["status"])
        self.change_version(entry, lambda one: replace(one, statuses=(*one.statuses, given)))


_TAKE: dict[Action, Callable[[_Building, Entry], None]] = {
    Action.PUBLISH: _Building.add_version,
    Action.SUBMIT: _Building.add_version,
    Action.STATE: _Building.add_fact,
    Action.VOID_FACT: _Building.void_fact,
    Action.VOID: _Building.void,
    Action.END: _Building.end,
    Action.CHANGE_STATUS: _Building.change_status,
}


def _status(entry: Entry, status: str) -> StatusGiven:
    actor = sys.intern(entry.actor)
    return StatusGiven(entry.revision, Status(status), entry.instant, actor, entry.payload)


def _version(entry: Entry, key: Callable[[str, str], Key]) -> Version:
    own = key(entry.kind or "", entry.code or "")
    content = (entry.content or "").encode()
    plain = orjson.loads(content)
    found = targets(MODELS[own.kind], plain)
    lead = plain.get("lead_body", {}).get("body")
    return Version(
        key=own,
        number=Number.parse(entry.number or ""),
        revision=entry.revision,
        instant=entry.instant,
        actor=sys.intern(entry.actor),
        note=entry.note,
        validity=Validity(entry.valid_from, entry.valid_to, Basis(entry.basis or "")),
        digest=entry.content_digest or "",
        content_bytes=content,
        provenance_bytes=(entry.provenance or "").encode(),
        statuses=(_status(entry, entry.status or ""),),
        targets=tuple(key(kind, code) for kind, code in found),
        lead_body=sys.intern(lead) if lead else None,
    )
