"""The REST interface, to be read and tried: each operation with a form that asks it.

Everything here is read off the OpenAPI document, which alone tells of the operations.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from starlette.responses import RedirectResponse, Response

from registry.errors import BadQuestion, Complaint
from registry.words import Words
from registry_web.page import Page
from registry_web.rendering import render

Json = Any

FIRST = "resolve"
"""The group shown when none is asked for: what most come for."""

_CHOSEN = "operation_id"
_BOTH = re.compile(r"(.*?)\s*\(((?:[^()]|\([^()]*\))*)\)", re.DOTALL)
"""How a description gives both languages: *English. (Tiếng Việt.)*"""


class Field(NamedTuple):
    """What an operation is asked with."""

    name: str
    where: str
    """``path``, ``query`` or ``header``."""
    is_required: bool
    said: str
    example: str
    choices: tuple[str, ...]


class Answer(NamedTuple):
    """What an operation can answer."""

    status: str
    media_types: str
    said: str


class Operation(NamedTuple):
    """One method of one address."""

    id: str
    method: str
    path: str
    said: str
    fields: list[Field]
    answers: list[Answer]
    is_open: bool
    """Whether it can be asked by a form: by GET, without a token."""


class Group(NamedTuple):
    """Operations that belong together."""

    name: str
    said: str
    size: int
    """How many there are."""


def rest(page: Page) -> Response:
    """One group of operations, and the names of all.

    :raises BadQuestion: if there is no such group.
    """
    document = _document(page)
    sizes = Counter(tag for _, _, one in _operations(document) for tag in one.get("tags", ()))
    groups = [_group(page, tag, sizes[tag["name"]]) for tag in document["tags"]]
    name = page.query.get("group") or FIRST
    chosen = next((one for one in groups if one.name == name), None)
    if chosen is None:
        said = _NO_GROUP.filled(names=", ".join(one.name for one in groups))
        raise BadQuestion(said, (Complaint("group", "unknown-value", said),))
    return render(
        page,
        "rest.html",
        groups=groups,
        chosen=chosen,
        operations=[
            _operation(page, document, *one)
            for one in _operations(document)
            if name in one[2].get("tags", ())
        ],
    )


def ask(page: Page) -> Response:
    """Go where a form of the page asks to go: to an address of ours, with what was filled in.

    :raises BadQuestion: if there is no such operation, or what its address needs is missing.
    """
    document = _document(page)
    wanted = page.query.get(_CHOSEN, "")
    for path, method, operation in _operations(document):
        if operation["operationId"] == wanted and method == "get":
            given = [(name, value) for name, value in page.pairs if name != _CHOSEN and value]
            return RedirectResponse(_address(path, operation, given), 303)
    raise BadQuestion(_NO_OPERATION, (Complaint(_CHOSEN, "unknown-value", _NO_OPERATION),))


def _document(page: Page) -> Json:
    """The OpenAPI document of the application this site is part of."""
    return page.request.app.openapi()


def _operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _group(page: Page, tag: Json, size: int) -> Group:
    vietnamese, _, english = tag["description"].partition(". ")
    said = page.t(f"{vietnamese}.", english or tag["description"])
    return Group(tag["name"], said, size)


def _operation(page: Page, document: Json, path: str, method: str, one: Json) -> Operation:
    vietnamese, _, english = one["description"].partition("\n\n")
    return Operation(
        id=one["operationId"],
        method=method.upper(),
        path=path,
        said=page.t(vietnamese, english or one["summary"]),
        fields=[_field(page, document, field) for field in one.get("parameters", ())],
        answers=[
            Answer(status, ", ".join(answer.get("content", ())), _said(page, answer))
            for status, answer in sorted(one["responses"].items())
        ],
        is_open=method == "get" and not one["security"],
    )


def _field(page: Page, document: Json, field: Json) -> Field:
    schema = field["schema"]
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return Field(
        field["name"],
        field["in"],
        field["required"],
        _said(page, field),
        str(field.get("example", "")),
        tuple(schema.get("enum", ())),
    )


def _said(page: Page, part: Json) -> str:
    """What is said of a parameter or an answer, in the reader's language where both are there."""
    text: str = part.get("description", "")
    both = _BOTH.fullmatch(text)
    if both is None or both[2].isascii():
        return text
    return page.t(both[2], both[1])


def _address(path: str, operation: Json, given: list[tuple[str, str]]) -> str:
    """The address of an operation with these values: what is part of the path stands there."""
    filled = dict(given)
    names = [one["name"] for one in operation.get("parameters", ()) if one["in"] == "path"]
    missing = [name for name in names if name not in filled]
    if missing:
        raise BadQuestion(_MISSING, tuple(Complaint(one, "missing", _MISSING) for one in missing))
    for name in names:
        path = path.replace(f"{{{name}}}", quote(filled[name], safe=""))
    asked = [(name, value) for name, value in given if name not in names]
    return f"{path}?{urlencode(asked)}" if asked else path


_NO_GROUP = Words("Không có nhóm này; có: {names}.", "There is no such group; there are: {names}.")
_NO_OPERATION = Words(
    "Không có thao tác đọc nào mang tên này.", "There is no reading operation of this name."
)
_MISSING = Words("Hãy điền phần này của địa chỉ.", "Fill in this part of the address.")
