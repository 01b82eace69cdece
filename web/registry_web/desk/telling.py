"""What a fact states, as a row of the desk says it: in words, with its day, evidence and source."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from registry.access import actor_words
from registry.catalogue import RecordedFact
from registry.catalogue.naming import value_words
from registry.commands.preview import Preview
from registry.digitization import METRICS
from registry.facts import FACTS, Fact, FactType
from registry.facts.fact import DatePrecision
from registry.kinds.kind import Kind
from registry.kinds.marks import Label
from registry.kinds.reading import Key
from registry.kinds.shape import Json, Leaf, leaves, values
from registry.words import Words
from registry_web import wording
from registry_web.page import Page
from registry_web.pages.difference import told as told_changes
from registry_web.things import Cited, Thing, cited, thing

_COMMON = frozenset(Fact.model_fields)


class Evidence(NamedTuple):
    """A document that shows it."""

    cited: Cited
    link: str
    note: str


class Told(NamedTuple):
    """One fact as it is shown."""

    revision: int | None
    """``None`` as long as it is only about to be recorded."""
    type: FactType
    subject: Thing | None
    parts: list[tuple[Words, str]]
    """What it states: the label of each field with its value in words."""
    day: str
    evidence: list[Evidence]
    reference: str
    actor: str
    note: str


def told(page: Page, fact: RecordedFact) -> Told:
    """A fact of the log."""
    said = told_content(page, fact.type, fact.content)
    return said._replace(revision=fact.revision, actor=page.say(actor_words(fact.actor)))


def told_content(page: Page, fact_type: FactType, content: Json) -> Told:
    """A fact by what it says, recorded or not."""
    subject = content.get("subject")
    return Told(
        revision=None,
        type=fact_type,
        subject=thing(page, Key.parse(subject)) if subject else None,
        parts=list(_parts(page, fact_type, content)),
        day=page.say(day_of(content)),
        evidence=[
            Evidence(cited(page, one), one.get("link") or "", page.tell(one, "note"))
            for one in (*content.get("legal_basis", ()), *content.get("evidence", ()))
        ],
        reference=_reference(page, content),
        actor="",
        note=page.tell(content, "note"),
    )


def _reference(page: Page, content: Json) -> str:
    """The source, unless the evidence says the same."""
    source = content["provenance"]
    shown = {one.get("text") for one in content.get("evidence", ())}
    return "" if source.get("reference") in shown else page.tell(source, "reference")


def day_of(content: Json) -> Words:
    """The day a fact holds for, read with its precision; nothing where it is not known."""
    on = content.get("on")
    if not on:
        return Words("", "")
    precision = DatePrecision(content.get("precision", DatePrecision.DAY))
    first = date.fromisoformat(on)
    if precision is DatePrecision.MONTH:
        return Words(f"tháng {first:%m/%Y}", f"{first:%B %Y}")
    return _WRITTEN[precision].filled(day=wording.day(first))


def _parts(page: Page, fact_type: FactType, content: Json) -> Iterator[tuple[Words, str]]:
    for leaf in leaves(FACTS[fact_type]):
        if leaf.path[0] in _COMMON | {"legal_basis"}:
            continue
        label = next(filter(None, (one.mark(Label) for one in leaf.above)), None)
        for _, value in values(leaf, content):
            if label is not None and value is not False:
                yield label.words, _in_words(page, leaf, value)


def _in_words(page: Page, leaf: Leaf, value: Json) -> str:
    if value is True:
        return page.t("có", "yes")
    if leaf.path == ("metric",) and value in METRICS:
        return page.say(METRICS[value].words)
    words = value_words(page.view, leaf, value) if isinstance(value, str) else None
    return page.say(words) or str(value)


def in_words(page: Page, seen: Preview, content: Json) -> Preview:
    """A preview of a draft with this content, its changes with names where codes stood."""
    if seen.before is None:
        return seen
    found = told_changes(page, seen.key.kind, seen.before.content, content, seen.changes)
    return replace(seen, changes=tuple(found))


def types_about(kind: Kind) -> list[FactType]:
    """The types of fact that can be stated about an item of this kind."""
    return [one for one, model in FACTS.items() if kind in model.subject_kinds]


_WRITTEN = {
    DatePrecision.DAY: Words("{day}", "{day}"),
    DatePrecision.BEFORE: Words("đến {day}", "by {day}"),
    DatePrecision.AFTER: Words("sau {day}", "after {day}"),
}
