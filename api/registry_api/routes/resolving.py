"""Resolving names: one by ``GET``, up to a thousand by ``POST``."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from registry.catalogue import View
from registry.catalogue.identifying import Means
from registry.catalogue.resolving import LONGEST, Outcome, Wanted, resolve
from registry.errors import NotFound, NotInForce
from registry.kinds import Kind
from registry.service import Service
from registry.words import Words
from registry_api import links
from registry_api.acting import body_of
from registry_api.asking import CLOCKS, Asked, Running, only
from registry_api.bodies import ResolveBody, ResolveItem
from registry_api.json import CURRENT
from registry_api.openapi import answers, answers_to_question, body
from registry_api.resolved import Resolver
from registry_api.shapes.resolving import resolution

router = APIRouter(prefix=links.ROOT, tags=["resolve"])


@router.get(
    "/resolve",
    operation_id="resolve",
    summary="From a code, URN, national code, form number or identifier to the version in force",
    responses=answers("ResolutionAnswer"),
)
async def resolve_one(
    request: Request,
    service: Running,
    view: Asked,
    id: Annotated[
        str,
        Query(
            min_length=1,
            max_length=LONGEST,
            description="The name, e.g. `KTXH-099`, `indicator:KTXH-099`, `G09`, `293/QĐ-TTg`.",
        ),
    ],
    kind: Annotated[Kind | None, Query(description="Only items of this kind.")] = None,
    by: Annotated[Means | None, Query(description="Only as this sort of name.")] = None,
    scheme: Annotated[
        str | None,
        Query(max_length=LONGEST, description="Only in this list or scheme, e.g. `QCVN-102-2016`."),
    ] = None,
) -> Response:
    """Answer what bears the name on the day; several are named, none is chosen."""
    only(request, CLOCKS | {"id", "kind", "by", "scheme"})
    wanted = Wanted(id, kind, by, scheme)
    _refuse_nothing(view, wanted, service)
    found = Resolver(service, view).answer(wanted)
    return Response(found, 200, _HEADERS, "application/json")


@router.post(
    "/resolve",
    operation_id="resolve_many",
    summary="Resolve up to 1,000 names in one call, each with clocks of its own if need be",
    responses=answers_to_question("ResolutionsAnswer"),
    openapi_extra=body("ResolveBody"),
)
async def resolve_many(request: Request, service: Running) -> Response:
    """Answer in the order of the names; what is not found is an outcome, not a refusal."""
    only(request, set())
    given, _ = await body_of(request, ResolveBody)
    usual = Resolver(service, service.view(given.valid_at, given.as_of))
    parts = [
        usual.answer(Wanted(one)) if isinstance(one, str) else _answered(service, usual, given, one)
        for one in given.items
    ]
    answered = b'{"items":[' + b",".join(parts) + b"]}"
    return Response(answered, 200, {"Cache-Control": "no-cache"}, "application/json")


def _answered(service: Service, usual: Resolver, given: ResolveBody, one: ResolveItem) -> bytes:
    wanted = Wanted(one.id, one.kind, one.by, one.scheme)
    if not (one.valid_at or one.as_of):
        return usual.answer(wanted)
    view = service.view(one.valid_at or given.valid_at, one.as_of or given.as_of)
    return Resolver(service, view).answer(wanted)


def _refuse_nothing(view: View, wanted: Wanted, service: Service) -> None:
    found = resolve(view, wanted)
    if found.outcome in (Outcome.RESOLVED, Outcome.AMBIGUOUS):
        return
    others = resolution(view, wanted, found, service.now_as_of(view))["others"]
    sort = NotInForce if found.outcome is Outcome.NOT_IN_FORCE else NotFound
    said = _SAID[found.outcome].filled(id=wanted.id, day=view.valid_at.isoformat())
    raise sort(said, key=wanted.id, others=others)


_HEADERS = {"Cache-Control": CURRENT, "Content-Language": "vi, en"}
_SAID = {
    Outcome.NOT_IN_FORCE: Words(
        "Không đối tượng nào mang mã {id!r} vào ngày {day}; xem others.",
        "Nobody bears {id!r} on {day}; see others for who does on other days.",
    ),
    Outcome.NOT_FOUND: Words(
        "Không có mã {id!r} trong danh mục.", "The catalogue has nothing called {id!r}."
    ),
}
