"""Propose a change, amend it, submit it, withdraw it: what its author does."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from uuid import uuid4

from registry.access.rules import Deed, demand, demand_for
from registry.catalogue.naming import told
from registry.commands.decide import edition_of
from registry.commands.draft import LARGEST_CHANGE, Draft, ready_all
from registry.commands.knowing import Known
from registry.commands.load import refuse
from registry.commands.numbering import Ready
from registry.commands.requesting import (
    OPEN_TO_AUTHOR,
    ChangeRequest,
    RequestState,
    RequestStep,
    demand_state,
    move,
    read_request,
    written,
)
from registry.commands.work import Work
from registry.errors import Complaint, Invalid, NotAllowed, Stale
from registry.kinds import MODELS
from registry.store.tables import ChangeRequestRow
from registry.words import Words


def propose(work: Work, title: str, drafts: tuple[Draft, ...]) -> ChangeRequest:
    """Open a change request with these drafts.

    :raises Invalid: if a draft breaks the rules or refers to nothing.
    :raises NotAllowed: if a steward's body does not lead an item.
    """
    demand(work.principal, Deed.DRAFT)
    drafts = _based(work, drafts)
    _check(work, title, drafts)
    instant, rows = work.writing.instant, work.writing.rows
    id = f"cr-{uuid4().hex}"
    made = {
        "id": id,
        "title": title,
        "author": work.principal.name,
        "state": RequestState.DRAFT.value,
        "edition": 1,
        "drafts": written(drafts),
        "created_at": instant,
        "changed_at": instant,
    }
    rows.add(ChangeRequestRow, made)
    rows.add_event(id, instant, work.principal.name, RequestStep.PROPOSE.value, "")
    return read_request(rows, id)


def amend(
    work: Work,
    id: str,
    title: str,
    drafts: tuple[Draft, ...],
    *,
    edition: int,
) -> ChangeRequest:
    """Put other drafts in place of those of a request that is still its author's.

    :raises Stale: if the request has moved on since this edition.
    """
    request = _own(work, id, RequestStep.AMEND)
    drafts = _based(work, drafts)
    _check(work, title, drafts)
    changed = {"title": title, "drafts": written(drafts)}
    return move(work, request, RequestStep.AMEND, edition=edition, **changed)


def submit(work: Work, id: str, comment: str = "", *, edition: int) -> ChangeRequest:
    """Hand a request to the registrars: its drafts become candidates."""
    request = _own(work, id, RequestStep.SUBMIT)
    _check(work, request.title, request.drafts)
    state = RequestState.CANDIDATE.value
    return move(work, request, RequestStep.SUBMIT, comment, edition=edition, state=state)


def withdraw(work: Work, id: str, comment: str = "", *, edition: int) -> ChangeRequest:
    """Take a request back for good."""
    request = _own(work, id, RequestStep.WITHDRAW, OPEN_TO_AUTHOR | {RequestState.CANDIDATE})
    state = RequestState.WITHDRAWN.value
    return move(work, request, RequestStep.WITHDRAW, comment, edition=edition, state=state)


def _based(work: Work, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """The drafts with the edition of the item each is written against.

    :raises Stale: if one names an edition that is no longer the item's.
    """
    found = []
    for draft in drafts:
        edition = edition_of(work.catalogue.items.get(draft.key, ()))
        if draft.based_on not in (None, edition):
            raise Stale(
                _MOVED_ON.filled(
                    key=told(work.view, draft.key), now=edition, based_on=draft.based_on
                )
            )
        found.append(draft.model_copy(update={"based_on": edition}))
    return tuple(found)


def _own(
    work: Work,
    id: str,
    event: RequestStep,
    states: frozenset[RequestState] = OPEN_TO_AUTHOR,
) -> ChangeRequest:
    demand(work.principal, Deed.DRAFT)
    request = read_request(work.writing.rows, id)
    if request.author != work.principal.name:
        raise NotAllowed(_NOT_THE_AUTHOR.filled(id=id, author=request.author))
    demand_state(request, states, event)
    return request


def _check(work: Work, title: str, drafts: tuple[Draft, ...]) -> None:
    if not title.strip() or not 0 < len(drafts) <= LARGEST_CHANGE:
        said = _NEEDS.filled(most=LARGEST_CHANGE)
        raise Invalid(said, (Complaint("/drafts", "wrong-size", said),))
    ready = ready_all(drafts)
    _each_item_once(drafts)
    for draft, one in zip(drafts, ready, strict=True):
        demand_for(work.view, work.principal, Deed.DRAFT, draft.key, one.content)
        now = work.view.find(draft.key) or work.view.last_known(draft.key)
        if now is not None:
            demand_for(work.view, work.principal, Deed.DRAFT, draft.key, now.content)
    known = Known.at(work.writing, [(one.proposal.key, one.content) for one in ready])
    refuse(chain(_void_nothing(work, drafts), _broken(known, ready)), _FAULTS)


def _broken(known: Known, ready: list[Ready]) -> Iterator[Complaint]:
    for index, one in enumerate(ready):
        model, place = MODELS[one.proposal.key.kind], one.proposal.place or ""
        for fault in known.complaints(model, one.content, place):
            yield replace(fault, pointer=f"/drafts/{index}/content{fault.pointer}")


def _void_nothing(work: Work, drafts: tuple[Draft, ...]) -> Iterator[Complaint]:
    for index, draft in enumerate(drafts):
        versions = work.catalogue.items.get(draft.key, ())
        there = {str(one.number) for one in versions if one.voided is None}
        for number in draft.voids:
            if number not in there:
                said = _NO_VERSION.filled(key=told(work.view, draft.key), number=number)
                yield Complaint(f"/drafts/{index}/voids", "unknown-version", said)


def _each_item_once(drafts: tuple[Draft, ...]) -> None:
    """Two drafts of one item in one request would each be compared with the same version before."""
    keys = [draft.key for draft in drafts]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        said = _TWICE.filled(keys=twice)
        raise Invalid(said, (Complaint("/drafts", "duplicate", said),))


_FAULTS = Words("{faults}; đề nghị không được nhận.", "{faults}; the change request was not taken.")
_MOVED_ON = Words(
    "{key} đã thay đổi ở dòng {now}, sau dòng {based_on} mà bản nháp dựa vào; hãy đọc lại.",
    "{key} was changed at revision {now}, after revision {based_on} that the draft was written "
    "against; read it again.",
)
_NO_VERSION = Words(
    "{key} không có phiên bản {number} còn hiệu lực để hủy.",
    "{key} has no version {number} that still counts and could be voided.",
)
_NOT_THE_AUTHOR = Words(
    "Đề nghị {id} là của {author}; chỉ người lập mới được sửa, gửi hoặc rút.",
    "Change request {id} is {author}'s; only its author may amend, submit or withdraw it.",
)
_NEEDS = Words(
    "Đề nghị cần tiêu đề và từ 1 đến {most} bản nháp.",
    "A change request needs a title and 1 to {most} drafts.",
)
_TWICE = Words("Nêu hai lần trong một đề nghị: {keys}.", "Given twice in one request: {keys}.")
