"""Coverage beside tallies and targets."""

from collections.abc import Iterable, Mapping

from registry.catalogue import RecordedFact, View
from registry.digitization import (
    Against,
    Beside,
    Comparison,
    Coverage,
    Group,
    LeftOut,
    Share,
    Standing,
    State,
    Supposed,
    TargetInParts,
    Unmeasured,
    WhatIf,
    is_overdue,
    narrow,
    split,
    value_term,
    why_unmeasured,
)
from registry.kinds.shape import Json
from registry_api import links
from registry_api.json import words
from registry_api.shapes.facts import fact
from registry_api.shapes.parts import asked, maybe, named, term


def standing(view: View, found: Beside) -> Json:
    """A metric in short: our count, the tally, the targets; never one without the others."""
    counted = found.coverage
    metric = counted.metric
    return {
        "metric": metric.name,
        "words": words(metric.words),
        "reached_means": words(metric.reached_means),
        "collection": metric.collection,
        "expected": counted.expected,
        "counted": len(counted.standings),
        "why_empty": maybe(counted.why_empty),
        "counts": states(counted.counts),
        "values": counted.values,
        "derived": counted.derived,
        "pilots": counted.pilots,
        "tally": fact(view, found.tally) if found.tally else None,
        "difference": found.difference,
        "reasons": reasons(found.comparison) if found.comparison else [],
        "others": [
            {"tally": fact(view, one.tally), "reasons": reasons(one)} for one in found.others
        ],
        "targets": [against(view, one) for one in found.targets],
        "links": {"self": _address(view, counted, {})},
    }


def in_short(
    view: View, today: View, found: Beside, by: str | None, wanted: Mapping[str, str]
) -> Json:
    """A metric narrowed and split if asked, without its members.

    :raises BadQuestion: if it cannot be split or narrowed so.
    """
    part = narrow(view, today, found.coverage, wanted)
    return {**standing(view, found), **_parts(view, today, found, part, by, wanted)}


def in_detail(
    view: View, today: View, found: Beside, by: str | None, wanted: Mapping[str, str]
) -> Json:
    """The same with its members.

    :raises BadQuestion: if it cannot be split or narrowed so.
    """
    part = narrow(view, today, found.coverage, wanted)
    parts = _parts(view, today, found, part, by, wanted)
    return {**standing(view, found), "members": members(view, part), **parts}


def _parts(
    view: View,
    today: View,
    found: Beside,
    part: Coverage,
    by: str | None,
    wanted: Mapping[str, str],
) -> Json:
    split_so = split(view, today, part, by) if by is not None else ()
    return {
        "narrowed": narrowed(part, wanted) if wanted else None,
        "groups": None if by is None else groups(view, found.coverage, by, split_so),
    }


def left_out(one: LeftOut) -> Json:
    """A metric that cannot be asked so, and why."""
    return {
        "metric": one.metric.name,
        "words": words(one.metric.words),
        "reason": words(one.reason),
    }


def narrowed(found: Coverage, by: Mapping[str, str]) -> Json:
    """The count of a part of the members. No tally speaks of a part, so none stands beside it."""
    return {"by": dict(by), "counted": len(found.standings), "counts": states(found.counts)}


def members(view: View, found: Coverage) -> list[Json]:
    """Where each member stands and which fact says so."""
    return [_member(view, found, one) for one in found.standings]


def groups(view: View, found: Coverage, by: str, given: Iterable[Group]) -> list[Json]:
    """The parts of a count, each with the way to its records."""
    return [
        {
            "value": one.value or None,
            "words": words(one.words),
            "counts": states(one.counts),
            "part_holders": [named(view, each) for each in one.part_holders],
            "href": _address(view, found, {by: one.value}),
        }
        for one in given
    ]


def against(view: View, one: Against) -> Json:
    """A target, and how far we are from it."""
    return {"target": fact(view, one.target), **standing_of_target(one)}


def standing_of_target(one: Against) -> Json:
    """How far we are from a target."""
    return {
        "wanted": one.wanted,
        "due": one.target.on,
        "days_left": one.days_left,
        "overdue": one.is_overdue,
        "reached_by_tally": term(one.by_tally),
        "reached_by_count": term(one.by_count),
        "short_by_tally": one.short_by_tally,
        "short_by_count": one.short_by_count,
        "needed_per_month_by_tally": one.needed_by_tally,
        "needed_per_month_by_count": one.needed_by_count,
    }


def target(view: View, one: RecordedFact, found: Against | None) -> Json:
    """A target, and where it stands if it is about something that is counted."""
    return {
        "target": fact(view, one),
        "overdue": is_overdue(view, one),
        "standing": standing_of_target(found) if found else None,
        "unmeasured": unmeasured(why) if (why := why_unmeasured(view, one)) else None,
        "links": {"self": f"{links.ROOT}/targets/{one.content['name']}"},
    }


def unmeasured(why: Unmeasured) -> Json:
    """Why it cannot be said where a target stands."""
    return {"ground": term(why.ground), "words": words(why.words)}


def target_in_parts(view: View, found: TargetInParts, by: str) -> Json:
    """A target with each body's part in it."""
    parts = [share(view, found.coverage, by, one) for one in found.shares if found.coverage]
    return {**target(view, found.target, found.standing), "by_body": parts}


def share(view: View, found: Coverage, by: str, one: Share) -> Json:
    """One body's part in a target."""
    (group,) = groups(view, found, by, [one.group])
    return {**group, "pro_rata": one.pro_rata, "short_by_count": one.short_by_count}


def supposed(view: View, found: WhatIf) -> Json:
    """What would be if these finish."""
    return {
        "finishing": [named(view, one.member) for one in found.finishing],
        "already": [named(view, one.member) for one in found.already],
        "reached": found.reached,
        "unknown": found.unknown,
        "tally_least": found.tally_least,
        "tally_most": found.tally_most,
        "targets": [_supposed(view, one) for one in found.targets],
    }


def reasons(one: Comparison) -> list[Json]:
    """What explains a difference, or why none is taken."""
    return [{"ground": term(each.ground), "words": words(each.words)} for each in one.reasons]


def states(counts: Mapping[State, int]) -> dict[str, int]:
    """How many stand where."""
    return {state.value: count for state, count in counts.items()}


def official(view: View, found: Iterable[RecordedFact]) -> Json:
    """A list of official facts."""
    items = [fact(view, one) for one in found]
    return {"total": len(items), "items": items, "asked": asked(view)}


def _supposed(view: View, one: Supposed) -> Json:
    return {
        "target": fact(view, one.against.target),
        "wanted": one.against.wanted,
        "reached_by_tally": term(one.by_tally),
        "reached_by_count": term(one.by_count),
    }


def _member(view: View, found: Coverage, one: Standing) -> Json:
    return {
        **named(view, one.member),
        "state": one.state.value,
        "value": one.value,
        "words": words(value_term(found, one.value).words if one.value else one.state.words),
        "since": one.fact.on if one.fact else None,
        "derived": one.is_derived,
        "pilot": one.is_pilot,
        "fact": links.of_fact(one.fact.revision) if one.fact else None,
    }


def _address(view: View, found: Coverage, by: Mapping[str, str]) -> str:
    """The way to a figure's records, with both clocks set where the figure was asked."""
    address = f"{links.ROOT}/digitization/{found.metric.name}"
    if not by:
        return address
    clocks = {"valid_at": view.valid_at.isoformat(), "as_of": str(view.as_of)}
    over = {"collection": found.metric.collection} if found.metric.collection else {}
    return links.with_query(address, [*over.items(), *by.items(), *clocks.items()])
