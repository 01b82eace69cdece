"""Decisions about versions: statuses, voiding, retiring, superseding; and what a version lacks."""

from collections.abc import Callable
from typing import Annotated, TypeVar

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel
from starlette.responses import Response

from registry.access import Principal
from registry.catalogue.comparing import compare
from registry.catalogue.naming import told
from registry.commands import decide
from registry.commands.work import Work
from registry.errors import BadQuestion, Complaint, NotFound
from registry.kinds import MODELS, Kind
from registry.kinds.reading import Key
from registry.service import Service
from registry.versions.completeness import missing
from registry.versions.number import PATTERN
from registry.versions.status import Status
from registry.words import Words
from registry_api import links
from registry_api.acting import Acting, Done, DryRun, act, body_of, edition_asked
from registry_api.addressing import ItemCode, Plural, VersionNumber
from registry_api.asking import Known, Running, only
from registry_api.bodies import (
    ReasonBody,
    RepairBody,
    RetireBody,
    StatusBody,
    SupersedeBody,
)
from registry_api.json import answer, words
from registry_api.openapi import answers, answers_to_change, body
from registry_api.shapes.changes import difference
from registry_api.shapes.parts import term

router = APIRouter(prefix=links.ROOT, tags=["decisions"])

POINT = {"anyOf": [{"type": "string", "pattern": PATTERN}, {"type": "string", "format": "date"}]}
"""How a version is named in a difference."""

M = TypeVar("M", bound=BaseModel)

_VERSION = "/{plural}/{code}/versions/{number}"


@router.post(
    f"{_VERSION}/status",
    operation_id="give_status",
    summary="Qualify a version against a document, or make it standard",
    responses=answers_to_change("DecidedAnswer"),
    openapi_extra=body("StatusBody"),
)
async def give_status(
    request: Request,
    service: Running,
    principal: Acting,
    plural: Plural,
    code: ItemCode,
    number: VersionNumber,
    dry_run: DryRun = False,
) -> Response:
    """Answer the revision. Needs If-Match with the ETag of the item's versions."""

    def carry(work: Work, given: StatusBody, edition: int) -> int:
        status, document = given.status, given.document
        return decide.give_status(work, key, number, status, document=document, edition=edition)

    key = key_of(plural, code)
    return await _decided(request, service, principal, key, StatusBody, carry, dry_run=dry_run)


@router.post(
    f"{_VERSION}/status/repair",
    operation_id="repair_status",
    summary="Put a wrongly given status right",
    responses=answers_to_change("DecidedAnswer"),
    openapi_extra=body("RepairBody"),
)
async def repair_status(
    request: Request,
    service: Running,
    principal: Acting,
    plural: Plural,
    code: ItemCode,
    number: VersionNumber,
    dry_run: DryRun = False,
) -> Response:
    """Answer the revision. Needs If-Match with the ETag of the item's versions."""

    def carry(work: Work, given: RepairBody, edition: int) -> int:
        status, reason = given.status, given.reason
        return decide.repair_status(work, key, number, status, reason=reason, edition=edition)

    key = key_of(plural, code)
    return await _decided(request, service, principal, key, RepairBody, carry, dry_run=dry_run)


@router.post(
    f"{_VERSION}/void",
    operation_id="void_version",
    summary="Say that a version was wrong",
    responses=answers_to_change("DecidedAnswer"),
    openapi_extra=body("ReasonBody"),
)
async def void_version(
    request: Request,
    service: Running,
    principal: Acting,
    plural: Plural,
    code: ItemCode,
    number: VersionNumber,
    dry_run: DryRun = False,
) -> Response:
    """Answer the revision from which it counts no more. Needs If-Match."""

    def carry(work: Work, given: ReasonBody, edition: int) -> int:
        return decide.void(work, key, number, reason=given.reason, edition=edition)

    key = key_of(plural, code)
    return await _decided(request, service, principal, key, ReasonBody, carry, dry_run=dry_run)


@router.post(
    "/{plural}/{code}/retire",
    operation_id="retire_item",
    summary="End an item on a day",
    responses=answers_to_change("DecidedAnswer"),
    openapi_extra=body("RetireBody"),
)
async def retire_item(
    request: Request,
    service: Running,
    principal: Acting,
    plural: Plural,
    code: ItemCode,
    dry_run: DryRun = False,
) -> Response:
    """Answer the revision. Needs If-Match with the ETag of the item's versions."""

    def carry(work: Work, given: RetireBody, edition: int) -> int:
        return decide.retire(work, key, given.valid_to, reason=given.reason, edition=edition)

    key = key_of(plural, code)
    return await _decided(request, service, principal, key, RetireBody, carry, dry_run=dry_run)


@router.post(
    "/supersede",
    operation_id="supersede_items",
    summary="Say that items are superseded by others",
    responses=answers_to_change("DecidedAnswer"),
    openapi_extra=body("SupersedeBody"),
)
async def supersede_items(
    request: Request, service: Running, principal: Acting, dry_run: DryRun = False
) -> Response:
    """Answer the revision; refused without a successor, or if a predecessor has moved on."""
    only(request, {"dry_run"})
    given, raw = await body_of(request, SupersedeBody)
    editions = {_key(one.item): one.edition for one in given.predecessors}
    new = tuple(_key(name) for name in given.successors)

    def command(work: Work) -> Done:
        revision = decide.supersede(
            work, tuple(editions), new, reason=given.reason, editions=editions
        )
        return Done({"revision": revision})

    return await act(request, service, principal, command, given=raw, dry_run=dry_run)


@router.get(
    f"{_VERSION}/missing",
    operation_id="get_missing",
    summary="What a version lacks for a status",
    responses=answers("LacksAnswer"),
)
async def get_missing(
    request: Request,
    view: Known,
    plural: Plural,
    code: ItemCode,
    number: VersionNumber,
    status: Annotated[Status, Query(description="The status asked about.")] = Status.QUALIFIED,
) -> Response:
    """Answer everything that stands between the version and the status."""
    only(request, {"as_of", "status"})
    key = key_of(plural, code)
    version = next((one for one in view.versions(key) if str(one.number) == number), None)
    if version is None:
        raise NotFound(_NO_VERSION.filled(key=told(view, key), number=number))
    lacks = missing(MODELS[key.kind], version.content, status)
    shown = [
        {"pointer": one.pointer, "label": words(one.label), "reason": words(one.reason)}
        for one in lacks
    ]
    return answer({"item": str(key), "version": number, "status": term(status), "missing": shown})


@router.get(
    "/{plural}/{code}/difference",
    operation_id="get_difference",
    summary="The difference between two versions or days",
    responses=answers("DifferenceAnswer"),
)
async def get_difference(
    request: Request,
    service: Running,
    view: Known,
    plural: Plural,
    code: ItemCode,
    old: Annotated[
        str,
        Query(
            alias="from",
            description="A version (`1.0.0`) or a day (`2021-07-01`).",
            json_schema_extra=POINT,
        ),
    ],
    new: Annotated[
        str, Query(alias="to", description="A version or a day.", json_schema_extra=POINT)
    ],
) -> Response:
    """Answer a JSON Patch, and each change as a sentence with its weight."""
    only(request, {"from", "to", "as_of"})
    key = key_of(plural, code)
    found = compare(view, key, old, new)
    return answer(difference(found.old, found.new, found.changes))


async def _decided(
    request: Request,
    service: Service,
    principal: Principal,
    key: Key,
    model: type[M],
    carry: Callable[[Work, M, int], int],
    *,
    dry_run: bool,
) -> Response:
    """Take a decision about one item, on the edition that ``If-Match`` names."""
    only(request, {"dry_run"})
    edition = await edition_asked(request, lambda: service.view().versions(key))
    given, raw = await body_of(request, model)

    def command(work: Work) -> Done:
        return Done({"revision": carry(work, given, edition)})

    return await act(request, service, principal, command, given=raw, dry_run=dry_run)


def key_of(plural: str, code: str) -> Key:
    """The item of an address.

    :raises NotFound: if there is no such kind.
    """
    for kind in Kind:
        if kind.plural == plural:
            return Key(kind, code)
    raise NotFound(_NO_KIND.filled(plural=plural, kinds=", ".join(kind.plural for kind in Kind)))


def _key(name: str) -> Key:
    try:
        return Key.parse(name)
    except ValueError:
        said = _NO_NAME.filled(name=name)
        raise BadQuestion(said, (Complaint("", "unreadable", said),)) from None


_NO_KIND = Words(
    "Không có loại {plural}; có: {kinds}.", "There is no kind {plural}; there are: {kinds}."
)
_NO_VERSION = Words("{key} không có phiên bản {number}.", "{key} has no version {number}.")
_NO_NAME = Words("{name!r} không phải kind:code.", "{name!r} is not written kind:code.")
