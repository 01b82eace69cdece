"""The calendar: what falls due in a month, as a month and as a list, by body or regime."""

import asyncio
import re
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.responses import Response

from registry.calendar import Agenda, Duty, Unknown, Wanted, agenda, period_words, sender_words
from registry.catalogue import View
from registry.errors import BadQuestion, Complaint
from registry.kinds import Kind
from registry.kinds.body import BodyType
from registry.kinds.reading import Key
from registry.words import Words
from registry_web import wording
from registry_web.page import Page
from registry_web.rendering import render
from registry_web.things import Thing, thing

_MONTH = re.compile(r"(199[5-9]|20\d\d|2100)-(0[1-9]|1[0-2])")


class Entry(NamedTuple):
    """One report that falls due, as it is shown."""

    day: date
    regime: Thing
    period: Words
    sender: str
    """Who sends by this day; empty: all who report."""
    words: str
    steps: tuple[Words, ...]


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
    wanted = Wanted(page.query.get("regime") or None, body=page.query.get("body") or None)
    is_frozen = "valid_at" in page.clocks
    last = _next(first) - timedelta(days=1)
    found = await asyncio.to_thread(_owed, page.view, first, last, wanted, is_frozen)
    entries = [_entry(page, one) for one in found.duties if one.due is not None]
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
        unknown=[
            (thing(page, one.regime), page.say(period_words(one.period)), _why(page, one))
            for one in found.unknown
        ],
        undated=[(thing(page, one.regime), page.say(one.reason)) for one in found.undated],
        body=thing(page, Key(Kind.BODY, wanted.body)) if wanted.body else None,
        regime=thing(page, Key(Kind.REGIME, wanted.regime)) if wanted.regime else None,
        feed=_feed(page, wanted),
        bodies=_bodies(page),
        as_list=page.query.get("view") == "list",
    )


def _owed(view: View, first: date, last: date, wanted: Wanted, is_frozen: bool) -> Agenda:
    """The agenda, kept as long as its view: the other language asks the same."""
    name = (agenda, first, wanted, is_frozen)
    found = view.kept.get(name)
    if not isinstance(found, Agenda):
        found = view.kept[name] = agenda(view, first, last, wanted, is_frozen=is_frozen)
    return found


def _entry(page: Page, duty: Duty) -> Entry:
    assert duty.due is not None  # noqa: S101 - told by the caller
    assert duty.due_by is not None  # noqa: S101 - a due day comes from a deadline
    named = thing(page, duty.regime)
    period, words = period_words(duty.period), duty.due_by.rule.words
    sender = page.say(sender_words(duty.due_by.rule))
    return Entry(duty.due.day, named, period, sender, words, duty.due.steps)


def _why(page: Page, duty: Duty) -> str:
    """Why no day can be told."""
    if duty.due_by is not None and isinstance(duty.due_by.day, Unknown):
        return page.say(duty.due_by.day.reason)
    return page.say(wording.NO_DAY)


def _feed(page: Page, wanted: Wanted) -> str:
    """The address a calendar program subscribes to."""
    asked = {"body": wanted.body, "regime": wanted.regime, "lang": page.language}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{page.root}/v1/calendar.ics?{query}"


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
        found.setdefault(one.day, []).append(one)
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
