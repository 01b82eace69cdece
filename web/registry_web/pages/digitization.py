"""Digitization on one screen: what is known, what is stated, what is wanted, and the gap."""

from starlette.responses import Response

from registry.digitization import METHOD, METRICS, State
from registry.facts import FactType
from registry.facts.statements import SupplyState
from registry_web import notice
from registry_web.digitization.gap import gap
from registry_web.digitization.overview import overview
from registry_web.page import Page
from registry_web.rendering import render


def digitization(page: Page) -> Response:
    """One metric with everything that bears on it.

    :raises NotFound: if there is no such metric.
    """
    shown = overview(page)._asdict()
    metrics = list(METRICS.values())
    return render(page, "digitization.html", metrics=metrics, method=METHOD, State=State, **shown)


def supply(page: Page) -> Response:
    """Required beside supplied: every indicator of a set, its periods across.

    :raises NotFound: if there is no such metric.
    """
    found = gap(page)
    return render(
        page,
        "supply.html",
        metrics=[one for one in METRICS.values() if one.fact is FactType.SUPPLY],
        states=list(SupplyState)[::-1],
        notice=notice.NOTICES.get(found.metric.collection or ""),
        drawn_once=lambda draw: {one: draw(one) for one in found.sorts},
        **found._asdict(),
    )
