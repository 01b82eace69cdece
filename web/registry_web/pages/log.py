"""What changed: the log as a reader reads it."""

from starlette.responses import Response

from registry_web.changes import latest
from registry_web.page import Page
from registry_web.rendering import render

_ROWS = 30
_LINES = 60


def changes(page: Page) -> Response:
    """The last changes, newest first, from a revision back if asked."""
    before = page.query.get("before", "")
    start = int(before) - 1 if before.isdigit() else page.view.as_of
    found = latest(page, _ROWS, start=min(start, page.view.as_of), lines=_LINES)
    return render(page, "changes.html", groups=found, next=found[-1].first if found else 0)
