"""The closure of an item: all that its meaning rests on, both clocks set, under one digest."""

from typing import NamedTuple

from registry.catalogue.version import Version
from registry.catalogue.view import View
from registry.kinds.parsing import canonical
from registry.kinds.reading import Key
from registry.store.chain import sha256


class Part(NamedTuple):
    """One version of a closure. ``is_in_force`` is false for a reference to what has ended."""

    version: Version
    is_in_force: bool


class Closure(NamedTuple):
    """An item with all it refers to, directly or not, and the digest over all of it."""

    parts: tuple[Part, ...]
    """By kind and code; the item itself is among them."""
    missing: tuple[Key, ...]
    """What is referred to and was not known at the revision."""
    digest: str
    """SHA-256 over the canonical list of (item, version, content digest, in force or not)."""


def closure(view: View, key: Key) -> Closure:
    """The closure of an item that is in force in the view.

    A reference to an item that is not in force on the day is followed to its last version and
    marked, so that a definition whose responsible body is gone still has all its parts.

    :raises NotFound: if the item itself is not there; see ``View.get``.
    """
    start = view.get(key).version
    found: dict[Key, Part] = {key: Part(start, is_in_force=True)}
    missing: set[Key] = set()
    waiting = [start]
    while waiting:
        for target in waiting.pop().targets:
            if target in found or target in missing:
                continue
            part = _part(view, target)
            if part is None:
                missing.add(target)
            else:
                found[target] = part
                waiting.append(part.version)
    parts = tuple(found[name] for name in sorted(found))
    return Closure(parts, tuple(sorted(missing)), _digest(parts))


def _part(view: View, key: Key) -> Part | None:
    version = view.find(key)
    if version is not None:
        return Part(version, is_in_force=True)
    last = view.last_known(key)
    return None if last is None else Part(last, is_in_force=False)


def _digest(parts: tuple[Part, ...]) -> str:
    listed = [
        [str(part.version.key), str(part.version.number), part.version.digest, part.is_in_force]
        for part in parts
    ]
    return sha256(canonical(listed))
