"""Finding a record by what is typed: its code, or words of its name."""

from collections.abc import Iterator

from registry.errors import Busy
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry_web.page import Page
from registry_web.things import Thing, thing

MOST = 12


def exactly(page: Page, kinds: tuple[Kind, ...], text: str) -> Key | None:
    """The record in force whose code is this very text."""
    there = (Key(kind, text.strip()) for kind in kinds)
    return next((key for key in there if page.view.find(key) is not None), None)


def candidates(page: Page, kinds: tuple[Kind, ...], text: str) -> list[Thing]:
    """Records in force that the text may mean, the likeliest first."""
    key = exactly(page, kinds, text)
    found = [key] if key else []
    found += [one for one in _searched(page, kinds, text) if one not in found]
    return [thing(page, one) for one in found[:MOST]]


def _searched(page: Page, kinds: tuple[Kind, ...], text: str) -> Iterator[Key]:
    from registry.search import Question  # loads Whoosh, which a start can do without

    filters = {"kind": tuple(kind.value for kind in kinds)} if len(kinds) < len(Kind) else {}
    try:
        hits = page.service.search.find(page.view, Question(text, filters, limit=MOST)).hits
    except Busy:
        # While the index is being made the names themselves are looked through.
        yield from _named(page, kinds, text)
        return
    yield from (hit.key for hit in hits if page.view.find(hit.key) is not None)


def _named(page: Page, kinds: tuple[Kind, ...], text: str) -> Iterator[Key]:
    wanted = text.casefold()
    for kind in kinds:
        for version in page.view.each(kind):
            if any(wanted in name.casefold() for name in version.names.values()):
                yield version.key
