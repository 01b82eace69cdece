"""Numbers written in words, alone or after digits: mười nghìn, 1 vạn, 1,5 triệu, 10 nghìn tỷ."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from registry.search.text.folding import fold
from registry.search.text.number_words import ZEROS, Lexicon
from registry.search.text.numerals import numeral

_NO_SCALE_BEFORE = frozenset(fold("lệ trọng giá số suất lẻ").split())
_COUNTED = frozenset(
    str.split("dan nguoi dong ho usd do vnd tan ha met luot lao km hoc cay con xe")
)
_AMBIGUOUS = frozenset(["van", "ty", "ti", "tram", "ngan"])
_LONGEST = 16
_THOUSAND = 1000
_AND = "linh"


class Amount(NamedTuple):
    """A number and how many tokens it took."""

    value: Decimal
    length: int


def amount(tokens: Sequence[str], at: int, words: Lexicon) -> Amount | None:
    """The number that begins here, if it is in digits or has a word for ten or more.

    >>> from registry.search.text.number_words import MARKED
    >>> amount(["mười", "nghìn", "dân"], 0, MARKED)
    Amount(value=Decimal('10000'), length=2)
    """
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    if after not in words.multipliers and tokens[at] not in words.tens:
        alone = numeral(tokens[at])
        return None if alone is None else Amount(alone, 1)
    window = tokens[at : at + _LONGEST]
    reader = _Reader(window, words)
    while reader.at < len(window) and reader.take():
        reader.at += 1
    return reader.result() if reader.begun else None


class _Reader:
    """A number as far as it is read: what is settled, what stands before the next scale."""

    def __init__(self, window: Sequence[str], words: Lexicon) -> None:
        self.window = window
        self.words = words
        self.at = 0
        self.settled = Decimal(0)
        self.group = Decimal(0)
        self.pending: Decimal | None = None
        self.begun = 0
        self.scaled = False

    def take(self) -> bool:
        """Read one token into the number, unless the number ends before it."""
        token = self.window[self.at]
        if token in self.words.tens or token == self.words.hundred:
            return self._multiply(10 if token in self.words.tens else 100)
        if self._is_scale(self.at):
            return self._settle(self.words.scales[token])
        if token == _AND:
            return self.scaled
        return self._digit(token)

    def result(self) -> Amount | None:
        if self.scaled and not self._doubtful():
            return Amount(self.settled + self._before_scale(), self.begun)
        first = numeral(self.window[0])
        return None if first is None else Amount(first, 1)

    def _digit(self, word: str) -> bool:
        if word == ZEROS and self.at == 1 and self.pending and self.pending < _THOUSAND:
            return self._read(pending=self.pending * _THOUSAND, scaled=True)
        value = numeral(word)
        if value is None:
            value = Decimal(self.words.digits.get(word, -1))
        if value < 0 or self.pending is not None or not self._digit_fits(word):
            return False
        return self._read(pending=value, scaled=self.scaled)

    def _digit_fits(self, word: str) -> bool:
        """A digit begins, or follows a ten (but năm there is years), or has a scale after it."""
        if self.at == 0 or self._is_scale(self.at + 1):
            return True
        before = self.window[self.at - 1]
        return before == _AND or (before in self.words.tens and word != self.words.five)

    def _multiply(self, by: int) -> bool:
        if self.pending is None and (by != 10 or self.group % 100):
            return False
        self.group += by * (1 if self.pending is None else self.pending)
        return self._read(pending=None, scaled=True)

    def _settle(self, scale: int) -> bool:
        """Ten thousand million: with nothing of its own before it, a scale raises all so far."""
        own = self._before_scale()
        if not own and not self.settled:
            return False
        self.settled = self.settled + own * scale if own else self.settled * scale
        self.group = Decimal(0)
        return self._read(pending=None, scaled=True)

    def _read(self, *, pending: Decimal | None, scaled: bool) -> bool:
        self.pending = pending
        self.scaled = scaled
        self.begun = self.at + 1
        return True

    def _before_scale(self) -> Decimal:
        return self.group + (self.pending or 0)

    def _is_scale(self, at: int) -> bool:
        here, after = [*self.window[at : at + 2], "", ""][:2]
        if here in self.words.tens or here == self.words.hundred:
            return True
        return here in self.words.scales and fold(after) not in _NO_SCALE_BEFORE

    def _doubtful(self) -> bool:
        """Whether the last scale, typed bare, is another word: 5 van phong, 100 ngan hang."""
        last, after = [*self.window[self.begun - 1 : self.begun + 1], ""][:2]
        ends_digits = not after and numeral(self.window[0]) is not None
        return last in _AMBIGUOUS and after not in _COUNTED and not ends_digits
