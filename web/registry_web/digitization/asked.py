"""What the digitization screen was asked for, besides the clocks."""

from typing import NamedTuple, TypeVar

from registry.digitization import Beside, State, ways
from registry.errors import Complaint, NoAnswer
from registry.words import Term, Words
from registry_web.digitization.sorting import Sort
from registry_web.page import Page

T = TypeVar("T", bound=Term)

_NO_VALUE = Words(
    "Không có {name} là {value}; có: {known}.", "There is no {name} {value}; there are: {known}."
)
_WAYS = {
    "body_today": Words("Cơ quan đảm nhận hiện nay", "Who holds the duties today"),
    "body": Words("Cơ quan chủ trì (ngày được hỏi)", "Lead body (that day)"),
    "field": Words("Lĩnh vực", "Field"),
    "kind": Words("Loại báo cáo", "Type"),
    "periodicity": Words("Kỳ báo cáo", "Periodicity"),
    "level": Words("Cấp báo cáo", "Level"),
    "region": Words("Vùng", "Region"),
    "body_type": Words("Loại cơ quan", "Type of body"),
    "value": Words("Giai đoạn, mức", "Stage or level"),
}
"""The ways of splitting that are offered, where the metric has them."""


class Asked(NamedTuple):
    """What the address asks for."""

    metric: str
    by: str
    value: str | None
    """The group looked into; ``None``: all of them."""
    state: State | None
    finish: tuple[str, ...]
    sort: Sort
    """What the members are sorted by."""
    has_all_groups: bool
    """Every group is to be shown, not only the largest."""


def asked_of(page: Page, found: Beside) -> Asked:
    """What the address asks for; a way of splitting that is none is refused where it is used.

    :raises NoAnswer: if there is no such state or order.
    """
    by = page.query.get("by") or next(iter(offered(found)), "state")
    value = page.query.get("value") if page.query.get("by") else None
    return Asked(
        found.coverage.metric.name,
        by,
        value,
        _one_of(page, "state", State),
        page.all_of("finish"),
        _one_of(page, "sort", Sort) or Sort.CODE,
        page.query.get("groups") == "all",
    )


def _one_of(page: Page, name: str, known: type[T]) -> T | None:
    given = page.query.get(name)
    if not given:
        return None
    if given in set(known):
        return known(given)
    said = _NO_VALUE.filled(name=name, value=given[:80], known=", ".join(known))
    raise NoAnswer(said, (Complaint(name, "unknown", said),))


def offered(found: Beside) -> dict[str, Words]:
    """The ways in which the metric can be split here."""
    there = set(ways(found.coverage))
    return {name: words for name, words in _WAYS.items() if name in there}
