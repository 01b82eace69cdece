"""One execution of a plan: its variables, where it stands, what went wrong."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from graphql import (
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
)
from graphql.execution.values import VariableValues
from graphql.pyutils import is_awaitable
from graphql.type import GraphQLResolveInfoHelpers

DEEPEST = 120
"""Names and indexes in a path; a query that passes the limits has fewer."""


class Uncovered(BaseException):
    """Something only the full executor can do, e.g. wait. No resolver may catch it."""


class OutOfTime(BaseException):
    """The time for one query is over. No resolver may catch it."""


class Run:
    """The state of one execution."""

    __slots__ = (
        "arguments",
        "context",
        "deadline",
        "errors",
        "fragments",
        "hides",
        "infos",
        "operation",
        "path",
        "root",
        "schema",
        "variables",
    )

    def __init__(
        self,
        schema: GraphQLSchema,
        operation: OperationDefinitionNode,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: VariableValues,
        *,
        context: object,
        deadline: float,
        hides: bool = False,
    ) -> None:
        """Begin.

        :param deadline: by ``time.monotonic``.
        :param hides: whether errors suggest no names.
        """
        self.schema = schema
        self.operation = operation
        self.fragments = dict(fragments)
        self.variables = variables
        self.context = context
        self.deadline = deadline
        self.hides = hides
        self.root = None
        self.errors: list[GraphQLError] = []
        self.path: list[str | int] = [0] * DEEPEST
        self.arguments: dict[int, Any] = {}
        self.infos: dict[int, Any] = {}

    def check_time(self) -> None:
        """Stop when the time is over.

        :raises OutOfTime: then.
        """
        if time.monotonic() > self.deadline:
            raise OutOfTime


PLAIN, EXCEPTION, OTHER = 0, 1, 2
_PLAIN_TYPES = (str, int, float, bool, type(None), dict, list, tuple)
_SORTS: dict[type, int] = dict.fromkeys(_PLAIN_TYPES, PLAIN)


def check_plain(value: object) -> None:
    """Let pass what can be completed at once.

    :raises Uncovered: for what must be waited for.
    :raises Exception: if the value is one, as the executor does.
    """
    sort = _SORTS.get(type(value))
    if sort is None:
        sort = _sort_of(value)
    if sort is EXCEPTION:
        assert isinstance(value, Exception)  # noqa: S101 - its sort says so
        raise value
    if sort is OTHER:
        if close := getattr(value, "close", None):
            close()
        raise Uncovered


def _sort_of(value: object) -> int:
    if is_awaitable(value) or hasattr(value, "__aiter__"):
        return OTHER
    sort = EXCEPTION if isinstance(value, Exception) else PLAIN
    if len(_SORTS) < 10_000:
        _SORTS[type(value)] = sort
    return sort


def _no_work(*_: object) -> Any:
    raise Uncovered


HELPERS = GraphQLResolveInfoHelpers(gather=_no_work, track=_no_work)
"""A plan does nothing that must be waited for."""

Resolve = Callable[[Run, Any], Any]
"""Answers a field of a source, not yet completed."""

Complete = Callable[[Run, Any], Any]
"""Makes of a resolved value what is answered."""

Selection = list[tuple[str, Complete]]
"""What is selected of a source: names, and what answers each of that source."""
