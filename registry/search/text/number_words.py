"""The words Vietnamese numbers are made of, as a text with marks or one without writes them."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from registry.search.text.folding import fold

_WORDS = ("", "một mốt", "hai", "ba", "bốn tư", "năm lăm nhăm", "sáu", "bảy bẩy", "tám", "chín")
_DIGITS = {word: value for value, words in enumerate(_WORDS) for word in words.split()}
_SCALES = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
_TENS = ("mười", "mươi")
ZEROS = "000"
"""The second half of 10 000 written with a space."""


class Lexicon(NamedTuple):
    """Number words as a text writes them: with marks, or all without."""

    digits: Mapping[str, int]
    tens: frozenset[str]
    hundred: str
    scales: Mapping[str, int]
    five: str
    """The word that is five only where it cannot be a year (năm)."""
    multipliers: frozenset[str]
    """All that raises what stands before it."""

    @classmethod
    def spelled(cls, form: Callable[[str], str]) -> "Lexicon":
        """The words each in this form: as they are, or folded."""
        digits = {form(word): value for word, value in _DIGITS.items()}
        scales = {form(word): value for word, value in _SCALES.items()}
        tens = frozenset(map(form, _TENS))
        hundred = form("trăm")
        multipliers = tens | {hundred, *scales, ZEROS}
        return cls(digits, tens, hundred, scales, form("năm"), multipliers)


MARKED = Lexicon.spelled(str)
BARE = Lexicon.spelled(fold)


def lexicon(tokens: Sequence[str]) -> Lexicon:
    """The words to look for: bare ones only if not one token bears a mark."""
    return BARE if "".join(tokens).isascii() else MARKED
