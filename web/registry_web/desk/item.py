"""A record at the desk: what may be done with it, its versions, its facts, who waits with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from registry.access.rules import Deed, demand_for
from registry.catalogue import RecordedFact, Version
from registry.commands.coming import Days, days_of
from registry.commands.decide import edition_of
from registry.commands.offering import Offer, offers
from registry.commands.requesting import ChangeRequest, open_about
from registry.commands.state import demand_stating, demand_voiding
from registry.commands.work import Work
from registry.errors import NotAllowed
from registry.facts import FactType
from registry.kinds.reading import Key
from registry.versions.status import Status
from registry_web.changes import of_item
from registry_web.desk.telling import Told, told, types_about
from registry_web.desk.working import Desk, key_of
from registry_web.things import thing

_LINES = 12


@dataclass(frozen=True)
class Bench:
    """A record with everything the one at the desk may do with it."""

    edition: int
    versions: tuple[Version, ...]
    days: tuple[Days, ...]
    offers: tuple[Offer, ...]
    may_draft: bool
    may_state: list[FactType]
    facts: list[tuple[RecordedFact, bool]]
    """Each fact about it that counts, and whether it may be voided."""
    requests: list[ChangeRequest]


async def item(desk: Desk) -> Response:
    """The page of one record at the desk.

    :raises NotFound: if there is no such record.
    """
    key = key_of(desk)
    bench = await desk.ask(lambda work: _bench(work, key))
    page = desk.page
    by_version: dict[str, list[Offer]] = {}
    for one in bench.offers:
        by_version.setdefault(str(one.version.number), []).append(one)
    return desk.show(
        "desk/item.html",
        item=thing(page, key),
        bench=bench,
        of_item=[one for one in bench.offers if one.decision.is_of_item],
        rows=[_row(one, bench, by_version.get(str(one.number), [])) for one in bench.versions],
        facts=[(told(page, fact), may_void) for fact, may_void in bench.facts],
        requests=bench.requests,
        history=of_item(page, key)[:_LINES],
        done=_done(desk, key),
    )


def allowed(check: Callable[[], None]) -> bool:
    """Whether a demand lets the one at the desk through."""
    try:
        check()
    except NotAllowed:
        return False
    return True


def _bench(work: Work, key: Key) -> Bench:
    versions = work.view.versions(key)
    version = work.view.find(key) or work.view.last_known(key)
    content = version.content if version else {}
    facts = [one for one in work.view.facts(key) if one.subject == key]
    return Bench(
        edition=edition_of(versions),
        versions=versions[::-1],
        days=days_of(work.view.spans(key)),
        offers=offers(work, key),
        may_draft=allowed(lambda: demand_for(work.view, work.principal, Deed.DRAFT, key, content)),
        may_state=[
            one
            for one in types_about(key.kind)
            if allowed(lambda one=one: demand_stating(work, one, key))  # type: ignore[misc]
        ],
        facts=[
            (one, allowed(lambda one=one: demand_voiding(work, one)))  # type: ignore[misc]
            for one in sorted(facts, key=lambda one: (one.on or "", one.revision), reverse=True)
        ],
        requests=open_about(work, key),
    )


def _row(version: Version, bench: Bench, open_: list[Offer]) -> dict[str, Any]:
    number = str(version.number)
    return {
        "version": version,
        "number": number,
        "days": [one for one in bench.days if one.number == number],
        "status": None if version.voided else Status(version.statuses[-1].status),
        "offers": [one for one in open_ if not one.decision.is_of_item],
    }


def _done(desk: Desk, key: Key) -> Any:
    """The line of the log that was just written, to say so, when it is about this record."""
    given = desk.page.query.get("done", "")
    lines = desk.page.service.catalogue.lines
    if not given.isdigit() or not 0 < int(given) <= min(len(lines), 10**9):
        return None
    happened = [one for one in of_item(desk.page, key) if one.revision == int(given)]
    fact = desk.page.service.catalogue.facts.get(int(given))
    is_own = fact is not None and key in fact.mentions
    return happened[0] if happened else (int(given) if is_own else None)


__all__ = ["Told", "allowed", "item"]
