"""About the data: where they come from, how sure they are, what is missing."""

from starlette.responses import Response

from registry.catalogue.listing import table
from registry.kinds import Kind
from registry.kinds.provenance import Certainty, ProvenanceClass
from registry_web import notice
from registry_web.page import Page
from registry_web.rendering import render


def about(page: Page) -> Response:
    """What the data are, counted from the records themselves."""
    return render(
        page,
        "about.html",
        notices=notice.BOTH,
        certainties=list(Certainty),
        levels=list(ProvenanceClass),
        rows=[(kind, *_counted(page, kind)) for kind in Kind],
    )


def _counted(page: Page, kind: Kind) -> tuple[int, dict[str, int]]:
    found = table(page.view, kind)
    counts = {value: bits.bit_count() for value, bits in found.bits["certainty"].items()}
    return len(found.rows), counts
