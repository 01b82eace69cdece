"""A record: the version in force, or one exact version."""

from starlette.responses import Response

from registry.catalogue import Resolved
from registry.catalogue.succession import holders
from registry.errors import NotFound, NotInForce
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.words import Words
from registry_web import kinds
from registry_web.ahead import ahead
from registry_web.changes import of_item
from registry_web.page import Page
from registry_web.record import record_of, uses
from registry_web.rendering import render


def record(page: Page, kind: Kind) -> Response:
    """The version in force on the day asked for.

    :raises NotFound: as ``View.get``; a body's refusal names who took over.
    """
    key = Key(kind, page.request.path_params["code"])
    try:
        resolved = page.view.get(key)
    except NotInForce as error:
        if kind is Kind.BODY:
            error.details["heirs"] = [one.body for one in holders(page.view, key)]
        raise
    return _shown(page, resolved, is_exact=False)


def version(page: Page, kind: Kind) -> Response:
    """One exact version, in force or not.

    :raises NotFound: if the item has no version of this number.
    """
    key, number = Key(kind, page.request.path_params["code"]), page.request.path_params["number"]
    for one in page.view.versions(key):
        if str(one.number) == number:
            return _shown(page, page.view.resolved(one), is_exact=True)
    raise NotFound(_NO_VERSION.filled(key=key, number=number))


def _shown(page: Page, resolved: Resolved, *, is_exact: bool) -> Response:
    found = record_of(page, resolved)
    return render(
        page,
        f"kinds/{found.key.kind.value}.html",
        record=found,
        ahead=ahead(page, resolved),
        versions=page.view.versions(found.key),
        uses=uses(page, found.key),
        history=of_item(page, found.key),
        is_exact=is_exact,
        **kinds.shown(page, found),
    )


_NO_VERSION = Words("{key} không có phiên bản {number}.", "{key} has no version {number}.")
