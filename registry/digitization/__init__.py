"""How far reporting is electronic: counted from facts, beside what is officially stated.

Where to come in, each with a ``registry.catalogue.View`` (both clocks set), each answering frozen
dataclasses whose texts are ``Words``:

- ``METRICS``, ``metric_named(name)``, ``over(metric, view, collection)``: what is counted, over
  which set;
- ``overview(view, ...)``: every metric that can be counted over a set and split so;
- ``beside(view, metric)`` → ``Beside``: our count (``coverage.counts``), the latest tally with the
  difference explained (``comparison.reasons``), figures never to be compared (``others``), the
  targets (``Against``: short by how many, needed per month);
- ``split(view, today, coverage, by)`` → ``Group``: by stage, body, field …, all named by
  ``ways(coverage)``; ``narrow(view, today, coverage, {by: value})``: the records behind a figure;
- ``what_if(view, today, beside, finish)`` → ``WhatIf``; ``shares(...)``: a target by body;
- ``days_looked_at``; ``history``, ``history_as_known`` → ``Step``; ``outlook(...)`` → ``Forecast``
  or ``Refused``;
- ``supplies(view, metric)`` → ``SupplyOf``: each period and form, the gap;
- ``targets_sought(view, Sought(...))``, ``tallies_sought``: everything official;
  ``in_parts(view, today, target_named(view, name))``: a target by body.

``today`` is ``service.now_as_of(view)``. Never show ``counts[REACHED]`` without
``counts[UNKNOWN]``.
"""

from registry.digitization.against import Against, Verdict
from registry.digitization.beside import Beside, beside
from registry.digitization.comparing import Comparison, Ground, Reason, latest_tally
from registry.digitization.coverage import Coverage, Standing, coverage
from registry.digitization.forecast import METHOD, Forecast, Refused, forecast
from registry.digitization.grouping import Group, narrow, split, value_term, ways
from registry.digitization.metric import METRICS, Metric, State, metric_asked, metric_named, over
from registry.digitization.outlook import days_looked_at, outlook
from registry.digitization.overview import WAYS, LeftOut, Overview, overview
from registry.digitization.pace import Step, history, history_as_known
from registry.digitization.seeking import (
    Sought,
    TargetInParts,
    demand_order,
    in_parts,
    tallies_of,
    tallies_sought,
    target_named,
    targets_sought,
)
from registry.digitization.stated import (
    Share,
    is_between,
    is_overdue,
    is_owed_by,
    metric_of,
    shares,
    tallies,
    targets,
)
from registry.digitization.supply import (
    Cell,
    Needed,
    SupplyOf,
    bearing_on,
    demands,
    periods_needed,
    supplies,
    supply_of,
)
from registry.digitization.unmeasured import (
    Unmeasured,
    WhyUnmeasured,
    unmeasured_of,
    why_unmeasured,
)
from registry.digitization.whatif import Supposed, WhatIf, what_if

__all__ = [
    "METHOD",
    "METRICS",
    "WAYS",
    "Against",
    "Beside",
    "Cell",
    "Comparison",
    "Coverage",
    "Forecast",
    "Ground",
    "Group",
    "LeftOut",
    "Metric",
    "Needed",
    "Overview",
    "Reason",
    "Refused",
    "Share",
    "Sought",
    "Standing",
    "State",
    "Step",
    "SupplyOf",
    "Supposed",
    "TargetInParts",
    "Unmeasured",
    "Verdict",
    "WhatIf",
    "WhyUnmeasured",
    "bearing_on",
    "beside",
    "coverage",
    "days_looked_at",
    "demand_order",
    "demands",
    "forecast",
    "history",
    "history_as_known",
    "in_parts",
    "is_between",
    "is_overdue",
    "is_owed_by",
    "latest_tally",
    "metric_asked",
    "metric_named",
    "metric_of",
    "narrow",
    "outlook",
    "over",
    "overview",
    "periods_needed",
    "shares",
    "split",
    "supplies",
    "supply_of",
    "tallies",
    "tallies_of",
    "tallies_sought",
    "target_named",
    "targets",
    "targets_sought",
    "unmeasured_of",
    "value_term",
    "ways",
    "what_if",
    "why_unmeasured",
]
