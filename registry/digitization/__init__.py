"""How far reporting is electronic: counted from facts, beside what is officially stated.

Where to come in, each with a ``registry.catalogue.View`` (both clocks set), each answering frozen
dataclasses whose texts are ``Words``:

- ``METRICS``, ``metric_named(name)``, ``over(metric, view, collection)``: what is counted, over
  which set;
- ``beside(view, metric)`` → ``Beside``: our count (``coverage.counts``), the latest tally with the
  difference explained (``comparison.reasons``), figures never to be compared (``others``), the
  targets (``Against``: short by how many, needed per month);
- ``split(view, today, coverage, by)`` → ``Group``: by stage, body, field …, all named by
  ``ways(coverage)``; ``narrow(view, today, coverage, {by: value})``: the records behind a figure;
- ``what_if(view, today, beside, finish)`` → ``WhatIf``; ``shares(...)``: a target by body;
- ``history``, ``history_as_known`` → ``Step``; ``forecast(steps, today, on)`` → ``Forecast`` or
  ``Refused``;
- ``supply_of(view, indicator)`` → ``SupplyOf``: each period and form, the gap;
- ``targets(view)``, ``tallies(view)``: everything official.

``today`` is ``service.now_as_of(view)``. Never show ``counts[REACHED]`` without
``counts[UNKNOWN]``.
"""

from registry.digitization.against import Against, Verdict
from registry.digitization.beside import Beside, beside
from registry.digitization.comparing import Comparison, Ground, Reason, latest_tally
from registry.digitization.coverage import Coverage, Standing, coverage
from registry.digitization.forecast import METHOD, Forecast, Refused, forecast
from registry.digitization.grouping import Group, narrow, split, value_term, ways
from registry.digitization.metric import METRICS, Metric, State, metric_named, over
from registry.digitization.pace import Step, history, history_as_known
from registry.digitization.stated import (
    Share,
    is_between,
    is_owed_by,
    metric_of,
    shares,
    tallies,
    targets,
)
from registry.digitization.supply import Cell, SupplyOf, supply_of
from registry.digitization.whatif import Supposed, WhatIf, what_if

__all__ = [
    "METHOD",
    "METRICS",
    "Against",
    "Beside",
    "Cell",
    "Comparison",
    "Coverage",
    "Forecast",
    "Ground",
    "Group",
    "Metric",
    "Reason",
    "Refused",
    "Share",
    "Standing",
    "State",
    "Step",
    "SupplyOf",
    "Supposed",
    "Verdict",
    "WhatIf",
    "beside",
    "coverage",
    "forecast",
    "history",
    "history_as_known",
    "is_between",
    "is_owed_by",
    "latest_tally",
    "metric_named",
    "metric_of",
    "narrow",
    "over",
    "shares",
    "split",
    "supply_of",
    "tallies",
    "targets",
    "value_term",
    "ways",
    "what_if",
]
