"""What makes the OpenAPI document a good source for generators of clients.

A generator makes a type for each schema: one that stands in many places without a name becomes many
types, and one with a dash in its name becomes what the generator thinks best. Works on the document
as plain data, like ``completing``.
"""

import json
from collections.abc import Iterator
from typing import Any

Json = Any

MADE: dict[str, Any] = {"__cls_kwargs__": {"use_attribute_docstrings": False}}
"""For a model that is made, not written: its source, which is long sought for, is nowhere."""

_REF = "#/components/schemas/"
_AS_READ, _AS_ANSWERED = "-Input", "-Output"
"""How Pydantic ends the names of the two forms of a model that is read otherwise than answered."""

NAMED = "x-name"
"""What a route may call the closed list of a parameter's values; else it is called after it."""

_NAMES = {"format": "FileForm", "sort": "ListOrder", "lang": "Language"}
"""Parameters whose values are better named otherwise than after them."""


def prepare(document: Json) -> None:
    """Give every schema one good name."""
    _name_both_forms(document)
    for schema in document["components"]["schemas"].values():
        for told in schema.get("properties", {}).values():
            _tell_default(told)
    for parameter in _parameters(document):
        _forbid_null(parameter["schema"])
        _name_values(parameter, document["components"]["schemas"])


def _name_both_forms(document: Json) -> None:
    """A model keeps its name for what is answered; what is read instead is its ``Input``."""
    schemas = document["components"]["schemas"]
    names = {}
    for name in list(schemas):
        if name.endswith(_AS_ANSWERED):
            names[name] = name.removesuffix(_AS_ANSWERED)
        elif name.endswith(_AS_READ):
            names[name] = f"{name.removesuffix(_AS_READ)}Input"
    for old, new in names.items():
        schemas[new] = {**schemas.pop(old), "title": new}
    _refer_anew(document, {_REF + old: _REF + new for old, new in names.items()})


def _refer_anew(data: Json, names: dict[str, str]) -> None:
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, str):
                data[key] = names.get(value, value)
            else:
                _refer_anew(value, names)
    elif isinstance(data, list):
        for value in data:
            _refer_anew(value, names)


def _tell_default(told: Json) -> None:
    """Say in words what holds where a field is left out.

    As ``default`` generators take it that the field is always there: it is not, in neither way.
    """
    value = told.pop("default", None)
    if value not in (None, "", []):
        said = "Default: `{}`.".format(json.dumps(value).strip('"'))
        told["description"] = f"{told.get('description', '')} {said}".strip()


def _parameters(document: Json) -> Iterator[Json]:
    for methods in document["paths"].values():
        for operation in methods.values():
            yield from operation.get("parameters", ())


def _forbid_null(schema: Json) -> None:
    """A parameter is given or not; null cannot be written in an address."""
    kinds = schema.get("anyOf")
    if kinds is None:
        return
    given = [one for one in kinds if one != {"type": "null"}]
    if len(given) == 1:
        del schema["anyOf"]
        schema.update({**given[0], **schema})


def _name_values(parameter: Json, schemas: Json) -> None:
    """Refer to the closed list of a parameter's values by its name among the schemas."""
    schema = parameter["schema"]
    place = schema.get("items", schema)
    values = place.pop("enum", None)
    if values is None:
        return
    place.pop("type", None)
    usual = _NAMES.get(parameter["name"]) or parameter["name"].title().replace("_", "")
    place["$ref"] = _REF + _name_of(place.pop(NAMED, usual), values, schemas)


def _name_of(name: str, values: list[str], schemas: Json) -> str:
    """The name of a list of values; where it has none yet, this one.

    :raises ValueError: if other values have that name already.
    """
    for known, schema in schemas.items():
        if schema.get("enum") == values:
            return str(known)
    if name in schemas:
        raise ValueError(f"two schemas are called {name}: {json.dumps(values)}")
    schemas[name] = {"type": "string", "enum": values, "title": name}
    return name
