"""In which order the members of a set are shown, and which stretch of them."""

from collections.abc import Callable
from typing import Any, NamedTuple

from registry.catalogue.ordering import collated
from registry.digitization import Standing, State
from registry.errors import Complaint, NoAnswer
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.words import Term, Words
from registry_web.page import Page

ROWS = 20
"""How many members stand on one page."""
ALL = "all"
"""Asks for all of them on one page."""
_STATES = list(State)


class Sort(Term):
    """What members are sorted by; where two are alike, the code decides."""

    CODE = "code", "Mã", "Code"
    CODE_DOWN = "-code", "Mã, giảm dần", "Code, last first"
    NAME = "name", "Tên", "Name"
    NAME_DOWN = "-name", "Tên, giảm dần", "Name, last first"
    LEAD = "lead", "Cơ quan chủ trì", "Lead body"
    LEAD_DOWN = "-lead", "Cơ quan chủ trì, giảm dần", "Lead body, last first"
    STATE = "state", "Tình trạng", "State"
    STATE_DOWN = "-state", "Tình trạng, giảm dần", "State, last first"
    LEVEL = "level", "Mức", "Level"
    LEVEL_DOWN = "-level", "Mức, giảm dần", "Level, last first"
    SINCE = "since", "Từ ngày", "Since"
    SINCE_DOWN = "-since", "Từ ngày, giảm dần", "Since, latest first"


class Stretch(NamedTuple):
    """Which members stand on this page: ``first`` to ``last`` of ``total``, counted from one."""

    first: int
    last: int
    total: int
    page: int
    """Counted from one; 0: all of them."""
    pages: int

    @property
    def near(self) -> list[int]:
        """The pages that links lead to: the first, the last, and those around this one."""
        around = range(max(1, self.page - 2), min(self.pages, self.page + 2) + 1)
        return sorted({1, self.pages, *around})


def stretch(page: Page, total: int) -> Stretch:
    """The stretch that the address asks for.

    :raises NoAnswer: if there is no such page.
    """
    pages = max(1, -(-total // ROWS))
    asked = page.query.get("page") or "1"
    if asked == ALL or total <= ROWS + ROWS // 4:
        return Stretch(min(1, total), total, total, 0, 1 if asked != ALL else pages)
    if not (asked.isdecimal() and len(asked) < _LONGEST and 1 <= int(asked) <= pages):
        said = _NO_PAGE.filled(page=asked[:80], pages=pages)
        raise NoAnswer(said, (Complaint("page", "unknown", said),))
    number = int(asked)
    first = (number - 1) * ROWS + 1
    return Stretch(first, min(total, number * ROWS), total, number, pages)


def in_order(
    page: Page,
    standings: list[Standing],
    sort: Sort,
    lead_of: Callable[[Key], str | None],
) -> list[Standing]:
    """The members, which come by code, in the order asked for; what is not known stands last."""
    key = _key(page, sort.value.removeprefix("-"), lead_of)
    known = [one for one in standings if key(one) is not None]
    unknown = [one for one in standings if key(one) is None]
    return [*sorted(known, key=key, reverse=sort.value.startswith("-")), *unknown]


def _key(page: Page, by: str, lead_of: Callable[[Key], str | None]) -> Callable[[Standing], Any]:
    def lead(one: Standing) -> Any:
        code = lead_of(one.member)
        return collated(_name(page, Key(Kind.BODY, code))) if code else None

    keys: dict[str, Callable[[Standing], Any]] = {
        "code": lambda one: one.member.code,
        "name": lambda one: collated(_name(page, one.member)),
        "lead": lead,
        "state": lambda one: _STATES.index(one.state),
        "level": lambda one: one.value,
        "since": lambda one: one.fact.content.get("on") if one.fact else None,
    }
    return keys[by]


def _name(page: Page, key: Key) -> str:
    return page.say(page.view.names_of(key)) or key.code


_LONGEST = 7
_NO_PAGE = Words("Không có trang {page}; có {pages} trang.", "There is no page {page} of {pages}.")
