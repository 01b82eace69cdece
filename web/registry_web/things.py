"""What a page says of an item it names: its name, its address, whether it is in force."""

from typing import NamedTuple

from registry.catalogue import Version, View
from registry.catalogue.naming import facet_words
from registry.catalogue.succession import Basis, Holder, Share, holders
from registry.facts import FactType
from registry.kinds import Kind
from registry.kinds.provenance import Certainty, ProvenanceClass
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.words import Words
from registry_web.page import Page, path_of


class Thing(NamedTuple):
    """An item as it is named on a page."""

    key: Key
    name: str
    href: str
    is_in_force: bool
    is_to_come: bool = False
    """Not in force yet, as opposed to no more."""
    is_proposed: bool = False
    """A form drafted by this project."""


class Heir(NamedTuple):
    """Who holds a body's duties now, and on what that rests."""

    body: Thing
    share: Share
    basis: Basis
    since: str | None


class Who(NamedTuple):
    """A party: the words of the source, what they stand for, and who that is now."""

    text: str
    body: Thing | None
    group: str
    now: tuple[Heir, ...]
    """Who holds the duties today, when the body itself is no more."""


class Cited(NamedTuple):
    """A place in law."""

    instrument: Thing | None
    article: str
    text: str


def thing(page: Page, key: Key) -> Thing:
    """An item by its name on the day asked for."""
    found: Thing | None = page.told.get(key)
    if found is None:
        found = page.told[key] = _thing(page, key)
    return found


def _thing(page: Page, key: Key) -> Thing:
    view = page.view
    name = page.say(view.names_of(key)) or key.code
    version = view.find(key)
    if version is not None:
        return Thing(key, name, page.item(key), True, is_proposed=_is_proposed(version))
    known = view.last_known(key)
    if known is None:
        return Thing(key, name, page.item(key), False)
    is_to_come = known.starts > view.valid_at
    # Where it says something: on its own last day, or its first. Today it would be no answer.
    day = known.starts if is_to_come else min(known.ends_as_of(view.as_of), view.valid_at)
    href = page.link(path_of(key), valid_at=day.isoformat())
    return Thing(key, name, href, False, is_to_come=is_to_come, is_proposed=_is_proposed(known))


def _is_proposed(version: Version) -> bool:
    """Whether it is a form drafted by this project, which nobody published; others are none."""
    if version.key.kind is not Kind.TEMPLATE:
        return False
    return ProvenanceClass(version.provenance["level"]).certainty is Certainty.PROPOSED


def things(page: Page, kind: Kind, codes: object) -> list[Thing]:
    """Items of one kind by their codes."""
    given: list[str] = list(codes or ())  # type: ignore[call-overload]
    return [thing(page, Key(kind, code)) for code in given]


def who(page: Page, party: Json) -> Who:
    """A party, then and now."""
    code, group = party.get("body"), party.get("group")
    body = thing(page, Key(Kind.BODY, code)) if code else None
    named = page.say(page.view.code_name("CL_NHOM_CO_QUAN", group)) if group else ""
    text = party.get("text") or (body.name if body else named)
    return Who(text, body, named, heirs(page, body.key) if body else ())


def heirs(page: Page, body: Key) -> tuple[Heir, ...]:
    """Who holds a body's duties today; nobody when it is in being itself."""
    if page.today.find(body) is not None:
        return ()
    return tuple(_heir(page, one) for one in holders(page.today, body))


def _heir(page: Page, holder: Holder) -> Heir:
    since = holder.path[-1].on if holder.path else None
    today: View = page.today
    name = page.say(today.names_of(holder.body)) or holder.body.code
    body = Thing(holder.body, name, page.item(holder.body), True)
    return Heir(body, holder.share, holder.basis, since)


def cited(page: Page, citation: Json) -> Cited:
    """A citation, with the instrument where the registry has it."""
    code = citation.get("instrument")
    instrument = thing(page, Key(Kind.INSTRUMENT, code)) if code else None
    number = _number(page.view, instrument.key) if instrument else ""
    return Cited(instrument, citation.get("article") or "", number or citation.get("text") or "")


def _number(view: View, key: Key) -> str:
    version = view.find(key) or view.last_known(key)
    number: str = version.content["number"] if version else ""
    return number


def value_name(page: Page, kind: Kind, facet: str, value: str) -> str:
    """What a person calls a facet's value; the value itself where it speaks for itself."""
    name = (kind, facet, value)
    if name not in page.told:
        words: Words | None = facet_words(page.view, kind, facet, value)
        page.told[name] = page.say(words) or value
    return str(page.told[name])


def period_names(page: Page, codes: object) -> list[Thing]:
    """Periods by code."""
    return things(page, Kind.PERIOD, codes)


def states_of(page: Page, key: Key, sort: FactType) -> list[Json]:
    """The facts of one type about an item, the latest first, with what a row shows of each."""
    found = [one for one in page.view.facts(key, sort) if one.subject == key]
    found.sort(key=lambda one: (one.on or "", one.revision), reverse=True)
    return [{**one.content, "revision": one.revision, "actor": one.actor} for one in found]
