"""A change request: what it would do, and what may be done with it."""

import json
from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from registry.access import Role
from registry.commands import propose, review
from registry.commands.preview import Preview, preview
from registry.commands.requesting import (
    OPEN_TO_AUTHOR,
    ChangeRequest,
    RequestState,
    RequestStep,
    demand_reading,
    read_request,
)
from registry.commands.work import Work
from registry.errors import Conflict, Faulty, NotFound, RegistryError
from registry.kinds.reading import Key
from registry.words import Words
from registry_web.desk.blame import Around, blamed
from registry_web.desk.sent import Form
from registry_web.desk.telling import in_words
from registry_web.desk.working import Desk, key_of
from registry_web.things import thing

_OPEN = frozenset({*OPEN_TO_AUTHOR, RequestState.CANDIDATE})

STEPS: dict[str, Callable[..., Any]] = {
    "submit": propose.submit,
    "withdraw": propose.withdraw,
    "return": review.send_back,
    "publish": review.publish,
}
"""What can be done with a request, each with a comment."""


async def request(desk: Desk) -> Response:
    """One change request with a preview of each of its drafts."""
    return await _shown(desk)


async def step(desk: Desk, form: Form) -> Response:
    """Take a step; a refusal is shown on the request's page.

    :raises NotFound: if there is no such step.
    """
    parameters = desk.page.request.path_params
    taken = STEPS.get(parameters["step"])
    if taken is None:
        raise NotFound(_NO_STEP)
    edition = int(form["edition"]) if form["edition"].isdigit() else 0

    def command(work: Work) -> str:
        taken(work, parameters["id"], form["comment"], edition=edition)
        return f"/desk/requests/{parameters['id']}"

    try:
        return await desk.do(command)
    except RegistryError as error:
        return await _shown(desk, error=error)


async def remove(desk: Desk, form: Form) -> Response:
    """Take one record out of a request that its author may still change."""
    id, key = desk.page.request.path_params["id"], key_of(desk)
    edition = int(form["edition"]) if form["edition"].isdigit() else 0

    def command(work: Work) -> str:
        request = read_request(work.writing.rows, id)
        kept = tuple(one for one in request.drafts if one.key != key)
        propose.amend(work, id, request.title, kept, edition=edition)
        return f"/desk/requests/{id}"

    try:
        return await desk.do(command)
    except RegistryError as error:
        return await _shown(desk, error=error)


async def _shown(desk: Desk, *, error: RegistryError | None = None) -> Response:
    id = desk.page.request.path_params["id"]
    found, previews = await desk.ask(lambda work: _read(work, id))
    who = desk.session.principal
    is_mine = found.author == who.name
    return desk.show(
        "desk/request.html",
        status=409 if error else 200,
        returned=_returned(found),
        request=found,
        events=[(event, RequestStep(event.event).words) for event in found.events],
        drafts=[
            {
                "draft": draft,
                "thing": thing(desk.page, draft.key),
                "is_there": draft.key in desk.page.view.catalogue.items,
                "became": _became(desk, found.id, draft.key),
                "seen": in_words(desk.page, seen, draft.content)
                if isinstance(seen, Preview)
                else None,
                "refused": seen if isinstance(seen, RegistryError) else None,
                "impact": [(thing(desk.page, use.key), use) for use in seen.impact]
                if isinstance(seen, Preview)
                else [],
            }
            for draft, seen in zip(found.drafts, previews, strict=True)
        ],
        may_edit=is_mine and found.state in OPEN_TO_AUTHOR,
        may_withdraw=is_mine and found.state in _OPEN,
        may_review=not is_mine
        and who.role is Role.REGISTRAR
        and found.state is RequestState.CANDIDATE,
        error=error,
        blamed=blamed(error.complaints if isinstance(error, Faulty) else (), around=_AROUND),
    )


def _became(desk: Desk, id: str, key: Key) -> str:
    """The number of the version that a draft of this request was published as; empty if none."""
    for version in desk.page.view.catalogue.items.get(key, ()):
        if json.loads(version.statuses[0].details).get("request") == id:
            return str(version.number)
    return ""


def _returned(found: ChangeRequest) -> Any:
    """The event that sent it back, as long as nothing was done about it."""
    if found.state is not RequestState.RETURNED:
        return None
    sent_back = [one for one in found.events if one.event == RequestStep.RETURN.value]
    return sent_back[-1] if sent_back else None


def _read(work: Work, id: str) -> tuple[ChangeRequest, list[Preview | RegistryError | None]]:
    found = read_request(work.writing.rows, id)
    demand_reading(work.principal, found)
    if found.state not in _OPEN:
        return found, [None for _ in found.drafts]
    return found, [_preview(work, one) for one in found.drafts]


def _preview(work: Work, draft: Any) -> Preview | RegistryError:
    try:
        return preview(work, draft)
    except Conflict as error:
        return error


_AROUND: Around = {"/comment": ("comment-return", Words("Ý kiến", "Comment"))}
_NO_STEP = Words("Không có bước này.", "There is no such step.")
