"""What a view can find: each item known at its revision, and which document stands for it."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from registry.catalogue.bitmaps import bitmap, members
from registry.catalogue.version import Version
from registry.catalogue.view import View
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.search.corpus import Corpus
from registry.search.counting import Counter
from registry.versions.resolution import known

_WEIGHTS = {
    Kind.INDICATOR: 1.0,
    Kind.REGIME: 0.94,
    Kind.BODY: 0.97,
    Kind.COLLECTION: 0.93,
    Kind.SYSTEM: 0.92,
    Kind.TEMPLATE: 0.82,
    Kind.INSTRUMENT: 0.62,
    Kind.CODELIST: 0.55,
    Kind.PERIOD: 0.5,
    Kind.UNIT: 0.45,
}
_USUAL_WEIGHT = 0.7
_ENDED = 0.92
_OLDER = 0.75


class Item(NamedTuple):
    """An item, and the version that answers for it on the view's day."""

    key: Key
    version: Version
    in_force: bool
    weight: float
    """What its kind, and whether it is in force, make of a match."""


class Place(NamedTuple):
    """What a document of the index is in this view."""

    item: int
    """The number of its item."""
    version: Version
    weight: float
    """Below 1 for a version other than the one that answers."""


class Scope:
    """The items of a view and the documents of a corpus, put together.

    An item has the number of the document that holds the version which answers for it.
    """

    def __init__(self, view: View, corpus: Corpus) -> None:
        """Resolve every item once."""
        self.view = view
        self.is_warm = False
        self.items: dict[int, Item] = {}
        self.places: list[Place | None] = [None] * len(corpus.rows)
        """For each document of the index; ``None`` if the view does not know it."""
        documents = {row.revision: at for at, row in enumerate(corpus.rows)}
        numbers: dict[Key, int | None] = {}
        for at, row in enumerate(corpus.rows):
            if row.key not in numbers:
                numbers[row.key] = self._add(row.key, documents)
            number = numbers[row.key]
            if number is not None:
                self.places[at] = self._place(number, row.revision)
        self.weights = [
            place.weight * self.items[place.item].weight if place else 0.0 for place in self.places
        ]
        """For each document of the index what its place and its item make of a match."""
        self._answering = bitmap(self.items)
        self.documents = bitmap(at for at, place in enumerate(self.places) if place)
        """Those the view knows."""

    @cached_property
    def counter(self) -> Counter:
        """The facet values of all items."""
        return Counter(
            self.view, [(at, item.version, item.in_force) for at, item in self.items.items()]
        )

    @cached_property
    def numbers(self) -> dict[Key, int]:
        """The number of each item."""
        return {item.key: at for at, item in self.items.items()}

    def items_of(self, documents: int) -> int:
        """The items some version of which is among these documents the view knows."""
        found = documents & self._answering
        for at in members(documents & ~self._answering):
            place = self.places[at]
            if place:
                found |= 1 << place.item
        return found

    def _add(self, key: Key, documents: Mapping[int, int]) -> int | None:
        version = self.view.find(key)
        in_force = version is not None
        version = version or self.view.last_known(key)
        if version is None:
            return None
        weight = _WEIGHTS.get(key.kind, _USUAL_WEIGHT) * (1.0 if in_force else _ENDED)
        number = documents[version.revision]
        self.items[number] = Item(key, version, in_force, weight)
        return number

    def _place(self, number: int, revision: int) -> Place | None:
        shown = self.items[number].version
        if shown.revision == revision:
            return Place(number, shown, 1.0)
        versions = known(self.view.catalogue.items.get(shown.key, ()), self.view.as_of)
        found: Sequence[Version] = [one for one in versions if one.revision == revision]
        return Place(number, found[0], _OLDER) if found else None


def scope_of(view: View, corpus: Corpus) -> Scope:
    """The scope of a view, kept as long as the view."""
    found = view.kept.get(Scope)
    if not isinstance(found, tuple) or found[0] is not corpus:
        found = view.kept[Scope] = (corpus, Scope(view, corpus))
    scope: Scope = found[1]
    return scope
