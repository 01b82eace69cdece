"""What the log says happened, as a reader reads it."""

from typing import NamedTuple

from registry.access import actor_words
from registry.digitization.metric import METRICS
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.store.entry import Action, Entry
from registry.words import Words
from registry_web.page import Page
from registry_web.things import Thing, thing


class Happened(NamedTuple):
    """One line of the log."""

    revision: int
    instant: str
    actor: str
    action: Words
    number: str
    note: str
    thing: Thing | None
    fact: Words | None
    about: Words | None
    """What a tally or target speaks of."""


class Together(NamedTuple):
    """Lines written in one go by one person: a load writes more than a thousand."""

    instant: str
    actor: str
    lines: int
    first: int
    last: int
    some: list[Happened]


def latest(page: Page, limit: int, *, start: int | None = None, lines: int = 5) -> list[Together]:
    """What changed last, newest first; lines of one transaction stand together.

    :param start: the revision to begin at, by default the one the page is as of.
    :param lines: how many of each transaction are told.
    """
    catalogue = page.view.catalogue
    groups: list[Together] = []
    at = page.view.as_of if start is None else start
    while at > 0 and len(groups) < limit:
        entry = catalogue.lines[at - 1]
        first = at
        while first > 1 and _is_together(catalogue.lines[first - 2], entry):
            first -= 1
        some = [
            _happened(page, one) for one in catalogue.lines[max(first, at - lines + 1) - 1 : at]
        ]
        count = at - first + 1
        actor = page.say(actor_words(entry.actor))
        groups.append(Together(entry.instant, actor, count, first, at, some[::-1]))
        at = first - 1
    return groups


def of_item(page: Page, key: Key) -> list[Happened]:
    """Every line about one item and its versions, newest first."""
    lines = page.view.catalogue.lines[: page.view.as_of]
    found = (one for one in reversed(lines) if (one.kind, one.code) == (key.kind, key.code))
    return [_happened(page, one) for one in found]


def _is_together(before: Entry, entry: Entry) -> bool:
    return before.instant == entry.instant and before.actor == entry.actor


def _happened(page: Page, entry: Entry) -> Happened:
    fact = page.view.catalogue.facts.get(entry.revision)
    key = Key(Kind(entry.kind), entry.code) if entry.kind and entry.code else None
    about = key or (fact.subject if fact else None)
    return Happened(
        revision=entry.revision,
        instant=entry.instant,
        actor=page.say(actor_words(entry.actor)),
        action=WORDS[Action(entry.action)],
        number=entry.number or "",
        note=entry.note,
        thing=thing(page, about) if about else None,
        fact=fact.type.words if fact else None,
        about=_about(fact.content) if fact else None,
    )


def _about(content: Json) -> Words | None:
    """A metric by its name, where it is one of ours; else by the words of the source."""
    metric = METRICS.get(content.get("metric", ""))
    if metric:
        return metric.words
    if said := content.get("definition"):
        return Words(said["vi"], said.get("en", said["vi"]))
    scope = content.get("scope")
    return Words(scope, scope) if scope else None


WORDS = {
    Action.PUBLISH: Words("Công bố", "Published"),
    Action.SUBMIT: Words("Đề nghị", "Put forward"),
    Action.STATE: Words("Ghi nhận sự kiện", "Fact recorded"),
    Action.CHANGE_STATUS: Words("Đổi trạng thái", "Status changed"),
    Action.END: Words("Ghi nhận ngày kết thúc", "End recorded"),
    Action.VOID: Words("Hủy phiên bản sai", "Wrong version voided"),
    Action.VOID_FACT: Words("Hủy sự kiện sai", "Wrong fact voided"),
}
"""What each action of the log is called on a page."""
