"""A regime: the decree's components, the way a report rises, this year's days, how far it is."""

from typing import Any

from registry.calendar import Due, Unknown, YearOfRegime, days_off, period_words, year_of
from registry.catalogue import Version
from registry.facts import FactType
from registry.facts.statements import StageName
from registry.kinds import Kind
from registry.kinds.regime import CutoffRule, Level, RegimeType
from registry_web import wording
from registry_web.page import Page
from registry_web.record import Record
from registry_web.things import period_names, states_of, thing, value_name, who


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
        "rows": rows,
        "next_due": next((row for row in rows if row["day"] and row["day"] >= view.valid_at), None),
    }


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
    return {"day": None, "words": "", "reason": reason, "levels": (), "steps": ()}


def _due(page: Page, one: Any) -> dict[str, Any]:
    said = {"words": one.rule.words, "levels": tuple(one.rule.levels)}
    if isinstance(one.day, Due):
        return {**said, "day": one.day.day, "reason": "", "steps": one.day.steps}
    return {**said, "day": None, "reason": page.say(one.day.reason), "steps": ()}


def _is_outline(version: Version) -> bool:
    return bool(version.content["template_type"] == "outline")
