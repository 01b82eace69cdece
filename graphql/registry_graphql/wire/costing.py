"""What an operation can cost: the fields its answer can have, from the page sizes it asks for."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLArgument,
    GraphQLField,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_composite_type,
    is_list_type,
)

from registry_graphql.paging import USUAL_PAGE
from registry_graphql.wire.measuring import Fragments

PAGE_SIZES = ("first", "last", "limit")
"""Arguments that say how many are asked for."""

PAGES = ("edges", "nodes")
"""Fields of a connection that hold as many as the connection was asked for."""

USUAL_LIST = 5
"""What a list without a page size is taken to hold."""

LARGEST = 10**12
"""Where counting stops: no limit is as high."""


class Costs(NamedTuple):
    """Counts operations of one document against one schema."""

    schema: GraphQLSchema
    fragments: Fragments
    variables: Mapping[str, Any]

    def of(self, operation: OperationDefinitionNode) -> int:
        """How many fields the answer can have."""
        root = self.schema.get_root_type(operation.operation)
        return min(self._of_set(operation.selection_set, root, None), LARGEST)

    def _of_set(
        self, selected: SelectionSetNode, parent: GraphQLNamedType | None, page: int | None
    ) -> int:
        return sum(self._of_selection(one, parent, page) for one in selected.selections)

    def _of_selection(self, one: object, parent: GraphQLNamedType | None, page: int | None) -> int:
        if isinstance(one, FieldNode):
            return self._of_field(one, parent, page)
        if isinstance(one, FragmentSpreadNode):
            found = self.fragments.get(one.name.value)
            return self._of_fragment(found, parent, page) if found else 0
        return self._of_fragment(one, parent, page)

    def _of_fragment(self, one: Any, parent: GraphQLNamedType | None, page: int | None) -> int:
        assert isinstance(one, InlineFragmentNode) or one.type_condition  # noqa: S101 - grammar
        condition = one.type_condition
        narrowed = self.schema.get_type(condition.name.value) if condition else parent
        return self._of_set(one.selection_set, narrowed, page)

    def _of_field(self, one: FieldNode, parent: GraphQLNamedType | None, page: int | None) -> int:
        if not is_composite_type(parent):
            return 1
        field = self.schema.get_field(parent, one.name.value)
        if field is None or not one.selection_set:
            return 1
        asked = self._asked(one, field)
        size = asked if asked is not None else page if one.name.value in PAGES else None
        times = _times(field, size)
        within = self._of_set(one.selection_set, get_named_type(field.type), asked)
        return min(1 + times * within, LARGEST)

    def _asked(self, one: FieldNode, field: GraphQLField) -> int | None:
        """The page size a field asks for, or how many it is given to find; ``None`` if neither."""
        given = {argument.name.value: argument.value for argument in one.arguments or ()}
        names = [name for name in PAGE_SIZES if name in field.args]
        if not names:
            return max((self._length(value) for value in given.values()), default=0) or None
        sizes = [self._number(given[name]) for name in names if name in given]
        known = [size for size in sizes if size is not None]
        if known:
            return max(0, *known)
        defaults = [_default(field.args[name]) for name in names]
        return max((one for one in defaults if isinstance(one, int)), default=USUAL_PAGE)

    def _length(self, node: ValueNode) -> int:
        if isinstance(node, ListValueNode):
            return len(node.values)
        value = self.variables.get(node.name.value) if isinstance(node, VariableNode) else None
        return len(value) if isinstance(value, list) else 0

    def _number(self, node: ValueNode) -> int | None:
        if isinstance(node, IntValueNode):
            return int(node.value[:12])
        if isinstance(node, VariableNode):
            value = self.variables.get(node.name.value)
            return value if isinstance(value, int) else None
        return None


def _default(argument: GraphQLArgument) -> object:
    return argument.default.value if argument.default else argument.default_value


def _times(field: GraphQLField, size: int | None) -> int:
    """How many the field holds: what it, or the connection it stands in, was asked for."""
    if not is_list_type(get_nullable_type(field.type)):
        return 1
    return USUAL_LIST if size is None else size


def sizes(variables: Mapping[str, Any]) -> tuple[object, ...]:
    """What of the variables the cost depends on: numbers, and how long lists are."""
    return tuple(
        (name, len(value) if isinstance(value, list) else value)
        for name, value in variables.items()
        if isinstance(value, list | int)
    )
