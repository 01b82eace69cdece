"""A draft that was overtaken: what changed since it was begun, beside what was typed meanwhile."""

from typing import Any, NamedTuple

from registry.catalogue import Version
from registry.commands.decide import edition_of
from registry.commands.requesting import ChangeRequest
from registry.errors import Invalid
from registry.kinds import MODELS
from registry.kinds.parsing import parse, plain
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.versions.difference import Change, changes
from registry.versions.merging import merge
from registry_web.changes import Happened, of_item
from registry_web.desk.working import Desk
from registry_web.pages.difference import told


class Row(NamedTuple):
    """One place that others changed."""

    change: Change
    mine: Change | None
    """What was typed there, where that says something else than what the draft began with."""
    is_clash: bool
    """Whether both changed it, each otherwise."""


class Overtaken(NamedTuple):
    """What happened to a record since a draft of it was begun."""

    happened: list[Happened]
    rows: list[Row]


def overtaken(desk: Desk, key: Key, draft: Any) -> Overtaken | None:
    """What overtook a draft; ``None`` while nothing did."""
    began = draft.get("based_on")
    if began is None or began == _edition(desk, key):
        return None
    base, theirs = _before(desk, key, began), _now(desk, key, began)
    written = _mine(key, draft)
    clashes = merge(base, written, theirs).clashes
    mine = {one.pointer: one for one in _told(desk, key, base, written)}
    return Overtaken(
        [one for one in of_item(desk.page, key) if one.revision > began],
        [
            Row(one, mine.get(one.pointer), _is_in(clashes, one.pointer))
            for one in _told(desk, key, base, theirs)
        ],
    )


def caught_up(desk: Desk, key: Key, draft: Any, *, is_merging: bool) -> Any:
    """The draft as written against the record of now, with what others changed or without."""
    began, now = draft.get("based_on"), _edition(desk, key)
    content = draft["content"]
    if is_merging and began is not None:
        base, theirs = _before(desk, key, began), _now(desk, key, began)
        content = merge(base, _mine(key, draft), theirs).content
    return {**draft, "content": content, "based_on": now}


def otherwise_kept(desk: Desk, key: Key, request: ChangeRequest, draft: Any) -> list[Change]:
    """How what was typed differs from what the request holds of the record by now."""
    kept = next((one for one in request.drafts if one.key == key), None)
    return _told(desk, key, kept.content, _mine(key, draft)) if kept else []


def _mine(key: Key, draft: Any) -> Json:
    """What was typed, as it would be kept; as it was typed where it breaks a rule."""
    try:
        return plain(parse(MODELS[key.kind], draft["content"]))
    except Invalid:
        return draft["content"]


def _told(desk: Desk, key: Key, old: Json, new: Json) -> list[Change]:
    found = changes(MODELS[key.kind], old, new) if old and new else ()
    return told(desk.page, key.kind, old, new, found)


def _edition(desk: Desk, key: Key) -> int:
    return edition_of(_versions(desk, key))


def _versions(desk: Desk, key: Key) -> tuple[Version, ...]:
    return desk.page.view.catalogue.items.get(key, ())


def _before(desk: Desk, key: Key, began: int) -> Json:
    """The content that the form was filled with."""
    view = desk.page.view
    then = view.catalogue.at(view.valid_at, min(began, view.as_of))
    version = then.find(key) or then.last_known(key)
    return version.content if version else {}


def _now(desk: Desk, key: Key, began: int) -> Json:
    """The content that was published last since then, else the one in force."""
    newer = [one for one in _versions(desk, key) if one.revision > began and one.voided is None]
    view = desk.page.view
    version = newer[-1] if newer else view.find(key) or view.last_known(key)
    return version.content if version else {}


def _is_in(clashes: tuple[str, ...], pointer: str) -> bool:
    return any(f"{pointer}/".startswith(f"{one}/") for one in clashes)
