"""Editing: a record's next version as a form, checked in place, looked at before it is sent."""

from typing import Any

from starlette.responses import Response

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
    NotFound,
    RegistryError,
)
from registry.kinds import Kind
from registry.kinds.parsing import parse, plain
from registry.kinds.provenance import ProvenanceClass
from registry.kinds.reading import Key
from registry.versions.validity import Basis
from registry.words import Words
from registry_web.desk.fields import fields, offers, read
from registry_web.desk.working import Desk, Form
from registry_web.things import thing

_AROUND = ("valid_from", "valid_to", "basis", "weight", "note", "based_on")


async def edit(desk: Desk) -> Response:
    """The form of a record's next version, filled with the one in force, or with a draft.

    :raises NotFound: if there is no such kind.
    """
    key = _key(desk)
    request = await _request(desk)
    if request is not None:
        draft = plain(_draft_of(request, key))
        return _form(desk, key, draft, title=request.title, request=request)
    versions = desk.page.view.catalogue.items.get(key, ())
    version = desk.page.view.find(key) or desk.page.view.last_known(key)
    edition = max((one.touched for one in versions), default=0)
    draft = {
        "content": version.content if version else {},
        "provenance": {"level": version.provenance["level"]} if version else {"level": "sourced"},
        "valid_from": desk.page.service.today.isoformat(),
        "based_on": edition,
    }
    return _form(desk, key, draft)


async def check(desk: Desk, form: Form) -> Response:
    """See what the draft would do, or keep it; faults are shown where they stand."""
    key = _key(desk)
    draft = _given(key, form)
    request = await _request(desk)
    try:
        made = parse(Draft, draft)
        if form["do"] == "keep":
            done = await _keep(desk, form, made, request)
            return desk.go(f"/desk/requests/{done.id}")
        seen = await desk.ask(lambda work: preview(work, made))
    except (Faulty, Conflict) as error:
        return _form(desk, key, draft, title=form["title"], request=request, error=error)
    return _form(desk, key, draft, title=form["title"], request=request, seen=seen)


async def _keep(
    desk: Desk, form: Form, draft: Draft, request: ChangeRequest | None
) -> ChangeRequest:
    def command(work: Work) -> ChangeRequest:
        if request is None:
            return propose(work, form["title"], (draft,))
        drafts = tuple(draft if one.key == draft.key else one for one in request.drafts)
        return amend(work, request.id, form["title"], drafts, edition=int(form["edition"] or 0))

    if not form["title"]:
        raise Invalid(_NO_TITLE, (Complaint("/title", "missing", _NO_TITLE),))
    return await desk.do(command)


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
    inside = tuple(_inside(one) for one in complaints)
    found = fields(view, key.kind, draft["content"], inside)
    return desk.show(
        "desk/edit.html",
        status=_status(error),
        item=thing(desk.page, key),
        is_new=key not in view.catalogue.items,
        draft=draft,
        title=title,
        request=request,
        fields=found,
        offers=offers(view, found),
        seen=seen,
        impact=[(thing(desk.page, use.key), use) for use in seen.impact] if seen else [],
        error=error,
        complaints=complaints,
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
    content = read(key.kind, form.texts)
    return {
        "kind": key.kind.value,
        "code": key.code,
        "content": content,
        "provenance": provenance,
        **around,
    }


def _inside(one: Complaint) -> Complaint:
    """A complaint with its pointer into the content alone."""
    pointer = one.pointer
    for prefix in ("/drafts/0", "/content"):
        pointer = pointer.removeprefix(prefix)
    return Complaint(pointer, one.code, one.message, one.place)


def _key(desk: Desk) -> Key:
    parameters = desk.page.request.path_params
    kind = next((one for one in Kind if one.plural == parameters["plural"]), None)
    if kind is None:
        raise NotFound(_NO_KIND)
    return Key(kind, parameters["code"])


async def _request(desk: Desk) -> ChangeRequest | None:
    id = desk.page.query.get("request")
    if not id:
        return None

    def question(work: Work) -> ChangeRequest:
        found = read_request(work.writing.rows, id)
        demand_reading(work.principal, found)
        return found

    return await desk.ask(question)


def _draft_of(request: ChangeRequest, key: Key) -> Draft:
    found = next((one for one in request.drafts if one.key == key), None)
    if found is None:
        raise NotFound(_NOT_IN_IT.filled(key=key, id=request.id))
    return found


_NO_KIND = Words("Không có loại bản ghi này.", "There is no such kind of record.")
_NO_TITLE = Words("Hãy đặt tiêu đề cho đề nghị.", "Give the change request a title.")
_NOT_IN_IT = Words("Đề nghị {id} không có {key}.", "Change request {id} holds no {key}.")
