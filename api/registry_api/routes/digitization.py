"""How far reporting is electronic: counts from evidence beside tallies and targets."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from registry.digitization import (
    WAYS,
    beside,
    days_looked_at,
    history,
    metric_asked,
    outlook,
    overview,
    periods_needed,
    supplies,
    ways,
    what_if,
)
from registry_api import links
from registry_api.addressing import MetricName
from registry_api.asking import CLOCKS, Asked, CodeText, Day, From, Running, To, only
from registry_api.json import answer
from registry_api.openapi import answers
from registry_api.shapes import digitization as shapes, pace as pace_shapes
from registry_api.shapes.parts import asked

router = APIRouter(prefix=f"{links.ROOT}/digitization", tags=["digitization"])

Over = Annotated[
    CodeText | None, Query(description="Count over this collection instead of the metric's own.")
]
Finish = Annotated[
    list[str],
    Query(description="Members or the bodies that lead them, e.g. `bo-y-te`, `CDBC-003`."),
]


@router.get(
    "",
    operation_id="list_digitization",
    summary="Every metric: our count with what is unknown, the latest tally, the targets",
    responses=answers("DigitizationAnswer"),
)
async def list_metrics(
    request: Request,
    service: Running,
    view: Asked,
    metric: Annotated[str | None, Query(description="Only this one.")] = None,
    by: Annotated[str | None, Query(description="Split each by this word.")] = None,
    collection: Over = None,
) -> Response:
    """Answer the metrics as of the two clocks; one that cannot be asked so is left out."""
    only(request, CLOCKS | {"metric", "by", "collection"} | WAYS)
    wanted = {name: text for name, text in request.query_params.items() if name in WAYS}
    words = (*wanted, by) if by is not None else tuple(wanted)
    found = overview(view, metric, collection=collection, words=words)
    today = service.now_as_of(view)
    items = [shapes.in_short(view, today, one, by, wanted) for one in found.found]
    left_out = [shapes.left_out(one) for one in found.left_out]
    return answer({"items": items, "left_out": left_out, "asked": asked(view)})


@router.get(
    "/{metric}",
    operation_id="get_digitization",
    summary="One metric, member by member, with the fact behind each; split or narrowed",
    responses=answers("MetricAnswer"),
)
async def get_metric(
    request: Request,
    service: Running,
    view: Asked,
    metric: MetricName,
    by: Annotated[
        str | None,
        Query(description="Split by stage, body, field …: `by=x` lists what it can be split by."),
    ] = None,
    collection: Over = None,
) -> Response:
    """Answer where each member stands; any word it can be split by also narrows: ``field=…``."""
    found = beside(view, metric_asked(view, metric, collection))
    can = ways(found.coverage)
    only(request, CLOCKS | {"by", "collection", *can})
    today = service.now_as_of(view)
    wanted = {name: text for name, text in request.query_params.items() if name in can}
    return answer({**shapes.in_detail(view, today, found, by, wanted), "asked": asked(view)})


@router.get(
    "/{metric}/pace",
    operation_id="get_pace",
    summary="How the count came to be, and a forecast or why there is none",
    responses=answers("PaceAnswer"),
)
async def get_pace(
    request: Request,
    view: Asked,
    metric: MetricName,
    since: From = None,
    until: To = None,
    on: Annotated[
        Day | None,
        Query(
            description="Forecast for this day; default: the last due day to come, else a year on."
        ),
    ] = None,
    collection: Over = None,
) -> Response:
    """Answer the steps by the day of the facts, and as they were known then."""
    only(request, CLOCKS | {"from", "to", "on", "collection"})
    counted = metric_asked(view, metric, collection)
    first, last = days_looked_at(view, since, until)
    steps = history(view, counted, first, last)
    foretold = outlook(view, counted, steps, last, on=on)
    return answer(pace_shapes.pace(view, counted, (first, last), steps, foretold))


@router.get(
    "/{metric}/what-if",
    operation_id="get_what_if",
    summary="Would the targets be reached if these members or bodies finish?",
    responses=answers("WhatIfAnswer"),
)
async def get_what_if(
    request: Request,
    service: Running,
    view: Asked,
    metric: MetricName,
    finish: Finish,
    collection: Over = None,
) -> Response:
    """Answer what the count and the bounds of the official figure would be."""
    only(request, CLOCKS | {"finish", "collection"})
    found = beside(view, metric_asked(view, metric, collection))
    names = [name for text in finish for name in text.split(",")]
    supposed = what_if(view, service.now_as_of(view), found, names)
    short = shapes.standing(view, found)
    return answer({**short, "supposed": shapes.supposed(view, supposed), "asked": asked(view)})


@router.get(
    "/{metric}/supply",
    operation_id="get_supply",
    summary="Each indicator's supply by period and form, and the gap to what is required",
    responses=answers("SupplyAnswer"),
)
async def get_supply(
    request: Request,
    view: Asked,
    metric: MetricName,
    needed: Annotated[
        str | None,
        Query(description="Periods somebody needs beside those required, e.g. `M` or `M,Q`."),
    ] = None,
    collection: Over = None,
) -> Response:
    """Answer required, supplied and lacking periods; in full only if every period and form is."""
    only(request, CLOCKS | {"needed", "collection"})
    counted = metric_asked(view, metric, collection)
    codes = periods_needed(view, (needed or "").split(","))
    return answer(pace_shapes.supplies(view, counted, supplies(view, counted), codes))
