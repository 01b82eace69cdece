"""The difference of any two versions of an item."""

from starlette.responses import Response

from registry.catalogue import Version
from registry.errors import NotFound
from registry.kinds import MODELS, Kind
from registry.kinds.reading import Key
from registry.versions.difference import changes, weigh
from registry.words import Words
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
    return render(
        page,
        "difference.html",
        item=thing(page, key),
        versions=versions,
        old=old,
        new=new,
        changes=found,
        weight=weigh(found).name.lower(),
    )


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
