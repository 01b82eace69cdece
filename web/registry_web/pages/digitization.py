"""Digitization on one screen: what is known, what is stated, what is wanted, and the gap."""

from starlette.responses import Response

from registry.digitization import METHOD, METRICS, State
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
