"""A codelist: its codes as a tree."""

from typing import Any

from registry.kinds.provenance import ProvenanceClass
from registry.words import Words
from registry_web.page import Page
from registry_web.record import Record


def shown(_page: Page, record: Record) -> dict[str, Any]:
    """What its page works with: the codes in their order, each with how deep it stands."""
    codes = record.content["codes"]
    below: dict[str | None, list[Any]] = {}
    for one in codes:
        below.setdefault(one.get("parent"), []).append(one)
    tree = _walk(below, None, 0)
    return {"codes": [(depth, {**one, "known": _known(one)}) for depth, one in tree]}


def _known(code: Any) -> Words | None:
    """How the code is known, in words; nothing where that is not said."""
    given = code.get("provenance")
    return ProvenanceClass(given).words if given in set(ProvenanceClass) else None


def _walk(below: dict[str | None, list[Any]], parent: str | None, depth: int) -> Any:
    for one in below.get(parent, ()):
        yield depth, one
        # A list may not name itself as its own parent; the depth bounds what a circle could do.
        if depth < 12:
            yield from _walk(below, one["code"], depth + 1)
