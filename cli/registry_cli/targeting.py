"""What is officially stated: ``targets`` with where each stands, and ``tallies``."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

import typer

from registry.catalogue import RecordedFact, View
from registry.digitization import (
    Against,
    Share,
    Sought,
    State,
    in_parts,
    is_overdue,
    tallies_sought,
    target_named,
    targets_sought,
    why_unmeasured,
)
from registry.languages import told
from registry.words import Words, day_words
from registry_api.shapes import digitization as shapes
from registry_api.shapes.parts import asked
from registry_cli.asking import AsOf, OfCollection, Since, Until, ValidAt, asked_of, day_or_none
from registry_cli.telling import AsJson, Language, refusals, tell_json, tell_lines

OfMetric = Annotated[
    str | None, typer.Option("--metric", help="Only of this one, e.g. regimes_electronic.")
]


def targets(
    name: Annotated[
        str | None, typer.Argument(help="One target, with each body's part in it.")
    ] = None,
    metric: OfMetric = None,
    collection: OfCollection = None,
    body: Annotated[str | None, typer.Option(help="Only those this body owes.")] = None,
    overdue: Annotated[
        bool | None, typer.Option("--overdue/--ahead", help="Only those past their day, or not.")
    ] = None,
    by: Annotated[
        str, typer.Option(help="For one target: body of that day, or body_today.")
    ] = "body",
    since: Since = None,
    until: Until = None,
    valid_at: ValidAt = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lang: Language = "vi",
) -> None:
    """List targets by due day: reached or not, short by how many, the pace it takes, overdue."""
    with refusals():
        service, view = asked_of(valid_at, as_of)
        if name is not None:
            found = in_parts(view, service.now_as_of(view), target_named(view, name), by=by)
            if as_json:
                tell_json({**shapes.target_in_parts(view, found, by), "asked": asked(view)})
                return
            tell_lines(_lines(view, found.target, found.standing), lang)
            tell_lines(map(_part_line, found.shares), lang)
            return
        first, last = day_or_none(since, "from"), day_or_none(until, "to")
        listed = targets_sought(view, Sought(metric, collection, body, overdue, first, last))
        if as_json:
            items = [shapes.target(view, *one) for one in listed]
            tell_json({"total": len(items), "items": items, "asked": asked(view)})
            return
        tell_lines((line for one in listed for line in _lines(view, *one)), lang)


def tallies(
    metric: OfMetric = None,
    collection: OfCollection = None,
    since: Since = None,
    until: Until = None,
    valid_at: ValidAt = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lang: Language = "vi",
) -> None:
    """List official figures by day, each with its definition and source."""
    with refusals():
        _, view = asked_of(valid_at, as_of)
        first, last = day_or_none(since, "from"), day_or_none(until, "to")
        found = tallies_sought(view, Sought(metric, collection, first=first, last=last))
        if as_json:
            tell_json(shapes.official(view, found))
            return
        tell_lines((line for one in found for line in tally_lines(one)), lang)


def standing_lines(one: Against) -> Iterator[Words]:
    """Where a target stands, by the tally and by our own count."""
    if one.wanted is None:
        return
    lacking = "?" if one.short_by_tally is None else one.short_by_tally
    yield _TARGET.filled(wanted=one.wanted, due=_day(one.target.on), lacking=lacking)
    yield _VERDICTS.filled(tally=one.by_tally, count=one.by_count)
    if one.needed_by_tally:
        yield _PACE.filled(needed=one.needed_by_tally, days=one.days_left)


def tally_lines(fact: RecordedFact) -> Iterator[Words]:
    """A figure, what it counts, and who said so."""
    content = fact.content
    yield _STATED.filled(
        on=_day(fact.on),
        after=_AFTER if content.get("precision") == "after" else "",
        numerator=content["numerator"],
        of=content.get("denominator") or "?",
        metric=content["metric"],
    )
    texts, source = content.get("definition") or {}, content["provenance"]
    vi = texts.get("vi", "")
    named = Words(told(source, "reference", "vi"), told(source, "reference", "en"))
    for said in (Words(vi, texts.get("en", vi)), named):
        if said.vi:
            yield Words(f"    {said.vi}", f"    {said.en}")


def _lines(view: View, target: RecordedFact, standing: Against | None) -> Iterator[Words]:
    content = target.content
    yield _NAMED.filled(
        name=content["name"],
        metric=content["metric"],
        due=_day(target.on),
        late=_OVERDUE if is_overdue(view, target) else "",
    )
    why = why_unmeasured(view, target)
    if why is not None:
        yield _UNMEASURED.filled(ground=why.ground, words=why.words)
    elif standing is not None:
        yield from standing_lines(standing)


def _part_line(share: Share) -> Words:
    group = share.group
    return _PART.filled(
        name=group.words,
        leads=len(group.standings),
        part=share.pro_rata,
        short=share.short_by_count,
        unknown=group.counts[State.UNKNOWN],
    )


def _day(on: str | None) -> Words:
    return day_words(date.fromisoformat(on)) if on else _NO_DAY


_NAMED = Words("{name} [{metric}], hạn {due}{late}", "{name} [{metric}], due {due}{late}")
_OVERDUE = Words(" — đã quá hạn", " — overdue")
_NO_DAY = Words("không rõ ngày", "no day known")
_AFTER = Words(" (sau ngày này, không rõ ngày nào)", " (after this day, which one is not known)")
_UNMEASURED = Words("    {ground}: {words}", "    {ground}: {words}")
_TARGET = Words(
    "  Mục tiêu {wanted} đến {due}: theo số công bố còn thiếu {lacking}",
    "  Target {wanted} by {due}: {lacking} short by the tally",
)
_VERDICTS = Words(
    "    theo số công bố: {tally}; theo số đếm: {count}",
    "    by the tally: {tally}; by our count: {count}",
)
_PACE = Words(
    "    cần thêm {needed} mỗi tháng trong {days} ngày còn lại",
    "    it takes {needed} more a month in the {days} days left",
)
_STATED = Words(
    "{on}{after}: {numerator}/{of} [{metric}]", "{on}{after}: {numerator} of {of} [{metric}]"
)
_PART = Words(
    "    {name}: chủ trì {leads}, phần tương ứng {part}, còn thiếu {short} ({unknown} chưa có "
    "thông tin)",
    "    {name}: leads {leads}, part {part}, {short} short ({unknown} unknown)",
)
