"""Everything the digitization screen says of one metric, gathered once for every way of showing."""

from collections.abc import Mapping
from typing import NamedTuple

from registry.catalogue import RecordedFact
from registry.digitization import (
    Against,
    Beside,
    Forecast,
    Group,
    Metric,
    Reason,
    Refused,
    Standing,
    State,
    Step,
    Unmeasured,
    WhatIf,
    beside,
    days_looked_at,
    history,
    is_overdue,
    metric_named,
    outlook,
    split,
    unmeasured_of,
    what_if,
)
from registry.facts import FactType
from registry.kinds.shape import Json
from registry.words import Words
from registry_web import notice
from registry_web.digitization.asked import Asked, asked_of, offered
from registry_web.digitization.members import chosen, leads
from registry_web.drawing import steps
from registry_web.page import Page
from registry_web.things import Cited, Thing, cited

FIRST = "regimes_electronic"


class Tally(NamedTuple):
    """An official figure and what says so."""

    content: Json
    revision: int
    evidence: list[Cited]
    besides: list[str]
    """What its provenance names and the evidence does not."""


class Target(NamedTuple):
    """A target, the law that sets it, and how far it is."""

    against: Against
    content: Json
    law: list[Cited]


class OutOfReach(NamedTuple):
    """A target of the same metric that cannot be measured, and why not."""

    content: Json
    is_overdue: bool
    law: list[Cited]
    why: Words


class Other(NamedTuple):
    """An official figure that sounds alike, and why it is not compared."""

    tally: Tally
    reasons: tuple[Reason, ...]


class Overview(NamedTuple):
    """One metric with everything that bears on it."""

    asked: Asked
    metric: Metric
    found: Beside
    counts: Mapping[State, int]
    total: int
    tally: Tally | None
    reasons: tuple[Reason, ...]
    others: list[Other]
    targets: list[Target]
    unmeasured: list[OutOfReach]
    drawn: steps.Chart
    outlook: Forecast | Refused
    ways: dict[str, Words]
    groups: list[Group]
    chosen: list[Standing]
    """Where the members stand that were asked for, in the order asked for."""
    choices: list[Thing]
    """The bodies of which one may suppose that they finish."""
    supposed: WhatIf | None
    notice: Words | None


def overview(page: Page) -> Overview:
    """What the address asks for.

    :raises NotFound: if there is no such metric.
    """
    found = beside(page.view, metric_named(page.query.get("metric") or FIRST))
    asked = asked_of(page, found)
    metric = found.coverage.metric
    first, last = days_looked_at(page.view, None, None)
    so_far = history(page.view, metric, first, last)
    groups = split(page.view, page.today, found.coverage, asked.by)
    return Overview(
        asked=asked,
        metric=metric,
        found=found,
        counts=found.coverage.counts,
        total=len(found.coverage.standings),
        tally=_tally(page, found.tally) if found.tally else None,
        reasons=found.comparison.reasons if found.comparison else (),
        others=[Other(_tally(page, one.tally), one.reasons) for one in found.others],
        targets=[_target(page, one) for one in found.targets],
        unmeasured=[_out_of_reach(page, one) for one in unmeasured_of(page.view, metric.name)],
        drawn=_drawn(page, found, so_far),
        outlook=outlook(page.view, metric, so_far, last),
        ways=offered(found),
        groups=sorted(groups, key=lambda one: -len(one.standings)),
        chosen=chosen(page, found, asked),
        choices=leads(page, found, asked),
        supposed=what_if(page.view, page.today, found, asked.finish) if asked.finish else None,
        notice=notice.NOTICES.get(metric.collection or "", None),
    )


def _target(page: Page, one: Against) -> Target:
    content = one.target.content
    return Target(one, content, [cited(page, law) for law in content.get("legal_basis", ())])


def _out_of_reach(page: Page, one: Unmeasured) -> OutOfReach:
    content = one.target.content
    law = [cited(page, law) for law in content.get("legal_basis", ())]
    return OutOfReach(content, is_overdue(page.view, one.target), law, one.words)


def _tally(page: Page, fact: RecordedFact) -> Tally:
    content = fact.content
    evidence = list(
        {one.text: one for law in content.get("evidence", ()) if (one := cited(page, law))}.values()
    )
    reference = page.tell(content.get("provenance", {}), "reference")
    parts = dict.fromkeys(part for one in reference.split(";") if (part := one.strip()))
    besides = [part for part in parts if not any(one.text in part for one in evidence)]
    return Tally(content, fact.revision, evidence, besides)


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
