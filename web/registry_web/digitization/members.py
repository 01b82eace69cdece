"""The members of a metric's set, one by one: where each stands and what says so."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from registry.catalogue import RecordedFact
from registry.digitization import (
    Beside,
    Coverage,
    Standing,
    State,
    narrow,
    split,
    value_term,
    ways,
)
from registry.digitization.grouping import BODY_TODAY
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.words import Words
from registry_web import wording
from registry_web.digitization.asked import Asked
from registry_web.digitization.sorting import Sort, in_order
from registry_web.page import Page
from registry_web.things import Cited, Thing, cited, thing

_SHORT = 60
"""How many letters of a source stand open."""

HEADS = (
    Words("Mã", "Code"),
    Words("Tên", "Name"),
    Words("Cơ quan chủ trì", "Lead body"),
    Words("Tình trạng", "State"),
    Words("Mức", "Level"),
    Words("Từ ngày", "Since"),
    Words("Bằng chứng", "Evidence"),
)
"""The columns of ``row``."""
SORTED = (Sort.CODE, Sort.NAME, Sort.LEAD, Sort.STATE, Sort.LEVEL, Sort.SINCE)
"""What each column but the last can be sorted by."""


class Shown(NamedTuple):
    """What a fact stands on: in short, and all that is said of it."""

    documents: list[Cited]
    reference: str
    note: str
    file: str
    revision: int

    @property
    def short(self) -> str:
        """A few words for where no document is named."""
        said = self.reference or self.note or self.file
        return said if len(said) <= _SHORT else f"{said[:_SHORT].rpartition(' ')[0]} …"

    @property
    def whole(self) -> str:
        """All of it in one line."""
        named = [one.text for one in self.documents]
        said = dict.fromkeys((*named, self.reference, self.note, self.file))
        return "; ".join(filter(None, said))


class Member(NamedTuple):
    """One member of the set and where it stands."""

    thing: Thing
    lead: Thing | None
    state: State
    value: str
    """How far it is, with what must be said beside it: a pilot, derived; empty when unknown."""
    since: str
    evidence: Shown | None
    """``None``: nothing is stated of it."""


def chosen(page: Page, found: Beside, asked: Asked) -> list[Standing]:
    """Where the members behind the figure that was chosen stand, in the order asked for."""
    coverage = found.coverage
    if asked.value is not None:
        value = "" if asked.value == "-" else asked.value
        coverage = narrow(page.view, page.today, coverage, {asked.by: value})
    standings = [
        one for one in coverage.standings if asked.state is None or one.state is asked.state
    ]
    return in_order(page, standings, asked.sort, partial(_lead, page))


def members(page: Page, coverage: Coverage, standings: Sequence[Standing]) -> list[Member]:
    """The members as they are shown."""
    return [_member(page, coverage, one) for one in standings]


def row(page: Page, one: Member) -> tuple[str, ...]:
    """A member as a row of a file."""
    lead = one.lead.name if one.lead else ""
    day = page.say(wording.day(one.since))
    named = (one.thing.key.code, one.thing.name, lead)
    evidence = one.evidence.whole if one.evidence else ""
    return (*named, page.say(one.state), one.value, day, evidence)


def leads(page: Page, found: Beside, asked: Asked) -> list[Thing]:
    """The bodies that hold members which have not reached it, those that hold most first.

    Counted as the split by who holds the duties today: supposing that one of them finishes adds
    what its row says. A body named in the address that is not among them stands at the end.
    """
    if BODY_TODAY not in ways(found.coverage):
        return []
    left = {
        group.value: len(group.standings) - group.counts[State.REACHED]
        for group in split(page.view, page.today, found.coverage, BODY_TODAY)
        if group.value
    }
    codes = sorted((code for code in left if left[code]), key=lambda code: -left[code])
    asked_for = [one for one in asked.finish if Key(Kind.BODY, one) in page.view.catalogue.items]
    return [thing(page, Key(Kind.BODY, code)) for code in dict.fromkeys([*codes, *asked_for])]


def _member(page: Page, coverage: Coverage, one: Standing) -> Member:
    lead = _lead(page, one.member)
    content = one.fact.content if one.fact else {}
    return Member(
        thing=thing(page, one.member),
        lead=thing(page, Key(Kind.BODY, lead)) if lead else None,
        state=one.state,
        value=_value(page, coverage, one),
        since=content.get("on") or "",
        evidence=_evidence(page, one.fact) if one.fact else None,
    )


def _evidence(page: Page, fact: RecordedFact) -> Shown:
    content = fact.content
    provenance = content["provenance"]
    return Shown(
        documents=[cited(page, one) for one in content.get("evidence", ())],
        reference=page.tell(provenance, "reference"),
        note=page.tell(content, "note") or page.tell(provenance, "note"),
        file=provenance.get("file") or "",
        revision=fact.revision,
    )


def _value(page: Page, coverage: Coverage, one: Standing) -> str:
    term = value_term(coverage, one.value) if one.value else None
    said = page.say(term) if term else ""
    if one.is_pilot:
        said += page.t(" (thí điểm)", " (pilot)")
    return said + page.t(" (suy ra)", " (derived)") if one.is_derived else said


def _lead(page: Page, member: Key) -> str | None:
    """The body that leads a member, where its content names one."""
    version = page.view.find(member) or page.view.last_known(member)
    named = version.lead_body if version else None
    return named if named and Key(Kind.BODY, named) in page.view.catalogue.items else None
