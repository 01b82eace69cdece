"""How far reporting is electronic: ``digitization``, with both clocks."""

from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from registry.catalogue import View
from registry.digitization import (
    METRICS,
    Beside,
    State,
    beside,
    metric_named,
    narrow,
    over,
    split,
    what_if,
)
from registry.words import Words
from registry_api.shapes import digitization as shapes
from registry_api.shapes.parts import asked
from registry_cli.looking import AsOf, ValidAt, asked_of, filters
from registry_cli.telling import AsJson, Language, refusals, tell, tell_json


def digitization(
    metric: Annotated[
        str | None, typer.Argument(help="regimes_electronic …; default: all of them.")
    ] = None,
    by: Annotated[str | None, typer.Option(help="Split by stage, body, field …")] = None,
    where: Annotated[
        list[str] | None, typer.Option("--where", help="word=value; may be repeated.")
    ] = None,
    collection: Annotated[str | None, typer.Option(help="Count over this collection.")] = None,
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
        chosen = [metric_named(metric)] if metric else list(METRICS.values())
        if collection is not None:
            chosen = [over(one, view, collection) for one in chosen]
        found = [beside(view, one) for one in chosen]
        if as_json:
            tell_json({"items": [asking.plain(one) for one in found], "asked": asked(view)})
            return
        for one in found:
            for said in asking.lines(one):
                tell(getattr(said, lang))


class _Asking:
    """What is asked of each metric."""

    def __init__(
        self, view: View, today: View, by: str | None, where: Mapping[str, str], finish: list[str]
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
        metric = found.coverage.metric
        yield Words(f"{metric.words.vi} [{metric.name}]", f"{metric.words.en} [{metric.name}]")
        part = narrow(self._view, self._today, found.coverage, self._where)
        yield _counts(Words("", ""), part.counts)
        if not self._where:
            yield from _tally(found)
        for group in split(self._view, self._today, part, self._by) if self._by else ():
            named = group.words or Words(group.value or "—", group.value or "—")
            yield _counts(Words(f"{named.vi}: ", f"{named.en}: "), group.counts)
        if self._finish:
            yield from self._supposed(found)

    def _supposed(self, found: Beside) -> Iterator[Words]:
        supposed = what_if(self._view, self._today, found, self._finish)
        count, reached = len(supposed.finishing), supposed.reached
        yield _IF.filled(count=count, reached=reached, unknown=supposed.unknown)
        for one in supposed.targets:
            if one.against.wanted is not None:
                name, verdict = one.against.target.content["name"], one.by_count
                yield _THEN.filled(name=name, wanted=one.against.wanted, verdict=verdict)


def _tally(found: Beside) -> Iterator[Words]:
    if found.comparison is None:
        return
    content = found.comparison.tally.content
    of = content.get("denominator", "?")
    yield _TALLY.filled(on=content["on"], numerator=content["numerator"], of=of)
    for reason in found.comparison.reasons:
        yield Words(f"    {reason.words.vi}", f"    {reason.words.en}")
    for one in found.targets:
        if one.wanted is not None:
            lacking = "?" if one.short_by_tally is None else one.short_by_tally
            yield _TARGET.filled(wanted=one.wanted, due=one.target.on, lacking=lacking)


def _counts(name: Words, counts: Mapping[State, int]) -> Words:
    vi, en = (
        ", ".join(f"{getattr(state.words, lang)}: {counts[state]}" for state in State)
        for lang in ("vi", "en")
    )
    return Words(f"  {name.vi}{vi}", f"  {name.en}{en}")


def _wanted(where: list[str] | None) -> dict[str, str]:
    return {name: values[-1] for name, values in filters(where or []).items()}


_TALLY = Words("  Công bố ngày {on}: {numerator}/{of}", "  Stated on {on}: {numerator} of {of}")
_TARGET = Words(
    "  Mục tiêu {wanted} đến {due}: theo số công bố còn thiếu {lacking}",
    "  Target {wanted} by {due}: {lacking} short by the tally",
)
_IF = Words(
    "  Nếu {count} thành viên này hoàn thành: {reached} đạt, {unknown} chưa có thông tin",
    "  If these {count} finish: {reached} reached, {unknown} unknown",
)
_THEN = Words("    {name} ({wanted}): {verdict}", "    {name} ({wanted}): {verdict}")
