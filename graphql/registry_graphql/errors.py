"""What went wrong, as clients see it: a code, both languages, the places at fault; nothing inside.

``message`` is English, as GraphQL's own messages are; ``extensions.messages`` has both languages.
``extensions.code`` is the name of the error in ``registry.errors``: ``NOT_FOUND``, ``STALE`` …
"""

import logging
import re
from collections.abc import Iterable
from typing import Any

from graphql import GraphQLError, GraphQLSyntaxError
from pydantic_core import to_jsonable_python

from registry.errors import Complaint, Faulty, RegistryError
from registry.words import Words

PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
INTERNAL = "INTERNAL"

_LOG = logging.getLogger(__name__)
_FAULT = Words(
    "Hệ thống gặp lỗi khi trả lời; lỗi đã được ghi lại.",
    "The registry failed to answer; the fault has been logged.",
)


def presented(errors: Iterable[GraphQLError]) -> list[GraphQLError]:
    """The errors as they may leave the house. What is nobody's business but ours is logged."""
    return [_presented(error) for error in errors]


def code_of(error: type[RegistryError]) -> str:
    """The code of an error: ``NotYetKnown`` → ``NOT_YET_KNOWN``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", error.__name__).upper()


def extensions_of(error: RegistryError) -> dict[str, Any]:
    """What is said of a refusal besides its message."""
    said: dict[str, Any] = {
        "code": code_of(type(error)),
        "title": error.title._asdict(),
        "messages": error.message._asdict(),
    }
    if isinstance(error, Faulty) and error.complaints:
        said["faults"] = [_fault(one) for one in error.complaints]
    if error.details:
        said["details"] = to_jsonable_python(error.details)
    return said


def _presented(error: GraphQLError) -> GraphQLError:
    cause = error.original_error
    if isinstance(cause, RegistryError):
        return _with(error, cause.message.en, extensions_of(cause))
    if cause is not None and not isinstance(cause, GraphQLError):
        _LOG.error("a resolver failed at %s", error.path, exc_info=cause)
        return _with(error, _FAULT.en, {"code": INTERNAL, "messages": _FAULT._asdict()})
    if error.extensions and "code" in error.extensions:
        return error
    code = PARSE_FAILED if isinstance(error, GraphQLSyntaxError) else VALIDATION_FAILED
    return _with(error, error.message, {"code": code, **(error.extensions or {})})


def _with(error: GraphQLError, message: str, extensions: dict[str, Any]) -> GraphQLError:
    return GraphQLError(
        message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        original_error=error.original_error,
        extensions=extensions,
    )


def _fault(one: Complaint) -> dict[str, Any]:
    return {"pointer": one.pointer, "code": one.code, "message": one.message._asdict()}
