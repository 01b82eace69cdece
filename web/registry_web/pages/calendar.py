"""The calendar: what falls due in a month, as a month and as a list, by body or regime."""

import asyncio
import re
from datetime import date, timedelta
from typing import NamedTuple

from starlette.responses import Response

from registry.errors import BadQuestion, Complaint
from registry.kinds import Kind
from registry.kinds.body import BodyType
from registry.kinds.reading import Key
from registry.words import Words
from registry_web.due import Falls, Month, month_of, regimes_of
from registry_web.page import Page
from registry_web.rendering import render
from registry_web.things import Thing, thing

_MONTH = re.compile(r"(199[5-9]|20\d\d|2100)-(0[1-9]|1[0-2])")


class Entry(NamedTuple):
    """One report that falls due, as it is shown."""

    falls: Falls
    regime: Thing


class Day(NamedTuple):
    """One day of the month's sheet."""

    day: date
    is_inside: bool
    is_today: bool
    entries: list[Entry]


async def calendar(page: Page) -> Response:
    """What falls due in a month.

    :raises BadQuestion: if the month cannot be read.
    """
    first = _first(page)
    body, regime = page.query.get("body") or None, page.query.get("regime") or None
    regimes = regimes_of(page.view, body=body, regime=regime)
    found: Month = await asyncio.to_thread(month_of, regimes, first)
    entries = [Entry(one, thing(page, one.regime)) for one in found.falls]
    return render(
        page,
        "calendar.html",
        first=first,
        month=f"{first:%Y-%m}",
        before=f"{first - timedelta(days=1):%Y-%m}",
        after=f"{_next(first):%Y-%m}",
        weeks=_weeks(page, first, entries),
        days=_by_day(entries),
        total=len(entries),
        regimes=len(regimes),
        unknown=[thing(page, one) for one in found.unknown],
        body=thing(page, Key(Kind.BODY, body)) if body else None,
        regime=thing(page, Key(Kind.REGIME, regime)) if regime else None,
        bodies=_bodies(page),
        as_list=page.query.get("view") == "list",
    )


def _first(page: Page) -> date:
    asked = page.query.get("month")
    if not asked:
        return page.view.valid_at.replace(day=1)
    if _MONTH.fullmatch(asked) is None:
        raise BadQuestion(_NO_MONTH, (Complaint("month", "unreadable", _NO_MONTH),))
    return date.fromisoformat(f"{asked}-01")


def _next(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _by_day(entries: list[Entry]) -> list[tuple[date, list[Entry]]]:
    found: dict[date, list[Entry]] = {}
    for one in entries:
        found.setdefault(one.falls.day, []).append(one)
    return list(found.items())


def _weeks(page: Page, first: date, entries: list[Entry]) -> list[list[Day]]:
    """The sheet of the month: whole weeks, Monday first."""
    there = dict(_by_day(entries))
    start = first - timedelta(days=first.weekday())
    end = _next(first)
    weeks = []
    while start < end:
        week = [start + timedelta(days=index) for index in range(7)]
        weeks.append(
            [
                Day(one, one.month == first.month, one == page.view.valid_at, there.get(one, []))
                for one in week
            ]
        )
        start += timedelta(days=7)
    return weeks


def _bodies(page: Page) -> list[Thing]:
    """The central bodies in being, to choose from."""
    central = (BodyType.MINISTRY, BodyType.MINISTERIAL_AGENCY, BodyType.GOVERNMENT_AGENCY)
    found = [
        thing(page, one.key)
        for one in page.view.each(Kind.BODY)
        if one.content["body_type"] in central
    ]
    return sorted(found, key=lambda one: one.name)


_NO_MONTH = Words(
    "Tháng viết như 2026-11, từ 1995 đến 2100.", "A month is written 2026-11, from 1995 to 2100."
)
