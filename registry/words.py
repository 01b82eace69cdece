"""Words a person reads, always in Vietnamese and in English."""

from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, Protocol, Self, runtime_checkable


class Words(NamedTuple):
    """One phrase in both languages, e.g. ``Words("Đơn vị tính", "Unit of measure")``."""

    vi: str
    en: str

    def filled(self, **values: object) -> "Words":
        """The phrase with its ``{placeholders}`` replaced, in both languages.

        A term, words, an item, a day, or a list of them stand in the phrase in its own language.
        """
        said = {name: _in_both(value) for name, value in values.items()}
        return Words(
            self.vi.format(**{name: one.vi for name, one in said.items()}),
            self.en.format(**{name: one.en for name, one in said.items()}),
        )


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


@lru_cache(maxsize=16_384)
def day_words(day: date) -> Words:
    """``31/01/2021`` in Vietnamese, ``2021-01-31`` in English."""
    return Words(f"{day:%d/%m/%Y}", day.isoformat())


@runtime_checkable
class _Worded(Protocol):
    """What knows how a person calls it: a term, the key of an item."""

    @property
    def words(self) -> Words: ...


def number_words(value: float) -> Words:
    """``2.815`` and ``1,5`` in Vietnamese, ``2,815`` and ``1.5`` in English."""
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return Words(text.translate(_SWAPPED), text)


_SWAPPED = str.maketrans(",.", ".,")


class _Both(NamedTuple):
    """A value as it stands in a phrase of each language."""

    vi: object
    en: object


def _in_both(value: object) -> _Both:
    if isinstance(value, Words):
        return _Both(*value)
    if isinstance(value, _Worded):
        return _Both(*value.words)
    if type(value) is date:
        return _Both(*day_words(value))
    if isinstance(value, list):
        each = [_in_both(one) for one in value]
        return _Both(", ".join(str(one.vi) for one in each), ", ".join(str(one.en) for one in each))
    return _Both(value, value)
