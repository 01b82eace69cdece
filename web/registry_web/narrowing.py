"""The facets of a list or a search as they are shown: each value a link that puts it in or out."""

from collections.abc import Iterable
from typing import NamedTuple

from registry.catalogue.duties import names_bodies
from registry.catalogue.listing import Count, FacetCount
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.words import Words
from registry_web.page import Page

_FIRST, _MOST = 10, 60
"""How many values stand open, and how many there are at most; the rest are found by searching."""
_OPEN = 3
"""How many facets stand open."""


class Choice(NamedTuple):
    """One value of a facet."""

    href: str
    is_chosen: bool
    name: str
    records: int


class Facet(NamedTuple):
    """One facet: what one can narrow by, most frequent first."""

    label: str
    is_open: bool
    first: list[Choice]
    rest: list[Choice]
    without: int
    """How many records have no value here."""


def narrowing(page: Page, facets: Iterable[FacetCount]) -> list[Facet]:
    """The facets that have values, in the order given."""
    useful = [one for one in facets if one.values]
    return [_facet(page, one, is_open=at < _OPEN) for at, one in enumerate(useful)]


def _facet(page: Page, facet: FacetCount, *, is_open: bool) -> Facet:
    chosen = frozenset(page.all_of(facet.name))
    values = [_choice(page, facet.name, one, chosen) for one in facet.values[:_MOST]]
    return Facet(
        page.say(_label(page, facet)),
        is_open or bool(chosen),
        values[:_FIRST],
        values[_FIRST:],
        0 if facet.name in _MAY_LACK else facet.without,
    )


def _label(page: Page, facet: FacetCount) -> Words:
    """What the facet is called; of who holds duties that day, *now* where that day is today."""
    is_today = page.view.valid_at == page.today.valid_at
    return _TODAY.get(facet.name, facet.label) if is_today else facet.label


def _choice(page: Page, facet: str, one: Count, chosen: frozenset[str]) -> Choice:
    href, name = page.toggled(facet, one.value), page.say(one.words) or one.value
    if names_bodies(facet) and _has_ended(page, Key(Kind.BODY, one.value)):
        name = page.say(_ENDED.filled(name=name))
    return Choice(href, one.value in chosen, name, one.count)


def _has_ended(page: Page, body: Key) -> bool:
    """Whether a body that is named was in being before the day asked about and is no more."""
    spans = page.view.spans(body)
    return bool(spans) and spans[-1].last < page.view.valid_at


_TODAY = {
    "body": Words("Cơ quan đảm nhận hiện nay", "Who holds the duties today"),
    "reporting_body": Words("Cơ quan phải báo cáo hiện nay", "Who owes the report today"),
}
_ENDED = Words("{name} (đã kết thúc)", "{name} (ended)")
_MAY_LACK = frozenset({"body_in_part"})
"""Facets that most records rightly have no value of: nothing is unknown there."""
