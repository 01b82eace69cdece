"""Scalars and enumerations: most of all values, so what is written as it is passes untouched."""

from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLID,
    GraphQLInt,
    GraphQLLeafType,
    GraphQLOutputType,
    GraphQLScalarType,
    GraphQLString,
    Undefined,
    get_nullable_type,
)
from graphql.execution.executor import Executor

from registry_graphql.wire.plans.run import Complete, Run, Uncovered, check_plain

_SAME: dict[GraphQLLeafType, type] = {
    GraphQLString: str,
    GraphQLID: str,
    GraphQLBoolean: bool,
}
"""What these scalars write as it is."""

SMALL = 2**31
"""Numbers below this, either way, an ``Int`` writes as they are."""


def same_type(sort: GraphQLOutputType) -> type:
    """What a scalar writes as it is; a type nothing has for all others."""
    named = get_nullable_type(sort)
    return _SAME.get(named, Uncovered) if isinstance(named, GraphQLScalarType) else Uncovered


def leaf(sort: GraphQLLeafType) -> Complete:
    """A function that writes values of a scalar or an enumeration."""
    same = _SAME.get(sort, Uncovered)
    coerce, is_int = sort.coerce_output_value, sort is GraphQLInt

    def complete(_run: Run, value: Any) -> Any:
        if type(value) is same or value is None:
            return value
        if is_int and type(value) is int and -SMALL <= value < SMALL:
            return value
        check_plain(value)
        if value is Undefined:
            return None
        coerced = coerce(value)
        if coerced is None or coerced is Undefined:
            return Executor.complete_leaf_value(sort, value)
        return coerced

    return complete
