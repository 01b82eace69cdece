"""What a row of a file would change, and whether the registry has moved on since it was made."""

from dataclasses import dataclass, field, replace as changed
from enum import Enum
from typing import NamedTuple

from registry.catalogue import View
from registry.catalogue.version import Version
from registry.commands.proposal import Proposal
from registry.errors import Complaint
from registry.exchange.incoming import Incoming
from registry.exchange.origin import Origin
from registry.exchange.places import Place
from registry.exchange.records import Envelope, Record, record
from registry.kinds import MODELS
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.versions.difference import Change, changes, weigh
from registry.versions.number import Step
from registry.versions.status import Status
from registry.words import Term, Words

_SAME_DAY = Words(
    "ngày hiệu lực không đổi: phiên bản mới thay phiên bản cũ ngay từ ngày đầu của nó",
    "the first day is the same: the new version takes the old one's place from its first day on",
)
_SAME_SOURCE = Words(
    "nguồn gốc không đổi: nội dung mới có còn theo nguồn này không?",
    "the provenance is the same: does the new content still stand on this source?",
)


class Effect(Term):
    """What becomes of a row."""

    NEW = "new", "Mới", "New"
    CHANGED = "changed", "Thay đổi", "Changed"
    UNCHANGED = "unchanged", "Không đổi", "Unchanged"
    KNOWN = "known", "Hệ thống đã từng ghi nhận", "Recorded before"


@dataclass(frozen=True)
class RowPlan:
    """One row: what it is about and what it would change, field by field."""

    place: str
    key: Key
    effect: Effect
    before: str | None = None
    """The number of the version it is compared with."""
    number: str | None = None
    """The number of the version it becomes."""
    changes: tuple[Change, ...] = field(default=())

    @property
    def weight(self) -> Step:
        """How much the whole change weighs; nothing for what is new."""
        return weigh(self.changes)

    @property
    def notes(self) -> tuple[Words, ...]:
        """What is easily overlooked in a row that changes content."""
        around = tuple(f"/{name}" for name in Envelope.model_fields)
        touched = {one.pointer.split("/")[1] for one in self.changes}
        if all(one.pointer.startswith(around) for one in self.changes):
            return ()
        overlooked = {"valid_from": _SAME_DAY, "provenance": _SAME_SOURCE}
        return tuple(note for name, note in overlooked.items() if name not in touched)


class Trust(Enum):
    """What of a file is believed."""

    CONTENT = "content"
    """What its rows say; how far a new record is registered is not for a file to say."""
    STATUS = "status"
    """The status of new records too: the file was written by a registry that decided them."""


class Compared(NamedTuple):
    """A row beside the registry: its plan, what is to be published, what stands against it."""

    plan: RowPlan
    proposal: Proposal | None
    place: Place
    complaint: Complaint | None = None


_CONFLICT = Words(
    "{key} đã thay đổi trong hệ thống từ khi tệp được lập (phiên bản {old} → {new}: {theirs}); tệp "
    "cũng sửa: {ours}. Hãy xuất lại tệp rồi sửa trên đó.",
    "{key} changed in the registry since the file was made (version {old} → {new}: {theirs}); the "
    "file changes it too: {ours}. Export again and make the change there.",
)
_STATUS = Words(
    "không đổi được trạng thái từ “{old}” sang “{new}” bằng tệp",
    "a file cannot change the status from “{old}” to “{new}”",
)
_NEW_STATUS = Words(
    "bản ghi mới không thể là “{new}”: để trống, hoặc ghi recorded hay candidate",
    "a new record cannot be “{new}”: leave it empty, or say recorded or candidate",
)
_ENDED = Words(
    "{key} đã “{status}”; tệp không sửa được bản ghi đã kết thúc",
    "{key} is “{status}”; a file cannot change a record that has ended",
)
_CHECKED = (Status.QUALIFIED, Status.STANDARD)
_ENDS = (Status.SUPERSEDED, Status.RETIRED)
_OF_NEW = (Status.CANDIDATE, Status.RECORDED)


def compare(
    incoming: Incoming, view: View, origin: Origin | None, trust: Trust = Trust.CONTENT
) -> Compared:
    """A row beside what the registry holds in this view."""
    given, place = incoming.record, incoming.place
    current = view.find(given.key) or view.last_known(given.key)
    if current is None:
        plan = RowPlan(place.row, given.key, Effect.NEW)
        return Compared(plan, incoming.proposal, place, _status_of_new(incoming, trust))
    now = record(current, view)
    base = _base(given, view, origin)
    plan = RowPlan(place.row, given.key, Effect.UNCHANGED, before=now.envelope["version"])
    if _is_untouched(given, base, origin) or _says_the_same(given, now):
        return Compared(plan, None, place)
    found = differences(now, given)
    plan = RowPlan(place.row, given.key, Effect.CHANGED, before=plan.before, changes=found)
    complaint = _conflict(incoming, base, now, origin) or _wrong_status(incoming, now)
    return Compared(plan, _humbled(incoming.proposal), place, complaint)


def differences(before: Record, after: Record) -> tuple[Change, ...]:
    """Every field in which two records of one kind differ, the content's first.

    What surrounds the content (days, provenance) weighs a patch, as publishing weighs it.
    """
    around = ({**one.envelope, "version": None} for one in (before, after))
    return (
        *changes(MODELS[after.key.kind], before.content, after.content),
        *(one._replace(step=Step.PATCH) for one in changes(Envelope, *around)),
    )


def _base(given: Record, view: View, origin: Origin | None) -> Record | None:
    """The version the row was made from, if this registry has it."""
    number = given.envelope.get("version")
    if origin is not None:
        number = origin.numbers.get(str(given.key), number)
    found = (one for one in _versions(view, given.key) if str(one.number) == number)
    return next((record(one, view) for one in found), None)


def _versions(view: View, key: Key) -> tuple[Version, ...]:
    return view.catalogue.items.get(key, ())


def _is_untouched(given: Record, base: Record | None, origin: Origin | None) -> bool:
    stated = origin.digests.get(str(given.key)) if origin else None
    if stated is not None:
        return given.digest == stated
    return base is not None and _says_the_same(given, base)


def _says_the_same(one: Record, other: Record) -> bool:
    return bool(one.content == other.content and _around(one) == _around(other))


def _around(one: Record) -> Json:
    return {name: value for name, value in one.envelope.items() if name != "version"}


def _conflict(
    incoming: Incoming, base: Record | None, now: Record, origin: Origin | None
) -> Complaint | None:
    key = incoming.record.key
    stated = origin.digests.get(str(key)) if origin else None
    moved = now.digest != stated if stated else base is not None and not _same_number(base, now)
    if not moved or base is None:
        return None
    said = _CONFLICT.filled(
        key=key,
        old=base.envelope["version"],
        new=now.envelope["version"],
        theirs=_named(differences(base, now)),
        ours=_named(differences(base, incoming.record)),
    )
    return Complaint("", "changed-since", said, incoming.place.row)


def _same_number(one: Record, other: Record) -> bool:
    return bool(one.envelope["version"] == other.envelope["version"])


def _named(found: tuple[Change, ...]) -> Words:
    labels = dict.fromkeys(change.label for change in found) or {Words("…", "…"): None}
    return Words("; ".join(one.vi for one in labels), "; ".join(one.en for one in labels))


def _wrong_status(incoming: Incoming, now: Record) -> Complaint | None:
    old, new = Status(now.envelope["status"]), incoming.proposal.status
    if new is not old:
        return _against_status(incoming, _STATUS.filled(old=old.words, new=new.words))
    if old in _ENDS:
        return _against_status(incoming, _ENDED.filled(key=now.key, status=old.words))
    return None


def _status_of_new(incoming: Incoming, trust: Trust) -> Complaint | None:
    new = incoming.proposal.status
    if trust is Trust.STATUS or new in _OF_NEW:
        return None
    return _against_status(incoming, _NEW_STATUS.filled(new=new.words))


def _against_status(incoming: Incoming, said: Words) -> Complaint:
    return Complaint("/status", "status", said, incoming.place.at("/status"))


def _humbled(proposal: Proposal) -> Proposal:
    """What was checked has changed: the new version is recorded, and must be checked anew."""
    if proposal.status not in _CHECKED:
        return proposal
    return changed(proposal, status=Status.RECORDED)
