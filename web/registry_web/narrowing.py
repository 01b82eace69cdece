"""The facets of a list or a search as they are shown: each value a link that puts it in or out."""

from collections.abc import Iterable
from typing import NamedTuple

from registry.catalogue.listing import Count, FacetCount
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
        page.say(facet.label),
        is_open or bool(chosen),
        values[:_FIRST],
        values[_FIRST:],
        facet.without,
    )


def _choice(page: Page, facet: str, one: Count, chosen: frozenset[str]) -> Choice:
    href, name = page.toggled(facet, one.value), page.say(one.words) or one.value
    return Choice(href, one.value in chosen, name, one.count)
