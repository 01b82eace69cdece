"""What a request asks: the two clocks, the page, the filters."""

import re
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Query, Request
from pydantic import AfterValidator, BeforeValidator, Field

from registry.catalogue import View
from registry.catalogue.cursor import PATTERN
from registry.errors import BadQuestion, Complaint
from registry.kinds.codes import CODE_PATTERN, ITEM_PATTERN
from registry.kinds.wrong import Wrong
from registry.service import Service
from registry.versions.asking import day_of
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

LATEST = 10**15
"""No log is as long: what a parameter that names a revision may say at most."""

MOMENT: dict[str, Any] = {
    "anyOf": [
        {"type": "string", "pattern": "^[0-9]{1,9}$"},
        {"type": "string", "format": "date"},
        {"type": "string", "format": "date-time"},
    ]
}
"""How a moment of knowledge is written: a revision, a day or an instant."""

DAY: dict[str, Any] = {"format": "date"}
"""How a day is written."""

ValidAt = Annotated[
    str | None,
    Query(
        description="In force on this day, e.g. `2021-07-01`. Default: today in Viet Nam.",
        json_schema_extra=DAY,
    ),
]
AsOf = Annotated[
    str | None,
    Query(
        description="As the registry knew it then: a revision (`17`), a day or an instant with its "
        "offset. Default: now. A moment to come is answered with 404.",
        json_schema_extra=MOMENT,
    ),
]


def _day(given: object) -> object:
    """A day as it must be written: Pydantic would take seconds since 1970 for one too."""
    if not isinstance(given, str):
        return given
    try:
        return day_of(given)
    except ValueError:
        raise Wrong(_NO_DAY.filled(given=given[:40])) from None


Day = Annotated[date, BeforeValidator(_day)]
"""A day in a query: ``2021-07-01``."""


def _code(given: str) -> str:
    if not re.fullmatch(CODE_PATTERN, given):
        raise Wrong(_NO_CODE.filled(given=given[:40]))
    return given


def _item(given: str) -> str:
    if not re.fullmatch(ITEM_PATTERN, given):
        raise Wrong(_NO_ITEM.filled(given=given[:80]))
    return given


CodeText = Annotated[str, AfterValidator(_code), Field(json_schema_extra={"pattern": CODE_PATTERN})]
"""How an item of a known kind is named in a query: by its code."""

ItemText = Annotated[str, AfterValidator(_item), Field(json_schema_extra={"pattern": ITEM_PATTERN})]
"""How an item is named in a query: ``indicator:KTXH-099``."""

From = Annotated[Day | None, Query(alias="from", description="First day, e.g. `2021-01-01`.")]
To = Annotated[Day | None, Query(alias="to", description="Last day, included.")]
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
    asked = asked_then(request, service.now())
    then = asked if as_of is None else None
    if then is None:
        view = service.view(valid_at, as_of)
    else:
        view = service.view(then.valid_at if valid_at is None else valid_at, then.as_of)
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


_NO_DAY = Words(
    "{given!r} không phải ngày; hãy viết dạng 2021-07-01.",
    "{given!r} is no day; write it as 2021-07-01.",
)
_NO_CODE = Words("{given!r} không phải mã.", "{given!r} is no code.")
_NO_ITEM = Words(
    "{given!r} không có dạng loại:mã, ví dụ body:bo-y-te.",
    "{given!r} is not written kind:code, e.g. body:bo-y-te.",
)
_UNKNOWN = Words(
    "Không có tham số {names}; có các tham số: {known}.",
    "There is no parameter {names}; there are: {known}.",
)
