"""Every metric at one sight: over a set, narrowed and split as far as each of them can be."""

from collections.abc import Iterable
from dataclasses import dataclass

from registry.catalogue import View
from registry.digitization.beside import Beside, beside
from registry.digitization.grouping import demand_ways, ways_of
from registry.digitization.metric import METRICS, Metric, metric_asked
from registry.errors import BadQuestion
from registry.words import Words

WAYS = frozenset(way for metric in METRICS.values() for way in ways_of(metric))
"""All the words that any metric can be split or narrowed by."""


@dataclass(frozen=True)
class LeftOut:
    """A metric that cannot be asked so, and why."""

    metric: Metric
    reason: Words


@dataclass(frozen=True)
class Overview:
    """The metrics that can be asked so, and those left out."""

    found: tuple[Beside, ...]
    left_out: tuple[LeftOut, ...]


def overview(
    view: View,
    name: str | None = None,
    *,
    collection: str | None = None,
    words: Iterable[str] = (),
) -> Overview:
    """Every metric, or the one named, over the collection, that has all the ways asked for.

    :param words: what it is to be split or narrowed by.
    :raises NotFound: if there is no such metric or collection.
    :raises BadQuestion: if no metric can be asked so.
    """
    asked_for = tuple(words)
    found: list[Beside] = []
    left_out: list[LeftOut] = []
    for one in (name,) if name else tuple(METRICS):
        try:
            metric = metric_asked(view, one, collection)
            demand_ways(metric, asked_for)
        except BadQuestion as refusal:
            left_out.append(LeftOut(METRICS[one], refusal.message))
            last = refusal
            continue
        found.append(beside(view, metric))
    if not found:
        raise last
    return Overview(tuple(found), tuple(left_out))
