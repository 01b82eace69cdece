"""The filters of a list as OpenAPI describes them."""

from typing import Any

from registry.catalogue.listing import facet_label, facet_names
from registry.catalogue.naming import ENVELOPE_TERMS
from registry.catalogue.selecting import reference_names
from registry.kinds import MODELS, Kind
from registry.kinds.marks import Label
from registry.kinds.reading import facet_fields
from registry.words import Term, Words


def filter_parameters(kind: Kind) -> list[dict[str, Any]]:
    """A parameter for each facet, and one for each other place where references stand."""
    facets = [
        _parameter(name, facet_label(kind, name), _values(kind, name)) for name in facet_names(kind)
    ]
    return [*facets, *(_reference(kind, name) for name in reference_names(kind))]


def _reference(kind: Kind, name: str) -> dict[str, Any]:
    leaf = reference_names(kind)[name][0]
    label = leaf.mark(Label) or Label(name, name)
    return _parameter(name, label.words, None)


def _parameter(name: str, label: Words, values: tuple[str, ...] | None) -> dict[str, Any]:
    items: dict[str, Any] = {"type": "string"}
    if values == _FLAG:
        items = {"type": "boolean"}
    elif values is not None:
        items["enum"] = list(values)
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": f"{label.en} ({label.vi}). Given several times: any of them.",
        "schema": {"type": "array", "items": items},
        "style": "form",
        "explode": True,
    }


def _values(kind: Kind, name: str) -> tuple[str, ...] | None:
    """The values of a facet that never change; codes of a codelist do."""
    if name in ENVELOPE_TERMS:
        return tuple(ENVELOPE_TERMS[name])
    field = facet_fields(MODELS[kind]).get(name)
    holds = {leaf.holds for leaf in field.leaves} if field else set()
    if holds == {bool}:
        return _FLAG
    if len(holds) == 1 and isinstance(one := holds.pop(), type) and issubclass(one, Term):
        return tuple(one)
    return None


_FLAG = ("false", "true")
