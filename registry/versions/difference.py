"""What changed between two contents of one kind, field by field, and how much it weighs.

*patch*: wording or order that changes no meaning. *minor*: something added that nobody relied on
being absent. *major*: something a reader relied on changed or went, or a limit was added.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel

from registry.kinds.content import Mention
from registry.kinds.marks import KeyedBy, Label, Limit, Wording
from registry.kinds.shape import Json, Shape, shape_of
from registry.versions.number import Step
from registry.words import Words

_ADDED = Words("thêm", "added")
_REMOVED = Words("bỏ", "removed")
_CHANGED = Words("thay đổi", "changed")
_REWORDED = Words("sửa câu chữ", "reworded")
_LIMITED = Words("thêm giới hạn", "limit added")
_REORDERED = Words("sắp xếp lại", "put in another order")


class Change(NamedTuple):
    """One place that differs. ``before`` or ``after`` is ``None`` where nothing stood."""

    pointer: str
    label: Words
    before: Json
    after: Json
    step: Step
    reason: Words


class _Place(NamedTuple):
    pointer: str
    labels: tuple[Words, ...]
    is_wording: bool = False
    is_limit: bool = False

    @property
    def label(self) -> Words:
        """What a person calls the place, from the outside in."""
        return Words(
            " › ".join(words.vi for words in self.labels),
            " › ".join(words.en for words in self.labels),
        )

    def into(self, step: str, shape: Shape) -> "_Place":
        label = shape.mark(Label)
        return _Place(
            f"{self.pointer}/{_escaped(step)}",
            (*self.labels, label.words) if label else self.labels,
            is_wording=self.is_wording or shape.mark(Wording) is not None,
            is_limit=self.is_limit or shape.mark(Limit) is not None,
        )


def changes(model: type[BaseModel], before: Json, after: Json) -> tuple[Change, ...]:
    """Every place where two plain contents of this model differ, in the order of its fields."""
    return tuple(_record(shape_of(model), before, after, _Place("", ())))


def weigh(found: tuple[Change, ...]) -> Step:
    """The least step that the changes allow: their greatest weight."""
    return max((change.step for change in found), default=Step.NONE)


def _any(shape: Shape, before: Json, after: Json, place: _Place) -> Iterator[Change]:
    if before == after:
        return
    if before is None or after is None:
        yield _whole(before, after, place)
    elif shape.element is not None:
        yield from _list(shape, before, after, place)
    elif shape.fields:
        yield from _record(shape, before, after, place)
    else:
        yield _whole(before, after, place)


def _record(shape: Shape, before: Json, after: Json, place: _Place) -> Iterator[Change]:
    for name, inner in shape.fields.items():
        here = place.into(name, inner)
        if _stands_alone(shape, name, before) or _stands_alone(shape, name, after):
            here = here._replace(is_wording=place.is_wording)
        old, new = before.get(name, inner.default), after.get(name, inner.default)
        yield from _any(inner, old, new, here)


def _stands_alone(shape: Shape, name: str, record: Json) -> bool:
    """Whether the words of a mention are all that says what it stands for: then they mean it."""
    return (
        issubclass(shape.holds, Mention)
        and name == shape.holds.written
        and not any(record.get(other) for other in shape.holds.resolved_by)
    )


def _list(shape: Shape, before: Json, after: Json, place: _Place) -> Iterator[Change]:
    assert shape.element is not None  # noqa: S101 - told by the caller; narrows the type
    key = shape.mark(KeyedBy)
    old, new = _told_apart(before, key), _told_apart(after, key)
    for name, time in {**old, **new}:
        here = place.into(name if time == 1 else f"{name} ({time})", shape.element)
        yield from _any(shape.element, old.get((name, time)), new.get((name, time)), here)
    if key is not None:
        yield from _order([name for name, _ in old], [name for name, _ in new], place)


def _order(old: list[str], new: list[str], place: _Place) -> Iterator[Change]:
    """The order in print, of what stands in both."""
    before, after = [n for n in old if n in set(new)], [n for n in new if n in set(old)]
    if before != after:
        yield Change(place.pointer, place.label, before, after, Step.PATCH, _REORDERED)


def _told_apart(elements: Json, key: KeyedBy | None) -> dict[tuple[str, int], Json]:
    """The elements by what tells them apart: their key, else their own value, and which time."""
    found: dict[tuple[str, int], Json] = {}
    times: dict[str, int] = {}
    for element in elements:
        name = str(element[key.field]) if key else _name(element)
        times[name] = times.get(name, 0) + 1
        found[name, times[name]] = element
    return found


def _name(element: Json) -> str:
    """A record without a key is told apart by what it refers to: a reworded text stays one."""
    if not isinstance(element, dict):
        return str(element)
    solid = {name: value for name, value in element.items() if name not in _TOLD}
    return ",".join(str(value) for value in (solid or element).values())


_TOLD = frozenset({"text", "text_en", "note", "note_en"})


def _whole(before: Json, after: Json, place: _Place) -> Change:
    step, reason = _weight(before, after, place)
    return Change(place.pointer, place.label, before, after, step, reason)


def _weight(before: Json, after: Json, place: _Place) -> tuple[Step, Words]:
    if place.is_wording:
        return Step.PATCH, _REWORDED
    if before is None:
        return (Step.MAJOR, _LIMITED) if place.is_limit else (Step.MINOR, _ADDED)
    return Step.MAJOR, _REMOVED if after is None else _CHANGED


def _escaped(step: str) -> str:
    """A step of a JSON Pointer (RFC 6901)."""
    return step.replace("~", "~0").replace("/", "~1")


def sentence(change: Change) -> Words:
    """A change as a person reads it, in both languages."""
    return Words(
        f"{change.label.vi}: {change.reason.vi} {_from_to(change, 'từ', 'thành')}".strip(),
        f"{change.label.en}: {change.reason.en} {_from_to(change, 'from', 'to')}".strip(),
    )


def _from_to(change: Change, origin: str, goal: str) -> str:
    if change.before is None:
        return f"“{_shown(change.after)}”"
    if change.after is None:
        return f"“{_shown(change.before)}”"
    return f"{origin} “{_shown(change.before)}” {goal} “{_shown(change.after)}”"


def _shown(value: Json) -> str:
    if isinstance(value, dict):
        return " · ".join(_shown(one) for one in value.values())
    if isinstance(value, list):
        return "; ".join(_shown(one) for one in value)
    return str(value)
