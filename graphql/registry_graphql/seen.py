"""What resolvers are given: a version, or a part of its content, as one view sees it."""

from functools import lru_cache
from typing import Any

import orjson

from registry.catalogue import RecordedFact, Resolved, Version, View
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.store.entry import Entry

_CONTENTS_KEPT = 20_000


class Part:
    """A part of a content, with the view in which its references are followed."""

    __slots__ = ("content", "view")

    def __init__(self, view: View, content: Json) -> None:
        """See this content in this view."""
        self.view = view
        self.content = content


class Record(Part):
    """A version of an item in a view: in force there, followed from a reference, or asked for."""

    __slots__ = ("_resolved", "is_exact", "version")

    def __init__(self, view: View, version: Version, *, is_exact: bool = False) -> None:
        """See this version in this view; exact: by its number, whatever is in force."""
        super().__init__(view, content_of(version))
        self.version = version
        self.is_exact = is_exact
        self._resolved: Resolved | None = None

    @property
    def key(self) -> Key:
        """Which item it is."""
        return self.version.key

    @property
    def resolved(self) -> Resolved:
        """The version with its real span and status as the view sees them."""
        if self._resolved is None:
            self._resolved = self.view.resolved(self.version)
        return self._resolved

    @property
    def is_in_force(self) -> bool:
        """Whether the view finds this very version in force."""
        return self.view.find(self.version.key) is self.version


class Fact(Part):
    """A fact, with the view in which what it names is followed."""

    __slots__ = ("fact",)

    def __init__(self, view: View, fact: RecordedFact) -> None:
        """See this fact in this view."""
        super().__init__(view, _parsed(fact.digest, fact.content_bytes))
        self.fact = fact


class Line:
    """A line of the log, with the view in which what it is about is seen."""

    __slots__ = ("entry", "view")

    def __init__(self, view: View, entry: Entry) -> None:
        """See this line in this view."""
        self.view = view
        self.entry = entry


def content_of(version: Version) -> Json:
    """The content of a version as plain data, parsed once: never change it."""
    return _parsed(version.digest, version.content_bytes)


def follow(view: View, key: Key) -> Record | None:
    """The item a reference names: in force, else by its last version known, else ``None``.

    A definition whose responsible body is gone still shows that body; ``inForce`` says so.
    """
    records: dict[Key, Record | None] = view.kept.setdefault(_KEPT, {})  # type: ignore[assignment]
    try:
        return records[key]
    except KeyError:
        version = view.find(key) or view.last_known(key)
        found = records[key] = None if version is None else Record(view, version)
        return found


@lru_cache(maxsize=_CONTENTS_KEPT)
def _parsed(_digest: str, content: bytes) -> Any:
    return orjson.loads(content)


_KEPT = "records by graphql"
