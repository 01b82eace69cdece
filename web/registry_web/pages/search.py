"""Search: hits with why they matched, facets, filters that live in the address, both clocks."""

import contextlib
from typing import TYPE_CHECKING, NamedTuple

from starlette.responses import JSONResponse, Response

from registry.errors import Busy
from registry.kinds.reading import Key
from registry_web.narrowing import narrowing
from registry_web.page import Page
from registry_web.record import Source, source_of
from registry_web.rendering import render
from registry_web.things import Heir, heirs, thing

if TYPE_CHECKING:
    from registry.search import Found, Fragment, Hit, Suggestion

ROWS = 20
_SUGGESTED = 8
_LOOKED_AT = 50
"""Of how many the first of the wanted kind are taken."""


class Result(NamedTuple):
    """One hit as it is shown."""

    hit: "Hit"
    key: Key
    href: str
    name: str
    other_name: str
    source: Source
    fragments: list["Fragment"]
    """The texts that matched, the name left out where it stands as the heading anyway."""
    title: "Fragment | None"
    heirs: tuple[Heir, ...]


async def search(page: Page) -> Response:
    """What answers a query; without one, an invitation to ask."""
    from registry.search import FACETS, Question  # loads Whoosh, which a start can do without

    text = page.query.get("q", "").strip()
    filters = {name: values for name in FACETS if (values := page.all_of(name))}
    offset = int(given) if (given := page.query.get("offset", "")).isdigit() else 0
    found: Found | None = None
    is_busy = False
    if text:
        question = Question(text, filters, offset=offset, limit=ROWS)
        await page.service.search_at_hand(page.view)
        try:
            found = page.service.search.find(page.view, question)
        except Busy:
            is_busy = True
    return render(
        page,
        "search.html",
        status=503 if is_busy else 200,
        text=text,
        filters=filters,
        found=found,
        facets=narrowing(page, found.facets) if found else [],
        results=[_result(page, one) for one in found.hits] if found else [],
        offset=offset,
        is_busy=is_busy,
    )


def suggest(page: Page) -> Response:
    """The records whose names go on as typed, for the box that completes."""
    text, wanted = page.query.get("q", "").strip(), page.query.get("kind")
    found: tuple[Suggestion, ...] = ()
    if text:
        # While the index is being made there is nothing to suggest, which is no fault.
        with contextlib.suppress(Busy):
            found = page.service.search.suggest(
                page.view, text, limit=_LOOKED_AT if wanted else _SUGGESTED
            )
    said = [
        {
            "name": page.say(one.version.names),
            "kind": page.say(one.key.kind),
            "code": one.key.code,
            "href": page.item(one.key),
        }
        for one in [one for one in found if wanted in (None, one.key.kind)][:_SUGGESTED]
    ]
    return JSONResponse(said, headers={"Content-Language": page.language})


def _result(page: Page, hit: "Hit") -> Result:
    names = hit.version.names
    name = page.say(names)
    other = names.get("vi" if page.language == "en" else "en", "")
    own = f"/names/{page.language}"
    titles = [one for one in hit.fragments if one.pointer == own and one.text == name]
    return Result(
        hit=hit,
        key=hit.key,
        href=thing(page, hit.key).href,
        name=name,
        other_name="" if other == name else other,
        source=source_of(page, hit.version.provenance),
        fragments=[one for one in hit.fragments if one not in titles][:2],
        title=titles[0] if titles else None,
        heirs=heirs(page, hit.key) if hit.holders else (),
    )
