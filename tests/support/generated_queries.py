"""Queries drawn from a schema: aliases, fragments, conditions, variables, unions and interfaces."""

from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLNamedType,
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    is_list_type,
    is_non_null_type,
    is_required_argument,
    parse as parse_document,
    validate,
)
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

WORDS = ("r1", "b0", "Một", "", "2021-07-01", "17", "99999999", 'q"\\')


@dataclass
class Drawn:
    """A query, its variables, and what it is made of so far."""

    schema: GraphQLSchema
    draw: DrawFn
    literals: dict[str, list[str]]
    skips: frozenset[str]
    fragments: dict[str, str] = field(default_factory=dict)
    declared: list[str] = field(default_factory=list)
    variables: dict[str, Any] = field(default_factory=dict)
    left: int = 40

    def selection(self, parent: GraphQLNamedType, depth: int) -> str:
        count = self.draw(st.integers(1, 4))
        made = [self._selected(parent, depth) for _ in range(count)]
        return "{ " + " ".join([*made, *self._always(depth)]) + " }"

    def _always(self, depth: int) -> list[str]:
        return ["__typename"] if depth == 0 or self.draw(st.booleans()) else []

    def _selected(self, parent: GraphQLNamedType, depth: int) -> str:
        self.left -= 1
        how = self.draw(st.integers(0, 9))
        if depth == 0 or self.left < 0 or how < 6:
            return self._field(parent, depth)
        if how == 6:
            return f"... {self._condition()} {self.selection(parent, depth - 1)}"
        if how == 7:
            narrowed = self._narrowed(parent)
            return (
                f"... on {narrowed.name} {self._condition()} {self.selection(narrowed, depth - 1)}"
            )
        return self._spread(parent, depth)

    def _narrowed(self, parent: GraphQLNamedType) -> Any:
        if not is_abstract_type(parent):
            return parent
        return self.draw(st.sampled_from([parent, *self.schema.get_possible_types(parent)]))

    def _spread(self, parent: GraphQLNamedType, depth: int) -> str:
        name = f"F{len(self.fragments)}"
        self.fragments[name] = ""
        on = self._narrowed(parent)
        self.fragments[name] = f"fragment {name} on {on.name} {self.selection(on, depth - 1)}"
        again = f" ...{name}" if self.draw(st.booleans()) else ""
        return f"...{name} {self._condition()}{again}"

    def _field(self, parent: Any, depth: int) -> str:
        names = [] if not hasattr(parent, "fields") else self._possible(parent, depth)
        if not names:
            return "__typename"
        name = self.draw(st.sampled_from(names))
        found = parent.fields[name]
        arguments = self._arguments(found.args)
        below = get_named_type(found.type)
        within = self.selection(below, depth - 1) if is_composite_type(below) else ""
        needs = bool(arguments) or self.draw(st.integers(0, 4)) == 0
        number = self.draw(st.integers(0, 10**6)) if needs else 0
        alias = f"a{number}_{parent.name}_{name}: " if needs else ""
        return f"{alias}{name}{arguments} {self._condition()} {within}"

    def _possible(self, parent: Any, depth: int) -> list[str]:
        deeper = depth > 0 and self.left > 0
        return [
            name
            for name, one in parent.fields.items()
            if (deeper or not is_composite_type(get_named_type(one.type)))
            and f"{parent.name}.{name}" not in self.skips
        ]

    def _condition(self) -> str:
        how = self.draw(st.integers(0, 9))
        if how < 7:
            return ""
        directive = self.draw(st.sampled_from(["skip", "include"]))
        if how == 7:
            return f"@{directive}(if: {str(self.draw(st.booleans())).lower()})"
        name = self._declare("Boolean!", self.draw(st.booleans()))
        return f"@{directive}(if: ${name})"

    def _declare(self, sort: str, value: Any, default: str = "") -> str:
        name = f"v{len(self.declared)}"
        self.declared.append(f"${name}: {sort}{default}")
        if value is not ...:
            self.variables[name] = value
        return name

    def _arguments(self, possible: dict[str, GraphQLArgument]) -> str:
        given = [
            f"{name}: {self._given(one.type)}"
            for name, one in possible.items()
            if is_required_argument(one) or self.draw(st.booleans())
        ]
        return f"({', '.join(given)})" if given else ""

    def _given(self, sort: GraphQLInputType) -> str:
        if self.draw(st.integers(0, 2)) or isinstance(get_named_type(sort), GraphQLInputObjectType):
            return self._literal(sort)
        literal = self._literal(sort)
        bare = str(sort).removesuffix("!") if is_non_null_type(sort) else str(sort)
        default = "" if "null" in literal or "$" in literal else f" = {literal}"
        return (
            f"${self._declare(bare if default else str(sort), self._value(sort, default), default)}"
        )

    def _value(self, sort: GraphQLInputType, default: str) -> Any:
        if default and self.draw(st.booleans()):
            return ...
        return self._plain(sort)

    def _plain(self, sort: Any) -> Any:
        if is_non_null_type(sort):
            return self._plain(sort.of_type)
        if is_list_type(sort):
            return [self._plain(sort.of_type) for _ in range(self.draw(st.integers(0, 2)))]
        if isinstance(sort, GraphQLEnumType):
            return self.draw(st.sampled_from(list(sort.values)))
        return self.draw(_PLAIN.get(sort.name, st.sampled_from(WORDS)))

    def _literal(self, sort: Any) -> str:
        if is_non_null_type(sort):
            return self._literal_of(sort.of_type)
        return "null" if self.draw(st.integers(0, 9)) == 0 else self._literal_of(sort)

    def _literal_of(self, sort: Any) -> str:
        if is_list_type(sort):
            count = self.draw(st.integers(0, 2))
            return f"[{', '.join(self._literal(sort.of_type) for _ in range(count))}]"
        if isinstance(sort, GraphQLEnumType):
            return str(self.draw(st.sampled_from(list(sort.values))))
        if isinstance(sort, GraphQLInputObjectType):
            return self._object(sort)
        return str(self.draw(st.sampled_from(self.literals.get(sort.name, _LITERALS))))

    def _object(self, sort: GraphQLInputObjectType) -> str:
        given = [
            f"{name}: {self._literal(one.type)}"
            for name, one in sort.fields.items()
            if (is_non_null_type(one.type) or self.draw(st.integers(0, 2)) == 0)
            and not (self.left < 0 and is_list_type(one.type))
        ]
        self.left -= 1
        return "{" + ", ".join(given) + "}"


_PLAIN: dict[str, Any] = {
    "Int": st.integers(0, 4),
    "Float": st.floats(-10, 10),
    "Boolean": st.booleans(),
    "Date": st.sampled_from(["2021-07-01", "2026-01-01", "no day"]),
}
_LITERALS = ['"r1"', '"b0"', '"x"']
LITERALS = {
    "Int": ["0", "1", "3"],
    "Float": ["0.5", "2"],
    "Boolean": ["true", "false"],
    "Date": ['"2021-07-01"', '"2025-07-01"'],
}


@st.composite
def queries(
    draw: DrawFn,
    schema: GraphQLSchema,
    literals: dict[str, list[str]] | None = None,
    *,
    skips: frozenset[str] = frozenset(),
    depth: int = 4,
) -> tuple[str, dict[str, Any]]:
    """Valid queries with their variables.

    :param literals: for scalars, the literals to draw from.
    :param skips: fields not to ask for, e.g. ``Query.later``.
    """
    drawn = Drawn(schema, draw, {**LITERALS, **(literals or {})}, skips)
    assert schema.query_type is not None
    body = drawn.selection(schema.query_type, depth)
    declared = f"({', '.join(drawn.declared)})" if drawn.declared else ""
    text = "\n".join([f"query Q{declared} {body}", *drawn.fragments.values()])
    return text, drawn.variables


def is_valid(schema: GraphQLSchema, text: str) -> bool:
    """Whether what was drawn merges: two fields may have met under one name."""
    return not validate(schema, parse_document(text))
