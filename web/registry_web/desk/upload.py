"""A file as a change request: first what it would change, then the request."""

import asyncio

from starlette.responses import Response

from registry.commands.work import Work
from registry.errors import Faulty, RegistryError
from registry.exchange.comparing import Effect
from registry.exchange.importing import Imported
from registry.exchange.proposing import propose_file
from registry.exchange.reading import read_file
from registry_web.desk.blame import blamed
from registry_web.desk.sent import Form
from registry_web.desk.session import packed, unpacked
from registry_web.desk.working import Desk
from registry_web.things import thing

_UNTITLED = "…"


async def upload(desk: Desk) -> Response:
    """The form that takes a file."""
    return _form(desk)


async def take(desk: Desk, form: Form) -> Response:
    """See what the file would change, or make a change request of it."""
    name, content = form.file or (form["name"], unpacked(form["packed"]))
    try:
        reading = await asyncio.to_thread(read_file, content, name)

        def command(work: Work) -> Imported:
            return propose_file(work, reading, form["title"] or _UNTITLED)

        if form["do"] == "propose":
            return await desk.do(lambda work: _path_of(command(work)))
        seen = await desk.rehearse(command)
    except RegistryError as error:
        return _form(desk, error=error)
    return _form(desk, name=name, content=content, seen=seen)


def _path_of(done: Imported) -> str:
    return f"/desk/requests/{done.request.id}" if done.request else "/desk"


def _form(
    desk: Desk,
    *,
    name: str = "",
    content: bytes = b"",
    seen: Imported | None = None,
    error: RegistryError | None = None,
) -> Response:
    rows = seen.rows if seen else ()
    return desk.show(
        "desk/upload.html",
        status=422 if error else 200,
        name=name,
        packed=packed(content),
        seen=seen,
        rows=[one for one in rows if one.effect in (Effect.NEW, Effect.CHANGED)],
        named={one.key: thing(desk.page, one.key) for one in rows},
        counts=[(effect, seen.count(effect)) for effect in Effect] if seen else [],
        error=error,
        blamed=blamed(error.complaints if isinstance(error, Faulty) else ()),
    )
