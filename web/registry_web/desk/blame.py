"""What is wrong with a form, said on top of it: each fault by its field, as a way to it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from registry.catalogue import View
from registry.catalogue.naming import told
from registry.commands.draft import Draft
from registry.errors import Complaint
from registry.kinds import MODELS
from registry.kinds.pointing import place_words
from registry.words import Words
from registry_web.desk.fields import Field

_COLUMN = re.compile(r" \([a-z_0-9.]+\)$")
"""What programs call a column, after what people call it."""
_NUMBER = re.compile(r"(\d+)")
_OTHER = re.compile(r"/drafts/(\d+)(?:/content)?(.*)")

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
    return Blamed(one.message, None, "", place)


def in_file(complaints: Iterable[Complaint]) -> list[Blamed]:
    """Every complaint of a file by its cell, row after row, as the sheet itself calls it.

    A file of JSON has no columns: there the pointer says where.
    """
    found = (
        Blamed(
            one.message,
            None,
            "",
            _COLUMN.sub("", one.place or "")
            + (f" {one.pointer}" if one.pointer and _is_of_json(one.place) else ""),
        )
        for one in complaints
    )
    return sorted(found, key=lambda one: [_counted(part) for part in _NUMBER.split(one.place)])


def in_draft(view: View, one: Complaint, drafts: Sequence[Draft]) -> Complaint:
    """A complaint of another draft of the same request, by the names of record and field."""
    found = _OTHER.fullmatch(one.pointer)
    if found is None or int(found[1]) >= len(drafts):
        return one
    draft = drafts[int(found[1])]
    field = place_words(MODELS[draft.kind], found[2])
    said = told(view, draft.key)
    named = said if field is None else Words(f"{said.vi}, {field.vi}", f"{said.en}, {field.en}")
    message = Words(f"{named.vi}: {one.message.vi}", f"{named.en}: {one.message.en}")
    return replace(one, pointer="", message=message, place=None)


def _is_of_json(place: str | None) -> bool:
    return ".ndjson" in (place or "")


def _counted(part: str) -> tuple[int, str]:
    """Row 12 stands after row 7."""
    return (int(part), "") if part.isdigit() else (-1, part)


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
