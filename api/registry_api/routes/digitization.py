"""How far reporting is electronic: counts from evidence beside tallies and targets."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from registry.digitization.beside import beside
from registry.digitization.metric import METRICS, metric_named
from registry_api import links
from registry_api.asking import CLOCKS, Asked, Running, only
from registry_api.json import answer
from registry_api.openapi import answers
from registry_api.shapes.digitization import in_detail, standing
from registry_api.shapes.parts import asked

router = APIRouter(prefix=f"{links.ROOT}/digitization", tags=["digitization"])


@router.get(
    "",
    operation_id="list_digitization",
    summary="Every metric: our count with what is unknown, the latest tally, the targets",
    responses=answers("DigitizationAnswer"),
)
async def list_metrics(request: Request, view: Asked) -> Response:
    """Answer all metrics as of the two clocks."""
    only(request, CLOCKS)
    items = [standing(view, beside(view, metric)) for metric in METRICS.values()]
    return answer({"items": items, "asked": asked(view)})


@router.get(
    "/{metric}",
    operation_id="get_digitization",
    summary="One metric, member by member, with the fact behind each",
    responses=answers("MetricAnswer"),
)
async def get_metric(
    request: Request,
    service: Running,
    view: Asked,
    metric: str,
    by: Annotated[
        str | None,
        Query(description="Split by a facet of the members, e.g. `field`, or `body_today`."),
    ] = None,
) -> Response:
    """Answer where each member stands, and the groups if asked."""
    only(request, CLOCKS | {"by"})
    found = beside(view, metric_named(metric))
    return answer(in_detail(view, service.now_as_of(view), found, by))
