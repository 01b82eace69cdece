"""Decisions about versions that are there: statuses, superseding, retiring, voiding."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import orjson

from registry.access.rules import Deed, demand
from registry.catalogue import Version
from registry.catalogue.naming import told
from registry.commands.work import Work
from registry.errors import Complaint, Conflict, Invalid, NotAllowed, NotFound, Stale
from registry.kinds import MODELS
from registry.kinds.reading import Key
from registry.store.entry import Action
from registry.versions.completeness import missing
from registry.versions.status import Status
from registry.words import Words

_STEPS: dict[Status, frozenset[Status]] = {
    Status.QUALIFIED: frozenset({Status.RECORDED}),
    Status.STANDARD: frozenset({Status.QUALIFIED}),
}
"""From which status a version may rise to another."""


def give_status(
    work: Work, key: Key, number: str, status: Status, *, document: str, edition: int
) -> int:
    """Qualify a version against a document, or make it standard by a decision.

    :param document: the official text it was checked against, or the decision.
    :param edition: the last revision that touched the item, as the caller has read it.
    :raises Invalid: without a document, or if the content lacks what the status asks for.
    :raises Conflict: if the version does not stand one step below.
    """
    version = _decided(work, key, number, edition)
    if status not in _STEPS:
        _invalid("/status", "not-a-rise", _NOT_A_RISE.filled(status=status))
    _demand_text("/document", document, _NO_DOCUMENT)
    now = version.status_as_of(work.catalogue.revision)
    if now not in _STEPS[status]:
        steps = list(_STEPS[status])
        raise Conflict(_NOT_FROM_HERE.filled(now=now, status=status, steps=steps))
    _demand_other_eyes(work, version)
    lacking = missing(MODELS[key.kind], version.content, status)
    if lacking:
        complaints = tuple(Complaint(one.pointer, "lacking", one.reason) for one in lacking)
        raise Invalid(_LACKS.filled(key=told(work.view, key), status=status), complaints)
    return _change_status(work, version, status, {"document": document})


def repair_status(
    work: Work, key: Key, number: str, status: Status, *, reason: str, edition: int
) -> int:
    """Put a wrongly given status right. The wrong one stays in the log.

    :raises Conflict: to a status above recorded that it never had: rising takes more than a reason.
    """
    version = _decided(work, key, number, edition)
    _demand_text("/reason", reason, _NO_REASON)
    now = version.status_as_of(work.catalogue.revision)
    if status not in repairs(version, now):
        raise Conflict(_NO_REPAIR.filled(now=now, status=status))
    if now is Status.RETIRED:
        _lift_end(work, version, reason)
    return _change_status(work, version, status, {"reason": reason, "repairs": now.value})


def rises(now: Status) -> list[Status]:
    """The statuses a version may rise to from the one it has."""
    return [status for status, from_ in _STEPS.items() if now in from_]


def repairs(version: Version, now: Status) -> list[Status]:
    """What a wrongly given status may be put right to: one the version had, or recorded."""
    if version.is_candidate:
        return []
    had = {Status.RECORDED, *(given.status for given in version.statuses)}
    return [one for one in Status if one in had - {now, Status.SUPERSEDED, Status.RETIRED}]


def may_raise(work: Work, version: Version) -> bool:
    """Whether somebody else wrote the version and qualified it: nobody raises their own."""
    author = orjson.loads(version.statuses[0].details).get("author")
    qualified = [one.actor for one in version.statuses if one.status is Status.QUALIFIED]
    return work.principal.name not in {author, *qualified}


def supersede(
    work: Work,
    predecessors: tuple[Key, ...],
    successors: tuple[Key, ...],
    *,
    reason: str,
    editions: Mapping[Key, int],
) -> int:
    """Say that these items are superseded by those: one or several on either side.

    :param editions: the edition of each predecessor, as the caller has read it.
    :raises Stale: if a predecessor has moved on.
    :raises Invalid: without a successor, or with one that is not in force.
    """
    demand(work.principal, Deed.REVIEW)
    _demand_text("/reason", reason, _NO_REASON)
    if not successors or not predecessors or set(successors) & set(predecessors):
        _invalid("/successors", "no-successor", _NO_SUCCESSOR)
    if len({key.kind for key in (*predecessors, *successors)}) > 1:
        _invalid("/successors", "other-kind", _OTHER_KIND)
    for successor in successors:
        if work.view.find(successor) is None:
            _invalid(
                "/successors", "not-in-force", _NOT_THERE.filled(key=told(work.view, successor))
            )
    names = [str(key) for key in successors]
    for predecessor in dict.fromkeys(predecessors):
        version = work.view.get(predecessor).version
        _demand_edition(work, predecessor, editions[predecessor])
        details = {"successors": names, "reason": reason}
        _change_status(work, version, Status.SUPERSEDED, details)
    return work.writing.revision


def retire(work: Work, key: Key, valid_to: date, *, reason: str, edition: int) -> int:
    """End an item on a day, because it was repealed or is no longer used.

    :raises Conflict: if it has not begun by then.
    """
    version = _decided(work, key, None, edition)
    _demand_text("/reason", reason, _NO_REASON)
    if valid_to < version.starts:
        raise Conflict(_ENDS_BEFORE.filled(key=told(work.view, key), day=valid_to))
    number = str(version.number)
    details = {"valid_to": valid_to.isoformat(), "reason": reason}
    work.writing.append_action(Action.END, key, number, details)
    return _change_status(work, version, Status.RETIRED, {"reason": reason})


def void(work: Work, key: Key, number: str, *, reason: str, edition: int) -> int:
    """Say that a version was wrong: it counts no more from here on, and stays readable before."""
    version = _decided(work, key, number, edition)
    _demand_text("/reason", reason, _NO_REASON)
    return work.writing.append_action(Action.VOID, key, str(version.number), {"reason": reason})


def edition_of(versions: tuple[Version, ...]) -> int:
    """The edition of an item: the last revision that said anything about it."""
    return max((version.touched for version in versions), default=0)


def _lift_end(work: Work, version: Version, reason: str) -> None:
    """Take back the end a wrong retirement gave: the version ends when it did before."""
    ends = [version.validity.valid_to, *(last for _, last in version.endings)]
    before = ends[-2] if len(ends) > 1 else ends[-1]
    details = {"valid_to": before.isoformat() if before else None, "reason": reason}
    work.writing.append_action(Action.END, version.key, str(version.number), details)


def _decided(work: Work, key: Key, number: str | None, edition: int) -> Version:
    """The version decided about; the one that begins last of those that count, without a number."""
    demand(work.principal, Deed.REVIEW)
    versions = work.catalogue.items.get(key, ())
    if not versions:
        raise NotFound(_NO_ITEM.filled(key=key))
    _demand_edition(work, key, edition)
    wanted = work.view.last_known(key) if number is None else _numbered(versions, number)
    if wanted is None:
        raise NotFound(_NO_VERSION.filled(key=told(work.view, key), number=number or ""))
    return wanted


def _demand_edition(work: Work, key: Key, edition: int) -> None:
    now = edition_of(work.catalogue.items.get(key, ()))
    if now != edition:
        raise Stale(_MOVED_ON.filled(key=told(work.view, key), edition=edition, now=now))


def _numbered(versions: tuple[Version, ...], number: str) -> Version | None:
    return next((one for one in versions if str(one.number) == number and not one.voided), None)


def _demand_other_eyes(work: Work, version: Version) -> None:
    if not may_raise(work, version):
        raise NotAllowed(
            _FOUR_EYES.filled(name=work.principal.name, key=told(work.view, version.key))
        )


def _change_status(work: Work, version: Version, status: Status, details: dict[str, Any]) -> int:
    payload = {"status": status.value, **details}
    number = str(version.number)
    return work.writing.append_action(Action.CHANGE_STATUS, version.key, number, payload)


def _demand_text(pointer: str, text: str, message: Words) -> None:
    if not text.strip():
        _invalid(pointer, "says-nothing", message)


def _invalid(pointer: str, code: str, message: Words) -> None:
    raise Invalid(message, (Complaint(pointer, code, message),))


_NOT_A_RISE = Words(
    "Không thể nâng lên trạng thái “{status}”; chỉ nâng lên được qualified (đã đối chiếu văn "
    "bản) và standard (chuẩn).",
    "A version cannot rise to “{status}”; only to qualified and standard.",
)
_NO_DOCUMENT = Words(
    "Hãy nêu văn bản dùng để đối chiếu hoặc quyết định.",
    "Name the document it was checked against, or the decision.",
)
_NOT_FROM_HERE = Words(
    "Phiên bản đang là “{now}”; lên “{status}” phải từ: {steps}.",
    "The version is “{now}”; to become “{status}” it must be: {steps}.",
)
_LACKS = Words(
    "{key} còn thiếu điều trạng thái “{status}” đòi hỏi.",
    "{key} still lacks what “{status}” asks for.",
)
_FOUR_EYES = Words(
    "{name} đã lập hoặc đã đối chiếu phiên bản này của {key}: cần người khác quyết định.",
    "{name} wrote or qualified this version of {key}: somebody else must decide.",
)
_NO_REASON = Words("Hãy nêu lý do.", "Say why.")
_NO_REPAIR = Words(
    "Không thể sửa trạng thái từ “{now}” thành “{status}”.",
    "A status cannot be repaired from “{now}” to “{status}”.",
)
_NO_SUCCESSOR = Words(
    "Thay thế phải nêu ít nhất một đối tượng kế tiếp, khác với đối tượng bị thay thế.",
    "Superseding needs at least one successor, other than what is superseded.",
)
_OTHER_KIND = Words(
    "Đối tượng kế tiếp phải cùng loại với đối tượng bị thay thế.",
    "A successor must be of the same kind as what it supersedes.",
)
_NOT_THERE = Words("{key} không có hiệu lực hôm nay.", "{key} is not in force today.")
_ENDS_BEFORE = Words(
    "{key} chưa bắt đầu có hiệu lực vào ngày {day}.", "{key} had not begun by {day}."
)
_NO_ITEM = Words("Không có {key} trong danh mục.", "The catalogue has no {key}.")
_NO_VERSION = Words(
    "{key} không có phiên bản {number} còn hiệu lực.",
    "{key} has no version {number} that still counts.",
)
_MOVED_ON = Words(
    "{key} đã thay đổi ở dòng {now} của nhật ký, sau dòng {edition} mà bạn đã đọc; hãy đọc lại.",
    "{key} was changed at revision {now}, after the revision {edition} you read; read it again.",
)
