"""What the framework does not say by itself in the OpenAPI document, put in: who, how, refusals.

Works on the document as plain data, so that every route gets it, whoever wrote the route.
"""

from collections.abc import Iterator
from typing import Any

from registry.commands.once import KEY_PATTERN
from registry.kinds import Kind
from registry_api.memento import HTTP_DATE
from registry_api.sayings import TAGS, sayings_of

Json = Any

CONDITIONAL = frozenset(
    {
        "give_status",
        "repair_status",
        "void_version",
        "retire_item",
        "amend_change_request",
        "submit_change_request",
        "withdraw_change_request",
        "return_change_request",
        "publish_change_request",
    }
)
"""The operations that must name in ``If-Match`` what they were decided on."""

_SOMETIMES = "import_file"
"""The one that must do so only if it takes the place of something: of another request's drafts."""

_ONCE = "409"
"""Operations that can conflict are those that change something, once only for each key."""

_IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The ETag of what was read: the change request's, or that of the item's "
    "versions, whole or up to its dash. (ETag của bản đã đọc.)",
    "schema": {"type": "string", "pattern": r'^"?[0-9]{1,9}(-[0-9a-z-]*)?"?$'},
    "example": '"1"',
}
_IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "The same request under the same key is carried out once and answered alike "
    "for a day. (Cùng khóa thì chỉ thực hiện một lần.)",
    "schema": {"type": "string", "pattern": KEY_PATTERN},
}
_ACCEPT_DATETIME = {
    "name": "Accept-Datetime",
    "in": "header",
    "required": False,
    "description": "As of this instant, where `as_of` is not given (RFC 7089). "
    "(Theo hiểu biết tại thời điểm này.)",
    # Twice "not" says the pattern as well. Said plainly, schemathesis 4.32 takes a header that
    # needs a comma for one that has no valid value, and sends "0"; told as a choice beside an
    # example, generators of clients leave the operation out.
    "schema": {"type": "string", "not": {"not": {"pattern": HTTP_DATE}}},
    "example": "Tue, 24 Nov 2026 23:00:00 GMT",
}
_IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "The ETag of the answer that is there already: 304 if it is still the same. "
    "(ETag của câu trả lời đã có.)",
    "schema": {"type": "string"},
}

_OF_READING = frozenset({"409", "412", "413", "415", "422", "428"})
"""What reading is never refused with."""

_OF_EVERY_OPERATION = {
    "414": "The address is too long.",
    "429": "Too many requests: `Retry-After` says when to come again.",
    "503": "It took too long: `Retry-After` says when to come again.",
}
"""What the layers in front of all routes refuse with (``registry_api.gate``)."""


def complete(document: Json, public_url: str | None) -> None:
    """Put in what is missing."""
    info = document["info"]
    info["contact"] = {"name": "Văn phòng Chính phủ (VPCP)"}
    info["license"] = {"name": "Chưa nêu (not stated)", "identifier": "LicenseRef-Not-Stated"}
    document["servers"] = [{"url": public_url or "/", "description": "This service."}]
    document["tags"] = _tags(document)
    schemes = {"token": {"type": "http", "scheme": "bearer", "description": _HOW_TO_COME_BY_IT}}
    document["components"]["securitySchemes"] = schemes
    for operation, method in operations(document):
        _complete_operation(operation, method)
    for unused in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(unused, None)


def operations(document: Json) -> Iterator[tuple[Json, str]]:
    """Every operation of the document, with its method."""
    for methods in document["paths"].values():
        for method, operation in methods.items():
            yield operation, method


def _complete_operation(operation: Json, method: str) -> None:
    responses = operation["responses"]
    _drop_frameworks_own(responses)
    if any(one["in"] == "path" for one in operation.get("parameters", ())):
        responses.setdefault("404", {**_BAD, "description": "There is no such thing."})
    if method == "get":
        for status in _OF_READING & set(responses):
            del responses[status]
        responses.setdefault("304", {"description": "It is still as If-None-Match says."})
    if not any(status.startswith("4") for status in responses):
        responses["400"] = dict(_BAD)
    for status, description in _OF_EVERY_OPERATION.items():
        responses.setdefault(status, {**_BAD, "description": description})
    if "requestBody" in operation:
        responses.setdefault("408", {**_BAD, "description": "The body came too slowly."})
    needs_token = "401" in responses
    operation["security"] = [{"token": []}] if needs_token else []
    _put_headers(operation, method)
    operation["description"] = sayings_of(operation)


def _drop_frameworks_own(responses: Json) -> None:
    """A parameter that cannot be read is answered with 400; 422 is for bodies only.

    Where a route names its own success, the one the framework supposes is none.
    """
    if "201" in responses and responses.get("200", {}).get("description") == _SUPPOSED:
        del responses["200"]
    shown = responses.get("422", {}).get("content", {})
    if "application/json" in shown:
        del responses["422"]
        responses.setdefault("400", dict(_BAD))


def _put_headers(operation: Json, method: str) -> None:
    parameters = operation.setdefault("parameters", [])
    names = {one["name"] for one in parameters}
    if operation["operationId"] in CONDITIONAL:
        parameters.append(_IF_MATCH)
    elif operation["operationId"] == _SOMETIMES:
        parameters.append({**_IF_MATCH, "required": False})
    else:
        operation["responses"].pop("428", None)
    if method != "get" and _ONCE in operation["responses"] and not _can_repeat(operation):
        parameters.append(_IDEMPOTENCY_KEY)
    if "as_of" in names and method == "get":
        parameters.append(_ACCEPT_DATETIME)
    if method == "get":
        parameters.append(_IF_NONE_MATCH)


def _can_repeat(operation: Json) -> bool:
    """Whether it does not matter how often it is done: then no key is read."""
    return "webhooks" in operation["tags"]


def _tags(document: Json) -> list[dict[str, str]]:
    """Every group with what it is about; one that nobody described by its name alone."""
    kinds = {kind.plural: f"{kind.words.vi}. {kind.words.en}." for kind in Kind}
    used = {tag for one, _ in operations(document) for tag in one.get("tags", ())}
    told = {**TAGS, **kinds, **{tag: tag for tag in sorted(used - {*TAGS, *kinds})}}
    return [{"name": name, "description": said} for name, said in told.items()]


_HOW_TO_COME_BY_IT = (
    "A token of `registry token create`, in `Authorization: Bearer …`. Reading needs none. "
    "(Mã truy cập; tra cứu không cần.)"
)
_SUPPOSED = "Successful Response"
_BAD = {
    "description": "The question cannot be understood.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
