"""The first page: one search box, what there is, what changed lately, where digitization stands."""

from typing import Any

from starlette.responses import Response

from registry.catalogue.listing import table
from registry.digitization.beside import beside
from registry.digitization.metric import METRICS, State
from registry.kinds import Kind
from registry_web import notice
from registry_web.changes import latest
from registry_web.page import Page
from registry_web.rendering import render

_LEADING = ("regimes_electronic", "indicators_supplied", "key_indicators_supplied")
_CHANGES = 8


def home(page: Page) -> Response:
    """The first page."""
    return render(
        page,
        "home.html",
        kinds=[(kind, len(table(page.view, kind).rows)) for kind in Kind],
        standings=[_standing(page, name) for name in _LEADING],
        changes=latest(page, _CHANGES),
        notices=notice.BOTH,
    )


def _standing(page: Page, name: str) -> dict[str, Any]:
    found = beside(page.view, METRICS[name])
    counts = found.coverage.counts
    return {
        "name": name,
        "words": found.coverage.metric.words,
        "total": len(found.coverage.standings),
        "reached": counts[State.REACHED],
        "not_reached": counts[State.NOT_REACHED],
        "unknown": counts[State.UNKNOWN],
        "tally": found.tally.content if found.tally else None,
    }
