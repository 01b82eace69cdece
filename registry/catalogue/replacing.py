"""Whether a version should no longer be relied on: since when, and what took its place."""

from datetime import date, datetime
from typing import NamedTuple

import orjson

from registry import clock
from registry.catalogue.version import StatusGiven, Version
from registry.catalogue.view import View
from registry.kinds.reading import Key
from registry.versions.status import Status


class Replaced(NamedTuple):
    """A version that is no longer to be used for new work, or will not be from an instant on."""

    since: datetime
    """The instant from which it is so; it may lie ahead."""
    items: tuple[Key, ...]
    """The items that supersede its item."""
    version: Version | None
    """The version of the same item that takes its place."""


def replaced(view: View, version: Version) -> Replaced | None:
    """What is known at the view's revision of a version having been replaced, or ``None``.

    It is replaced from the first day of the version that follows it, from the moment it is void, or
    from the moment it was given the status *superseded* or *retired*: whichever comes first.
    """
    after = following(view, version)
    found = [*_begins(after), *_is_void(view, version), *_was_decided(view, version)]
    if not found:
        return None
    return Replaced(min(found), _superseded_by(view, version), after)


def following(view: View, version: Version) -> Version | None:
    """The version of the item that begins after this one, as known at the revision."""
    return _beside(view, version, 1)


def preceding(view: View, version: Version) -> Version | None:
    """The version of the item that went before this one, as known at the revision."""
    return _beside(view, version, -1)


def _beside(view: View, version: Version, step: int) -> Version | None:
    line = [span.version for span in view.spans(version.key)]
    if len(line) < 2 or version not in line:
        return None
    index = line.index(version) + step
    found = line[index] if 0 <= index < len(line) else None
    return found if isinstance(found, Version) else None


def _begins(after: Version | None) -> list[datetime]:
    return [] if after is None or after.starts == date.min else [clock.start_of(after.starts)]


def _is_void(view: View, version: Version) -> list[datetime]:
    if version.voided is None or version.voided > view.as_of:
        return []
    return [clock.read(view.catalogue.instants[version.voided - 1])]


def _was_decided(view: View, version: Version) -> list[datetime]:
    now = version.status_as_of(view.as_of)
    if now not in (Status.SUPERSEDED, Status.RETIRED):
        return []
    return [clock.read(given.instant) for given in _given(view, version) if given.status is now]


def _given(view: View, version: Version) -> list[StatusGiven]:
    return [one for one in version.statuses if one.revision <= view.as_of]


def _superseded_by(view: View, version: Version) -> tuple[Key, ...]:
    if version.status_as_of(view.as_of) is not Status.SUPERSEDED:
        return ()
    last = _given(view, version)[-1]
    return tuple(Key.parse(name) for name in orjson.loads(last.details).get("successors", []))
