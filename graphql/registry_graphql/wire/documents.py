"""Documents read once: parsed, measured and validated, and kept for whoever sends them again."""

from collections.abc import Mapping
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    OperationType,
    parse,
    specified_rules,
    validate,
)
from graphql.validation import recommended_rules

from registry_graphql.errors import PARSE_FAILED, VALIDATION_FAILED
from registry_graphql.wire.costing import Costs, sizes
from registry_graphql.wire.faults import Refused, coded
from registry_graphql.wire.limits import Limits, OverLimit
from registry_graphql.wire.lru import Lru
from registry_graphql.wire.measuring import Fragments, fragments_of, measure
from registry_graphql.wire.plans.conditions import condition_variables
from registry_graphql.wire.plans.plan import Plan

MOST_ERRORS = 20
"""Errors of one document that are told."""

GOOD, BAD = 4_000_000, 400_000
"""Characters of documents that are kept, and of those refused."""

NO_OPERATION = "OPERATION_RESOLUTION_FAILURE"
OVERHEAD = 1_000
"""What a document weighs beside its characters."""


class Operation:
    """One operation of a document, ready to be executed."""

    def __init__(self, node: OperationDefinitionNode, fragments: Fragments) -> None:
        """Take an operation of a valid document."""
        self.node = node
        self.sort = node.operation
        self.fragments = fragments
        self.conditions = condition_variables(node, fragments)
        self.plans: Lru[tuple[object, ...], Plan | None] = Lru(16)
        """Plans by the values of ``conditions``; ``None`` where there cannot be one."""
        self._costs: Lru[tuple[object, ...], int] = Lru(64)

    @property
    def is_query(self) -> bool:
        """Whether it only reads."""
        return self.sort is OperationType.QUERY

    def cost(self, schema: GraphQLSchema, variables: Mapping[str, Any]) -> int:
        """How many fields the answer can have, with these variables."""
        key = sizes(variables)
        cost = self._costs.get(key)
        if cost is None:
            cost = Costs(schema, self.fragments, variables).of(self.node)
            self._costs.put(key, cost)
        return cost


class Prepared:
    """A valid document and its operations."""

    def __init__(self, document: DocumentNode) -> None:
        """Take a document that was measured and validated."""
        self.document = document
        fragments = fragments_of(document)
        self.operations = [
            Operation(one, fragments)
            for one in document.definitions
            if isinstance(one, OperationDefinitionNode)
        ]

    def operation(self, name: str | None) -> Operation:
        """The operation asked for.

        :raises Refused: if there is none of this name, or several and none is named.
        """
        if name is None and len(self.operations) == 1:
            return self.operations[0]
        for one in self.operations:
            if name is not None and one.node.name and one.node.name.value == name:
                return one
        raise Refused.of(_unknown(name), NO_OPERATION)


def _unknown(name: str | None) -> str:
    if name is None:
        return "The document has several operations: say which by operationName."
    return f"The document has no operation named {name[:100]!r}."


class Documents:
    """Reads documents; each only once as long as it is kept."""

    def __init__(
        self, schema: GraphQLSchema, limits: Limits, *, introspection: bool = True
    ) -> None:
        """Read documents for this schema.

        :param introspection: whether the schema may be asked about; else errors suggest no names.
        """
        self._schema = schema
        self._limits = limits
        self._hides = not introspection
        rules = (
            *specified_rules,
            *(one for one in recommended_rules if one not in specified_rules),
        )
        self._rules = rules if introspection else (*rules, NoSchemaIntrospectionCustomRule)
        self._good: Lru[str, Prepared] = Lru(GOOD)
        self._bad: Lru[str, tuple[GraphQLError, ...]] = Lru(BAD)

    def read(self, text: str) -> Prepared:
        """The document of this text.

        :raises Refused: if it cannot be parsed, is too large or is not valid, with every error.
        """
        kept = self._good.get(text)
        if kept is not None:
            return kept
        errors = self._bad.get(text)
        if errors is None:
            try:
                prepared = self._prepare(text)
            except Refused as refused:
                self._bad.put(text, tuple(refused.errors), len(text) + OVERHEAD)
                raise
            self._good.put(text, prepared, len(text) + OVERHEAD)
            return prepared
        raise Refused(list(errors))

    def _prepare(self, text: str) -> Prepared:
        if len(text) > self._limits.document:
            raise Refused([OverLimit("document", self._limits.document, len(text))])
        document = self._parse(text)
        try:
            measure(document, self._limits)
        except GraphQLError as error:
            raise Refused.of(error, VALIDATION_FAILED) from None
        errors = validate(
            self._schema,
            document,
            self._rules,
            max_errors=MOST_ERRORS,
            hide_suggestions=self._hides,
        )
        if errors:
            raise Refused([coded(one, VALIDATION_FAILED) for one in errors])
        return Prepared(document)

    def _parse(self, text: str) -> DocumentNode:
        try:
            return parse(text, max_lexical_tokens=self._limits.tokens)
        except GraphQLError as error:
            if "tokens" in error.message and "Parsing aborted" in error.message:
                over = OverLimit("tokens", self._limits.tokens, "more")
                raise Refused([over]) from None
            raise Refused.of(error, PARSE_FAILED) from None
