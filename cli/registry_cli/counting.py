"""How far reporting is electronic: ``digitization``, with both clocks."""

from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from registry.catalogue import View
from registry.digitization import (
    METRICS,
    Beside,
    State,
    WhatIf,
    beside,
    metric_asked,
    narrow,
    split,
    what_if,
)
from registry.words import Words
from registry_api.shapes import digitization as shapes
from registry_api.shapes.parts import asked
from registry_cli.asking import AsOf, Over, ValidAt, Where, asked_of, filters
from registry_cli.targeting import standing_lines
from registry_cli.telling import AsJson, Language, refusals, tell_json, tell_lines


def digitization(
    metric: Annotated[
        str | None, typer.Argument(help="regimes_electronic …; default: all of them.")
    ] = None,
    by: Annotated[str | None, typer.Option(help="Split by stage, body, field …")] = None,
    where: Where = None,
    collection: Over = None,
    finish: Annotated[
        list[str] | None, typer.Option("--finish", help="What if these finish? May be repeated.")
    ] = None,
    valid_at: ValidAt = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lang: Language = "vi",
) -> None:
    """Tell our count with what is unknown, the tally beside it, the targets; split or suppose."""
    with refusals():
        service, view = asked_of(valid_at, as_of)
        asking = _Asking(view, service.now_as_of(view), by, _wanted(where), finish or [])
        names = [metric] if metric else list(METRICS)
        found = [beside(view, metric_asked(view, name, collection)) for name in names]
        if as_json:
            tell_json({"items": [asking.plain(one) for one in found], "asked": asked(view)})
            return
        tell_lines((said for one in found for said in asking.lines(one)), lang)


class _Asking:
    """How each metric is asked about."""

    def __init__(
        self, view: View, today: View, by: str | None, where: dict[str, str], finish: list[str]
    ) -> None:
        self._view, self._today = view, today
        self._by, self._where, self._finish = by, where, finish

    def plain(self, found: Beside) -> object:
        """The answer for machines."""
        detail = shapes.in_detail(self._view, self._today, found, self._by, self._where)
        if not self._finish:
            return detail
        supposed = what_if(self._view, self._today, found, self._finish)
        return {**detail, "supposed": shapes.supposed(self._view, supposed)}

    def lines(self, found: Beside) -> Iterator[Words]:
        """The answer for people: no count without what is unknown."""
        yield metric_line(found)
        part = narrow(self._view, self._today, found.coverage, self._where)
        yield counts_line(Words("", ""), part.counts)
        if found.coverage.why_empty is not None:
            yield Words(*(f"    {said}" for said in found.coverage.why_empty))
        if not self._where:
            yield from _tally(found)
        for group in split(self._view, self._today, part, self._by) if self._by else ():
            named = group.words
            yield counts_line(Words(f"{named.vi}: ", f"{named.en}: "), group.counts)
        if self._finish:
            yield from _supposed(what_if(self._view, self._today, found, self._finish))


def metric_line(found: Beside) -> Words:
    """What is counted, with its name for machines."""
    metric = found.coverage.metric
    return Words(f"{metric.words.vi} [{metric.name}]", f"{metric.words.en} [{metric.name}]")


def counts_line(name: Words, counts: Mapping[State, int]) -> Words:
    """How many stand where, what is unknown always among them."""
    vi, en = (
        ", ".join(f"{getattr(state.words, lang)}: {counts[state]}" for state in State)
        for lang in ("vi", "en")
    )
    return Words(f"  {name.vi}{vi}", f"  {name.en}{en}")


def _tally(found: Beside) -> Iterator[Words]:
    if found.comparison is not None:
        content = found.comparison.tally.content
        of = content.get("denominator", "?")
        yield _TALLY.filled(on=content["on"], numerator=content["numerator"], of=of)
        for reason in found.comparison.reasons:
            yield Words(f"    {reason.words.vi}", f"    {reason.words.en}")
    for one in found.targets:
        yield from standing_lines(one)


def _supposed(found: WhatIf) -> Iterator[Words]:
    yield _IF.filled(count=len(found.finishing), reached=found.reached, unknown=found.unknown)
    if found.already:
        yield _ALREADY.filled(count=len(found.already))
    if found.tally_least is not None:
        yield _BOUNDS.filled(least=found.tally_least, most=found.tally_most)
    for one in found.targets:
        if one.against.wanted is not None:
            yield _THEN.filled(
                name=one.against.target.content["name"],
                wanted=one.against.wanted,
                count=one.by_count,
                tally=one.by_tally,
            )


def _wanted(where: list[str] | None) -> dict[str, str]:
    return {name: values[-1] for name, values in filters(where).items()}


_TALLY = Words("  Công bố ngày {on}: {numerator}/{of}", "  Stated on {on}: {numerator} of {of}")
_IF = Words(
    "  Nếu {count} thành viên này hoàn thành: {reached} đạt, {unknown} chưa có thông tin",
    "  If these {count} finish: {reached} reached, {unknown} unknown",
)
_ALREADY = Words(
    "    {count} thành viên nêu tên đã đạt từ trước", "    {count} of those named had reached it"
)
_BOUNDS = Words(
    "    Số công bố khi đó: từ {least} đến {most} (nguồn không nêu tên thành viên nào được tính)",
    "    The official figure would be {least} to {most} (the source does not name its members)",
)
_THEN = Words(
    "    {name} (cần {wanted}): theo số đếm: {count}; theo số công bố: {tally}",
    "    {name} ({wanted} wanted): by our count: {count}; by the tally: {tally}",
)
