"""One form for a number however it is written, for the text and the query alike.

10.000 dân, 1 vạn dân and mười nghìn dân become ``10000 dân``; quý II, quý hai and Q2 ``quý 2``;
sáu tháng ``6 tháng``. Years and units stay as they are.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from registry.search.text.amounts import amount
from registry.search.text.folding import fold
from registry.search.text.number_words import BARE, MARKED, Lexicon, lexicon
from registry.search.text.numerals import ROMANS, written

_NUMBERED = frozenset(
    fold(
        "quý tháng chương phần mục lục điều khoản cấp loại kỳ đợt bảng biểu vùng tập nhóm hạng"
    ).split()
)
"""What a Roman numeral may follow: quý II, Phụ lục IV."""

_COUNTED_IN_WORDS = frozenset(["quy", "thang"])
_SPANS = frozenset(["thang", "nam", "quy", "tuan", "ngay"])
_COUNTING = frozenset(["mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin"])
_IN_ORDER = {"nhất": 1, "nhat": 1, "nhì": 2, "nhi": 2}
_MONTHS = {"giêng": 1, "gieng": 1, "chạp": 12, "chap": 12}
_NO_FIVE_AFTER = frozenset(["viet", "mien", "phia", "dong", "tay", "cac", "trong", "theo", "ha"])
"""Before nam nam these make it Việt Nam năm, trong năm năm nay and the like."""

_WORTH_A_LOOK = frozenset(
    word
    for some in (MARKED.digits, BARE.digits, MARKED.tens, BARE.tens, ROMANS, _IN_ORDER, _MONTHS)
    for word in (*some, "thứ", "thu", "qi", "qii", "qiii", "qiv")
)
_MULTIPLIERS = BARE.multipliers
_ATTACHED = re.compile(
    r"(?:(quý|quy|tháng|thang|năm|nam)([0-9]{1,4})|([0-9]{1,4})(tháng|thang|năm))"
)
_QUARTER = re.compile(r"q([1-4]|i{1,3}|iv)")


class _Line(NamedTuple):
    """The tokens, the same folded, and the number words to look for among them."""

    tokens: tuple[str, ...]
    folded: tuple[str, ...]
    words: Lexicon

    def beside(self, at: int) -> str:
        """The folded token there, or nothing past the ends."""
        return self.folded[at] if 0 <= at < len(self.folded) else ""

    def leads_number(self, at: int) -> bool:
        """Whether digits follow."""
        return self.beside(at + 1)[:1].isdigit()


def normal_numbers(tokens: Sequence[str]) -> tuple[str, ...]:
    """The tokens, lower-case with or without marks, with each number in its one form.

    >>> normal_numbers(["trên", "1", "vạn", "dân"]), normal_numbers(["quý", "ii"])
    (('trên', '10000', 'dân'), ('quý', '2'))
    """
    if "".join(tokens).isalpha() and _WORTH_A_LOOK.isdisjoint(tokens):
        return tuple(tokens)
    parted = tuple(part for token in tokens for part in _parted(token))
    return tuple(_normal(_Line(parted, tuple(map(fold, parted)), lexicon(parted))))


def _parted(token: str) -> tuple[str, ...]:
    """What is written together: ``quý2``, ``6tháng``, ``q2``."""
    if len(token) > 9 or (token.isalpha() and token[0] != "q"):
        return (token,)
    quarter = _QUARTER.fullmatch(token)
    if quarter:
        return ("quy", quarter[1])
    attached = _ATTACHED.fullmatch(token)
    return tuple(filter(None, attached.groups())) if attached else (token,)


def _normal(line: _Line) -> Iterator[str]:
    at = 0
    while at < len(line.tokens):
        normal, length = line.tokens[at], 1
        if normal[:1].isdigit() or normal in _WORTH_A_LOOK:
            normal, length = _counted(line, at)
        if normal:
            yield normal
        at += length


def _counted(line: _Line, at: int) -> tuple[str, int]:
    """The number that begins here and how many tokens it took; or the token as it is."""
    token = line.tokens[at]
    if token.isdigit() and token.isascii() and line.beside(at + 1) not in _MULTIPLIERS:
        return token.lstrip("0") or "0", 1
    found = amount(line.tokens, at, line.words)
    if found:
        return written(found.value), found.length
    if _is_ordering(line, at):
        return "", 1
    return str(_small(line, at) or token), 1


def _is_ordering(line: _Line, at: int) -> bool:
    """Thứ between a quarter and its number: quý thứ hai."""
    inside = line.folded[at] == "thu" and at + 1 < len(line.tokens)
    return inside and line.beside(at - 1) in _NUMBERED


def _small(line: _Line, at: int) -> int | None:
    """The value of a token that is a number only beside certain words."""
    token, before = line.tokens[at], _numbered(line, at)
    if before and token in ROMANS:
        return ROMANS[token]
    if before in _COUNTED_IN_WORDS and line.folded[at] != "nam" and not line.leads_number(at):
        return line.words.digits.get(token) or _IN_ORDER.get(token) or _MONTHS.get(token)
    return line.words.digits.get(token) if _counts_span(line, at) else None


def _numbered(line: _Line, at: int) -> str:
    """The word before, or before thứ, if it is one that bears numbers."""
    before = line.beside(at - 2 if line.beside(at - 1) == "thu" else at - 1)
    return before if before in _NUMBERED else ""


def _counts_span(line: _Line, at: int) -> bool:
    """Whether months or years follow: sáu tháng, not sau tháng 6 or Việt Nam năm 2021."""
    here, after = line.folded[at], line.beside(at + 1)
    if after not in _SPANS or line.leads_number(at + 1):
        return False
    if here == "nam":
        return after == "nam" and line.beside(at - 1) not in _NO_FIVE_AFTER
    return here in _COUNTING and (line.tokens[at] != "sau" or after == "thang")
