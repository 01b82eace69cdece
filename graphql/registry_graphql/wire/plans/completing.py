"""Completing values: what the executor decides at every value, decided once for every type."""

from collections.abc import Callable
from typing import Any

from graphql import (
    GraphQLAbstractType,
    GraphQLError,
    GraphQLList,
    GraphQLObjectType,
    GraphQLOutputType,
    Undefined,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    located_error,
)
from graphql.execution.executor import Executor, default_type_resolver, invalid_return_type_error
from graphql.pyutils import is_awaitable, is_iterable

from registry_graphql.wire.plans.field import PlannedField
from registry_graphql.wire.plans.leaves import leaf
from registry_graphql.wire.plans.run import (
    DEEPEST,
    Complete,
    Run,
    Selection,
    Uncovered,
    check_plain,
)

Selecting = Callable[[GraphQLObjectType, PlannedField, int], Selection]
"""What is selected of a type under a field, at a depth in the path."""


def completer(
    sort: GraphQLOutputType, field: PlannedField, select: Selecting, depth: int
) -> Complete:
    """A function that completes values of a type.

    :param depth: how many names and indexes lead to the value.
    """
    if depth >= DEEPEST:
        raise Uncovered
    if is_non_null_type(sort):
        return _never_null(completer(sort.of_type, field, select, depth), field)
    if is_list_type(sort):
        return _each(sort, field, completer(sort.of_type, field, select, depth + 1), depth)
    if is_leaf_type(sort):
        return leaf(sort)
    if is_abstract_type(sort):
        return _of_its_type(sort, field, select, depth)
    assert isinstance(sort, GraphQLObjectType)  # noqa: S101 - there is no other type to answer
    return _object(sort, field, select, depth)


def _never_null(inner: Complete, field: PlannedField) -> Complete:
    said = f"Cannot return null for non-nullable field {field.parent}.{field.node.name.value}."

    def complete(run: Run, value: Any) -> Any:
        completed = inner(run, value)
        if completed is None:
            raise TypeError(said)
        return completed

    return complete


def _each(sort: GraphQLList[Any], field: PlannedField, inner: Complete, depth: int) -> Complete:
    never_null = is_non_null_type(sort.of_type)
    said = (
        "Expected Iterable, but did not find one for field"
        f" '{field.parent}.{field.node.name.value}'."
    )

    def complete(run: Run, value: Any) -> Any:
        check_plain(value)
        if value is None or value is Undefined:
            return None
        if not is_iterable(value):
            raise GraphQLError(said)
        path, completed = run.path, []
        for index, item in enumerate(value):
            path[depth] = index
            if not index % 64:
                run.check_time()
            try:
                completed.append(inner(run, item))
            except Exception as error:
                located = located_error(error, field.nodes, path[: depth + 1])
                if never_null:
                    raise located from error
                run.errors.append(located)
                completed.append(None)
        return completed

    return complete


def _object(
    sort: GraphQLObjectType, field: PlannedField, select: Selecting, depth: int
) -> Complete:
    selection: Selection | None = None
    seen: type | None = None
    is_type_of = sort.is_type_of

    def complete(run: Run, value: Any) -> Any:
        nonlocal selection, seen
        if type(value) is not seen:
            check_plain(value)
            if value is None or value is Undefined:
                return None
            seen = type(value)
        if is_type_of is not None:
            answered = is_type_of(value, field.info(run))
            if answered is not True:
                _check_type(answered, sort, field, value)
        if selection is None:
            selection = select(sort, field, depth)
        return {key: answer(run, value) for key, answer in selection}

    return complete


def _check_type(answered: Any, sort: GraphQLObjectType, field: PlannedField, value: Any) -> None:
    if is_awaitable(answered):
        raise Uncovered
    if not answered:
        raise invalid_return_type_error(sort, value, field.details)


def _of_its_type(
    sort: GraphQLAbstractType, field: PlannedField, select: Selecting, depth: int
) -> Complete:
    resolve_type = sort.resolve_type or default_type_resolver
    known: dict[str, Complete] = {}

    def complete(run: Run, value: Any) -> Any:
        check_plain(value)
        if value is None or value is Undefined:
            return None
        info = field.info(run)
        name = resolve_type(value, info, sort)
        if is_awaitable(name):
            raise Uncovered
        found = known.get(name) if isinstance(name, str) else None
        if found is None:
            # Only ``schema`` is asked of its first argument: a run has it as an executor does.
            real = Executor.ensure_valid_runtime_type(
                run,  # type: ignore[arg-type]
                name,
                sort,
                field.details,
                info,
                value,
            )
            found = known[real.name] = _object(real, field, select, depth)
        return found(run, value)

    return complete
