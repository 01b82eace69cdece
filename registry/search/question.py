"""What is asked of search, and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from registry.catalogue.listing import FacetCount
from registry.catalogue.succession import Holder
from registry.catalogue.version import Version
from registry.errors import BadQuestion, Complaint
from registry.kinds.reading import Key
from registry.search.text import clean
from registry.words import Term, Words

LONGEST = 1_000
"""Characters a query may have; a name of a regime has some 200."""

LARGEST_PAGE = 200
"""The most hits one answer may hold."""

MOST_SUGGESTIONS = 50

DEEPEST = 10_000
"""The last hit that can be paged to."""

FACETS: Mapping[str, Words] = {
    "kind": Words("Loại", "Kind"),
    "field": Words("Lĩnh vực", "Field"),
    "body": Words("Cơ quan chịu trách nhiệm", "Responsible body"),
    "periodicity": Words("Kỳ", "Periodicity"),
    "status": Words("Trạng thái đăng ký", "Registration status"),
    "stage": Words("Giai đoạn điện tử hóa", "Digitization stage"),
    "in_force": Words("Hiệu lực", "In force"),
}
"""By what search can be narrowed, over all kinds."""

Filters = Mapping[str, tuple[str, ...]]
"""Facet → wanted values: any of the values of one facet, all of the facets."""


@dataclass(frozen=True)
class Question:
    """A query as typed, filters, and which hits are wanted.

    :raises BadQuestion: if the text is too long or the page out of bounds.
    """

    text: str
    filters: Filters = field(default_factory=dict)
    """By the facets of ``registry.search.FACETS``."""
    offset: int = 0
    limit: int = 20

    def __post_init__(self) -> None:
        """Refuse what cannot be answered in bounded time."""
        if len(self.text) > LONGEST:
            raise _bad("q", "too-long", _TOO_LONG.filled(most=LONGEST, given=len(self.text)))
        if not (0 <= self.offset <= DEEPEST and 1 <= self.limit <= LARGEST_PAGE):
            raise _bad("limit", "out-of-bounds", _NO_PAGE.filled(most=LARGEST_PAGE, last=DEEPEST))

    @property
    def is_marked(self) -> bool:
        """Whether any Vietnamese mark was typed, so that marks mean something."""
        return not clean(self.text).isascii()


class Why(Term):
    """What it was in the record that matched."""

    IDENTIFIER = "identifier", "Trùng mã, ký hiệu", "Its code or identifier"
    DOCUMENT = "document", "Trùng số, ký hiệu văn bản", "Its document number"
    NAME = "name", "Khớp tên", "Its name"
    ABBREVIATION = "abbreviation", "Khớp qua chữ viết tắt", "Its name, by an abbreviation"
    SYNONYM = "synonym", "Khớp qua từ đồng nghĩa", "Its name, by a synonym"
    SPELLING = "spelling", "Khớp sau khi sửa lỗi gõ", "Its name, after mending the spelling"
    TEXT = "text", "Khớp nội dung", "Its text"
    SUCCESSOR = "successor", "Kế thừa cơ quan được tìm", "It succeeds the body that matched"
    LEGAL_BASIS = "legal_basis", "Căn cứ văn bản được tìm", "It rests on the instrument asked for"


class Part(NamedTuple):
    """A stretch of a fragment, as written in the record, and whether it matched."""

    text: str
    matched: bool


class Fragment(NamedTuple):
    """A text of the record, or the part of it around the match, cut where matches begin and end."""

    pointer: str
    """JSON Pointer to the text in the content, e.g. ``/names/vi``."""
    label: Words
    """What a person calls the field."""
    parts: tuple[Part, ...]

    def marked(self, before: str, after: str) -> str:
        """The text with each match between two signs. The caller escapes what needs escaping."""
        return "".join(
            f"{before}{part.text}{after}" if part.matched else part.text for part in self.parts
        )

    @property
    def text(self) -> str:
        """The text without signs."""
        return "".join(part.text for part in self.parts)


class Hit(NamedTuple):
    """One item found. ``version`` is the one in force, else the last one known."""

    key: Key
    version: Version
    score: float
    """Comparable only within one answer."""
    why: Why
    fragments: tuple[Fragment, ...]
    in_force: bool
    """Whether ``version`` is in force on the day of the view."""
    older: Version | None
    """The version that matched when it is another one than ``version``."""
    holders: tuple[Holder, ...]
    """For a body that is no more: who holds its duties on the day."""


@dataclass(frozen=True)
class Found:
    """The answer to a question: a page of hits, and what all hits together hold."""

    hits: tuple[Hit, ...]
    total: int
    facets: tuple[FacetCount, ...]
    read_as: str
    """The query as it was understood: raw keys decoded, e.g. ``tỷ lệ thất nghiệp``."""
    did_you_mean: str | None
    """A better spelling, only when little was found."""
    next_offset: int | None
    """Where the next page begins; ``None`` on the last."""


@dataclass(frozen=True)
class Suggestion:
    """A record someone may be about to type the name of."""

    key: Key
    version: Version
    in_force: bool
    fragment: Fragment


def _bad(pointer: str, code: str, said: Words) -> BadQuestion:
    return BadQuestion(said, (Complaint(pointer, code, said),))


_TOO_LONG = Words(
    "Câu tìm kiếm có {given} ký tự; nhiều nhất là {most}. Hãy rút ngắn lại.",
    "The query has {given} characters; the most is {most}. Shorten it.",
)
_NO_PAGE = Words(
    "Mỗi trang từ 1 đến {most} kết quả, bắt đầu từ 0 đến {last}.",
    "A page has 1 to {most} hits and begins at 0 to {last}.",
)
