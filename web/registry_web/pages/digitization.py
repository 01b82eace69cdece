"""Digitization on one screen: what is known, what is stated, what is wanted, and the gap."""

from typing import NamedTuple

from starlette.responses import Response

from registry.digitization import METHOD, METRICS, State
from registry.facts import FactType
from registry.facts.statements import SupplyState
from registry_web import notice
from registry_web.digitization.gap import gap
from registry_web.digitization.groups import parts_of
from registry_web.digitization.members import HEADS, SORTED, members
from registry_web.digitization.overview import Overview, overview
from registry_web.digitization.reporting import narrowed
from registry_web.digitization.sorting import Sort, stretch
from registry_web.page import Page
from registry_web.rendering import render


class Head(NamedTuple):
    """The head of a column one can sort by."""

    words: str
    by: str
    order: str
    leads_to: str | None
    """The order that asking again gives; ``None``: the order without asking."""


def digitization(page: Page) -> Response:
    """One metric with everything that bears on it.

    :raises NotFound: if there is no such metric.
    """
    shown = overview(page)
    there = stretch(page, len(shown.chosen))
    here = shown.chosen[max(0, there.first - 1) : there.last]
    return render(
        page,
        "digitization.html",
        metrics=list(METRICS.values()),
        method=METHOD,
        State=State,
        parts=parts_of(page, shown.groups, has_all=shown.asked.has_all_groups),
        members=members(page, shown.found.coverage, here),
        heads=_heads(page, shown),
        stretch=there,
        narrowed=narrowed(page, shown),
        **shown._asdict(),
    )


def _heads(page: Page, shown: Overview) -> list[Head]:
    """The heads of the members' columns; by the body that leads them only where they are led."""
    now = shown.asked.sort.value
    return [
        Head(page.say(words), sort.value, _order(now, sort.value), _next(now, sort.value))
        for words, sort in zip(HEADS, SORTED, strict=False)
        if sort is not Sort.LEAD or shown.choices
    ]


def _order(now: str, by: str) -> str:
    """In the words of ``aria-sort``."""
    return {by: "ascending", f"-{by}": "descending"}.get(now, "none")


def _next(now: str, by: str) -> str | None:
    """What a column's head leads to: up, then down, then as it came."""
    if now == by:
        return f"-{by}"
    return None if now == f"-{by}" else by


def supply(page: Page) -> Response:
    """Required beside supplied: every indicator of a set, its periods across.

    :raises NotFound: if there is no such metric.
    """
    found = gap(page)
    return render(
        page,
        "supply.html",
        metrics=[one for one in METRICS.values() if one.fact is FactType.SUPPLY],
        states=list(SupplyState)[::-1],
        notice=notice.NOTICES.get(found.metric.collection or ""),
        drawn_once=lambda draw: {one: draw(one) for one in found.sorts},
        **found._asdict(),
    )
