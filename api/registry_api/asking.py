"""What a request asks: the two clocks, the page, the filters."""

from collections.abc import Set as AbstractSet
from datetime import date
from typing import Annotated

from fastapi import Depends, Query, Request

from registry.catalogue import View
from registry.catalogue.cursor import PATTERN
from registry.errors import BadQuestion, Complaint
from registry.service import Service
from registry.words import Words
from registry_api import links
from registry_api.memento import asked_then, fixed, when
from registry_api.negotiating import JSON, media_of
from registry_api.saying import say_all

LARGEST_PAGE = 1_000
"""The most records one answer may hold."""

CLOCKS = frozenset({"valid_at", "as_of"})
"""The parameters of the two clocks."""

USUAL_PAGE = 200
"""How many records an answer holds when nothing is said."""

ValidAt = Annotated[
    str | None,
    Query(description="In force on this day, e.g. `2021-07-01`. Default: today in Viet Nam."),
]
AsOf = Annotated[
    str | None,
    Query(
        description="As the registry knew it then: a revision (`17`), a day or an instant with its "
        "offset. Default: now."
    ),
]
From = Annotated[date | None, Query(alias="from", description="First day, e.g. `2021-01-01`.")]
To = Annotated[date | None, Query(alias="to", description="Last day, included.")]
Limit = Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="How many at most in one answer.")]

OptionalLimit = Annotated[
    int | None,
    Query(ge=1, le=LARGEST_PAGE, description=f"How many at most in one answer, else {USUAL_PAGE}."),
]

CursorText = Annotated[
    str | None,
    Query(
        description="Where the page begins: take it from `links.next`.",
        json_schema_extra={"pattern": PATTERN},
    ),
]
"""A cursor as it is given; what it says is read once the question is known."""


async def service_of(request: Request) -> Service:
    """The running service."""
    service: Service = request.app.state.service
    return service


Running = Annotated[Service, Depends(service_of)]


async def view_of(
    request: Request, service: Running, valid_at: ValidAt = None, as_of: AsOf = None
) -> View:
    """The catalogue with both clocks set as the request asks, by query or ``Accept-Datetime``."""
    then = None if as_of else asked_then(request, service.now())
    view = service.view(valid_at or (then and then.valid_at), as_of or (then and then.as_of))
    path, query = links.escaped(request.url.path), list(request.query_params.multi_items())
    say_all(request, when(path, query, view))
    if then is not None:
        say_all(request, fixed(path, query, view))
    return view


async def known_view_of(request: Request, service: Running, as_of: AsOf = None) -> View:
    """Today's catalogue as known then: for what does not depend on the day in the world."""
    return await view_of(request, service, None, as_of)


Asked = Annotated[View, Depends(view_of)]
Known = Annotated[View, Depends(known_view_of)]


def only(request: Request, allowed: AbstractSet[str], offered: tuple[str, ...] = JSON) -> str:
    """Refuse parameters nobody knows: a misspelt filter must not answer everything.

    :param offered: the media types there are; the one to answer in is answered.
    :raises BadQuestion: naming those unknown and those there are.
    :raises NotOffered: if the reader takes none of what is offered.
    """
    unknown = [name for name in request.query_params if name not in allowed]
    if unknown:
        said = _UNKNOWN.filled(names=", ".join(unknown), known=", ".join(sorted(allowed)))
        raise BadQuestion(
            said, tuple(Complaint(name, "unknown-parameter", said) for name in unknown)
        )
    return media_of(request, offered)


_UNKNOWN = Words(
    "Không có tham số {names}; có các tham số: {known}.",
    "There is no parameter {names}; there are: {known}.",
)
