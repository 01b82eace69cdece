"""A reporting period: its notations, its cut-off window, the periods of this year."""

from typing import Any

from registry.calendar import Unknown, notation, period_words, periods_of, window
from registry.errors import Invalid
from registry_web.page import Page
from registry_web.record import Record

_MOST = 60


def shown(page: Page, record: Record) -> dict[str, Any]:
    """What its page works with."""
    year = page.view.valid_at.year
    return {"year": year, "periods": _of_year(page, record.key.code, year)}


def _of_year(page: Page, code: str, year: int) -> list[dict[str, Any]]:
    try:
        found = periods_of(code, year)
    except Invalid:
        return []
    return [
        {
            "name": page.say(period_words(one)),
            "notation": notation(one),
            "first": one.first_day,
            "last": one.last_day,
            "window": None if isinstance(cut := window(one), Unknown) else cut,
        }
        for one in list(found)[:_MOST]
    ]
