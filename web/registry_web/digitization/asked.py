"""What the digitization screen was asked for, besides the clocks."""

from typing import NamedTuple

from registry.digitization import Beside, State, ways
from registry.words import Words
from registry_web.page import Page

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


def asked_of(page: Page, found: Beside) -> Asked:
    """What the address asks for; a way of splitting that is none is refused where it is used."""
    state = page.query.get("state")
    by = page.query.get("by") or next(iter(offered(found)), "state")
    value = page.query.get("value") if page.query.get("by") else None
    return Asked(
        found.coverage.metric.name,
        by,
        value,
        State(state) if state in set(State) else None,
        page.all_of("finish"),
    )


def offered(found: Beside) -> dict[str, Words]:
    """The ways in which the metric can be split here."""
    there = set(ways(found.coverage))
    return {name: words for name, words in _WAYS.items() if name in there}
