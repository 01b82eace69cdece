"""What the Government stated and asked for: tallies and targets, which stand for no record."""

from starlette.responses import Response

from registry.access.rules import ROLES, Deed
from registry.facts import FactType
from registry_web.desk.telling import told
from registry_web.desk.working import Desk

TYPES = (FactType.TALLY, FactType.TARGET)


async def official(desk: Desk) -> Response:
    """Every tally and target that counts, the latest first."""
    view = desk.page.view
    there = [one for one in view.catalogue.all_facts(view.as_of) if one.type in TYPES]
    there.sort(key=lambda one: (one.on or "", one.revision), reverse=True)
    return desk.show(
        "desk/official.html",
        types=TYPES,
        facts=[told(desk.page, one) for one in there],
        may_state=desk.session.principal.role in ROLES[Deed.REVIEW],
    )
