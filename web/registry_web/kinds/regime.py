"""A regime: the decree's components, the way a report rises, this year's days, how far it is."""

from datetime import date
from typing import Any

from registry.calendar import (
    Due,
    Unknown,
    YearOfRegime,
    days_off,
    period_words,
    sender_words,
    year_of,
)
from registry.catalogue import Version
from registry.facts import FactType
from registry.facts.statements import StageName
from registry.kinds import Kind
from registry.kinds.regime import CutoffRule, Level, RegimeType
from registry_web import wording
from registry_web.page import Page
from registry_web.record import Record
from registry_web.things import period_names, states_of, thing, value_name, who

_OPEN = 12
"""How many days of a long year stand open."""


def shown(page: Page, record: Record) -> dict[str, Any]:
    """What its page works with."""
    content = record.content
    view = page.view
    forms = [one for one in view.used_by(record.key) if one.key.kind is Kind.TEMPLATE]
    year = page.view.valid_at.year
    stages = [
        {**one, "name": StageName(one["stage"])}
        for one in states_of(page, record.key, FactType.STAGE)
    ]
    rows = _rows(page, year_of(content, year, days_off(view).working_days))
    near, rest = _near(rows, view.valid_at)
    whys = {row["why"] for row in rows}
    return {
        "type": RegimeType(content["regime_type"]),
        "field_name": value_name(page, Kind.REGIME, "field", content["field"]),
        "lead": who(page, content["lead_body"]),
        "reporters": [who(page, one) for one in content["reporters"]],
        "recipients": [who(page, one) for one in content["recipients"]],
        "levels": [Level(one) for one in content.get("levels", ())],
        "periods": period_names(page, content["frequencies"]),
        "cutoff": CutoffRule(content["cutoff"]["rule"]),
        "outlines": [thing(page, one.key) for one in forms if _is_outline(one)],
        "forms": [thing(page, one.key) for one in forms if not _is_outline(one)],
        "stages": stages,
        "stage": next((one for one in stages if "body" not in one), None),
        "all_stages": list(StageName),
        "year": year,
        "near": near,
        "rest": rest,
        "one_window": whys.pop() if len(whys) == 1 else "",
        "has_senders": any(row["sender"] for row in rows),
        "next_due": next((row for row in rows if row["day"] and row["day"] >= view.valid_at), None),
    }


def _near(rows: list[dict[str, Any]], today: date) -> tuple[list[Any], list[Any]]:
    """The rows of a long year that stand open, from the next due day on, and the others."""
    if len(rows) <= _OPEN + 2:
        return rows, []
    coming = (at for at, row in enumerate(rows) if row["day"] is None or row["day"] >= today)
    first = min(next(coming, len(rows)), len(rows) - _OPEN)
    return rows[first : first + _OPEN], [*rows[:first], *rows[first + _OPEN :]]


def _rows(page: Page, found: YearOfRegime) -> list[dict[str, Any]]:
    """One row for each day a report is due, or for each period without one."""
    rows = []
    for one in found.obligations:
        named = page.say(period_words(one.period)) if one.period else ""
        window = None if isinstance(one.window, Unknown) else one.window
        why = page.say(one.window.reason) if isinstance(one.window, Unknown) else ""
        base = {"period": named, "frequency": one.frequency, "window": window, "why": why}
        rows += [{**base, **_due(page, due)} for due in one.dues] or [{**base, **_no_day(page)}]
    return sorted(rows, key=lambda row: (row["day"] is None, row["day"] or "", row["period"]))


def _no_day(page: Page) -> dict[str, Any]:
    reason = page.say(wording.NO_DAY)
    return {"day": None, "words": "", "reason": reason, "sender": "", "steps": ()}


def _due(page: Page, one: Any) -> dict[str, Any]:
    said = {"words": one.rule.words, "sender": page.say(sender_words(one.rule))}
    if isinstance(one.day, Due):
        return {**said, "day": one.day.day, "reason": "", "steps": one.day.steps}
    return {**said, "day": None, "reason": page.say(one.day.reason), "steps": ()}


def _is_outline(version: Version) -> bool:
    return bool(version.content["template_type"] == "outline")
