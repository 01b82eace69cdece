"""What a body answers for on the day asked about, and where that is listed."""

from typing import NamedTuple

from registry.catalogue.duties import duty_facets
from registry.catalogue.listing import table
from registry.kinds import Kind
from registry_web.page import Page


class Held(NamedTuple):
    """The records of a kind that a body answers for."""

    kind: Kind
    total: int
    href: str


def held(page: Page, code: str) -> list[Held]:
    """Of each kind that bodies answer for, how many records and where they are listed."""
    asked = {"body": (code,)}
    return [
        Held(kind, total, page.link(f"/{kind.plural}", body=code))
        for kind in Kind
        if "body" in duty_facets(kind) and (total := len(table(page.view, kind).select(asked)[0]))
    ]
