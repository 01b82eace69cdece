"""A plan: an operation's selection compiled for one schema, type by type as they turn up.

It answers exactly as graphql-core's executor does over the same resolvers, errors and their paths
included (``tests/graphql/wire/test_plans.py`` generates queries and compares). What must be waited
for it does not cover: it says so by ``Uncovered``, and the executor answers instead.
"""

from collections.abc import Mapping
from typing import Any

from graphql import (
    ExecutionResult,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    is_leaf_type,
    is_non_null_type,
    located_error,
)
from graphql.execution.collect_fields import (
    FragmentDetails,
    GroupedFieldSet,
    collect_fields,
    collect_subfields,
)
from graphql.execution.values import VariableValues
from graphql.type import get_nullable_type

from registry_graphql.wire.plans.completing import completer
from registry_graphql.wire.plans.field import PlannedField
from registry_graphql.wire.plans.leaves import same_type
from registry_graphql.wire.plans.resolving import Direct, resolver
from registry_graphql.wire.plans.run import Complete, Resolve, Run, Selection, Uncovered


class Plan:
    """A query compiled for the values its conditions have."""

    def __init__(
        self,
        schema: GraphQLSchema,
        operation: OperationDefinitionNode,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: VariableValues,
    ) -> None:
        """Compile the root; the types below it when they are first answered.

        :param variables: only what ``@skip`` and ``@include`` say is taken from them.
        :raises Uncovered: if the operation says more than a plan understands.
        """
        if operation.directives or any(one.variable_definitions for one in fragments.values()):
            raise Uncovered
        self._schema = schema
        self._operation = operation
        self._fragments = {name: FragmentDetails(one, None) for name, one in fragments.items()}
        self._conditions = variables
        self._strawberry = getattr(schema, "_strawberry_schema", None)
        root = schema.get_root_type(operation.operation)
        if root is None:
            raise Uncovered
        collected = collect_fields(schema, self._fragments, variables, root, operation)
        self._root = self._selection(root, collected.grouped_field_set, 0)

    def execute(self, run: Run) -> ExecutionResult:
        """Answer the query.

        :raises Uncovered: if it must be answered by the executor.
        :raises OutOfTime: past the deadline of the run.
        """
        try:
            data = {key: answer(run, run.root) for key, answer in self._root}
        except GraphQLError as error:
            run.errors.append(error)
            data = None
        return ExecutionResult(data, run.errors or None)

    def _select(self, sort: GraphQLObjectType, field: PlannedField, depth: int) -> Selection:
        collected = collect_subfields(
            self._schema,
            self._fragments,
            self._conditions,
            self._operation,
            sort,
            field.details,
        )
        return self._selection(sort, collected.grouped_field_set, depth)

    def _selection(
        self, parent: GraphQLObjectType, grouped: GroupedFieldSet, depth: int
    ) -> Selection:
        fields: Selection = []
        for key, details in grouped.items():
            definition = self._schema.get_field(parent, details[0].node.name.value)
            if definition is not None:
                field = PlannedField(key, definition, details, parent, depth=depth)
                fields.append((key, self._answering(field)))
        return fields

    def _answering(self, field: PlannedField) -> Complete:
        """A function that resolves a field of a source and completes it."""
        sort = field.definition.type
        resolve, direct = resolver(field, self._strawberry)
        complete = completer(sort, field, self._select, field.depth + 1)
        if not is_leaf_type(get_nullable_type(sort)):
            return _guarded_within(field, resolve, complete)
        if direct is None:
            return _guarded(field, resolve, complete)
        return _guarded_directly(field, direct, complete)


def _guarded(field: PlannedField, resolve: Resolve, complete: Complete) -> Complete:
    def answer(run: Run, source: Any) -> Any:
        try:
            return complete(run, resolve(run, source))
        except Exception as error:  # noqa: BLE001 - told as an error of the field
            return _failed(field, run, error)

    return answer


def _guarded_directly(field: PlannedField, direct: Direct, complete: Complete) -> Complete:
    """The same for a field that needs nothing of the run: most of all that is asked."""
    same = same_type(field.definition.type)

    def answer(run: Run, source: Any) -> Any:
        try:
            value = direct(source)
            if type(value) is same:
                return value
            return complete(run, value)
        except Exception as error:  # noqa: BLE001 - told as an error of the field
            return _failed(field, run, error)

    return answer


def _guarded_within(field: PlannedField, resolve: Resolve, complete: Complete) -> Complete:
    """The same for a field with a path below it."""
    depth, key = field.depth, field.key

    def answer(run: Run, source: Any) -> Any:
        run.path[depth] = key
        try:
            return complete(run, resolve(run, source))
        except Exception as error:  # noqa: BLE001 - told as an error of the field
            return _failed(field, run, error)

    return answer


def _failed(field: PlannedField, run: Run, error: Exception) -> None:
    """Note an error and answer null; where null cannot be, pass it on.

    :raises GraphQLError: the error with its place.
    """
    located = located_error(error, field.nodes, field.path(run))
    if is_non_null_type(field.definition.type):
        raise located
    run.errors.append(located)
