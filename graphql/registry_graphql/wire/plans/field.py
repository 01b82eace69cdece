"""A field of a plan: where it stands in the document, and what its resolver is given."""

from typing import Any

from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLField,
    GraphQLObjectType,
    GraphQLResolveInfo,
    VariableNode,
)
from graphql.execution.collect_fields import FieldDetailsList
from graphql.execution.values import VariableValues, get_argument_values
from graphql.pyutils import Path, is_awaitable

from registry_graphql.wire.plans.run import HELPERS, Run


class PlannedField:
    """One response name in one selection set."""

    __slots__ = (
        "_constant",
        "definition",
        "depth",
        "details",
        "has_variables",
        "key",
        "node",
        "nodes",
        "parent",
    )

    def __init__(
        self,
        key: str,
        definition: GraphQLField,
        details: FieldDetailsList,
        parent: GraphQLObjectType,
        *,
        depth: int,
    ) -> None:
        """Take a field.

        :param depth: how many names and indexes lie before it in the path.
        """
        self.key = key
        self.definition = definition
        self.details = details
        self.nodes: list[FieldNode] = [one.node for one in details]
        self.node = self.nodes[0]
        self.parent = parent
        self.depth = depth
        self.has_variables = any(_has_variables(one.value) for one in self.node.arguments or ())
        self._constant: dict[str, Any] | None = None

    def arguments(self, run: Run) -> dict[str, Any]:
        """The arguments, the same for every source; without variables, the same for every run.

        :raises GraphQLError: if one of them is wrong.
        """
        if not self.definition.args and not self.node.arguments:
            return {}
        if self._constant is not None:
            return self._constant
        found = get_argument_values(self.definition, self.node, run.variables, None, run.hides)
        if not self.has_variables:
            self._constant = found
        return found

    def constant_arguments(self) -> dict[str, Any] | None:
        """The arguments of a field without variables; ``None`` if one of them is wrong."""
        if not self.definition.args and not self.node.arguments:
            return {}
        try:
            return get_argument_values(self.definition, self.node, VariableValues({}, {}))
        except GraphQLError:
            return None

    def info(self, run: Run) -> GraphQLResolveInfo[Any]:
        """What a resolver may ask about where it stands; the same for every source but the path."""
        found = run.infos.get(id(self))
        if found is None:
            found = run.infos[id(self)] = self._new_info(run)
        return found

    def path(self, run: Run) -> list[str | int]:
        """Where it stands in the answer right now."""
        return [*run.path[: self.depth], self.key]

    def _new_info(self, run: Run) -> "_Info":
        made = _Info(
            self.node.name.value,
            self.nodes,
            self.definition.type,
            self.parent,
            None,  # type: ignore[arg-type]  # the property below stands in its place
            run.schema,
            run.fragments,
            run.root,
            run.operation,
            run.variables,
            run.context,
            is_awaitable,
            None,
            HELPERS,
        )
        made.stands_in = (self, run)
        return made


class _Info(GraphQLResolveInfo[Any]):
    """An info that is shared by all sources, and knows its path when asked."""

    stands_in: tuple[PlannedField, Run]

    @property
    def path(self) -> Path:
        field, run = self.stands_in
        made: Path | None = None
        for key in field.path(run):
            made = Path(made, key, None)
        assert made is not None  # noqa: S101 - a field has a name at least
        return Path(made.prev, made.key, field.parent.name)


def _has_variables(node: object) -> bool:
    if isinstance(node, VariableNode):
        return True
    within = [*(getattr(node, "values", None) or ()), *(getattr(node, "fields", None) or ())]
    return any(_has_variables(getattr(one, "value", one)) for one in within)
