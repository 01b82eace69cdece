"""Editing: a record's next version as a form, checked in place, looked at before it is sent."""

from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from registry.commands.decide import edition_of
from registry.commands.draft import Draft
from registry.commands.preview import preview
from registry.commands.propose import amend, propose
from registry.commands.requesting import (
    ChangeRequest,
    demand_reading,
    open_about,
    read_request,
)
from registry.commands.work import Work
from registry.errors import (
    Complaint,
    Conflict,
    Faulty,
    Invalid,
    RegistryError,
    Stale,
)
from registry.kinds import MODELS
from registry.kinds.parsing import parse, plain
from registry.kinds.reading import Key
from registry.words import Words
from registry_web.desk.edit_form import Within, edit_form
from registry_web.desk.fields import read
from registry_web.desk.overtaken import caught_up
from registry_web.desk.sent import Form
from registry_web.desk.working import Desk, key_of

_AROUND = ("valid_from", "valid_to", "basis", "weight", "note", "based_on")
_CATCHING_UP = ("merge", "mine")
"""How a draft that was overtaken goes on: with what others changed, or as it was typed."""
_VOIDS = "voids-"


async def edit(desk: Desk) -> Response:
    """The form of a record's next version, filled with the one in force, or with a draft.

    :raises NotFound: if there is no such kind.
    """
    key = key_of(desk)
    within = await _within(desk, key)
    kept = _draft_of(within.request, key) if within.request else None
    title = within.request.title if within.request else ""
    if kept is not None:
        return edit_form(desk, key, plain(kept), title=title, within=within)
    versions = desk.page.view.catalogue.items.get(key, ())
    version = desk.page.view.find(key) or desk.page.view.last_known(key)
    draft = {
        "content": version.content if version else {},
        "provenance": {"level": version.provenance["level"]} if version else {"level": "sourced"},
        "valid_from": desk.page.service.today.isoformat(),
        "based_on": edition_of(versions),
    }
    return edit_form(desk, key, draft, title=title, within=within)


async def check(desk: Desk, form: Form) -> Response:
    """See what the draft would do, or keep it; faults are shown where they stand."""
    key = key_of(desk)
    draft = _given(key, form)
    within = await _within(desk, key)
    request, title = within.request, form["title"]
    if form["do"] in _CATCHING_UP:
        draft = caught_up(desk, key, draft, is_merging=form["do"] == "merge")
    try:
        made = parse(Draft, draft)
        if form["do"] == "keep":
            await _demand_title(desk, form, made, request)
            return await desk.do(
                lambda work: f"/desk/requests/{_keep(work, form, made, request).id}"
            )
        seen = await desk.ask(lambda work: preview(work, made))
    except (Faulty, Conflict, Stale) as error:
        return edit_form(desk, key, draft, title=title, within=within, error=error)
    refused = await _refused(desk, lambda work: _keep(work, form, made, request))
    return edit_form(desk, key, draft, title=title, within=within, seen=seen, error=refused)


async def _refused(desk: Desk, command: Callable[[Work], object]) -> RegistryError | None:
    """Why the draft could not be kept as it is, if it could not: said before anybody tries."""
    try:
        await desk.ask(command)
    except RegistryError as error:
        return error
    return None


async def _demand_title(
    desk: Desk, form: Form, draft: Draft, request: ChangeRequest | None
) -> None:
    """A request needs a title; where it lacks one, whatever else is wrong is said with it."""
    if form["title"]:
        return
    refused = await _refused(desk, lambda work: _keep(work, form, draft, request))
    others = refused.complaints if isinstance(refused, Faulty) else ()
    raise Invalid(_NO_TITLE, (Complaint("/title", "missing", _NO_TITLE), *others))


def _keep(work: Work, form: Form, draft: Draft, request: ChangeRequest | None) -> ChangeRequest:
    title = form["title"] or _UNTITLED
    if request is None:
        return propose(work, title, (draft,))
    edition = int(form["edition"]) if form["edition"].isdigit() else 0
    return amend(work, request.id, title, _with(request, draft), edition=edition)


def _with(request: ChangeRequest, draft: Draft) -> tuple[Draft, ...]:
    """The drafts of a request with this one, in place of the one about the same record."""
    drafts = tuple(draft if one.key == draft.key else one for one in request.drafts)
    return drafts if draft.key in {one.key for one in drafts} else (*drafts, draft)


def _given(key: Key, form: Form) -> Any:
    around: dict[str, Any] = {name: form[name] for name in _AROUND if form[name]}
    if form["based_on"].isdigit():
        around["based_on"] = int(form["based_on"])
    provenance = {
        name: form[f"provenance_{name}"]
        for name in ("level", "reference", "note")
        if form[f"provenance_{name}"]
    }
    content = read(MODELS[key.kind], form.texts)
    voids = [name.removeprefix(_VOIDS) for name in form.texts if name.startswith(_VOIDS)]
    if voids:
        around["voids"] = voids
    if form["reopens"]:
        around["reopens"] = True
    return {
        "kind": key.kind.value,
        "code": key.code,
        "content": content,
        "provenance": provenance,
        **around,
    }


async def _within(desk: Desk, key: Key) -> Within:
    id = desk.page.query.get("request")

    def question(work: Work) -> Within:
        found = read_request(work.writing.rows, id) if id else None
        if found is not None:
            demand_reading(work.principal, found)
        return Within(found, open_about(work, key))

    return await desk.ask(question)


def _draft_of(request: ChangeRequest, key: Key) -> Draft | None:
    """What the request says of a record; nothing of one that is only about to join it."""
    return next((one for one in request.drafts if one.key == key), None)


_UNTITLED = "…"
"""Stands for the title as long as a draft is only looked at."""

_NO_TITLE = Words("Hãy đặt tiêu đề cho đề nghị.", "Give the change request a title.")
