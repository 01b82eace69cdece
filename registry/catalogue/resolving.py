"""From what others call a thing to the version in force.

A thing is called by its code or URN, by a national code, a form number, the number of an
instrument, or by the identifier that a body bears on a day.

Codes change hands: since 2025-07-01 the statistics code 15 is Lào Cai, before it was Yên Bái. So a
name is resolved with both clocks, who bore it on other days is told beside, and where several bear
it on the day, all are named and none is chosen.
"""

from datetime import date
from typing import NamedTuple

from registry.catalogue.identifying import Bearer, Means, bearers, folded, names_of
from registry.catalogue.version import Version
from registry.catalogue.view import View
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.kinds.urn import Named, read_urn
from registry.words import Term

LONGEST = 300
"""Letters a name can have."""


class Outcome(Term):
    """What came of resolving a name."""

    RESOLVED = "resolved", "Xác định được", "Resolved"
    AMBIGUOUS = "ambiguous", "Nhiều đối tượng cùng mang mã này", "Several bear this name"
    NOT_IN_FORCE = (
        "not-in-force",
        "Không đối tượng nào mang mã này vào ngày được hỏi",
        "Nobody bears this name on the day asked about",
    )
    NOT_FOUND = "not-found", "Không có mã này", "Nobody bears this name"


class Wanted(NamedTuple):
    """A name to be resolved, and what is known of it."""

    id: str
    kind: Kind | None = None
    means: Means | None = None
    scheme: str | None = None


class Match(NamedTuple):
    """A version that bears the name, and as what."""

    version: Version
    by: tuple[Bearer, ...]


class Holding(NamedTuple):
    """An item that bears the name on other days: these, both included; ``None`` is open."""

    key: Key
    by: tuple[Bearer, ...]
    days: tuple[tuple[date | None, date | None], ...]


class Resolution(NamedTuple):
    """What a name stands for in a view."""

    outcome: Outcome
    matches: tuple[Match, ...]
    """The version in force, or one of each item where it is ambiguous."""
    others: tuple[Holding, ...]
    """Who bears the name on other days, as known at the revision."""


def resolve(view: View, wanted: Wanted) -> Resolution:
    """What a name stands for on the view's day, as known at its revision."""
    named = read_urn(wanted.id)
    found = _bearers(view, wanted, named)
    matches, others = [], []
    for key in sorted({one.key for one in found}):
        by = tuple(one for one in found if one.key == key)
        version = _exact(view, key, named.number) if named and named.number else None
        version = version or _in_force(view, key, by, wanted.id)
        if version is not None:
            matches.append(Match(version, by))
        elif days := _days(view, key, by, wanted.id):
            others.append(Holding(key, by, days))
    return Resolution(_outcome(matches, others), tuple(matches), tuple(others))


def _bearers(view: View, wanted: Wanted, named: Named | None) -> list[Bearer]:
    """Every item that bears the name in some version, and fits what else is known of it."""
    if named is not None:
        found = [Bearer(named.key, Means.URN, None)]
    else:
        kind, text = _parted(wanted.id)
        found = [one for one in bearers(view.catalogue, text) if kind in (None, one.key.kind)]
    return [one for one in found if view.is_known(one.key) and _fits(one, wanted)]


def _parted(text: str) -> tuple[Kind | None, str]:
    """The kind and the name of what may be written ``kind:name``."""
    kind, _, name = text.partition(":")
    return (Kind(kind), name) if name and kind in set(Kind) else (None, text)


def _fits(bearer: Bearer, wanted: Wanted) -> bool:
    return (
        wanted.kind in (None, bearer.key.kind)
        and wanted.means in (None, bearer.means)
        and wanted.scheme in (None, bearer.scheme)
    )


def _in_force(view: View, key: Key, by: tuple[Bearer, ...], text: str) -> Version | None:
    version = view.find(key)
    return version if version is not None and _bears(version, by, text) else None


def _exact(view: View, key: Key, number: str) -> Version | None:
    return next((one for one in view.versions(key) if str(one.number) == number), None)


def _days(
    view: View, key: Key, by: tuple[Bearer, ...], text: str
) -> tuple[tuple[date | None, date | None], ...]:
    """The days on which a version that bears the name is in force."""
    return tuple(
        (
            None if span.first == date.min else span.first,
            None if span.last == date.max else span.last,
        )
        for span in view.spans(key)
        if isinstance(span.version, Version) and _bears(span.version, by, text)
    )


def _bears(version: Version, by: tuple[Bearer, ...], text: str) -> bool:
    """Whether this version bears the name by any of these means; its code every version does."""
    if any(one.means in (Means.CODE, Means.URN) for one in by):
        return True
    wanted = folded(_parted(text)[1])
    known_by = {(one.means, one.scheme) for one in by}
    return any(
        folded(name.value) == wanted and (name.means, name.scheme) in known_by
        for name in names_of(version)
    )


def _outcome(matches: list[Match], others: list[Holding]) -> Outcome:
    if matches:
        return Outcome.RESOLVED if len(matches) == 1 else Outcome.AMBIGUOUS
    return Outcome.NOT_IN_FORCE if others else Outcome.NOT_FOUND
