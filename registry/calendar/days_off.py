"""Working days as the registry records them: one codelist a year, ``CL_LICH_NGHI_2026``.

Its codes are days (``2026-01-02``), each under the parent ``nghi`` (day off) or ``lam-viec``
(worked, e.g. a Saturday in exchange). Being a codelist, the year's decision is proposed, reviewed,
published, corrected and cited as everything else; its legal basis is what the calendar shows. A
list that is *qualified*, checked against the official text, makes its year ``confirmed``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from registry.calendar.working_days import DayEntry, WorkingDays
from registry.catalogue import Version, View
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.versions.status import Status
from registry.words import Words

OFF, WORKED = "nghi", "lam-viec"
"""The parents under which days stand."""

_LIST = re.compile(r"CL_LICH_NGHI_([0-9]{4})")
_CHECKED = frozenset({Status.QUALIFIED, Status.STANDARD})


@dataclass(frozen=True)
class DaysOff:
    """The working days of a view, and how often they were changed by its revision."""

    working_days: WorkingDays
    changes: int
    """How many versions the lists have had: a due day may move with each."""
    instant: str | None
    """When the last of them was recorded."""


def days_off(view: View) -> DaysOff:
    """Viet Nam's working days with what administrators entered by the view's revision.

    The lists hold whatever the day asked about: a calendar looks ahead and back.
    """
    lists = list(_lists(view))
    versions = [one for _, last in lists for one in _known(view, last.key)]
    checked = tuple(year for year, last in lists if last.status_as_of(view.as_of) in _CHECKED)
    # Views with the same lists share one object: due days worked out for one serve the others.
    name = (DaysOff, tuple(last.revision for _, last in lists), len(versions), checked)
    found = view.catalogue.shared.get(name)
    if not isinstance(found, DaysOff):
        found = view.catalogue.shared[name] = _of(lists, versions, checked)
    return found


def _of(
    lists: list[tuple[int, Version]], versions: list[Version], checked: tuple[int, ...]
) -> DaysOff:
    entries = {day: entry for _, last in lists for day, entry in _entries(last.content)}
    return DaysOff(
        WorkingDays.of_viet_nam(MappingProxyType(entries), checked),
        len(versions),
        max((one.instant for one in versions), default=None),
    )


def _lists(view: View) -> Iterator[tuple[int, Version]]:
    for code in view.catalogue.codes.get(Kind.CODELIST, ()):
        named = _LIST.fullmatch(code)
        version = view.last_known(Key(Kind.CODELIST, code)) if named else None
        if named and version is not None and not version.is_candidate:
            yield int(named[1]), version


def _known(view: View, key: Key) -> Iterator[Version]:
    return (one for one in view.catalogue.items[key] if one.revision <= view.as_of)


def _entries(content: Json) -> Iterator[tuple[date, DayEntry]]:
    basis = _basis(content)
    for item in content["codes"]:
        if item.get("parent") not in (OFF, WORKED):
            continue
        try:
            day = date.fromisoformat(item["code"])
        except ValueError:
            continue  # not a day: the list may hold remarks of its own
        names: Mapping[str, str] = item["names"]
        words = Words(names["vi"], names.get("en", names["vi"]))
        yield day, DayEntry(item["parent"] == WORKED, words, item.get("source") or basis)


def _basis(content: Json) -> str:
    cited = (one.get("text") or one.get("instrument") for one in content.get("legal_basis", ()))
    return "; ".join(filter(None, cited)) or str(content["names"]["vi"])
