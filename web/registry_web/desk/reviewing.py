"""A change request: what it would do, and what may be done with it."""

import json
from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from registry.access import Role
from registry.commands import propose, review
from registry.commands.decide import edition_of
from registry.commands.draft import Draft
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
from registry_web.desk.blame import Around, blamed, in_draft
from registry_web.desk.sent import Form
from registry_web.desk.telling import in_words
from registry_web.desk.working import Desk, key_of, status_of
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
        return await _shown(desk, comment=form["comment"], error=error)


async def lead_back(desk: Desk) -> Response:
    """To the request: a step is only taken by its form, not by coming to its address."""
    return desk.go(f"/desk/requests/{desk.page.request.path_params['id']}")


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


async def _shown(desk: Desk, *, comment: str = "", error: RegistryError | None = None) -> Response:
    id = desk.page.request.path_params["id"]
    found, previews = await desk.ask(lambda work: _read(work, id))
    who = desk.session.principal
    is_mine = found.author == who.name
    complaints = [
        in_draft(desk.page.view, one, found.drafts)
        for one in (error.complaints if isinstance(error, Faulty) else ())
    ]
    may_review = (
        not is_mine and who.role is Role.REGISTRAR and found.state is RequestState.CANDIDATE
    )
    return desk.show(
        "desk/request.html",
        status=status_of(error),
        returned=_returned(found),
        request=found,
        events=[(event, RequestStep(event.event).words) for event in found.events],
        drafts=[
            {
                "draft": draft,
                "thing": thing(desk.page, draft.key),
                "is_there": draft.key in desk.page.view.catalogue.items,
                "moved_on": found.state in _OPEN and _has_moved_on(desk, draft),
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
        may_review=may_review,
        guidance=_TO_REVIEW if may_review else _GUIDANCE[found.state],
        comment=comment,
        comment_fault=next((one.message for one in complaints if one.pointer == "/comment"), None),
        error=error,
        blamed=blamed(complaints, around=_AROUND),
    )


def _has_moved_on(desk: Desk, draft: Draft) -> bool:
    """Whether something was published of the record since the draft was written."""
    now = edition_of(desk.page.view.catalogue.items.get(draft.key, ()))
    return draft.based_on is not None and draft.based_on != now


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


def _preview(work: Work, draft: Draft) -> Preview | RegistryError:
    try:
        return preview(work, draft)
    except Conflict as error:
        return error


_TO_REVIEW = Words(
    "Công bố: mỗi bản ghi dưới đây có phiên bản mới từ ngày đã nêu, và không xóa được nữa. "
    "Trả lại: người lập sửa theo ý kiến rồi gửi lại.",
    "Publish: each record below gets a new version from the day stated, which can never be erased. "
    "Return: its author mends it by your comment and sends it again.",
)
_GUIDANCE: dict[RequestState, Words] = {
    RequestState.DRAFT: Words(
        "Đã lưu, chưa gửi: đề nghị chỉ được xem xét sau khi người lập gửi.",
        "Kept, not submitted: it is reviewed only once its author submits it.",
    ),
    RequestState.CANDIDATE: Words(
        "Đã gửi, đang chờ một cán bộ đăng ký khác người lập xem xét.",
        "Submitted; it waits for review by a registrar other than its author.",
    ),
    RequestState.RETURNED: Words(
        "Đã trả lại: người lập sửa theo ý kiến rồi gửi lại.",
        "Returned: its author mends it by the comment and sends it again.",
    ),
    RequestState.PUBLISHED: Words(
        "Đã công bố: ai tra cứu cũng thấy phiên bản mới từ ngày có hiệu lực.",
        "Published: everybody who looks it up finds the new version from its first day on.",
    ),
    RequestState.WITHDRAWN: Words(
        "Đã rút: không có gì được công bố.", "Withdrawn: nothing was published."
    ),
}
"""What a request's state means, and what comes next."""

_AROUND: Around = {"/comment": ("comment", Words("Ý kiến", "Comment"))}
_NO_STEP = Words("Không có bước này.", "There is no such step.")
