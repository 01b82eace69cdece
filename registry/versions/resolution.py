"""Which version is in force on a day, as known at a revision: the rule of the two clocks.

Of the versions published at or before the revision and not voided by then, take those that begin on
or before the day; among them the one that begins last, then the one published last; if it has ended
before the day, nothing is in force. As long as nothing was ever published, candidates stand in.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from registry.versions.validity import day_before


class Dated(Protocol):
    """What the rule needs to know of a version."""

    @property
    def revision(self) -> int:
        """The revision that brought it in."""

    @property
    def voided(self) -> int | None:
        """The revision that voided it."""

    @property
    def is_candidate(self) -> bool:
        """Whether it was never published."""

    @property
    def starts(self) -> date:
        """Its first day, ``date.min`` when open."""

    def ends_as_of(self, revision: int) -> date:
        """Its last day as known at the revision, ``date.max`` when open."""


V = TypeVar("V", bound=Dated)


class Span(NamedTuple):
    """A version and the days it is really in force, both included."""

    version: Dated
    first: date
    last: date


def known(versions: Sequence[V], as_of: int) -> list[V]:
    """The versions that count at the revision, oldest publication first."""
    there = [
        version
        for version in versions
        if version.revision <= as_of and (version.voided is None or version.voided > as_of)
    ]
    if any(not version.is_candidate and version.revision <= as_of for version in versions):
        return [version for version in there if not version.is_candidate]
    return there


def in_force(versions: Sequence[V], on: date, as_of: int) -> V | None:
    """The version in force on the day as of the revision, or ``None``.

    :param versions: all versions of one item, oldest publication first.
    """
    if len(versions) == 1:
        return versions[0] if _is_in_force(versions[0], on, as_of) else None
    begun = [version for version in known(versions, as_of) if version.starts <= on]
    if not begun:
        return None
    latest = max(begun, key=_by_start_then_publication)
    return latest if on <= latest.ends_as_of(as_of) else None


def timeline(versions: Sequence[V], as_of: int) -> list[Span]:
    """The spans really in force as of the revision, in the order of the days, without overlap."""
    spans: list[Span] = []
    for version in sorted(known(versions, as_of), key=_by_start_then_publication):
        if spans and spans[-1].first == version.starts:
            spans.pop()
        if spans and spans[-1].last >= version.starts:
            before = spans.pop()
            last = day_before(version.starts)
            if last is not None:
                spans.append(before._replace(last=last))
        spans.append(Span(version, version.starts, version.ends_as_of(as_of)))
    return [span for span in spans if span.first <= span.last]


def _is_in_force(version: Dated, on: date, as_of: int) -> bool:
    """The same for the only version of an item, as most are: no need to look for the latest."""
    if version.revision > as_of or (version.voided is not None and version.voided <= as_of):
        return False
    return version.starts <= on <= version.ends_as_of(as_of)


def _by_start_then_publication(version: Dated) -> tuple[date, int]:
    return version.starts, version.revision
