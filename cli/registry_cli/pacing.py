"""How a count came to be and where it goes: ``pace``; which periods come: ``supply``."""

from collections.abc import Iterator
from typing import Annotated

import typer

from registry.catalogue import View
from registry.digitization import (
    METHOD,
    Forecast,
    Metric,
    Refused,
    Step,
    SupplyOf,
    days_looked_at,
    history,
    history_as_known,
    metric_asked,
    outlook,
    periods_needed,
    supplies,
    tallies_of,
)
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.words import Words, day_words
from registry_api.shapes import pace as shapes
from registry_cli.asking import AsOf, MetricName, Over, Since, Until, ValidAt, asked_of, day_or_none
from registry_cli.counting import counts_line
from registry_cli.targeting import tally_lines
from registry_cli.telling import AsJson, Language, refusals, tell_json, tell_lines


def pace(
    metric: MetricName,
    since: Since = None,
    until: Until = None,
    on: Annotated[
        str | None, typer.Option("--on", help="Forecast for this day; default: the last due day.")
    ] = None,
    as_known: Annotated[
        bool, typer.Option("--as-known", help="As it would have been told on each day.")
    ] = False,
    collection: Over = None,
    valid_at: ValidAt = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lang: Language = "vi",
) -> None:
    """Tell how a count came to be, step by step, and a forecast or why there is none."""
    with refusals():
        _, view = asked_of(valid_at, as_of)
        counted = metric_asked(view, metric, collection)
        first, last = days_looked_at(view, day_or_none(since, "from"), day_or_none(until, "to"))
        steps = history(view, counted, first, last)
        foretold = outlook(view, counted, steps, last, on=day_or_none(on, "on"))
        if as_json:
            tell_json(shapes.pace(view, counted, (first, last), steps, foretold))
            return
        told = history_as_known(view, counted, first, last) if as_known else steps
        tell_lines(_pace_lines(view, counted, told, foretold), lang)


def supply(
    metric: MetricName,
    needed: Annotated[
        list[str] | None,
        typer.Option("--needed", help="A period somebody needs, e.g. M; may be repeated."),
    ] = None,
    collection: Over = None,
    valid_at: ValidAt = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lang: Language = "vi",
) -> None:
    """Tell which periods of each indicator are required, which come, and where the gap is."""
    with refusals():
        _, view = asked_of(valid_at, as_of)
        counted = metric_asked(view, metric, collection)
        found, wanted = supplies(view, counted), periods_needed(view, needed or ())
        if as_json:
            tell_json(shapes.supplies(view, counted, found, wanted))
            return
        tell_lines((_supply_line(view, one, wanted) for one in found), lang)


def _pace_lines(
    view: View, metric: Metric, steps: tuple[Step, ...], foretold: Forecast | Refused
) -> Iterator[Words]:
    for step in steps:
        day = day_words(step.day)
        yield counts_line(Words(f"{day.vi}: ", f"{day.en}: "), step.counts)
    for fact in tallies_of(view, metric):
        yield from tally_lines(fact)
    if isinstance(foretold, Refused):
        yield _NO_FORECAST.filled(reason=foretold.reason)
        return
    yield _FORECAST.filled(
        on=day_words(foretold.on),
        expected=foretold.expected,
        low=foretold.low,
        high=foretold.high,
        pace=foretold.per_month,
    )
    yield METHOD


def _supply_line(view: View, one: SupplyOf, needed: tuple[str, ...]) -> Words:
    name = view.name_of(one.indicator) or Words("", "")
    return _SUPPLY.filled(
        code=one.indicator.code,
        name=name,
        state=one.state.words if one.state else _UNKNOWN,
        required=_periods(view, one.required),
        supplied=_periods(view, one.supplied),
        lacking=_periods(view, _gap(one, needed)),
    )


def _gap(one: SupplyOf, needed: tuple[str, ...]) -> tuple[str, ...]:
    """Periods required or needed of which nothing is known to come."""
    wanted = (period for period in needed if not one.needed(period).is_supplied)
    return tuple(dict.fromkeys((*one.lacking, *wanted)))


def _periods(view: View, codes: tuple[str, ...]) -> list[Words] | Words:
    names = [view.name_of(Key(Kind.PERIOD, code)) or Words(code, code) for code in codes]
    return names or Words("—", "—")


_UNKNOWN = Words("chưa có thông tin", "unknown")
_NO_FORECAST = Words("Không dự báo: {reason}", "No forecast: {reason}")
_FORECAST = Words(
    "Đến {on}, nếu giữ nhịp {pace} mỗi tháng: {expected} (khoảng 80 %: {low} đến {high})",
    "By {on}, if the pace of {pace} a month goes on: {expected} (80 % interval: {low} to {high})",
)
_SUPPLY = Words(
    "{code}\t{name}: {state}; phải có: {required}; có: {supplied}; còn thiếu: {lacking}",
    "{code}\t{name}: {state}; required: {required}; supplied: {supplied}; lacking: {lacking}",
)
