"""Which decisions about an item are open to whoever asks, and what stands in the way of others."""

from collections.abc import Iterator
from typing import NamedTuple

from registry.access.rules import ROLES, Deed
from registry.catalogue import Version
from registry.commands.decide import may_raise, repairs, rises
from registry.commands.work import Work
from registry.kinds import MODELS
from registry.kinds.reading import Key
from registry.versions.completeness import Missing, missing
from registry.versions.status import Status
from registry.words import Term

_OVER = frozenset({Status.SUPERSEDED, Status.RETIRED})


class Decision(Term):
    """What a registrar can decide about an item or one of its versions."""

    QUALIFY = "qualify", "Xác nhận đã đối chiếu văn bản", "Qualify"
    STANDARD = "standard", "Công nhận là chuẩn", "Make standard"
    REPAIR = "repair", "Sửa trạng thái ghi sai", "Put the status right"
    SUPERSEDE = "supersede", "Thay thế bằng bản ghi khác", "Supersede"
    RETIRE = "retire", "Dừng dùng", "Retire"
    VOID = "void", "Hủy phiên bản sai", "Void a wrong version"

    @property
    def is_of_item(self) -> bool:
        """Whether it is about the item as a whole, not about one version."""
        return self in (Decision.SUPERSEDE, Decision.RETIRE)


RISES = {Decision.QUALIFY: Status.QUALIFIED, Decision.STANDARD: Status.STANDARD}
"""The status that each rise leads to."""


class Offer(NamedTuple):
    """A decision that is open, or would be if nothing were missing."""

    decision: Decision
    version: Version
    lacks: tuple[Missing, ...] = ()
    """What the content must still say before it is open."""
    needs_others: bool = False
    """Whether only somebody else may take it: four eyes."""

    @property
    def is_open(self) -> bool:
        """Whether it may be taken now, by whoever asked."""
        return not self.lacks and not self.needs_others


def offers(work: Work, key: Key) -> tuple[Offer, ...]:
    """The decisions about an item, of the newest version first; none to who may not decide."""
    if work.principal.role not in ROLES[Deed.REVIEW]:
        return ()
    versions = [one for one in work.catalogue.items.get(key, ()) if one.voided is None]
    of_item = list(_of_item(work, key))
    return tuple(of_item + [offer for one in versions[::-1] for offer in _of_version(work, one)])


def _of_item(work: Work, key: Key) -> Iterator[Offer]:
    now, last = work.view.find(key), work.view.last_known(key)
    if now is not None and _status(work, now) not in _OVER:
        yield Offer(Decision.SUPERSEDE, now)
    if last is not None and _status(work, last) is not Status.RETIRED:
        yield Offer(Decision.RETIRE, last)


def _of_version(work: Work, version: Version) -> Iterator[Offer]:
    now = _status(work, version)
    for decision, status in RISES.items():
        if status in rises(now):
            lacks = missing(MODELS[version.key.kind], version.content, status)
            yield Offer(decision, version, lacks, not may_raise(work, version))
    if repairs(version, now):
        yield Offer(Decision.REPAIR, version)
    yield Offer(Decision.VOID, version)


def _status(work: Work, version: Version) -> Status:
    return version.status_as_of(work.catalogue.revision)
