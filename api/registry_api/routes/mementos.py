"""The time map of an item (RFC 7089): each moment at which something was said about it."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from registry import clock
from registry.catalogue import View
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry_api import links
from registry_api.addressing import ItemCode
from registry_api.asking import Known, only
from registry_api.json import CURRENT
from registry_api.memento import http_date
from registry_api.openapi import answers_as

MEDIA = "application/link-format"


def add(router: APIRouter, kind: Kind) -> None:
    """Add the time map of a kind's items."""

    @router.get(
        f"/{kind.plural}/{{code}}/timemap",
        tags=[kind.plural],
        operation_id=f"get_{kind.value}_timemap",
        summary=f"{kind.words.en}: its mementos, one for each change (RFC 7089)",
        responses=answers_as(MEDIA),
    )
    async def get_timemap(request: Request, view: Known, code: ItemCode) -> Response:
        only(request, {"as_of"}, (MEDIA,))
        return Response(_written(view, Key(kind, code)), 200, {"Cache-Control": CURRENT}, MEDIA)


def _written(view: View, key: Key) -> str:
    item = links.of_item(key)
    moments = sorted({moment for one in view.versions(key) for moment in one.moments(view.as_of)})
    lines = [
        f'<{item}>; rel="original timegate"',
        f'<{item}/timemap>; rel="self"; type="{MEDIA}"',
        *(_memento(view, item, moment, rank) for moment, rank in _ranked(moments)),
    ]
    return ",\n".join(lines) + "\n"


def _memento(view: View, item: str, revision: int, rank: str) -> str:
    instant = clock.read(view.catalogue.instants[revision - 1])
    address = f"{item}?valid_at={clock.day_of(instant)}&as_of={revision}"
    return f'<{address}>; rel="{rank}memento"; datetime="{http_date(instant)}"'


def _ranked(moments: list[int]) -> list[tuple[int, str]]:
    """Each moment, with which of them are the first and the last."""
    first, last = moments[0], moments[-1]
    names = {first: "first ", last: "last "} if first != last else {first: "first last "}
    return [(moment, names.get(moment, "")) for moment in moments]
