"""A long form in sections: what must be said, what is said, and, folded, what could be added."""

from collections.abc import Iterator
from typing import NamedTuple

from registry.words import Words
from registry_web.desk.fields import Field


class Section(NamedTuple):
    """Some fields of a form under one heading."""

    name: str
    heading: Words
    fields: tuple[Field, ...]
    is_folded: bool = False
    """Whether only the labels are shown until it is opened."""

    @property
    def has_fault(self) -> bool:
        """Whether anything in it is complained of."""
        return any(one.has_fault for one in self.fields)


def sections(found: list[Field], *, is_new: bool) -> list[Section]:
    """The fields in their order within three sections; a section without fields is left out."""
    required = tuple(one for one in found if one.is_required)
    said = tuple(one for one in found if not one.is_required and says_something(one))
    rest = tuple(one for one in found if not one.is_required and not says_something(one))
    heading = _MAY if is_new else _COULD
    made = (
        Section("required", _MUST, required),
        Section("said", _SAID, said),
        Section("rest", heading, rest, is_folded=not is_new),
    )
    return [one for one in made if one.fields]


def says_something(field: Field) -> bool:
    """Whether a field holds anything, however deep."""
    return any(True for _ in _values(field))


def _values(field: Field) -> Iterator[str]:
    if field.value:
        yield field.value
    for one in field.parts:
        yield from _values(one)


_MUST = Words("Thông tin bắt buộc", "What must be said")
_SAID = Words("Thông tin đã có", "What is said")
_COULD = Words("Có thể bổ sung", "What could be added")
_MAY = Words("Thông tin khác", "What else can be said")
