"""One GraphQL request as it was sent: what is asked, by text or by hash, with which variables."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from registry_graphql.wire.faults import NO_REQUEST, Refused
from registry_graphql.wire.limits import Limits, OverLimit

_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Question:
    """A request that has the right form; nothing of it has been read yet."""

    text: str | None
    hash: str | None = None
    """SHA-256 of the document, by which it is known."""
    operation_name: str | None = None
    variables: Mapping[str, Any] = field(default_factory=dict)


def question_of(given: object, limits: Limits) -> Question:
    """The request in a decoded body.

    :raises Refused: if a parameter has the wrong form, or there is nothing to execute.
    """
    if not isinstance(given, dict):
        raise Refused.of("A request is a JSON object, or a list of them.", NO_REQUEST)
    text = _of_type(given, "query", str)
    variables = _of_type(given, "variables", dict) or {}
    _check_size(variables, limits)
    hash = _hash_of(given, _of_type(given, "extensions", dict) or {})
    if text is None and hash is None:
        raise Refused.of("There is no query, and no hash of a known one.", NO_REQUEST)
    return Question(text, hash, _of_type(given, "operationName", str), variables)


def questions_of(body: bytes, limits: Limits) -> list[Question] | Question:
    """The request of a body, or several if it is a list.

    :raises Refused: if it is no JSON, if there are too many, or if one has the wrong form.
    """
    try:
        given = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Refused.of(f"The body is no JSON: {error.msg}.", NO_REQUEST) from None
    if not isinstance(given, list):
        return question_of(given, limits)
    if not given:
        raise Refused.of("The list of requests is empty.", NO_REQUEST)
    if len(given) > limits.batch:
        raise Refused([OverLimit("batch", limits.batch, len(given))])
    return [question_of(one, limits) for one in given]


def in_query(parameters: Mapping[str, str], limits: Limits) -> Question:
    """The request of a GET: variables and extensions are JSON texts.

    :raises Refused: as ``question_of`` does.
    """
    given: dict[str, Any] = dict(parameters)
    for name in ("variables", "extensions"):
        if name in given:
            try:
                given[name] = orjson.loads(given[name])
            except orjson.JSONDecodeError:
                raise Refused.of(f"The parameter {name!r} is no JSON.", NO_REQUEST) from None
    return question_of(given, limits)


def _of_type(given: Mapping[str, Any], name: str, sort: type[str] | type[dict[str, Any]]) -> Any:
    value = given.get(name)
    if value is None or isinstance(value, sort):
        return value
    kind = "a text" if sort is str else "an object"
    raise Refused.of(f"The parameter {name!r} is {kind} or null.", NO_REQUEST)


def _hash_of(given: Mapping[str, Any], extensions: Mapping[str, Any]) -> str | None:
    """The hash by either convention: Apollo's ``extensions``, or ``documentId``."""
    document = given.get("documentId")
    persisted = extensions.get("persistedQuery")
    if document is None and persisted is None:
        return None
    hash = document.removeprefix("sha256:") if isinstance(document, str) else None
    if isinstance(persisted, dict) and persisted.get("version") == 1:
        hash = persisted.get("sha256Hash")
    if not isinstance(hash, str) or not _HASH.fullmatch(hash.lower()):
        raise Refused.of("The hash of a document is 64 hexadecimal digits of SHA-256.", NO_REQUEST)
    return hash.lower()


def _check_size(variables: Mapping[str, Any], limits: Limits) -> None:
    """Walk the variables without recursion, as far as the limits go.

    :raises Refused: if they hold too much, or nest too deeply.
    """
    waiting: list[tuple[Any, int]] = [(variables, 0)]
    seen = 0
    while waiting:
        value, depth = waiting.pop()
        seen += 1
        if depth > limits.variables_depth:
            raise Refused([OverLimit("variables_depth", limits.variables_depth, "more")])
        within = value.values() if isinstance(value, dict) else value
        if not isinstance(value, dict | list):
            continue
        if seen + len(waiting) + len(value) > limits.variables:
            raise Refused([OverLimit("variables", limits.variables, "more")])
        waiting.extend((one, depth + 1) for one in within)
