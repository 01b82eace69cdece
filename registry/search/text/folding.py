"""One plain form for text however it was typed: no marks, no case, no invisible characters."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from registry.search.text.letters import LETTERS

_SAME = str.maketrans(
    {
        "đ": "d",
        "ð": "d",  # Icelandic Eth: old files hold it in place of đ
        "ς": "σ",
        **dict.fromkeys("‐‑‒–—―−﹘", "-"),
        **dict.fromkeys("‘’ʼ´`", "'"),
        **dict.fromkeys("“”„", '"'),
        **dict.fromkeys("⁄∕", "/"),
        **dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029", " "),
    }
)
_UNSEEN = {"Cc", "Cf", "Cs", "Me"}
_REMEMBERED = 65_536
_SLICE = 128
_LATIN_MARKS = "\u0300"
_COMMON = (*range(0x1B1), *range(0x1EA0, 0x1EFA))


class Folded(NamedTuple):
    """Folded text beside its original, e.g. to mark a hit in the original with its marks kept."""

    text: str
    offsets: Sequence[int]
    """For each folded character the index of the original character it came from."""
    original: str
    """The text in NFC, to which the offsets and spans point."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in the original, marks that follow it included.

        >>> fold_with_offsets("Tỷ lệ").span(3, 5)
        (3, 5)
        """
        if not 0 <= start < end <= len(self.offsets):
            return (0, 0)
        stop = self.offsets[end - 1] + 1
        while stop < len(self.original) and unicodedata.combining(self.original[stop]):
            stop += 1
        return self.offsets[start], stop


def fold(text: str) -> str:
    """The text without marks, case, compatibility forms and invisible characters.

    All kinds of white space become a space, all dashes a hyphen. Folding twice changes nothing.

    >>> fold("Đầu tư TRỰC TIẾP")
    'dau tu truc tiep'
    """
    if text.isascii() and text.isprintable():
        return text.lower().replace("`", "'")
    return text.translate(_FOLDS)


def fold_with_offsets(text: str) -> Folded:
    """The folded text with the way back to the original in NFC.

    >>> fold_with_offsets("Đắk")
    Folded(text='dak', offsets=range(0, 3), original='Đắk')
    """
    original = composed(text)
    if _ONE_FOR_ONE.issuperset(original):
        return Folded(original.translate(_FOLDS), range(len(original)), original)
    pieces: list[str] = []
    offsets: list[int] = []
    for index, character in enumerate(original):
        piece = _FOLDS[ord(character)]
        pieces.append(piece)
        offsets += [index] * len(piece)
    return Folded("".join(pieces), tuple(offsets), original)


def clean(text: str) -> str:
    """The text as ``fold`` gives it, but with its Vietnamese marks kept.

    >>> clean("Ðắk  NÔNG")
    'đắk  nông'
    """
    if text.isascii() and text.isprintable():
        return fold(text)
    return composed(text).translate(_CLEANS)


def composed(text: str) -> str:
    """The text in NFC, in linear time: the standard one is quadratic on a long pile of marks."""
    if len(text) <= _SLICE or text.isascii():
        return unicodedata.normalize("NFC", text)
    pieces: list[str] = []
    start = 0
    while start < len(text):
        stop = _cut(text, start + _SLICE)
        pieces.append(unicodedata.normalize("NFC", text[start:stop]))
        start = stop
    return "".join(pieces)


def _cut(text: str, wanted: int) -> int:
    """The next place where nothing can compose with what stands before; by force if far away."""
    near = range(wanted, min(wanted + _SLICE, len(text)))
    return next((at for at in near if text[at] < _LATIN_MARKS), wanted + _SLICE)


def _folded(character: str) -> str:
    lower = unicodedata.normalize("NFKD", character).lower()
    return "".join(filter(_seen, unicodedata.normalize("NFKD", lower).translate(_SAME)))


def _cleaned(character: str) -> str:
    lower = unicodedata.normalize("NFKC", character).lower().replace("ð", "đ")
    return lower if lower in LETTERS else _FOLDS[ord(character)]


def _seen(character: str) -> bool:
    hidden = unicodedata.combining(character) or "\ufe00" <= character <= "\ufe0f"
    return not hidden and unicodedata.category(character) not in _UNSEEN


class _Folds(dict[int, str]):
    """What each character folds to, found when first met; the memory is bounded."""

    def __missing__(self, code: int) -> str:
        return self._remember(code, _folded(chr(code)))

    def _remember(self, code: int, piece: str) -> str:
        if len(self) < _REMEMBERED:
            self[code] = piece
        return piece


class _Cleans(_Folds):
    """The same with marks kept."""

    def __missing__(self, code: int) -> str:
        return self._remember(code, _cleaned(chr(code)))


_FOLDS = _Folds({code: _folded(chr(code)) for code in _COMMON})
_CLEANS = _Cleans({code: _cleaned(chr(code)) for code in _COMMON})
_ONE_FOR_ONE = frozenset(chr(code) for code, piece in _FOLDS.items() if len(piece) == 1)
"""Common characters that fold to one character, so that their places stay."""
