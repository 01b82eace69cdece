"""Text cut into words, and words into syllables.

Spaces part syllables, not words: *thất nghiệp* is one word of two. What is written together may be
one name (KH&ĐT, KT-XH, TP.HCM, 293/QĐ-TTg) and is kept both whole and in parts.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:(?:[&\-./](?=[^\W_])|(?<=\d),(?=\d))[^\W_]+)*")
_PART = re.compile(r"[0-9]+(?:[.,][0-9]+)+|[^\W_]+")


class Word(NamedTuple):
    """What stands between two spaces, without the punctuation around it."""

    text: str
    parts: tuple[str, ...]
    """Its syllables, abbreviations and numbers: ``("kh", "đt")``. 10.000 and 1,5 are one part."""
    start: int
    end: int

    @property
    def joined(self) -> str:
        """The parts without what links them: ``khđt``, ``tphcm``, ``ecabinet``."""
        return "".join(self.parts)


def words(text: str) -> tuple[Word, ...]:
    """The words of a text as ``clean`` or ``fold`` gives it, with where they stand.

    >>> [(word.joined, word.parts) for word in words("bộ kh&đt, kt-xh")]
    [('bộ', ('bộ',)), ('khđt', ('kh', 'đt')), ('ktxh', ('kt', 'xh'))]
    """
    return tuple(
        Word(match[0], _parts(match[0]), match.start(), match.end())
        for match in _WORD.finditer(text)
    )


def syllables(text: str) -> tuple[str, ...]:
    """The parts of all words in order.

    >>> syllables("tăng 1,5 - 10.000 dân")
    ('tăng', '1,5', '10.000', 'dân')
    """
    return tuple(_PART.findall(text))


def placed(text: str) -> Iterator[tuple[str, int, int]]:
    """The same, each with where it stands in the text.

    >>> list(placed("kt-xh"))
    [('kt', 0, 2), ('xh', 3, 5)]
    """
    return ((match[0], match.start(), match.end()) for match in _PART.finditer(text))


def _parts(word: str) -> tuple[str, ...]:
    return (word,) if word.isalnum() else tuple(_PART.findall(word))
