"""What bodies must be, told in OpenAPI as closely as it is read: no control characters, no blanks.

Every text and every whole number that comes in goes through ``registry.kinds.parsing``, whatever
field it stands in; so its limits are put into every schema that a body can reach. Works on the
document as plain data, like ``completing``.
"""

from collections.abc import Iterator
from typing import Any

from registry.kinds.parsing import LARGEST_INT

Json = Any

_REF = "#/components/schemas/"
_ANY = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
"""A text without control characters; ``parsing`` refuses them."""
_SAID = _ANY.replace("*$", r"*[^\s\x00-\x1f\x7f\x85]") + _ANY[1:]
"""One that says something: blanks around it are cut off before its length is looked at."""


def tell_bodies(document: Json) -> None:
    """Put the limits in."""
    schemas = document["components"]["schemas"]
    reached: dict[str, Json] = {}
    waiting = [told for one in _bodies(document) for told in _parts(one)]
    while waiting:
        part = waiting.pop()
        _limit(part)
        name = str(part.get("$ref", "")).removeprefix(_REF)
        if name and name not in reached:
            reached[name] = schemas[name]
            waiting += _parts(schemas[name])


def _bodies(document: Json) -> Iterator[Json]:
    """The schemas of what is sent as JSON: files are looked at by readers of their own."""
    for methods in document["paths"].values():
        for operation in methods.values():
            content = operation.get("requestBody", {}).get("content", {})
            if "application/json" in content:
                yield content["application/json"]["schema"]


def _parts(data: Json) -> list[Json]:
    """Everything that may be a schema in a schema, itself among it."""
    if isinstance(data, list):
        return [part for one in data for part in _parts(one)]
    if not isinstance(data, dict):
        return []
    return [data, *(part for one in data.values() for part in _parts(one))]


def _limit(schema: Json) -> None:
    sort = schema.get("type")
    if sort == "string" and not {"pattern", "enum", "const", "format", "anyOf"} & set(schema):
        schema["pattern"] = _SAID if schema.get("minLength") else _ANY
    if sort == "integer":
        schema.setdefault("maximum", LARGEST_INT)
        schema.setdefault("minimum", -LARGEST_INT)
