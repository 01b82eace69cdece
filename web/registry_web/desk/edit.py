"""Editing: a record's next version as a form, checked in place, looked at before it is sent."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from starlette.responses import Response

from registry.catalogue import Version, View
from registry.commands.draft import Draft, Weight
from registry.commands.preview import Preview, preview
from registry.commands.propose import amend, propose
from registry.commands.requesting import ChangeRequest, demand_reading, read_request
from registry.commands.work import Work
from registry.errors import (
    Complaint,
    Conflict,
    Faulty,
    Invalid,
    NotAllowed,
    RegistryError,
)
from registry.kinds import MODELS
from registry.kinds.parsing import parse, plain
from registry.kinds.provenance import ProvenanceClass
from registry.kinds.reading import Key
from registry.versions.validity import Basis
from registry.words import Words
from registry_web.desk.blame import Around, blamed
from registry_web.desk.fields import fields, offers, read
from registry_web.desk.sections import sections
from registry_web.desk.telling import in_words
from registry_web.desk.working import Desk, Form, key_of
from registry_web.things import thing

_AROUND = ("valid_from", "valid_to", "basis", "weight", "note", "based_on")
_VOIDS = "voids-"
_RARE = ("valid_to", "weight", "voids", "reopens")
_MORE = frozenset({"/valid_to", "/basis", "/weight", "/voids"})
"""What is rarely asked for and stands folded until it says something or is complained of."""


async def edit(desk: Desk) -> Response:
    """The form of a record's next version, filled with the one in force, or with a draft.

    :raises NotFound: if there is no such kind.
    """
    key = key_of(desk)
    request = await _request(desk)
    kept = _draft_of(request, key) if request else None
    title = request.title if request else ""
    if kept is not None:
        return _form(desk, key, plain(kept), title=title, request=request)
    versions = desk.page.view.catalogue.items.get(key, ())
    version = desk.page.view.find(key) or desk.page.view.last_known(key)
    edition = max((one.touched for one in versions), default=0)
    draft = {
        "content": version.content if version else {},
        "provenance": {"level": version.provenance["level"]} if version else {"level": "sourced"},
        "valid_from": desk.page.service.today.isoformat(),
        "based_on": edition,
    }
    return _form(desk, key, draft, title=title, request=request)


async def check(desk: Desk, form: Form) -> Response:
    """See what the draft would do, or keep it; faults are shown where they stand."""
    key = key_of(desk)
    draft = _given(key, form)
    request = await _request(desk)
    try:
        made = parse(Draft, draft)
        if form["do"] == "keep":
            await _demand_title(desk, form, made, request)
            return await desk.do(
                lambda work: f"/desk/requests/{_keep(work, form, made, request).id}"
            )
        seen = await desk.ask(lambda work: preview(work, made))
    except (Faulty, Conflict) as error:
        return _form(desk, key, draft, title=form["title"], request=request, error=error)
    refused = await _refused(desk, lambda work: _keep(work, form, made, request))
    title = form["title"]
    return _form(desk, key, draft, title=title, request=request, seen=seen, error=refused)


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


def _form(
    desk: Desk,
    key: Key,
    draft: Any,
    *,
    title: str = "",
    request: ChangeRequest | None = None,
    seen: Preview | None = None,
    error: RegistryError | None = None,
) -> Response:
    view = desk.page.view
    complaints = error.complaints if isinstance(error, Faulty) else ()
    inside = tuple(_inside(one, _place_of(key, request)) for one in complaints)
    is_new = key not in view.catalogue.items
    found = fields(view, MODELS[key.kind], draft["content"], inside)
    return desk.show(
        "desk/edit.html",
        status=_status(error),
        item=thing(desk.page, key),
        is_new=is_new,
        voidable=_voidable(view, key),
        draft=draft,
        title=title,
        request=request,
        sections=sections(found, is_new=is_new),
        offers=offers(view, found),
        seen=in_words(desk.page, seen, draft["content"]) if seen else None,
        impact=[(thing(desk.page, use.key), use) for use in seen.impact] if seen else [],
        error=error,
        faults=blamed(inside, found, AROUND),
        around=AROUND,
        around_faults={one.pointer: one.message for one in inside if one.pointer in AROUND},
        is_more_open=any(one.pointer in _MORE for one in inside) or any(map(draft.get, _RARE)),
        levels=list(ProvenanceClass),
        bases=list(Basis),
        larger=list(Weight),
    )


def _status(error: RegistryError | None) -> int:
    if error is None:
        return 200
    return 403 if isinstance(error, NotAllowed) else 422


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


def _place_of(key: Key, request: ChangeRequest | None) -> int:
    """Which of the request's drafts is this record's."""
    keys = [one.key for one in request.drafts] if request else []
    return keys.index(key) if key in keys else len(keys)


def _inside(one: Complaint, index: int) -> Complaint:
    """A complaint with its pointer into the content alone; one of another draft as it is."""
    pointer = one.pointer.removeprefix(f"/drafts/{index}").removeprefix("/content")
    is_other = pointer.startswith("/drafts/")
    return replace(one, pointer=pointer, place=one.place if is_other else None)


def _voidable(view: View, key: Key) -> list[Version]:
    """The versions a draft may say were wrong: those that count, newest first."""
    versions = view.catalogue.items.get(key, ())
    return [one for one in versions[::-1] if one.voided is None]


async def _request(desk: Desk) -> ChangeRequest | None:
    id = desk.page.query.get("request")
    if not id:
        return None

    def question(work: Work) -> ChangeRequest:
        found = read_request(work.writing.rows, id)
        demand_reading(work.principal, found)
        return found

    return await desk.ask(question)


def _draft_of(request: ChangeRequest, key: Key) -> Draft | None:
    """What the request says of a record; nothing of one that is only about to join it."""
    return next((one for one in request.drafts if one.key == key), None)


_UNTITLED = "…"
"""Stands for the title as long as a draft is only looked at."""

AROUND: Around = {
    "/title": ("d-title", Words("Tiêu đề", "Title")),
    "/valid_from": ("d-valid_from", Words("Có hiệu lực từ", "In force from")),
    "/valid_to": ("d-valid_to", Words("Đến hết ngày", "Last day")),
    "/basis": ("d-basis", Words("Căn cứ của ngày", "Basis of the day")),
    "/weight": ("d-weight", Words("Mức thay đổi", "Step")),
    "/voids": ("d-voids", Words("Phiên bản sai", "Wrong versions")),
    "/note": ("d-note", Words("Lý do", "Why")),
    "/provenance/level": ("d-provenance_level", Words("Nguồn gốc", "Provenance")),
    "/provenance/reference": ("d-provenance_reference", Words("Nguồn dẫn", "Reference")),
}
"""What is asked around the content: where it stands on the page, and what it is called there."""

_NO_TITLE = Words("Hãy đặt tiêu đề cho đề nghị.", "Give the change request a title.")
