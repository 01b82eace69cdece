"""The calendar of a regime: periods, cut-off windows, due days."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from registry.calendar import WorkingDays, YearOfRegime, year_of
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry_api import links
from registry_api.asking import CLOCKS, Asked, only
from registry_api.json import answer
from registry_api.openapi import answers
from registry_api.shapes.calendar import year as year_shape
from registry_api.shapes.parts import asked, named

router = APIRouter(prefix=links.ROOT, tags=["calendar"])


@router.get(
    "/regimes/{code}/calendar",
    operation_id="get_regime_calendar",
    summary="A regime's reports of a year: period, cut-off window, due days",
    responses=answers("RegimeCalendarAnswer"),
)
async def get_calendar(
    request: Request,
    view: Asked,
    code: str,
    year: Annotated[
        int | None, Query(ge=1995, le=2100, description="Default: the year of `valid_at`.")
    ] = None,
) -> Response:
    """Answer what is owed by the version in force; what its words leave open stays unknown."""
    only(request, CLOCKS | {"year"})
    key = Key(Kind.REGIME, code)
    content = view.get(key).version.content
    wanted = year or view.valid_at.year

    def compute() -> YearOfRegime:
        return year_of(content, wanted, WorkingDays.of_viet_nam())

    found = await asyncio.to_thread(compute)
    return answer({**named(view, key), "year": wanted, **year_shape(found), "asked": asked(view)})
