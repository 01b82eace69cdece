"""Lists of one kind: filters, facet counts and pages, by bitmaps over the versions in force.

A set of versions is one Python integer with a bit for each row of the table: intersecting and
counting sets of thousands of rows costs microseconds.
"""

from bisect import bisect_left
from collections.abc import Mapping, Set as AbstractSet
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from registry.catalogue.bitmaps import members
from registry.catalogue.duties import duty_bits, duty_facets
from registry.catalogue.naming import facet_words
from registry.catalogue.version import Version
from registry.catalogue.view import View
from registry.errors import BadQuestion, Complaint
from registry.kinds import MODELS
from registry.kinds.kind import Kind
from registry.kinds.provenance import ProvenanceClass
from registry.kinds.reading import Key, facet_fields
from registry.words import Words

ENVELOPE_FACETS = {
    "status": Words("Trạng thái đăng ký", "Registration status"),
    "provenance": Words("Nguồn gốc", "Provenance"),
    "certainty": Words("Độ chắc chắn", "Certainty"),
    "source_file": Words("Tệp dữ liệu", "Data file"),
    "collection": Words("Thuộc bộ, danh sách", "In collection"),
}
"""Facets that every kind has, from what surrounds the content."""

_TABLES_KEPT = 64

Filters = Mapping[str, tuple[str, ...]]
"""Facet → wanted values: any of the values of one facet, all of the facets."""


@dataclass(frozen=True)
class Count:
    """How many records of the list have this value."""

    value: str
    count: int
    words: Words | None


class FacetCount(NamedTuple):
    """A facet with the counts of its values, the most frequent first."""

    name: str
    label: Words
    values: tuple[Count, ...]
    without: int
    """How many records have no value here: not known, which is not the same as none."""


@dataclass(frozen=True)
class Page:
    """A stretch of a list, and what the whole list holds."""

    rows: tuple[Version, ...]
    total: int
    facets: tuple[FacetCount, ...]
    after: str | None
    """The code the next page begins after; ``None`` on the last page."""


class Table:
    """The versions of a kind in force in a view, by code, with a bitmap for each facet value."""

    def __init__(self, view: View, kind: Kind) -> None:
        """Gather the versions and set their bits."""
        self.kind = kind
        self.rows = tuple(view.each(kind))
        self.bits: dict[str, dict[str, int]] = {name: {} for name in facet_names(kind)}
        for index, version in enumerate(self.rows):
            for name, values in _facets_of(view, version).items():
                bits = self.bits[name]
                for value in values:
                    bits[value] = bits.get(value, 0) | 1 << index
        self.bits |= duty_bits(view, kind, self.bits)

    def page(self, view: View, filters: Filters, *, after: str | None, limit: int) -> Page:
        """The records that pass the filters, after a code, with facet counts.

        A facet's own filter is left out of its counts, so that the other choices stay visible.

        :raises BadQuestion: for a facet the kind does not have.
        """
        self._check(filters)
        masks = {name: self._mask(name, values) for name, values in filters.items()}
        chosen = self._intersect(masks)
        found = [row for index, row in enumerate(self.rows) if chosen >> index & 1]
        rest = [row for row in found if after is None or row.key.code > after]
        rows = tuple(rest[:limit])
        return Page(
            rows=rows,
            total=len(found),
            facets=tuple(self._count(view, name, masks) for name in self.bits),
            after=rows[-1].key.code if rows and len(rest) > limit else None,
        )

    def select(
        self, filters: Filters, among: AbstractSet[Key] | None = None
    ) -> tuple[tuple[Version, ...], tuple[str, ...]]:
        """All records that pass the filters, with their codes, in the order of the codes.

        :param among: only these items, e.g. those that refer to a body.
        :raises BadQuestion: for a facet the kind does not have.
        """
        self._check(filters)
        if among is None and not filters:
            return self.rows, self.codes
        chosen = self._intersect({name: self._mask(name, one) for name, one in filters.items()})
        if among is not None:
            chosen &= self._bits_of(among)
        found = tuple(self.rows[index] for index in members(chosen))
        return found, tuple(row.key.code for row in found)

    def counts(
        self, view: View, filters: Filters, among: AbstractSet[Key] | None = None
    ) -> tuple[FacetCount, ...]:
        """The facet counts of what ``select`` finds; a facet's own filter is left out of its own.

        :raises BadQuestion: for a facet the kind does not have.
        """
        self._check(filters)
        masks = {name: self._mask(name, values) for name, values in filters.items()}
        # Never left out: no facet is named so.
        masks |= {"": self._bits_of(among)} if among is not None else {}
        return tuple(self._count(view, name, masks) for name in self.bits)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The code of each row."""
        return tuple(row.key.code for row in self.rows)

    def _bits_of(self, keys: AbstractSet[Key]) -> int:
        bits = 0
        for key in keys:
            at = bisect_left(self.codes, key.code)
            if at < len(self.codes) and self.rows[at].key == key:
                bits |= 1 << at
        return bits

    def _mask(self, name: str, values: tuple[str, ...]) -> int:
        mask = 0
        for value in values:
            mask |= self.bits[name].get(value, 0)
        return mask

    def _intersect(self, masks: Mapping[str, int], without: str | None = None) -> int:
        chosen = (1 << len(self.rows)) - 1
        for name, mask in masks.items():
            if name != without:
                chosen &= mask
        return chosen

    def _count(self, view: View, name: str, masks: Mapping[str, int]) -> FacetCount:
        chosen = self._intersect(masks, without=name)
        counts = [
            Count(value, count, facet_words(view, self.kind, name, value))
            for value, bits in self.bits[name].items()
            if (count := (bits & chosen).bit_count())
        ]
        counts.sort(key=lambda one: (-one.count, one.value))
        with_value = 0
        for bits in self.bits[name].values():
            with_value |= bits
        without = (chosen & ~with_value).bit_count()
        return FacetCount(name, facet_label(self.kind, name), tuple(counts), without)

    def _check(self, filters: Filters) -> None:
        unknown = tuple(name for name in filters if name not in self.bits)
        if unknown:
            said = _NO_FACET.filled(kind=self.kind, names=", ".join(self.bits))
            raise BadQuestion(
                said, tuple(Complaint(name, "unknown-filter", said) for name in unknown)
            )


def table(view: View, kind: Kind) -> Table:
    """The table of a kind in a view, made when first asked for.

    A view of the newest revision takes the table of an older one if no item of the kind, no
    collection and, where duties are followed, no body has changed since.
    """
    catalogue = view.catalogue
    is_newest = view.as_of == catalogue.revision
    kept = catalogue.shared if is_newest else view.era.kept
    rests_on = (kind, Kind.COLLECTION, *((Kind.BODY,) if duty_facets(kind) else ()))
    stamp = tuple(catalogue.changed.get(one) for one in rests_on)
    name = (kind, view.era.first, stamp if is_newest else None)
    found = kept.get(name)
    if not isinstance(found, Table):
        if is_newest and len(kept) >= _TABLES_KEPT:
            kept.pop(next(iter(kept)))
        found = kept[name] = Table(view, kind)
    return found


@cache
def facet_names(kind: Kind) -> tuple[str, ...]:
    """The facets by which lists of a kind can be filtered and are counted."""
    return (*facet_fields(MODELS[kind]), *duty_facets(kind), *ENVELOPE_FACETS)


def facet_label(kind: Kind, name: str) -> Words:
    """What a person calls the facet."""
    if name in duty_facets(kind):
        return duty_facets(kind)[name].label
    field = facet_fields(MODELS[kind]).get(name)
    return field.label if field else ENVELOPE_FACETS[name]


def facet_note(kind: Kind, name: str) -> Words | None:
    """What the facet takes in and leaves out, where its name does not say it all."""
    found = duty_facets(kind).get(name)
    return found.note if found else None


def _facets_of(view: View, version: Version) -> dict[str, tuple[str, ...]]:
    provenance = version.provenance
    level = ProvenanceClass(provenance["level"])
    return {
        **version.facets,
        "status": (version.status_as_of(view.as_of).value,),
        "provenance": (level.value,),
        "certainty": (level.certainty.value,),
        "source_file": (provenance["file"],) if "file" in provenance else (),
        "collection": view.memberships.get(version.key, ()),
    }


_NO_FACET = Words(
    "Không lọc được theo tham số này; danh sách {kind} lọc được theo: {names}.",
    "There is no such filter; a list of this kind ({kind}) can be filtered by: {names}.",
)
