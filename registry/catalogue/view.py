"""The catalogue as seen with both clocks set: in force on a day, as known at a revision."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

from registry import clock
from registry.catalogue.membership import members_of
from registry.catalogue.version import RecordedFact, Version
from registry.errors import NotFound, NotInForce, NotYetKnown
from registry.facts import FactType
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.versions.resolution import Span, in_force, known, timeline
from registry.versions.status import Status
from registry.words import Words

if TYPE_CHECKING:
    from registry.catalogue.catalogue import Catalogue


class Resolved(NamedTuple):
    """A version as one view sees it: with the days it is really in force and its status then."""

    version: Version
    first: date | None
    """First day in force, ``None`` when open."""
    last: date | None
    """Last day in force, ``None`` when open."""
    status: Status


class View:
    """Answers every question of reading. Cheap to make; what it works out it keeps."""

    def __init__(self, catalogue: "Catalogue", valid_at: date, as_of: int) -> None:
        """See the catalogue on this day as of this revision."""
        self.catalogue = catalogue
        self.valid_at = valid_at
        self.as_of = as_of
        self.era = catalogue.era_of(valid_at, as_of)
        """The days answered as this one is, and what was worked out for all of them."""
        self.kept: dict[object, object] = {}
        """What other modules worked out for this view and want kept as long as it lives."""

    @property
    def as_of_instant(self) -> str | None:
        """The instant of the revision; ``None`` before the first."""
        return self.catalogue.instants[self.as_of - 1] if self.as_of else None

    @property
    def nothing_known(self) -> Words | None:
        """Why every answer is empty: the revision lies before the first record; else ``None``."""
        if self.as_of:
            return None
        if not self.catalogue.instants:
            return _NOTHING_YET
        first = clock.day_of(clock.read(self.catalogue.instants[0]))
        return _NOTHING_THEN.filled(first=first)

    def find(self, key: Key) -> Version | None:
        """The version in force, or ``None``."""
        versions = self.catalogue.items.get(key)
        return in_force(versions, self.valid_at, self.as_of) if versions else None

    def get(self, key: Key) -> Resolved:
        """The version in force.

        :raises NotFound: when there is no such item.
        :raises NotYetKnown: when the registry learned of it after the revision.
        :raises NotInForce: when it was not in force on the day; its spans are in the details.
        """
        version = self.find(key)
        if version is None:
            raise self._absence(key)
        return self.resolved(version)

    def resolved(self, version: Version) -> Resolved:
        """The version with its real span and its status as this view sees them."""
        versions = self.catalogue.items[version.key]
        status = version.status_as_of(self.as_of)
        for span in timeline(versions, self.as_of):
            if span.version is version:
                return Resolved(version, *_open_ended(span), status)
        return Resolved(version, version.validity.valid_from, version.validity.valid_to, status)

    def versions(self, key: Key) -> tuple[Version, ...]:
        """Every version known at the revision, void ones too, oldest publication first.

        :raises NotFound: when there is no such item.
        :raises NotYetKnown: when the registry learned of it after the revision.
        """
        known_then = tuple(
            version
            for version in self.catalogue.items.get(key, ())
            if version.revision <= self.as_of
        )
        if not known_then:
            raise self._absence(key)
        return known_then

    def spans(self, key: Key) -> list[Span]:
        """The days the item is in force and by which version, as known at the revision."""
        return timeline(self.catalogue.items.get(key, ()), self.as_of)

    def each(self, kind: Kind) -> Iterator[Version]:
        """The versions of a kind in force, by code."""
        for code in self.catalogue.codes.get(kind, ()):
            version = self.find(Key(kind, code))
            if version is not None:
                yield version

    def is_known(self, key: Key) -> bool:
        """Whether the registry knew of the item at the revision, in force or not."""
        versions = self.catalogue.items.get(key)
        return versions is not None and versions[0].revision <= self.as_of

    def used_by(self, key: Key) -> list[Version]:
        """The versions in force that refer to the item, by kind and code."""
        sources = sorted(self.catalogue.sources.get(key, ()))
        found = (self.find(source) for source in sources)
        return [version for version in found if version is not None and key in version.targets]

    def names_of(self, key: Key) -> dict[str, str] | None:
        """The item's names by language: in force, else by its last version known, else ``None``."""
        version = self.find(key) or self.last_known(key)
        return None if version is None else version.names

    def name_of(self, key: Key) -> Words | None:
        """The item's name as words, the Vietnamese standing in where there is no English."""
        names = self.names_of(key)
        return None if names is None else _words(names)

    def last_known(self, key: Key) -> Version | None:
        """The latest version that counts at the revision, in force or not."""
        counted = known(self.catalogue.items.get(key, ()), self.as_of)
        return max(counted, key=lambda one: (one.starts, one.revision), default=None)

    def facts(self, key: Key, fact_type: FactType | None = None) -> list[RecordedFact]:
        """The facts that name the item and count at the revision, oldest first."""
        return [
            fact
            for fact in self.catalogue.facts_about.get(key, ())
            if fact.counts_as_of(self.as_of) and fact_type in (None, fact.type)
        ]

    def code_name(self, codelist: str, code: str) -> Words | None:
        """The name of a code in a codelist, in force or last known."""
        names = self._code_names.get(codelist)
        if names is None:
            key = Key(Kind.CODELIST, codelist)
            version = self.find(key) or self.last_known(key)
            items = version.content.get("codes", ()) if version else ()
            names = {item["code"]: _words(item["names"]) for item in items}
            self._code_names[codelist] = names
        return names.get(code)

    def codes_of(self, codelist: str) -> tuple[str, ...]:
        """The codes of a codelist, in force or last known; none if it is not known."""
        self.code_name(codelist, "")
        return tuple(self._code_names[codelist])

    @property
    def memberships(self) -> dict[Key, tuple[str, ...]]:
        """For each item, the codes of the collections in force that hold it."""
        kept = self.era.kept.get("memberships")
        if kept is None:
            kept = self.era.kept["memberships"] = self._find_memberships()
        return cast(dict[Key, tuple[str, ...]], kept)

    def _find_memberships(self) -> dict[Key, tuple[str, ...]]:
        found: dict[Key, tuple[str, ...]] = {}
        for collection in self.each(Kind.COLLECTION):
            for item in members_of(collection):
                key = Key.parse(item)
                found[key] = (*found.get(key, ()), collection.key.code)
        return found

    @property
    def _code_names(self) -> dict[str, dict[str, Words]]:
        return cast(dict[str, dict[str, Words]], self.era.kept.setdefault("code names", {}))

    def _absence(self, key: Key) -> NotFound:
        versions = self.catalogue.items.get(key)
        name = str(key)
        if not versions:
            meant = self._meant(key)
            if meant:
                return NotFound(
                    _OTHER_CAPITALS.filled(name=key, meant=meant), key=name, meant=meant
                )
            message = Words("Không có {name} trong danh mục.", "The catalogue has no {name}.")
            return NotFound(message.filled(name=key), key=name)
        first = versions[0]
        if first.revision > self.as_of:
            learned = clock.day_of(clock.read(first.instant))
            return NotYetKnown(
                _NOT_YET.filled(name=key, day=learned, revision=first.revision),
                key=name,
                first_revision=first.revision,
                first_instant=first.instant,
            )
        return NotInForce(
            _NOT_IN_FORCE.filled(name=self._called(key), day=self.valid_at),
            key=name,
            in_force=[
                dict(zip(("valid_from", "valid_to"), _open_ended(span), strict=True))
                for span in self.spans(key)
            ],
        )

    def _meant(self, key: Key) -> str | None:
        """The code that is another in its capitals alone: KTXH-099 for ktxh-099."""
        folded = key.code.casefold()
        found = [
            code
            for code in self.catalogue.codes.get(key.kind, ())
            if code.casefold() == folded and self.is_known(Key(key.kind, code))
        ]
        return found[0] if len(found) == 1 else None

    def _called(self, key: Key) -> Words:
        """An item as it is spoken of: its name, and the code that is asked for."""
        names = self.name_of(key) or Words(key.kind, key.kind)
        return Words(*(f"{name} ({key.code})" for name in names))


_NOTHING_YET = Words("Hệ thống chưa ghi nhận gì.", "The registry has recorded nothing yet.")
_NOTHING_THEN = Words(
    "Vào thời điểm đó hệ thống chưa biết gì: bản ghi đầu tiên là của ngày {first}.",
    "The registry knew nothing yet at that moment; its first record is of {first}.",
)
_NOT_YET = Words(
    "Hệ thống chỉ biết {name} từ ngày {day} (dòng {revision} của nhật ký), sau thời điểm được hỏi.",
    "The registry learned of {name} only on {day} (revision {revision}), after the moment "
    "asked about.",
)
_OTHER_CAPITALS = Words(
    "Không có {name} trong danh mục; mã viết đúng là {meant}.",
    "The catalogue has no {name}; the code is written {meant}.",
)
_NOT_IN_FORCE = Words(
    "{name} không có hiệu lực vào ngày {day}; xem các khoảng hiệu lực.",
    "{name} was not in force on {day}; see the spans when it was.",
)


def _open_ended(span: Span) -> tuple[date | None, date | None]:
    first = None if span.first == date.min else span.first
    return first, None if span.last == date.max else span.last


def _words(names: dict[str, str]) -> Words:
    return Words(names["vi"], names.get("en", names["vi"]))
