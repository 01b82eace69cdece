"""Review a change request: send it back with comments, or publish it, all of it at once."""

from collections.abc import Iterator
from dataclasses import dataclass

import orjson

from registry.access.rules import Deed, demand
from registry.catalogue.naming import told
from registry.commands.coming import demand_no_silent_reopening
from registry.commands.decide import edition_of
from registry.commands.draft import Draft, Weight, ready_all
from registry.commands.knowing import Known
from registry.commands.load import refuse
from registry.commands.numbering import Next, Ready, compared_with, is_same, next_step
from registry.commands.requesting import (
    ChangeRequest,
    RequestState,
    RequestStep,
    demand_state,
    move,
    read_request,
)
from registry.commands.work import Work
from registry.errors import Complaint, Conflict, Invalid, NotAllowed, Stale
from registry.kinds import MODELS
from registry.kinds.reading import Key
from registry.store.entry import Action
from registry.store.tables import VersionRow
from registry.versions.difference import changes, sentence
from registry.versions.number import Number, Step
from registry.words import Words

_CANDIDATE = frozenset({RequestState.CANDIDATE})


@dataclass(frozen=True)
class Published:
    """What a publication wrote."""

    request: ChangeRequest
    versions: tuple[tuple[Key, Number, Step], ...]
    """The new versions with the weight of their change."""
    voided: tuple[tuple[Key, str], ...]
    """The versions that count no more."""
    revision: int
    """The last revision it wrote."""


def send_back(work: Work, id: str, comment: str, *, edition: int) -> ChangeRequest:
    """Return a request to its author, saying what to mend.

    :raises Invalid: without a comment.
    """
    request = _reviewed(work, id, RequestStep.RETURN)
    if not comment.strip():
        raise Invalid(_SAY_WHY, (Complaint("/comment", "says-nothing", _SAY_WHY),))
    state = RequestState.RETURNED.value
    return move(work, request, RequestStep.RETURN, comment, edition=edition, state=state)


def publish(work: Work, id: str, comment: str = "", *, edition: int) -> Published:
    """Publish every draft of a request: one revision each, one transaction for all.

    :raises NotAllowed: to its own author: nobody publishes their own draft.
    :raises Conflict: if a draft is what is published already.
    """
    request = _reviewed(work, id, RequestStep.PUBLISH)
    ready = ready_all(request.drafts)
    known = Known.at(work.writing, [(one.proposal.key, one.content) for one in ready])
    refuse(
        complaint
        for one in ready
        for complaint in known.complaints(
            MODELS[one.proposal.key.kind], one.content, one.proposal.place or ""
        )
    )
    for draft, one in zip(request.drafts, ready, strict=True):
        _demand_unmoved(work, draft)
        demand_no_silent_reopening(work, draft, step_of(work, draft, one).number)
    voided = [pair for draft in request.drafts for pair in _void_corrected(work, draft)]
    versions = [
        _append(work, request, draft, one) for draft, one in zip(request.drafts, ready, strict=True)
    ]
    state = RequestState.PUBLISHED.value
    done = move(work, request, RequestStep.PUBLISH, comment, edition=edition, state=state)
    return Published(done, tuple(versions), tuple(voided), work.writing.revision)


def step_of(work: Work, draft: Draft, ready: Ready) -> Next:
    """The next version's number and weight for a draft, as it would be published now.

    :raises Conflict: if the draft is what is published already.
    :raises Invalid: if a smaller step is asked for than the change demands.
    """
    before = work.writing.versions([draft.key]).get(draft.key, [])
    gone = {number for key, number in work.writing.voided() if key == draft.key} | set(draft.voids)
    if any(is_same(ready, row) for row in before if row.number not in gone):
        raise Conflict(_NOTHING_NEW.filled(key=told(work.view, draft.key)))
    step = next_step(ready, before, gone)
    if draft.weight is None or step.weight is Step.NONE:
        return step
    if draft.weight.step < step.weight:
        said = _TOO_SMALL.filled(asked=draft.weight, least=Weight[step.weight.name])
        reasons = _reasons(ready, compared_with(before, gone), draft.weight)
        raise Invalid(said, (Complaint("/weight", "too-small", said), *reasons))
    highest = max(Number.parse(row.number) for row in before)
    return Next(step.action, highest.after(draft.weight.step), draft.weight.step)


def _reasons(ready: Ready, row: VersionRow, asked: Weight) -> Iterator[Complaint]:
    """Each change that weighs more than was asked for."""
    before = orjson.loads(row.content)
    for one in changes(MODELS[ready.proposal.key.kind], before, ready.content):
        if one.step > asked.step:
            yield Complaint(f"/content{one.pointer}", "weighs-more", sentence(one))


def _demand_unmoved(work: Work, draft: Draft) -> None:
    """Nothing was published of the item since the draft was written: no change is undone unseen."""
    now = edition_of(work.catalogue.items.get(draft.key, ()))
    if draft.based_on is not None and now != draft.based_on:
        raise Stale(
            _MOVED_ON.filled(key=told(work.view, draft.key), now=now, based_on=draft.based_on)
        )


def _append(
    work: Work, request: ChangeRequest, draft: Draft, ready: Ready
) -> tuple[Key, Number, Step]:
    step = step_of(work, draft, ready)
    ready.append(work.writing, step, request=request.id, author=request.author)
    return draft.key, step.number, step.weight


def _void_corrected(work: Work, draft: Draft) -> list[tuple[Key, str]]:
    versions = {str(one.number): one for one in work.catalogue.items.get(draft.key, ())}
    for number in draft.voids:
        if number not in versions or versions[number].voided is not None:
            said = _NOTHING_TO_VOID.filled(key=told(work.view, draft.key), number=number)
            raise Conflict(said)
        reason = {"reason": draft.note or "corrected by a later version"}
        work.writing.append_action(Action.VOID, draft.key, number, reason)
    return [(draft.key, number) for number in draft.voids]


def _reviewed(work: Work, id: str, event: RequestStep) -> ChangeRequest:
    demand(work.principal, Deed.REVIEW)
    request = read_request(work.writing.rows, id)
    demand_state(request, _CANDIDATE, event)
    if request.author == work.principal.name:
        raise NotAllowed(_FOUR_EYES.filled(name=request.author))
    return request


_FOUR_EYES = Words(
    "{name} đã lập đề nghị này nên không được tự xem xét: cần người thứ hai.",
    "{name} wrote this request and may not review it: a second person must.",
)
_MOVED_ON = Words(
    "{key} đã thay đổi ở dòng {now}, sau dòng {based_on} mà bản nháp dựa vào; hãy trả lại để người "
    "lập xem lại.",
    "{key} was changed at revision {now}, after revision {based_on} that the draft was written "
    "against; return it for its author to look at again.",
)
_SAY_WHY = Words("Hãy nêu điều cần sửa.", "Say what is to be mended.")
_NOTHING_NEW = Words(
    "{key}: bản nháp giống hệt một phiên bản đã có.",
    "{key}: the draft is the same as a version that is there already.",
)
_TOO_SMALL = Words(
    "Thay đổi này ít nhất là “{least}”, không thể là “{asked}”.",
    "The change is at least “{least}”; it cannot be “{asked}”.",
)
_NOTHING_TO_VOID = Words(
    "{key} không có phiên bản {number} còn hiệu lực để hủy.",
    "{key} has no version {number} that still counts and could be voided.",
)
