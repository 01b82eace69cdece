"""An indicator: what it means, who answers for it then and now, where it is reported."""

from collections.abc import Iterable
from typing import Any

from registry.facts import FactType
from registry.facts.statements import SupplyState
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry_web.digitization.grid import grid
from registry_web.page import Page
from registry_web.record import Record
from registry_web.things import Thing, period_names, states_of, thing, things, value_name, who


def shown(page: Page, record: Record) -> dict[str, Any]:
    """What its page works with."""
    content = record.content
    periods = period_names(page, content["periodicities"])
    forms = _forms(page, record.key)
    return {
        "field_name": value_name(page, Kind.INDICATOR, "field", content["field"]),
        "lead": who(page, content["lead_body"]),
        "coordinating": [who(page, one) for one in content.get("coordinating_bodies", ())],
        "units": [_unit(page, one) for one in content["units"]],
        "price_bases": [
            page.say(page.view.code_name("CL_GIA", one)) or one
            for one in content.get("price_bases", ())
        ],
        "periods": periods,
        "breakdowns": [_breakdown(page, one) for one in content.get("disaggregations", ())],
        "national_codes": [_national(page, one) for one in content.get("national_codes", ())],
        "sources": [_source(page, one) for one in content.get("data_sources", ())],
        "computed_from": things(page, Kind.INDICATOR, content.get("computed_from")),
        "forms": forms,
        "regimes": _regimes(page, forms, proposed=False),
        "proposed_regimes": _regimes(page, forms, proposed=True),
        "grid": grid(page, record.key),
        "supply": [
            {
                **one,
                "state": SupplyState(one["supply"]),
                "of": period_names(page, filter(None, [one.get("period")])),
                "form": thing(page, Key(Kind.TEMPLATE, one["template"]))
                if one.get("template")
                else None,
            }
            for one in states_of(page, record.key, FactType.SUPPLY)
        ],
    }


def _unit(page: Page, measure: Any) -> Any:
    code = measure.get("unit")
    return {
        "thing": thing(page, Key(Kind.UNIT, code)) if code else None,
        "text": measure.get("text"),
    }


def _breakdown(page: Page, one: Any) -> Any:
    codes = one.get("codelist")
    return {
        "text": page.marked(one, "text"),
        "codelist": thing(page, Key(Kind.CODELIST, codes)) if codes else None,
        "body_types": [
            value_name(page, Kind.BODY, "body_type", value) for value in one.get("body_types", ())
        ],
        "periods": period_names(page, one.get("periods")),
    }


def _national(page: Page, one: Any) -> Any:
    code = one.get("instrument")
    by = thing(page, Key(Kind.INSTRUMENT, code)) if code else None
    return {"value": one["value"], "by": by}


def _source(page: Page, one: Any) -> Any:
    code = one.get("indicator")
    of = thing(page, Key(Kind.INDICATOR, code)) if code else None
    return {"text": page.marked(one, "text"), "of": of}


def _forms(page: Page, key: Key) -> list[Any]:
    """The forms it stands in: whole, or only by a component that must not be read as its value."""
    found = []
    for version in page.view.used_by(key):
        if version.key.kind is not Kind.TEMPLATE:
            continue
        cells = [one for one in version.content["fields"] if one.get("indicator") == key.code]
        found.append(
            {
                "form": thing(page, version.key),
                "number": version.content.get("form_number"),
                "cells": cells,
                "is_whole": any(not one.get("components") for one in cells),
                "regimes": version.content.get("regimes", ()),
            }
        )
    return found


def _regimes(page: Page, forms: list[Any], *, proposed: bool) -> list[Thing]:
    """The regimes some form in use puts it in, or those that only a proposed form does."""
    certain = _codes(form for form in forms if not form["form"].is_proposed)
    if not proposed:
        return things(page, Kind.REGIME, certain)
    return things(page, Kind.REGIME, [one for one in _codes(forms) if one not in certain])


def _codes(forms: Iterable[Any]) -> dict[str, None]:
    return dict.fromkeys(code for form in forms for code in form["regimes"])
