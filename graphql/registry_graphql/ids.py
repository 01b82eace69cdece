"""Global ids: which record, and seen with which clocks.

A client keeps one object per id. The same item as of another day is another object to it, so the
clocks are part of the id unless they stand at today and now: ``indicator:KTXH-099`` is the item as
it is; ``indicator:KTXH-099@1.0.0`` one version of it; ``…#2021-07-01,17`` either on a day, as known
at a revision.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from registry.catalogue import View
from registry.errors import BadQuestion, Complaint
from registry.kinds.reading import Key
from registry.versions.number import Number
from registry.words import Words
from registry_graphql.context import Asking
from registry_graphql.seen import Fact, Line, Record, follow


def id_of(record: Record, asking: Asking) -> str:
    """The global id of a record."""
    version = record.version
    key = version.key
    name = f"{key.kind.value}:{key.code}"
    if record.is_exact:
        name = f"{name}@{version.number}"
    return f"{name}{clocks_of(record.view, asking)}"


def clocks_of(view: View, asking: Asking) -> str:
    """The part of an id that names the clocks; empty when they stand at today and now."""
    usual = asking.view
    if view is usual or (view.valid_at == usual.valid_at and view.as_of == usual.as_of):
        return ""
    return f"#{view.valid_at},{view.as_of}"


def record_of(id: str, asking: Asking) -> Record | Fact | Line | None:
    """The record, fact or line an id names, ``None`` if there is none.

    :raises BadQuestion: if it is no id of ours.
    """
    name, _, clocks = id.partition("#")
    key, _, number = name.partition("@")
    try:
        view = _view(clocks, asking)
        other = _OTHERS.get(key.partition(":")[0])
        if other is not None:
            return other(view, int(key.partition(":")[2]))
        wanted = Key.parse(key)
        return numbered(view, wanted, number) if number else follow(view, wanted)
    except ValueError:
        said = _NO_ID.filled(id=id[:80])
        raise BadQuestion(said, (Complaint("id", "unreadable", said),)) from None


def numbered(view: View, key: Key, number: str) -> Record | None:
    """One exact version, ``None`` if there was none as known in the view.

    :raises ValueError: if that is no number.
    """
    wanted = Number.parse(number)
    versions: Any = view.catalogue.items.get(key, ())
    for version in versions:
        if version.number == wanted and version.revision <= view.as_of:
            return Record(view, version, is_exact=True)
    return None


def fact_of(view: View, revision: int) -> Fact | None:
    """The fact of a revision, if it was known in the view."""
    found = view.catalogue.facts.get(revision)
    return None if found is None or found.revision > view.as_of else Fact(view, found)


def line_of(view: View, revision: int) -> Line | None:
    """The line of the log of a revision, if there was one in the view."""
    return Line(view, view.catalogue.lines[revision - 1]) if 0 < revision <= view.as_of else None


_OTHERS: dict[str, Callable[[View, int], Fact | Line | None]] = {"fact": fact_of, "line": line_of}


def _view(clocks: str, asking: Asking) -> View:
    if not clocks:
        return asking.view
    day, _, revision = clocks.partition(",")
    return asking.turned(asking.view, date.fromisoformat(day), str(int(revision)))


_NO_ID = Words("{id!r} không phải định danh của hệ thống.", "{id!r} is no id of ours.")
