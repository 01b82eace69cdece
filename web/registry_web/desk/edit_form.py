"""The form of a record's next version, with all that is said around it."""

from dataclasses import replace
from typing import Any, NamedTuple

from starlette.responses import Response

from registry.catalogue import Version, View
from registry.commands.draft import Weight
from registry.commands.preview import Preview
from registry.commands.requesting import OPEN_TO_AUTHOR, ChangeRequest
from registry.errors import Complaint, Faulty, RegistryError, Stale
from registry.kinds import MODELS
from registry.kinds.provenance import ProvenanceClass
from registry.kinds.reading import Key
from registry.versions.validity import Basis
from registry.words import Words
from registry_web.desk.blame import Around, blamed, in_draft
from registry_web.desk.fields import fields, offers
from registry_web.desk.overtaken import otherwise_kept, overtaken
from registry_web.desk.sections import sections
from registry_web.desk.telling import in_words
from registry_web.desk.working import Desk, status_of
from registry_web.things import thing

_RARE = ("valid_to", "weight", "voids", "reopens")
_MORE = frozenset({"/valid_to", "/basis", "/weight", "/voids"})
"""What is rarely asked for and stands folded until it says something or is complained of."""


class Within(NamedTuple):
    """Where a draft stands among change requests."""

    request: ChangeRequest | None
    """The one it belongs to; ``None`` for a draft that will open its own."""
    waiting: list[ChangeRequest]
    """Every open one about the same record."""


def edit_form(
    desk: Desk,
    key: Key,
    draft: Any,
    *,
    title: str,
    within: Within,
    seen: Preview | None = None,
    error: RegistryError | None = None,
) -> Response:
    """The form of a draft; once checked, with what it would do, or what is wrong at its place."""
    view, request = desk.page.view, within.request
    complaints = error.complaints if isinstance(error, Faulty) else ()
    drafts = request.drafts if request else ()
    inside = tuple(
        in_draft(view, _inside(one, _place_of(key, request)), drafts) for one in complaints
    )
    is_new = key not in view.catalogue.items
    found = fields(view, MODELS[key.kind], draft["content"], inside)
    return desk.show(
        "desk/edit.html",
        status=status_of(error),
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
        overtaken=overtaken(desk, key, draft),
        otherwise=otherwise_kept(desk, key, request, draft)
        if request and isinstance(error, Stale)
        else [],
        is_closed=request is not None and request.state not in OPEN_TO_AUTHOR,
        waiting=[one for one in within.waiting if request is None or one.id != request.id],
        faults=blamed(inside, found, AROUND),
        around=AROUND,
        around_faults={one.pointer: one.message for one in inside if one.pointer in AROUND},
        is_more_open=any(one.pointer in _MORE for one in inside) or any(map(draft.get, _RARE)),
        levels=list(ProvenanceClass),
        bases=list(Basis),
        larger=list(Weight),
    )


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
