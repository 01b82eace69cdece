"""Reading how a source cites law: ``Điều 35 Nghị định 63/2010/NĐ-CP; Thông tư 01/2020/TT-VPCP``."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypedDict

from registry_seed.instruments_by_number import InstrumentsByNumber

_NUMBER = re.compile(r"\d+/(?:\d{4}/)?[A-ZĐ]\w*(?:-[A-ZĐ]\w*)*")
_YEAR = re.compile(r"năm (\d{4})|ngày \d+/\d+/(\d{4})|\((?:\d+/\d+/)?(\d{4})\)")
_ARTICLE = re.compile(
    r"Điều \d+\w*(?:,? khoản \d+)?(?:,? điểm \w)?"
    r"|Phụ lục(?:(?: số)? (?:[IVX]+|\d+)\b)?(?:,? (?:nhóm|mục) \d+)?"
)
_OWN_YEAR = re.compile(r"/\d{4}/")


class Citation(TypedDict, total=False):
    """A citation as plain data: ``instrument`` and ``article`` where known, ``text`` as written."""

    instrument: str
    article: str
    text: str


class Mention(NamedTuple):
    """One number met in running text, with the words up to the next one."""

    number: str
    before: str
    after: str

    @property
    def year(self) -> int | None:
        """The year of issue, where the words after the number begin with it."""
        found = _YEAR.match(self.after.lstrip(" ,"))
        return _year(found)

    @property
    def article(self) -> str | None:
        """The article or appendix that follows the number."""
        words = self.after.lstrip(" ,")
        found = _ARTICLE.match(_YEAR.sub("", words, count=1).lstrip(" ,"))
        return found.group() if found else None

    @property
    def is_certain(self) -> bool:
        """Whether number and year together name one instrument: ``02/NQ-CP`` alone does not."""
        return bool(_OWN_YEAR.search(self.number)) or self.year is not None


def citations(text: str, instruments: InstrumentsByNumber) -> tuple[Citation, ...]:
    """The citations listed in a cell, each kept as written and resolved where possible."""
    parts = (part.strip() for part in text.split(";"))
    return tuple(_citation(part, instruments) for part in parts if part)


def mentioned(text: str, instruments: InstrumentsByNumber) -> tuple[Citation, ...]:
    """The instruments named in running text that there are records of, each once per article."""
    found: dict[tuple[str, str | None], Citation] = {}
    for mention in mentions(text):
        code = instruments.find(mention.number, mention.year) if mention.is_certain else None
        if code:
            citation: Citation = {"instrument": code}
            if mention.article:
                citation["article"] = mention.article
            found.setdefault((code, mention.article), citation)
    return tuple(found.values())


def mentions(text: str) -> Iterator[Mention]:
    """Every number in running text with the words before and after it."""
    matches = list(_NUMBER.finditer(text))
    ends = [0, *(match.end() for match in matches)]
    starts = [*(match.start() for match in matches), len(text)]
    for index, match in enumerate(matches):
        before = text[ends[index] : starts[index]]
        yield Mention(match.group(), before, text[ends[index + 1] : starts[index + 1]])


def instruments_of(cited: Iterable[Citation]) -> tuple[str, ...]:
    """The codes of the instruments cited."""
    return tuple(citation["instrument"] for citation in cited if "instrument" in citation)


def _citation(part: str, instruments: InstrumentsByNumber) -> Citation:
    number = _NUMBER.search(part)
    year = _year(_YEAR.search(part))
    code = instruments.find(number.group(), year) if number else None
    if code is None:
        return {"text": part}
    citation: Citation = {"instrument": code, "text": part}
    article = _ARTICLE.search(part)
    if article:
        citation["article"] = article.group()
    return citation


def _year(found: re.Match[str] | None) -> int | None:
    return int(found.group(found.lastindex)) if found and found.lastindex else None
