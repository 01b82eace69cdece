"""Marks on the fields of a kind's model: everything the rest of the registry knows about a field.

A mark stands in ``Annotated[...]`` beside the type. Lists, filters, facets, references, search, the
size of a change and the labels on pages are all read from these marks, so that a new field is added
in one place.
"""

from dataclasses import dataclass
from typing import NamedTuple

from registry.kinds.kind import Kind
from registry.words import Words


class Label(NamedTuple):
    """What a person calls the field, in Vietnamese and English."""

    vi: str
    en: str

    @property
    def words(self) -> Words:
        """The label as words."""
        return Words(self.vi, self.en)


@dataclass(frozen=True)
class RefersTo:
    """The value is the code of another item of this kind; ``None``: it is written ``kind:code``."""

    kind: Kind | None


@dataclass(frozen=True)
class CodeOf:
    """The value is one of the codes of this codelist, e.g. ``CodeOf("CL_GIOI_TINH")``."""

    codelist: str


@dataclass(frozen=True)
class Facet:
    """Lists can be filtered and counted by this value under this name."""

    name: str
    within: str | None = None
    """The field beside it that names the codelist the value is a code of: the same code of two
    lists is two values, ``CL_VUNG_2021:DBSH`` and ``CL_VUNG_2025:DBSH``."""


@dataclass(frozen=True)
class Searched:
    """The text is found by search; a greater weight ranks it higher."""

    weight: int = 1


@dataclass(frozen=True)
class Responsible:
    """The body named here answers for the item: its steward may draft changes and state facts."""


@dataclass(frozen=True)
class Wording:
    """Only wording: a change here changes no meaning, so it weighs *patch*."""


@dataclass(frozen=True)
class Limit:
    """What may be given is limited here: adding a limit refuses what was accepted before."""


@dataclass(frozen=True)
class KeyedBy:
    """The elements of this list are told apart by this field, not by their position."""

    field: str
