"""Which records of a kind a list is about: filters by facet and reference, what changed, order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from registry.catalogue.closed import check_values
from registry.catalogue.listing import FacetCount, Table, table
from registry.catalogue.ordering import Sort, ordered
from registry.catalogue.version import Version
from registry.catalogue.view import View
from registry.kinds import MODELS
from registry.kinds.kind import Kind
from registry.kinds.reading import Key, facet_fields, reference_leaves
from registry.kinds.shape import EACH, Leaf, values


@dataclass(frozen=True)
class Selection:
    """What a list is asked for."""

    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Facet → wanted values: any of the values of one facet, all of the facets."""
    references: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Place of a reference → wanted codes, e.g. ``coordinating_bodies.body``; as for facets."""
    refers_to: tuple[Key, ...] = ()
    """Records that refer to any of these, wherever."""
    updated_after: int | None = None
    """Records about which something was said after this revision."""
    sort: Sort = Sort.CODE


class Selected:
    """The records found, in order, and the facet counts."""

    def __init__(self, view: View, kind: Kind, selection: Selection) -> None:
        """Find the records.

        :raises BadQuestion: for a value outside a closed list.
        """
        check_values(view, kind, selection.filters)
        self._view, self._selection = view, selection
        self._table = table(view, kind)
        self._among = _among(view, self._table, selection)
        found, _ = self._table.select(selection.filters, self._among)
        self.rows = ordered(view, found, selection.sort)

    @property
    def facets(self) -> tuple[FacetCount, ...]:
        """Every facet with its counts; its own filter is left out of them."""
        return self._table.counts(self._view, self._selection.filters, self._among)


@cache
def reference_names(kind: Kind) -> Mapping[str, tuple[Leaf, ...]]:
    """The places of references a list can be filtered by, facets apart: ``computed_from``."""
    found: dict[str, tuple[Leaf, ...]] = {}
    for leaf, _ in reference_leaves(MODELS[kind]):
        name = ".".join(step for step in leaf.path if step != EACH)
        if name not in facet_fields(MODELS[kind]):
            found[name] = (*found.get(name, ()), leaf)
    return found


def _among(view: View, rows: Table, selection: Selection) -> frozenset[Key] | None:
    """The items that pass all but the filters by facet; ``None`` if that is all."""
    kept = list(rows.rows)
    if selection.refers_to:
        wanted = frozenset(selection.refers_to)
        kept = [row for row in kept if not wanted.isdisjoint(row.targets)]
    for name, codes in selection.references.items():
        leaves = reference_names(rows.kind)[name]
        kept = [row for row in kept if _refers(row, leaves, codes)]
    after = selection.updated_after
    if after is not None:
        kept = [row for row in kept if max(row.moments(view.as_of)) > after]
    return None if len(kept) == len(rows.rows) else frozenset(row.key for row in kept)


def _refers(row: Version, leaves: tuple[Leaf, ...], codes: tuple[str, ...]) -> bool:
    content = row.content
    return any(value in codes for leaf in leaves for _, value in values(leaf, content))
