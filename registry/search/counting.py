"""Filters and facet counts over what was found, by bitmaps over the items of a view.

An item is known by its number in the scope.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, reduce
from operator import or_

from registry.catalogue.bitmaps import bitmap
from registry.catalogue.duties import responsible_facets
from registry.catalogue.listing import Count, FacetCount
from registry.catalogue.naming import facet_words
from registry.catalogue.parties import duty_holders
from registry.catalogue.version import Version
from registry.catalogue.view import View
from registry.digitization.coverage import standing
from registry.digitization.metric import METRICS
from registry.errors import BadQuestion, Complaint
from registry.facts.statements import StageName
from registry.kinds import MODELS
from registry.kinds.kind import Kind
from registry.kinds.reading import Key, facet_fields
from registry.search.question import FACETS, Filters
from registry.versions.status import Status
from registry.words import Words

_IN_FORCE = {
    "true": Words("Đang có hiệu lực", "In force"),
    "false": Words("Không còn hoặc chưa có hiệu lực", "Not in force"),
}
_SAME = {"periodicity": ("periodicity", "frequency"), "field": ("field",)}
_BODY = "body"
_STAGES = METRICS["regimes_electronic"]


class Counter:
    """A bitmap for each value of each facet."""

    def __init__(self, view: View, items: Sequence[tuple[int, Version, bool]]) -> None:
        """Set the bits of every item: its number, its version, whether that is in force."""
        self._view = view
        self._all = bitmap(at for at, _, _ in items)
        self._words: dict[tuple[str, str], Words | None] = {}
        gathered: dict[str, dict[str, list[int]]] = {name: {} for name in FACETS}
        for at, version, in_force in items:
            for name, value in self._values(version, in_force=in_force):
                gathered[name].setdefault(value, []).append(at)
        self._bits = {
            name: {value: bitmap(found) for value, found in values.items()}
            for name, values in gathered.items()
        }
        self._values_of = {
            name: [(value, found, self._words.get((name, value))) for value, found in bits.items()]
            for name, bits in self._bits.items()
        }
        self._with = {name: reduce(or_, bits.values(), 0) for name, bits in self._bits.items()}

    def masks(self, filters: Filters) -> dict[str, int]:
        """For each filter the items that pass it.

        :raises BadQuestion: for a facet there is not.
        """
        unknown = [name for name in filters if name not in FACETS]
        if unknown:
            said = _NO_FACET.filled(names=", ".join(FACETS))
            raise BadQuestion(
                said, tuple(Complaint(name, "unknown-filter", said) for name in unknown)
            )
        return {name: self._mask(name, values) for name, values in filters.items()}

    def passing(self, masks: Mapping[str, int], without: str | None = None) -> int:
        """The items that pass all filters, or all but one."""
        chosen = self._all
        for name, mask in masks.items():
            if name != without:
                chosen &= mask
        return chosen

    def counts(self, found: int, masks: Mapping[str, int]) -> tuple[FacetCount, ...]:
        """How many of the items found have each value; a facet's own filter is left out of it."""
        return tuple(self._count(name, found & self.passing(masks, name)) for name in FACETS)

    def _count(self, name: str, chosen: int) -> FacetCount:
        counts = [
            Count(value, hit.bit_count(), words)
            for value, bits, words in self._values_of[name]
            if (hit := bits & chosen)
        ]
        counts.sort(key=lambda one: (-one.count, one.value))
        without = (chosen & ~self._with[name]).bit_count()
        return FacetCount(name, FACETS[name], tuple(counts), without)

    def _mask(self, name: str, values: tuple[str, ...]) -> int:
        mask = 0
        for value in values:
            mask |= self._bits[name].get(value, 0)
        return mask

    def _values(self, version: Version, *, in_force: bool) -> Iterator[tuple[str, str]]:
        """The values an item counts under; what each is called is noted beside."""
        kind = version.key.kind
        status = version.status_as_of(self._view.as_of)
        yield self._noted("kind", kind.value, kind.words)
        yield self._noted("status", status.value, Status(status).words)
        yield self._noted("in_force", str(in_force).lower(), _IN_FORCE[str(in_force).lower()])
        for name, facet in _own_facets(kind):
            for value in self._answering(name, version.facets.get(facet, ())):
                if (name, value) not in self._words:
                    self._words[name, value] = facet_words(self._view, kind, facet, value)
                yield name, value
        if kind is Kind.REGIME and (stage := standing(self._view, _STAGES, version.key).value):
            yield self._noted("stage", stage, StageName(stage).words)

    def _answering(self, name: str, named: tuple[str, ...]) -> tuple[str, ...]:
        """The values themselves; of bodies also those who hold their duties on the view's day.

        Whoever searches knows a ministry by its old name or by its new one.
        """
        if name != _BODY:
            return named
        heirs = (
            sorted(one.code for one in duty_holders(self._view, Key(Kind.BODY, code)))
            for code in named
        )
        return tuple(dict.fromkeys((*named, *(code for codes in heirs for code in codes))))

    def _noted(self, name: str, value: str, words: Words) -> tuple[str, str]:
        self._words[name, value] = words
        return name, value


@cache
def _own_facets(kind: Kind) -> tuple[tuple[str, str], ...]:
    """Which facets of a kind count under which facet of search."""
    fields = facet_fields(MODELS[kind])
    named = [(name, own) for name, those in _SAME.items() for own in those if own in fields]
    return (*named, *((_BODY, own) for own in responsible_facets(kind)))


_NO_FACET = Words(
    "Không lọc được theo tham số này; tìm kiếm lọc được theo: {names}.",
    "There is no such filter; search can be narrowed by: {names}.",
)
