"""The filters of a list as OpenAPI describes them."""

import re
from collections.abc import Iterable
from typing import Any

from registry.catalogue.closed import fixed_list
from registry.catalogue.listing import facet_label, facet_names, facet_note
from registry.catalogue.selecting import reference_names
from registry.kinds import Kind
from registry.kinds.marks import Label
from registry.words import Words


def filter_parameters(kind: Kind) -> list[dict[str, Any]]:
    """A parameter for each facet, and one for each other place where references stand."""
    facets = [
        filter_by(
            name, facet_label(kind, name), fixed_list(kind, name), note=facet_note(kind, name)
        )
        for name in facet_names(kind)
    ]
    return [*facets, *(_reference(kind, name) for name in reference_names(kind))]


def parted(values: Iterable[str]) -> dict[str, str]:
    """The schema of a text that names some of these values, parted by commas."""
    one = f"({'|'.join(map(re.escape, values))})"
    return {"pattern": f"^{one}(,{one})*$"}


def _reference(kind: Kind, name: str) -> dict[str, Any]:
    leaf = reference_names(kind)[name][0]
    label = leaf.mark(Label) or Label(name, name)
    return filter_by(name, label.words)


def filter_by(
    name: str, label: Words, values: tuple[str, ...] | None = None, *, note: Words | None = None
) -> dict[str, Any]:
    """A parameter that may be given several times, as OpenAPI tells it.

    :param values: the closed list they are of, if there is one.
    :param note: what it takes in and leaves out, where its label does not say it all.
    """
    said = label if note is None else _NOTED.filled(label=label, note=note)
    items: dict[str, Any] = {"type": "string"}
    if values == _FLAG:
        items = {"type": "boolean"}
    elif values is not None:
        items["enum"] = list(values)
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": f"{said.en}. Given several times: any of them. "
        f"({said.vi}. Nêu nhiều lần: một trong số đó.)",
        "schema": {"type": "array", "items": items},
        "style": "form",
        "explode": True,
    }


_NOTED = Words("{label}: {note}", "{label}: {note}")
_FLAG = ("false", "true")
