"""A change request as it is read, and the rules every step of it obeys."""

import json
from dataclasses import dataclass
from typing import Any

from registry.access import Principal, Role
from registry.commands.draft import Draft
from registry.commands.work import Work
from registry.errors import Conflict, NotAllowed, NotFound, Stale
from registry.kinds.parsing import canonical, parse, plain
from registry.kinds.reading import Key
from registry.store.requests import Rows
from registry.store.tables import ChangeRequestRow
from registry.words import Term, Words


class RequestState(Term):
    """Where a change request stands."""

    DRAFT = "draft", "Bản nháp", "Draft"
    CANDIDATE = "candidate", "Đã gửi xem xét", "Submitted for review"
    RETURNED = "returned", "Trả lại để chỉnh sửa", "Returned for mending"
    PUBLISHED = "published", "Đã công bố", "Published"
    WITHDRAWN = "withdrawn", "Đã rút", "Withdrawn"


class RequestStep(Term):
    """What can happen to a change request."""

    PROPOSE = "propose", "lập", "propose"
    AMEND = "amend", "sửa", "amend"
    SUBMIT = "submit", "gửi xem xét", "submit"
    WITHDRAW = "withdraw", "rút", "withdraw"
    RETURN = "return", "trả lại", "return"
    PUBLISH = "publish", "công bố", "publish"


OPEN_TO_AUTHOR = frozenset({RequestState.DRAFT, RequestState.RETURNED})
"""The states in which the author may still change it."""

OVER = frozenset({RequestState.PUBLISHED, RequestState.WITHDRAWN})
"""The states in which nothing more happens to it."""


@dataclass(frozen=True)
class ChangeRequest:
    """A change of one or more items, from draft to publication."""

    id: str
    title: str
    author: str
    state: RequestState
    edition: int
    """Counts every change of the request itself; ``If-Match`` names it."""
    drafts: tuple[Draft, ...]
    created_at: str
    changed_at: str
    events: tuple[Any, ...] = ()


def read_request(rows: Rows, id: str) -> ChangeRequest:
    """The change request.

    :raises NotFound: if there is none.
    """
    row = rows.request(id)
    if row is None:
        raise NotFound(_NO_REQUEST.filled(id=id))
    return made(row, tuple(rows.events(id)))


def made(row: ChangeRequestRow, events: tuple[Any, ...] = ()) -> ChangeRequest:
    """The change request of a row."""
    drafts = tuple(parse(Draft, one) for one in json.loads(row.drafts))
    return ChangeRequest(
        id=row.id,
        title=row.title,
        author=row.author,
        state=RequestState(row.state),
        edition=row.edition,
        drafts=drafts,
        created_at=row.created_at,
        changed_at=row.changed_at,
        events=events,
    )


def may_read(principal: Principal, request: ChangeRequest) -> bool:
    """Whether a request is for these eyes: before it is submitted, its author's and registrars'."""
    is_own = request.author == principal.name
    return is_own or principal.role is Role.REGISTRAR or request.state not in OPEN_TO_AUTHOR


def open_about(work: Work, key: Key) -> list[ChangeRequest]:
    """The requests about a record that are still open and for the eyes of who asks."""
    found = (made(row) for row in work.writing.rows.requests(None, None))
    return [
        one
        for one in found
        if one.state not in OVER
        and may_read(work.principal, one)
        and any(draft.key == key for draft in one.drafts)
    ]


def demand_reading(principal: Principal, request: ChangeRequest) -> None:
    """Refuse a request that is not for these eyes.

    :raises NotAllowed: saying whose it is.
    """
    if not may_read(principal, request):
        raise NotAllowed(_NOT_YET.filled(id=request.id, author=request.author))


def written(drafts: tuple[Draft, ...]) -> str:
    """Drafts as they are stored."""
    return canonical([plain(draft) for draft in drafts]).decode()


def move(
    work: Work,
    request: ChangeRequest,
    event: RequestStep,
    comment: str = "",
    *,
    edition: int,
    **changes: Any,
) -> ChangeRequest:
    """Change a request and note what happened.

    :param edition: the edition the caller has read.
    :raises Stale: if it has moved on since.
    """
    rows, instant = work.writing.rows, work.writing.instant
    if not rows.change_request(request.id, edition, changed_at=instant, **changes):
        raise Stale(_MOVED_ON.filled(id=request.id, edition=edition, now=request.edition))
    rows.add_event(request.id, instant, work.principal.name, event.value, comment)
    return read_request(rows, request.id)


def demand_state(
    request: ChangeRequest, allowed: frozenset[RequestState], event: RequestStep
) -> None:
    """Refuse a step that the request's state does not allow.

    :raises Conflict: naming the state and those that would.
    """
    if request.state not in allowed:
        states = [state for state in RequestState if state in allowed]
        said = _WRONG_STATE.filled(id=request.id, state=request.state, event=event, states=states)
        raise Conflict(said, state=request.state.value)


_NOT_YET = Words(
    "Đề nghị {id} của {author} chưa được gửi xem xét.",
    "Change request {id} of {author} has not been submitted yet.",
)
_NO_REQUEST = Words("Không có đề nghị {id}.", "There is no change request {id}.")
_MOVED_ON = Words(
    "Đề nghị {id} đã sang bản {now}, không còn là bản {edition}; hãy đọc lại.",
    "Change request {id} is at edition {now}, no longer {edition}; read it again.",
)
_WRONG_STATE = Words(
    "Đề nghị {id} đang ở trạng thái “{state}”; chỉ {event} được khi ở: {states}.",
    "Change request {id} stands at “{state}”; to {event} it must stand at: {states}.",
)
