"""Pace, forecast, and the supply of indicators."""

from collections.abc import Iterable
from datetime import date

from registry.catalogue import View
from registry.digitization import (
    METHOD,
    Cell,
    Forecast,
    Metric,
    Needed,
    Refused,
    Step,
    SupplyOf,
    history_as_known,
    latest_tally,
    tallies_of,
)
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry_api import links
from registry_api.json import words
from registry_api.shapes.digitization import states
from registry_api.shapes.facts import fact
from registry_api.shapes.parts import asked, maybe, named, term


def pace(
    view: View,
    metric: Metric,
    days: tuple[date, date],
    steps_by_fact: Iterable[Step],
    foretold: Forecast | Refused,
) -> Json:
    """How a count came to be, by the day of the facts and as it was known then; a forecast."""
    first, last = days
    return {
        "metric": metric.name,
        "words": words(metric.words),
        "from": first,
        "to": last,
        "steps": steps(steps_by_fact),
        "as_known_then": steps(history_as_known(view, metric, first, last)),
        "tallies": [fact(view, one) for one in tallies_of(view, metric)],
        "forecast": forecast(foretold),
        "asked": asked(view),
    }


def supplies(
    view: View, metric: Metric, found: Iterable[SupplyOf], needed: tuple[str, ...]
) -> Json:
    """The supply of every indicator of a metric, and the latest tally beside it."""
    items = [supply(view, one, needed) for one in found]
    tally = latest_tally(view, metric)
    return {
        "metric": metric.name,
        "words": words(metric.words),
        "total": len(items),
        "items": items,
        "tally": fact(view, tally) if tally else None,
        "asked": asked(view),
    }


def steps(given: Iterable[Step]) -> list[Json]:
    """The counts from each day on."""
    return [{"day": one.day, "counts": states(one.counts)} for one in given]


def forecast(found: Forecast | Refused) -> Json:
    """How many will have reached it if the pace goes on, or why nobody can tell."""
    said = {"method": words(METHOD)}
    if isinstance(found, Refused):
        return {**said, "known": False, "reason": words(found.reason)}
    return {
        **said,
        "known": True,
        "on": found.on,
        "low": found.low,
        "expected": found.expected,
        "high": found.high,
        "per_month": found.per_month,
        "since": found.since,
    }


def supply(view: View, one: SupplyOf, needed: tuple[str, ...]) -> Json:
    """An indicator's supply over its periods and forms, and the gap."""
    return {
        **named(view, one.indicator),
        "supply": term(one.state) if one.state else None,
        "required": [_period(view, code) for code in one.required],
        "supplied": [_period(view, code) for code in one.supplied],
        "lacking": [_period(view, code) for code in one.lacking],
        "refused": [_period(view, code) for code in one.refused],
        "needed": [_needed(view, one.needed(code)) for code in needed],
        "cells": [_cell(view, each) for each in one.cells],
    }


def _needed(view: View, one: Needed) -> Json:
    return {
        **_period(view, one.period),
        "defined": one.is_defined,
        "supplied": one.is_supplied,
    }


def _cell(view: View, one: Cell) -> Json:
    return {
        "period": _period(view, one.period),
        "template": named(view, Key(Kind.TEMPLATE, one.template)) if one.template else None,
        "supply": term(one.supply) if one.supply else None,
        "fact": links.of_fact(one.fact.revision) if one.fact else None,
    }


def _period(view: View, code: str) -> Json:
    return {"code": code, "words": maybe(view.name_of(Key(Kind.PERIOD, code)))}
