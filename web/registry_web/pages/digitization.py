"""Digitization on one screen: what is known, what is stated, what is wanted, and the gap."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from starlette.responses import Response

from registry.catalogue import RecordedFact
from registry.digitization import (
    METHOD,
    METRICS,
    Beside,
    Coverage,
    Group,
    State,
    Step,
    beside,
    days_looked_at,
    history,
    metric_named,
    narrow,
    outlook,
    split,
    value_term,
    ways,
    what_if,
)
from registry.facts import FactType
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.words import Words
from registry_web import notice
from registry_web.drawing import steps
from registry_web.page import Page
from registry_web.rendering import render
from registry_web.things import Thing, cited, thing

FIRST = "regimes_electronic"
_WAYS = {
    "body_today": Words("Cơ quan đảm nhận hiện nay", "Who holds the duties today"),
    "body": Words("Cơ quan chủ trì (ngày được hỏi)", "Lead body (that day)"),
    "field": Words("Lĩnh vực", "Field"),
    "kind": Words("Loại báo cáo", "Type"),
    "periodicity": Words("Kỳ báo cáo", "Periodicity"),
    "level": Words("Cấp báo cáo", "Level"),
    "region": Words("Vùng", "Region"),
    "body_type": Words("Loại cơ quan", "Type of body"),
    "value": Words("Giai đoạn, mức", "Stage or level"),
}
"""The ways of splitting that are offered, where the metric has them."""


class Member(NamedTuple):
    """One member of the set and where it stands."""

    thing: Thing
    lead: Thing | None
    state: State
    value: str
    since: str
    is_pilot: bool
    is_derived: bool
    fact: RecordedFact | None
    evidence: str


class Asked(NamedTuple):
    """What the page was asked for, besides the clocks."""

    metric: str
    by: str
    value: str | None
    """The group looked into; ``None``: all of them."""
    state: State | None
    finish: tuple[str, ...]


def digitization(page: Page) -> Response:
    """One metric with everything that bears on it.

    :raises NotFound: if there is no such metric.
    """
    found = beside(page.view, metric_named(page.query.get("metric") or FIRST))
    asked = asked_of(page, found)
    members = members_of(page, found, asked)
    first, last = days_looked_at(page.view, None, None)
    so_far = history(page.view, found.coverage.metric, first, last)
    return render(
        page,
        "digitization.html",
        found=found,
        metrics=list(METRICS.values()),
        metric=found.coverage.metric,
        counts=found.coverage.counts,
        total=len(found.coverage.standings),
        State=State,
        asked=asked,
        ways=offered(found),
        groups=_groups(page, found, asked.by),
        members=members,
        targets=[_target(page, one) for one in found.targets],
        tally=_tally(page, found.tally) if found.tally else None,
        reasons=found.comparison.reasons if found.comparison else (),
        others=[(_tally(page, one.tally), one.reasons) for one in found.others],
        drawn=_drawn(page, found, so_far),
        outlook=outlook(page.view, found.coverage.metric, so_far, last),
        method=METHOD,
        choices=_choices(page, found),
        supposed=what_if(page.view, page.today, found, asked.finish) if asked.finish else None,
        notices=notice.NOTICES.get(found.coverage.metric.collection or "", None),
    )


def asked_of(page: Page, found: Beside) -> Asked:
    """What the address asks for; a way of splitting that is none is refused where it is used."""
    state = page.query.get("state")
    by = page.query.get("by") or next(iter(offered(found)), "state")
    value = page.query.get("value") if page.query.get("by") else None
    return Asked(
        found.coverage.metric.name,
        by,
        value,
        State(state) if state in set(State) else None,
        page.all_of("finish"),
    )


def offered(found: Beside) -> dict[str, Words]:
    """The ways in which the metric can be split here."""
    there = set(ways(found.coverage))
    return {name: words for name, words in _WAYS.items() if name in there}


def members_of(page: Page, found: Beside, asked: Asked) -> list[Member]:
    """The members behind the figure that was chosen."""
    coverage = found.coverage
    if asked.value is not None:
        value = "" if asked.value == "-" else asked.value
        coverage = narrow(page.view, page.today, coverage, {asked.by: value})
    return [
        _member(page, coverage, one)
        for one in coverage.standings
        if asked.state is None or one.state is asked.state
    ]


def _member(page: Page, coverage: Coverage, one: Any) -> Member:
    lead = _lead(page, one.member)
    content = one.fact.content if one.fact else {}
    term = value_term(coverage, one.value) if one.value else None
    return Member(
        thing=thing(page, one.member),
        lead=thing(page, Key(Kind.BODY, lead)) if lead else None,
        state=one.state,
        value=page.say(term) if term else page.say(State.UNKNOWN),
        since=content.get("on") or "",
        is_pilot=one.is_pilot,
        is_derived=one.is_derived,
        fact=one.fact,
        evidence=content.get("provenance", {}).get("reference") or "",
    )


def _lead(page: Page, member: Key) -> str | None:
    """The body that leads a member, where its content names one."""
    version = page.view.find(member) or page.view.last_known(member)
    named = version.facets.get("lead_body", ()) if version else ()
    return next((one for one in named if Key(Kind.BODY, one) in page.view.catalogue.items), None)


def _groups(page: Page, found: Beside, by: str) -> list[tuple[Group, Mapping[State, int]]]:
    parts = split(page.view, page.today, found.coverage, by)
    return sorted(((one, one.counts) for one in parts), key=lambda one: -len(one[0].standings))


def _target(page: Page, one: Any) -> dict[str, Any]:
    content = one.target.content
    return {
        "against": one,
        "content": content,
        "law": [cited(page, law) for law in content.get("legal_basis", ())],
    }


def _tally(page: Page, fact: RecordedFact) -> dict[str, Any]:
    content = fact.content
    return {
        "content": content,
        "revision": fact.revision,
        "evidence": [cited(page, one) for one in content.get("evidence", ())],
        "reference": content.get("provenance", {}).get("reference") or "",
    }


def _drawn(page: Page, found: Beside, so_far: tuple[Step, ...]) -> steps.Chart:
    last = page.view.valid_at
    name, subject = found.coverage.metric.name, found.coverage.metric.collection
    tallies = [
        (fact.on, fact.content["numerator"])
        for fact in page.view.catalogue.all_facts(page.view.as_of)
        if fact.type is FactType.TALLY
        and fact.content["metric"] == name
        and fact.content.get("subject") == (f"collection:{subject}" if subject else None)
        and fact.on
        and fact.on <= last.isoformat()
        and fact.content.get("precision") != "after"
    ]
    targets = [(one.target.on, one.wanted) for one in found.targets if one.target.on and one.wanted]
    return steps.drawn(so_far, tallies, targets, total=len(found.coverage.standings), last=last)


def _choices(page: Page, found: Beside) -> list[Thing]:
    """The bodies of which one may suppose that they finish."""
    codes: dict[str, int] = {}
    for one in found.coverage.standings:
        lead = _lead(page, one.member)
        if lead and one.state is not State.REACHED:
            codes[lead] = codes.get(lead, 0) + 1
    return [thing(page, Key(Kind.BODY, code)) for code in sorted(codes, key=lambda c: -codes[c])]
