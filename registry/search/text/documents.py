"""Document numbers taken apart, however they are typed: 293/QĐ-TTg, qd 293, NĐ 09/2019."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from registry.search.text.document_types import (
    BY_CODE,
    BY_NAME,
    NAMED_BY_YEAR,
    NEVER_BY_NUMBER_ALONE,
    DocumentType,
)
from registry.search.text.folding import fold
from registry.search.text.phonotactics import is_syllable

_TYPES = "|".join(sorted([*BY_NAME, *BY_CODE], key=len, reverse=True))
_BODIES = (
    r"(?: ?- ?(?:cp|ttg|vpcp|ubnd|hdnd|ubtvqh|b[a-z]{2,8})"
    r"| cua (?:chinh phu|thu tuong(?: chinh phu)?))?"
)
_YEAR = r"(?:19|20)[0-9]{2}"
_CODE = r"[a-z]{1,10}[0-9]{0,2}"
_REFERENCE = re.compile(
    rf"(?=[a-z0-9])(?<![\w&/.,-])(?:(?P<type>{_TYPES}){_BODIES}(?: so)?[ :.-]{{0,2}})?"
    r"(?(type)|(?=[0-9]{1,5}[a-z]? ?[/.,-] ?[a-z0-9]))"
    r"(?P<number>[0-9]{1,5}[a-z]?)"
    rf"(?: ?[/.,-] ?(?P<year>{_YEAR})(?![0-9])| (?:nam )?(?P<said>{_YEAR})(?![\w/]))?"
    rf"(?: ?[/.-] ?(?P<codes>{_CODE}(?: ?[-&/] ?{_CODE}){{0,4}}))?"
    rf"(?: nam (?P<later>{_YEAR}))?"
    r"(?![/.,-]?\w)"
)
_SEPARATORS = re.compile(r" ?[-&/] ?")
_ISSUERS = re.compile(r"qh[0-9]{1,2}|cp|ttg|ctn|hdbt")
_YEARS = range(1945, 2100)
_NOT_DOCUMENTS = ("thang ", "quy ", "ngay ", "nam ", "ky ", "/")


class Document(NamedTuple):
    """A number, year, type and issuer; what was not written is ``None``."""

    number: str | None
    """Without leading zeros: ``"9"``, ``"12a"``."""
    year: int | None = None
    type: DocumentType | None = None
    issuer: str | None = None
    """The folded rest of the code: ``"cp"``, ``"vpcp-kstt"``, ``"qh13"``."""
    start: int = 0
    end: int = 0
    """Where it stands in the folded text."""

    def answers(self, asked: "Document") -> bool:
        """Whether this is what was asked for, as far as both say it."""
        # An issuer by its first part: vpcp asks for vpcp-kstt too, cp never for qh15.
        issuers = [one.issuer and one.issuer.partition("-")[0] for one in (self, asked)]
        pairs = [(self.type, asked.type), (self.year, asked.year), issuers]
        agree = all(mine is None or other is None or mine == other for mine, other in pairs)
        return agree and self.number == asked.number and self.number is not None


def cited_documents(text: str) -> tuple[Document, ...]:
    """The documents a text cites by type and number; a type abbreviated needs more than a number.

    >>> cited_documents("Điều 12 Nghị định 09/2019/NĐ-CP")[0][:4]
    ('9', 2019, <DocumentType.DECREE: 'nd'>, 'cp')
    """
    return tuple(document for document, sure in _found(fold(text)) if sure)


def asked_documents(query: str) -> tuple[Document, ...]:
    """The documents a query may mean, on the least hint: ``qd 293``, ``NĐ09``, ``09/2019``.

    >>> asked_documents("qđ293")[0][:3]
    ('293', None, <DocumentType.DECISION: 'qd'>)
    """
    return tuple(document for document, _ in _found(fold(query)))


def _found(folded: str) -> Iterator[tuple[Document, bool]]:
    """The documents, each with whether nothing else can be meant."""
    for match in _REFERENCE.finditer(folded):
        document = _document(match)
        if document and not (document.type is None and _is_date(folded, match.start())):
            yield document, _is_sure(match, document)


def _is_sure(match: re.Match[str], document: Document) -> bool:
    dated = match["type"] is not None and match["year"] is not None
    return document.issuer is not None or match["type"] in BY_NAME or dated


def _document(match: re.Match[str]) -> Document | None:
    document_type, issuer = _type_and_issuer(match["type"] or "", match["codes"] or "")
    year = match["year"] or match["said"] or match["later"]
    number: str | None = match["number"].lstrip("0")
    if not issuer and not year and document_type in NAMED_BY_YEAR and _is_year(number):
        number, year = None, number
    if not (number or year) or not (issuer or _is_enough(document_type, match["codes"], year)):
        return None
    dated = int(year) if year else None
    return Document(number or None, dated, document_type, issuer, *match.span())


def _is_enough(document_type: DocumentType | None, codes: str | None, year: str | None) -> bool:
    """Báo cáo 6 tháng is no number of a report; 09/2019 alone may be a document, 10/kg none."""
    if document_type is None:
        return year is not None and codes is None
    return year is not None or document_type not in NEVER_BY_NUMBER_ALONE


def _type_and_issuer(written: str, codes: str) -> tuple[DocumentType | None, str | None]:
    """The type by its code in the number, else by the word before; a letter has no code of type."""
    named = BY_NAME.get(written) or BY_CODE.get(written)
    first, *rest = _SEPARATORS.split(codes)
    if first in BY_CODE:
        return BY_CODE[first], "-".join(rest) or None
    if named or _ISSUERS.fullmatch(first):
        return named, "-".join([first, *rest]) or None
    if rest and "/" not in codes and not any(map(is_syllable, [first, *rest])):
        return DocumentType.OFFICIAL_LETTER, "-".join([first, *rest])
    return None, None


def _is_date(folded: str, start: int) -> bool:
    return folded[:start].endswith(_NOT_DOCUMENTS)


def _is_year(number: str | None) -> bool:
    return number is not None and number.isdecimal() and int(number) in _YEARS
