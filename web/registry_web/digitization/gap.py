"""Every indicator of a set, its periods across: what is required, what comes, what is needed."""

from typing import NamedTuple

from registry.digitization import Metric, SupplyOf, bearing_on, demands, metric_named, supplies
from registry.facts.statements import SupplyState
from registry_web.digitization.grid import Demand, Square, demand, in_order
from registry_web.page import Page
from registry_web.things import Thing, period_names, thing

FIRST = "key_indicators_supplied"
"""The set whose gap is complained of."""


class Row(NamedTuple):
    """One indicator."""

    indicator: Thing
    squares: tuple[Square, ...]


class Period(NamedTuple):
    """One period over all indicators of the set."""

    period: Thing
    required: int
    """Of how many indicators the definition asks for it."""
    full: int
    partial: int
    none: int
    unknown: int
    """Of how many of those that are asked for it nothing is known."""
    needed: int
    """Of how many somebody official needs it."""
    undefined: int
    """Needed, and not asked for by the definition."""


class Gap(NamedTuple):
    """The whole set."""

    metric: Metric
    periods: list[Period]
    rows: list[Row]
    sorts: set[tuple[Square, ...]]
    """The sorts of rows: most rows look like another, so each sort is drawn once."""
    demands: list[Demand]


def gap(page: Page) -> Gap:
    """The set the address names.

    :raises NotFound: if there is no such metric.
    :raises BadQuestion: if the metric is not of indicators.
    """
    metric = metric_named(page.query.get("metric") or FIRST)
    found = supplies(page.view, metric)
    asking = demands(page.view)
    bearing = {one.indicator: bearing_on(page.view, one.indicator, asking) for one in found}
    wanted = {
        key: {one.content["needed_period"] for one in facts} for key, facts in bearing.items()
    }
    codes = in_order({code for one in found for code in (*one.required, *wanted[one.indicator])})
    rows = [
        Row(
            thing(page, one.indicator),
            tuple(_square(one, code, wanted[one.indicator]) for code in codes),
        )
        for one in found
    ]
    columns = zip(period_names(page, codes), *(row.squares for row in rows), strict=True)
    said = {one.revision for facts in bearing.values() for one in facts}
    return Gap(
        metric=metric,
        periods=[_period(period, squares) for period, *squares in columns],
        rows=rows,
        sorts={row.squares for row in rows},
        demands=[demand(page, one.content) for one in asking if one.revision in said],
    )


def _square(one: SupplyOf, code: str, needed: set[str]) -> Square:
    is_required, is_needed = code in one.required, code in needed
    # Most squares nobody asks for: their state would not be shown.
    state = one.at(code) if is_required or is_needed else None
    return Square(state, is_required, is_needed, None)


def _period(period: Thing, squares: list[Square]) -> Period:
    asked = [one for one in squares if one.is_asked_for]
    states = [one.state for one in asked]
    return Period(
        period,
        required=sum(one.is_required for one in squares),
        full=states.count(SupplyState.FULL),
        partial=states.count(SupplyState.PARTIAL),
        none=states.count(SupplyState.NONE),
        unknown=states.count(None),
        needed=sum(one.is_needed for one in squares),
        undefined=sum(one.is_needed and not one.is_required for one in squares),
    )
