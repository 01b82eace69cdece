"""Days between which nothing in the catalogue begins or ends: all of them are answered alike.

Whatever depends on the day only through what is in force is worked out once for a whole era, not
for each of its days.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from registry.catalogue.version import RecordedFact, Version
from registry.facts import FactType


class Era:
    """An era as known at a revision, and what was worked out for it."""

    def __init__(self, first: date, as_of: int) -> None:
        """Begin an era whose first day this is."""
        self.first = first
        self.as_of = as_of
        self.kept: dict[object, object] = {}
        """What modules worked out and want kept as long as it lives."""


def turns_of_version(version: Version) -> Iterable[date]:
    """The days on which an era begins because of a version: its first, and the one after its last.

    Last days that become known later turn an era too, see ``turn_after``.
    """
    if version.validity.valid_from is not None:
        yield version.validity.valid_from
    if version.validity.valid_to is not None:
        yield from turn_after(version.validity.valid_to)


def turn_after(last: date | None) -> Iterable[date]:
    """The day after a last day; none after the last day there is."""
    if last is not None and last != date.max:
        yield last + timedelta(days=1)


def turns_of_fact(fact: RecordedFact) -> Iterable[date]:
    """The day of a succession: from then on other bodies hold the duties."""
    if fact.type is FactType.SUCCESSION and fact.on is not None:
        yield date.fromisoformat(fact.on)
