"""What is officially stated: targets and tallies."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from registry.catalogue import RecordedFact, View
from registry.digitization import (
    Against,
    beside,
    is_between,
    is_owed_by,
    metric_of,
    shares,
    tallies,
    targets,
)
from registry.errors import NotFound
from registry.words import Words
from registry_api import links
from registry_api.asking import CLOCKS, Asked, From, Running, To, only
from registry_api.json import answer
from registry_api.openapi import answers
from registry_api.shapes import digitization as shapes
from registry_api.shapes.facts import fact
from registry_api.shapes.parts import asked

router = APIRouter(prefix=links.ROOT, tags=["digitization"])

OfMetric = Annotated[str | None, Query(description="Only of this metric.")]
OfCollection = Annotated[str | None, Query(description="Only about this collection.")]


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
    body: Annotated[str | None, Query(description="Only those this body owes.")] = None,
    overdue: Annotated[bool | None, Query(description="Only those past their day, or not.")] = None,
    since: From = None,
    until: To = None,
) -> Response:
    """Answer the targets whose due day lies between the two days."""
    only(request, CLOCKS | {"metric", "collection", "body", "overdue", "from", "to"})
    found = [
        (one, standing)
        for one, standing in targets(view)
        if _is_about(one, metric, collection)
        and is_between(one, since, until)
        and (body is None or is_owed_by(view, one, body))
        and overdue in (None, _is_overdue(view, one))
    ]
    items = [_target(view, *one) for one in found]
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
    name: str,
    by: Annotated[str, Query(description="`body` of that day or `body_today`.")] = "body",
) -> Response:
    """Answer where the target stands and what each body leads of it."""
    only(request, CLOCKS | {"by"})
    found = [pair for pair in targets(view) if pair[0].content["name"] == name]
    if not found:
        raise NotFound(_NO_TARGET.filled(name=name[:80]))
    target, standing = found[-1]
    parts: list[object] = []
    metric = metric_of(view, target)
    if standing is not None and metric is not None:
        counted = beside(view, metric)
        today = service.now_as_of(view)
        parts = [
            shapes.share(view, counted.coverage, by, one)
            for one in shares(view, today, counted, standing, by=by)
        ]
    return answer({**_target(view, target, standing), "by_body": parts, "asked": asked(view)})


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
    found = [
        one
        for one in tallies(view)
        if _is_about(one, metric, collection) and is_between(one, since, until)
    ]
    return answer(shapes.official(view, found))


def _is_about(one: RecordedFact, metric: str | None, collection: str | None) -> bool:
    content = one.content
    wanted = f"collection:{collection}"
    return metric in (None, content["metric"]) and (
        collection is None or content.get("subject") == wanted
    )


def _is_overdue(view: View, one: RecordedFact) -> bool:
    return one.on is not None and one.on < view.valid_at.isoformat()


def _target(view: View, one: RecordedFact, standing: Against | None) -> dict[str, object]:
    return {
        "target": fact(view, one),
        "overdue": _is_overdue(view, one),
        "standing": shapes.standing_of_target(standing) if standing else None,
        "links": {"self": f"{links.ROOT}/targets/{one.content['name']}"},
    }


_NO_TARGET = Words("Không có mục tiêu {name}.", "There is no target {name}.")
