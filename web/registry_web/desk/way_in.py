"""Signing in: on coming to the desk, or on top of a form whose session ended while it was typed."""

from collections.abc import Mapping

from starlette.responses import Response

from registry.errors import RegistryError
from registry_web.page import Page
from registry_web.rendering import render

NEVER_KEPT = {"Cache-Control": "private, no-store", "Vary": "Cookie"}

_OURS = frozenset({"token", "csrf", "once"})
_SHORT = 24
"""Characters up to which a text is a code or a choice, which nobody needs to copy."""


def way_in(
    page: Page,
    *,
    asked: str = "",
    carried: Mapping[str, str] | None = None,
    refused: RegistryError | None = None,
) -> Response:
    """The page that asks for the token.

    :param asked: where to go afterwards.
    :param carried: a form that was sent after its session had ended; it goes on from here.
    """
    kept = {name: one for name, one in (carried or {}).items() if name != "token"}
    return render(
        page,
        "desk/way_in.html",
        status=401 if refused or kept else 200,
        headers=NEVER_KEPT,
        next=asked,
        carried=kept,
        typed=[one for name, one in kept.items() if name not in _OURS and len(one) > _SHORT],
        refused=refused.message if refused else None,
    )
