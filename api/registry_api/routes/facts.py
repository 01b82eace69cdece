"""Facts: the list by type, and one fact."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from registry.errors import NotFound
from registry.facts import FactType
from registry.words import Words
from registry_api import links
from registry_api.asking import CLOCKS, Asked, only
from registry_api.json import answer
from registry_api.openapi import answers
from registry_api.shapes.facts import fact, fact_list

router = APIRouter(prefix=links.ROOT, tags=["facts"])


@router.get(
    "/facts",
    operation_id="list_facts",
    summary="All facts that count, by type",
    responses=answers("FactsAnswer"),
)
async def list_facts(
    request: Request,
    view: Asked,
    type: Annotated[FactType | None, Query(description="Only facts of this type.")] = None,
) -> Response:
    """Answer every fact that is known and not void as of the revision."""
    only(request, CLOCKS | {"type"})
    found = [one for one in view.catalogue.all_facts(view.as_of) if type in (None, one.type)]
    return answer(fact_list(view, found))


@router.get(
    "/facts/{revision}",
    operation_id="get_fact",
    summary="One fact, by the revision that recorded it",
    responses=answers("FactAnswer"),
)
async def get_fact(request: Request, view: Asked, revision: int) -> Response:
    """Answer a fact, void or not; ``voided_at_revision`` says which."""
    only(request, CLOCKS)
    found = view.catalogue.facts.get(revision)
    if found is None or found.revision > view.as_of:
        raise NotFound(_NO_FACT.filled(revision=revision))
    return answer(fact(view, found))


_NO_FACT = Words(
    "Dòng {revision} của nhật ký không ghi sự kiện nào.",
    "Revision {revision} of the log recorded no fact.",
)
