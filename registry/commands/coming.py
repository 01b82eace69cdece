"""The days an item would be in force once a draft is published, and by which version."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from registry.catalogue import Version
from registry.catalogue.naming import told
from registry.commands.draft import Draft
from registry.commands.work import Work
from registry.errors import Complaint, Invalid
from registry.versions.number import Number
from registry.versions.resolution import Dated, Span, timeline
from registry.versions.status import Status
from registry.versions.validity import Validity
from registry.words import Words


class Days(NamedTuple):
    """The days a version is really in force, both included; ``None`` when open."""

    number: str
    first: date | None
    last: date | None


@dataclass(frozen=True)
class _Coming:
    """The version a draft would become, as the rule of the two clocks sees it."""

    number: Number
    revision: int
    validity: Validity
    voided: int | None = None
    is_candidate: bool = False

    @property
    def starts(self) -> date:
        return self.validity.starts

    def ends_as_of(self, _revision: int) -> date:
        return self.validity.ends


def days_of(spans: list[Span]) -> tuple[Days, ...]:
    """Spans as days: an open end is ``None``."""
    return tuple(
        Days(
            str(span.version.number),  # type: ignore[attr-defined]  # a Version or a _Coming
            None if span.first == date.min else span.first,
            None if span.last == date.max else span.last,
        )
        for span in spans
    )


def days_now(work: Work, draft: Draft) -> tuple[Days, ...]:
    """The days the item is in force today's knowledge, before the draft."""
    return days_of(timeline(_there(work, draft), work.catalogue.revision))


def days_then(work: Work, draft: Draft, number: Number) -> tuple[Days, ...]:
    """The days it would be in force once the draft is published under this number."""
    coming = work.catalogue.revision + 1
    there = _there(work, draft)
    kept: list[Dated] = [one for one in there if str(one.number) not in draft.voids]
    validity = Validity(draft.valid_from, draft.valid_to, draft.basis)
    return days_of(timeline([*kept, _Coming(number, coming, validity)], coming))


def is_reopening(work: Work, draft: Draft, number: Number) -> bool:
    """Whether a retired item would be in force beyond the day it ended."""
    now = days_now(work, draft)
    ended = now[-1] if now else None
    if ended is None or ended.last is None or not _is_retired(work, draft, ended.number):
        return False
    last = days_then(work, draft, number)[-1].last
    return last is None or last > ended.last


def demand_no_silent_reopening(work: Work, draft: Draft, number: Number) -> None:
    """Refuse a draft that would bring a retired item back without saying so.

    :raises Invalid: naming the day it ended.
    """
    if not draft.reopens and is_reopening(work, draft, number):
        said = _RETIRED.filled(key=told(work.view, draft.key), day=days_now(work, draft)[-1].last)
        raise Invalid(said, (Complaint("/reopens", "reopens-retired", said),))


def _there(work: Work, draft: Draft) -> tuple[Version, ...]:
    return work.catalogue.items.get(draft.key, ())


def _is_retired(work: Work, draft: Draft, number: str) -> bool:
    revision = work.catalogue.revision
    return any(
        str(one.number) == number and one.status_as_of(revision) is Status.RETIRED
        for one in _there(work, draft)
    )


_RETIRED = Words(
    "{key} đã dừng dùng, hết hiệu lực ngày {day}; bản nháp sẽ đưa đối tượng trở lại có hiệu lực. "
    "Nếu đúng ý định, hãy ghi reopens: true; nếu không, hãy ghi valid_to.",
    "{key} was retired and ended on {day}; the draft would bring it back into force. "
    "If that is meant, say reopens: true; else give valid_to.",
)
