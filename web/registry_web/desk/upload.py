"""A file as a change request: first what it would change, then the request."""

import asyncio
from collections.abc import Mapping

from starlette.responses import Response

from registry.commands.draft import Draft
from registry.commands.work import Work
from registry.errors import Faulty, RegistryError
from registry.exchange.comparing import Effect, RowPlan
from registry.exchange.importing import Imported
from registry.exchange.proposing import propose_file, title_of
from registry.exchange.reading import read_file
from registry.kinds.reading import Key
from registry.versions.difference import Change
from registry_web.desk.blame import in_file
from registry_web.desk.sent import Form
from registry_web.desk.session import packed, unpacked
from registry_web.desk.working import Desk
from registry_web.pages.difference import told
from registry_web.things import thing

_UNTITLED = "…"
_SHOWN = (Effect.NEW, Effect.CHANGED)
"""The rows that are shown one by one; the others are counted."""


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
        return _form(desk, name=name, error=error)
    return _form(desk, name=name, content=content, title=form["title"], seen=seen)


def _told(desk: Desk, row: RowPlan, drafts: Mapping[Key, Draft]) -> list[Change]:
    """What a row changes, with names where codes stand."""
    view, draft = desk.page.view, drafts.get(row.key)
    version = view.find(row.key) or view.last_known(row.key)
    if version is None or draft is None:
        return list(row.changes)
    return told(desk.page, row.key.kind, version.content, draft.content, row.changes)


def _path_of(done: Imported) -> str:
    return f"/desk/requests/{done.request.id}" if done.request else "/desk"


def _form(
    desk: Desk,
    *,
    name: str = "",
    content: bytes = b"",
    title: str = "",
    seen: Imported | None = None,
    error: RegistryError | None = None,
) -> Response:
    rows = [one for one in (seen.rows if seen else ()) if one.effect in _SHOWN]
    drafts = {one.key: one for one in (seen.request.drafts if seen and seen.request else ())}
    return desk.show(
        "desk/upload.html",
        status=422 if error else 200,
        name=name,
        packed=packed(content),
        seen=seen,
        title=title or (title_of(name) if seen else ""),
        rows=[(one, thing(desk.page, one.key), _told(desk, one, drafts)) for one in rows],
        counts=[(effect, seen.count(effect)) for effect in Effect] if seen else [],
        error=error,
        blamed=in_file(error.complaints if isinstance(error, Faulty) else ()),
    )
