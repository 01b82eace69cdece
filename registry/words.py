"""Words a person reads, always in Vietnamese and in English."""

from enum import StrEnum
from typing import NamedTuple, Self


class Words(NamedTuple):
    """One phrase in both languages, e.g. ``Words("Đơn vị tính", "Unit of measure")``."""

    vi: str
    en: str

    def filled(self, **values: object) -> "Words":
        """The phrase with its ``{placeholders}`` replaced, in both languages.

        A value that is ``Words`` itself is said in each language's own.
        """
        spoken = {name: value for name, value in values.items() if isinstance(value, Words)}
        vi = {name: value.vi for name, value in spoken.items()}
        en = {name: value.en for name, value in spoken.items()}
        return Words(self.vi.format(**{**values, **vi}), self.en.format(**{**values, **en}))


class Term(StrEnum):
    """An enumeration whose members carry their words: ``MINISTRY = "ministry", "Bộ", "Ministry"``.

    The value is what machines exchange and never changes; the words may.
    """

    words: Words

    def __new__(cls, value: str, vi: str = "", en: str = "") -> Self:
        """Make a member that is its value and knows its words.

        The words have defaults only so that ``Kind("body")`` type-checks as a look-up.
        """
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = Words(vi, en)
        return member

    def __str__(self) -> str:
        return str(self.value)
