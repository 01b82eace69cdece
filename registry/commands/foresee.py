"""What a decision would change, before it is taken: the catalogue before and after it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from registry.catalogue import Catalogue, Version, View
from registry.catalogue.building import advance
from registry.commands.coming import Days, days_of
from registry.commands.preview import Use, impact
from registry.commands.work import Work
from registry.kinds.reading import Key
from registry.versions.status import Status


@dataclass(frozen=True)
class Standing:
    """One version and its status now and afterwards; ``None``: it counts no more."""

    version: Version
    now: Status | None
    then: Status | None


@dataclass(frozen=True)
class Foreseen:
    """What a decision would do to one item."""

    key: Key
    days_now: tuple[Days, ...]
    """When the item is in force as things stand, and by which version."""
    days_then: tuple[Days, ...]
    """The same after the decision."""
    standings: tuple[Standing, ...]
    """The versions whose status, or whose counting at all, would change."""
    impact: tuple[Use, ...]
    """Every record that refers to the item today."""


def foresee(work: Work, command: Callable[[Work], object]) -> View:
    """Today's view as it would be after a command; nothing is written.

    :param command: one that appends to the log and does nothing else.
    """
    command(work)
    now = work.catalogue
    # The lines of a catalogue are shared with those that follow it: a future that may never come
    # keeps its own.
    apart = replace(now, lines=now.lines[: now.revision], instants=list(now.instants), shared={})
    return advance(apart, work.writing.appended()).at(work.today)


def foresee_items(
    work: Work, keys: Sequence[Key], command: Callable[[Work], object]
) -> tuple[Foreseen, ...]:
    """What one decision about several items would do to each of them."""
    then = foresee(work, command)
    return tuple(_foreseen(work, then, key) for key in keys)


def _foreseen(work: Work, then: View, key: Key) -> Foreseen:
    return Foreseen(
        key=key,
        days_now=days_of(work.view.spans(key)),
        days_then=days_of(then.spans(key)),
        standings=tuple(_changed(work.catalogue, then.catalogue, key)),
        impact=impact(work.view, key, work.today),
    )


def _changed(now: Catalogue, then: Catalogue, key: Key) -> list[Standing]:
    found = [
        Standing(before, _status(before, now), _status(after, then))
        for before, after in zip(now.items.get(key, ()), then.items.get(key, ()), strict=False)
    ]
    return [one for one in found if one.now is not one.then]


def _status(version: Version, catalogue: Catalogue) -> Status | None:
    return None if version.voided is not None else version.status_as_of(catalogue.revision)
