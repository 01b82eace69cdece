"""The difference of any two versions of an item."""

from collections.abc import Iterable, Mapping

from starlette.responses import Response

from registry.catalogue import Version
from registry.catalogue.naming import names_in
from registry.errors import NotFound
from registry.kinds import MODELS, Kind
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.versions.difference import Change, changes, weigh
from registry.words import Words
from registry_web.differing import differing
from registry_web.page import Page
from registry_web.rendering import render
from registry_web.things import thing


def difference(page: Page, kind: Kind) -> Response:
    """What changed between two versions, by default the last two.

    :raises NotFound: if there is no such item or version.
    """
    key = Key(kind, page.request.path_params["code"])
    versions = page.view.versions(key)
    old = _numbered(versions, key, page.query.get("from"), usual=max(len(versions) - 2, 0))
    new = _numbered(versions, key, page.query.get("to"), usual=len(versions) - 1)
    found = changes(MODELS[kind], old.content, new.content)
    said = told(page, kind, old.content, new.content, found)
    return render(
        page,
        "difference.html",
        item=thing(page, key),
        versions=versions,
        old=old,
        new=new,
        changes=differing(page, said),
        weight=weigh(found).name.lower(),
    )


def told(page: Page, kind: Kind, old: Json, new: Json, found: Iterable[Change]) -> list[Change]:
    """Changes from one content to another with names where codes stood."""
    names = [names_in(page.view, kind, one) for one in (old, new)]
    return [_told(page, one, *names) for one in found]


Names = Mapping[tuple[str, str], Words]


def _told(page: Page, change: Change, old: Names, new: Names) -> Change:
    """A change with names where codes stood."""
    field = change.pointer.split("/")[1]
    return change._replace(
        before=named(page, change.before, field, old), after=named(page, change.after, field, new)
    )


def named(page: Page, value: Json, field: str, names: Names) -> Json:
    """A value of a field with every code in it that has a name called by it."""
    if isinstance(value, dict):
        return {key: named(page, one, field, names) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [named(page, one, field, names) for one in value]
    words = names.get((field, value)) if isinstance(value, str) else None
    return page.say(words) if words else value


def _numbered(
    versions: tuple[Version, ...], key: Key, number: str | None, *, usual: int
) -> Version:
    if not number:
        return versions[usual]
    for one in versions:
        if str(one.number) == number:
            return one
    raise NotFound(_NO_VERSION.filled(key=key, number=number))


_NO_VERSION = Words("{key} không có phiên bản {number}.", "{key} has no version {number}.")
