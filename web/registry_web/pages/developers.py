"""The developers' corner: how other systems read the same records."""

from starlette.responses import Response

from registry_web.page import Page
from registry_web.rendering import render


def developers(page: Page) -> Response:
    """Where programs begin, and how the service is."""
    return render(
        page,
        "developers.html",
        is_following=page.service.is_following,
        revision=page.service.catalogue.revision,
    )
