"""What is officially stated: targets and tallies."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from registry.digitization import (
    Sought,
    in_parts,
    tallies_sought,
    target_named,
    targets_sought,
)
from registry_api import links
from registry_api.asking import CLOCKS, Asked, CodeText, From, Running, To, only
from registry_api.json import answer
from registry_api.openapi import answers
from registry_api.shapes import digitization as shapes
from registry_api.shapes.parts import asked

router = APIRouter(prefix=links.ROOT, tags=["digitization"])

OfMetric = Annotated[CodeText | None, Query(description="Only of this metric.")]
OfCollection = Annotated[CodeText | None, Query(description="Only about this collection.")]


@router.get(
    "/targets",
    operation_id="list_targets",
    summary="Targets by due day: reached or not, short by how many, overdue",
    responses=answers("TargetsAnswer"),
)
async def list_targets(
    request: Request,
    view: Asked,
    metric: OfMetric = None,
    collection: OfCollection = None,
    body: Annotated[CodeText | None, Query(description="Only those this body owes.")] = None,
    overdue: Annotated[bool | None, Query(description="Only those past their day, or not.")] = None,
    since: From = None,
    until: To = None,
) -> Response:
    """Answer the targets whose due day lies between the two days."""
    only(request, CLOCKS | {"metric", "collection", "body", "overdue", "from", "to"})
    found = targets_sought(view, Sought(metric, collection, body, overdue, since, until))
    items = [shapes.target(view, *one) for one in found]
    return answer({"total": len(items), "items": items, "asked": asked(view)})


@router.get(
    "/targets/{name}",
    operation_id="get_target",
    summary="One target, with each body's part in it",
    responses=answers("TargetAnswer"),
)
async def get_target(
    request: Request,
    service: Running,
    view: Asked,
    name: Annotated[str, Path(description="The name of a target.")],
    by: Annotated[
        Literal["body", "body_today"], Query(description="Who leads on that day, or today.")
    ] = "body",
) -> Response:
    """Answer where the target stands and what each body leads of it."""
    only(request, CLOCKS | {"by"})
    found = in_parts(view, service.now_as_of(view), target_named(view, name), by=by)
    return answer({**shapes.target_in_parts(view, found, by), "asked": asked(view)})


@router.get(
    "/tallies",
    operation_id="list_tallies",
    summary="Official figures, each with its definition, day and source",
    responses=answers("TalliesAnswer"),
)
async def list_tallies(
    request: Request,
    view: Asked,
    metric: OfMetric = None,
    collection: OfCollection = None,
    since: From = None,
    until: To = None,
) -> Response:
    """Answer the figures by day; those without a day come last."""
    only(request, CLOCKS | {"metric", "collection", "from", "to"})
    sought = Sought(metric, collection, first=since, last=until)
    return answer(shapes.official(view, tallies_sought(view, sought)))
