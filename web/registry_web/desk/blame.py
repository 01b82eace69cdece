"""What is wrong with a form, said on top of it: each fault by its field, as a way to it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from registry.errors import Complaint
from registry.words import Words
from registry_web.desk.fields import Field

Around = Mapping[str, tuple[str, Words]]
"""Places that stand beside the fields: the name on the page and the label, by pointer."""


class Blamed(NamedTuple):
    """One fault as the summary tells it."""

    message: Words
    label: Words | None
    """What the field is called, with what it stands in; ``None`` where it is no field."""
    anchor: str
    """Where it stands on the page; empty where it stands nowhere."""
    place: str
    """Where it stands in a file, or in another record of the same request."""


def blamed(
    complaints: Iterable[Complaint], found: Sequence[Field] = (), around: Around | None = None
) -> list[Blamed]:
    """Every complaint with the way to its field."""
    return [_blamed(one, found, around or {}) for one in complaints]


def _blamed(one: Complaint, found: Sequence[Field], around: Around) -> Blamed:
    place = one.place or ""
    path = () if place else _path(found, one.pointer)
    if path:
        return Blamed(one.message, _joined(path), path[-1].id, place)
    if one.pointer in around:
        anchor, label = around[one.pointer]
        return Blamed(one.message, label, anchor, place)
    shown = Words(one.pointer, one.pointer) if place and one.pointer else None
    return Blamed(one.message, shown, "", place)


def _path(found: Iterable[Field], pointer: str) -> tuple[Field, ...]:
    """The fields that lead to a place, or as near to it as the form goes."""
    for one in found:
        if pointer == one.pointer or pointer.startswith(f"{one.pointer}/"):
            return (one, *_path(one.parts, pointer))
    return ()


def _joined(path: tuple[Field, ...]) -> Words:
    """*Đơn vị tính 1 › Nguyên văn*: an element of a list says which list by itself."""
    inner = zip(path, (*path[1:], None), strict=True)
    named = [one.label for one, below in inner if below is None or not _numbers(one, below)]
    return Words(" › ".join(one.vi for one in named), " › ".join(one.en for one in named))


def _numbers(outer: Field, inner: Field) -> bool:
    return inner.label.vi.startswith(outer.label.vi)
