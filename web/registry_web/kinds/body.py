"""A body: what it leads and owes, who it took over from, who holds its duties now."""

from typing import Any, NamedTuple

from registry.catalogue.listing import table
from registry.catalogue.succession import Share, holders
from registry.facts import FactType
from registry.facts.statements import ConnectionState
from registry.kinds import Kind
from registry.kinds.body import BodyType
from registry.kinds.reading import Key
from registry_web.drawing import lineage
from registry_web.holding import held
from registry_web.page import Page
from registry_web.record import Record
from registry_web.things import Thing, heirs, states_of, thing, value_name


def shown(page: Page, record: Record) -> dict[str, Any]:
    """What its page works with."""
    content = record.content
    parent = content.get("parent")
    return {
        "type": BodyType(content["body_type"]),
        "parent": thing(page, Key(Kind.BODY, parent)) if parent else None,
        "heirs": heirs(page, record.key),
        "lineage": lineage.drawn(page, record.key),
        "regions": [
            {**one, "name": page.say(page.view.code_name(one["codelist"], one["code"]))}
            for one in content.get("regions", ())
        ],
        "connections": [
            {**one, "state": ConnectionState(one["connection"])}
            for one in states_of(page, record.key, FactType.CONNECTION)
        ],
        "duties": _duties(page, record.key.code),
        "held": held(page, record.key.code),
        "inherited": _inherited(page, record.key),
        "units": [
            thing(page, one.key)
            for one in page.view.used_by(record.key)
            if one.key.kind is Kind.BODY and one.content.get("parent") == record.key.code
        ],
        "value_name": value_name,
    }


class Inherited(NamedTuple):
    """What is still recorded under a body whose duties this one holds by succession."""

    source: Thing
    share: Share
    duties: list[tuple[Kind, int, str]]
    """How many records of a kind name it as lead, and where they are listed."""


def _inherited(page: Page, body: Key) -> list[Inherited]:
    """From each body it took over from, what no record names it for yet."""
    drawn = lineage.drawn(page, body)
    sources = {one.source.body.key: one.source.body for one in drawn.arrows} if drawn else {}
    found = []
    for key, source in sources.items():
        share = next((one.share for one in holders(page.view, key) if one.body == body), None)
        if key != body and share is not None and (led := _led(page, key.code)):
            found.append(Inherited(source, share, led))
    return found


def _led(page: Page, code: str) -> list[tuple[Kind, int, str]]:
    asked = {"lead_body": (code,)}
    return [
        (kind, total, page.link(f"/{kind.plural}", lead_body=code))
        for kind in (Kind.REGIME, Kind.INDICATOR)
        if (total := len(table(page.view, kind).select(asked)[0]))
    ]


_SOME = 12
_DUTIES = (
    (Kind.REGIME, "lead_body"),
    (Kind.REGIME, "reporter"),
    (Kind.REGIME, "recipient"),
    (Kind.INDICATOR, "lead_body"),
    (Kind.TEMPLATE, "issuer"),
    (Kind.INSTRUMENT, "issuer"),
    (Kind.SYSTEM, "owner"),
)


def _duties(page: Page, code: str) -> list[dict[str, Any]]:
    """What it answers for, each with a few of them and the address of the whole list."""
    found = []
    for kind, facet in _DUTIES:
        rows, _ = table(page.view, kind).select({facet: (code,)})
        if rows:
            some = [thing(page, one.key) for one in rows[:_SOME]]
            href = page.link(f"/{kind.plural}", **{facet: code})
            found.append(
                {"kind": kind, "facet": facet, "total": len(rows), "some": some, "href": href}
            )
    return found
