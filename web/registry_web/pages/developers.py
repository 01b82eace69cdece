"""The developers' corner: how other systems read the same records."""

from starlette.responses import Response

from registry.catalogue.listing import table
from registry.kinds import Kind
from registry_web.page import Page
from registry_web.rendering import render


def developers(page: Page) -> Response:
    """Where programs begin, and how the service is."""
    catalogue = page.service.catalogue
    return render(
        page,
        "developers.html",
        is_following=page.service.is_following,
        revision=catalogue.revision,
        changed=catalogue.instants[-1] if catalogue.instants else None,
        kinds=[(kind, len(table(page.view, kind).rows)) for kind in Kind],
    )
