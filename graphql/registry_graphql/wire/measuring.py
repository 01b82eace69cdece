"""Measuring a document before anything else walks it: linear in its length, whatever it expands to.

First every fragment is counted once and its counts are added wherever it is spread, so that
fragments which double each other cost nothing to refuse. What is left has few selections even when
written out; it is then written out once, to count what must be merged.
"""

from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
)

from registry_graphql.wire.limits import Limits, OverLimit

LONGEST_WAY = 120
"""Selection sets within each other, fragments followed: more than any that passes can have."""

Fragments = dict[str, FragmentDefinitionNode]


@dataclass(frozen=True, slots=True)
class Size:
    """How large a selection set is when every fragment is written out."""

    selections: int = 0
    depth: int = 0
    aliases: int = 0
    directives: int = 0

    def beside(self, other: "Size") -> "Size":
        """Both in one selection set."""
        return Size(
            self.selections + other.selections,
            max(self.depth, other.depth),
            self.aliases + other.aliases,
            self.directives + other.directives,
        )


def measure(document: DocumentNode, limits: Limits) -> None:
    """Refuse a document that is too large, too deep or too entangled.

    :raises OverLimit: naming the first limit it exceeds.
    :raises GraphQLError: if a fragment spreads itself.
    """
    fragments = fragments_of(document)
    counted = _Counting(fragments)
    if len(document.definitions) > limits.operations:
        raise OverLimit("operations", limits.operations, len(document.definitions))
    whole = 0
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode | FragmentDefinitionNode):
            size = counted.size_of(definition.selection_set, 0)
            whole += size.selections
            _check(size, limits, definition)
            if whole > limits.selections * 3:
                raise OverLimit("selections", limits.selections * 3, whole)
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode | FragmentDefinitionNode):
            _check_written_out(definition, fragments, limits)


def fragments_of(document: DocumentNode) -> Fragments:
    """The fragments of a document by their names."""
    return {
        one.name.value: one
        for one in document.definitions
        if isinstance(one, FragmentDefinitionNode)
    }


def _check(size: Size, limits: Limits, node: SelectionNode | object) -> None:
    for name in ("selections", "depth", "aliases", "directives"):
        found, most = getattr(size, name), getattr(limits, name)
        if found > most:
            raise OverLimit(name, most, found)


class _Counting:
    """Counts selection sets, each fragment once."""

    def __init__(self, fragments: Fragments) -> None:
        self._fragments = fragments
        self._sizes: dict[str, Size] = {}
        self._open: set[str] = set()

    def size_of(self, selected: SelectionSetNode, way: int) -> Size:
        if way > LONGEST_WAY:
            raise OverLimit("depth", LONGEST_WAY, "more")
        size = Size()
        for one in selected.selections:
            size = size.beside(self._of_selection(one, way))
        return size

    def _of_selection(self, one: SelectionNode, way: int) -> Size:
        own = Size(selections=1, directives=len(one.directives or ()))
        if isinstance(one, FragmentSpreadNode):
            return own.beside(self._of_fragment(one.name.value, way + 1))
        if isinstance(one, InlineFragmentNode):
            return own.beside(self.size_of(one.selection_set, way + 1))
        assert isinstance(one, FieldNode)  # noqa: S101 - there is no fourth sort of selection
        within = self.size_of(one.selection_set, way + 1) if one.selection_set else Size()
        aliases = within.aliases + (one.alias is not None)
        deeper = Size(within.selections, within.depth + 1, aliases, within.directives)
        return own.beside(deeper)

    def _of_fragment(self, name: str, way: int) -> Size:
        if name in self._sizes or name not in self._fragments:
            return self._sizes.get(name, Size())
        if name in self._open:
            raise GraphQLError(f"Cannot spread fragment '{name}' within itself.")
        self._open.add(name)
        self._sizes[name] = self.size_of(self._fragments[name].selection_set, way)
        self._open.remove(name)
        return self._sizes[name]


def _check_written_out(
    definition: OperationDefinitionNode | FragmentDefinitionNode,
    fragments: Fragments,
    limits: Limits,
) -> None:
    written = _WrittenOut(fragments)
    written.add(definition.selection_set)
    if isinstance(definition, OperationDefinitionNode) and len(written.fields) > limits.root_fields:
        raise OverLimit("root_fields", limits.root_fields, len(written.fields), definition)
    merges = written.merges()
    if merges > limits.merges:
        raise OverLimit("merges", limits.merges, merges, definition)


class _WrittenOut:
    """A selection set with its fragments written out and its fields merged by name."""

    __slots__ = ("count", "fields", "fragments", "spreads")

    def __init__(self, fragments: Fragments) -> None:
        self.fragments = fragments
        self.fields: dict[str, _WrittenOut] = {}
        self.count = 0
        self.spreads = 0

    def add(self, selected: SelectionSetNode) -> None:
        for one in selected.selections:
            if isinstance(one, FieldNode):
                self._add_field(one)
                continue
            self.spreads += 1
            if isinstance(one, InlineFragmentNode):
                self.add(one.selection_set)
            elif isinstance(one, FragmentSpreadNode) and one.name.value in self.fragments:
                self.add(self.fragments[one.name.value].selection_set)

    def _add_field(self, one: FieldNode) -> None:
        name = one.alias.value if one.alias else one.name.value
        within = self.fields.get(name)
        if within is None:
            within = self.fields[name] = _WrittenOut(self.fragments)
        within.count += 1
        if one.selection_set:
            within.add(one.selection_set)

    def merges(self) -> int:
        """How many pairs a check of overlapping fields may compare: squares of what shares a name.

        One alone is no pair; fragments beside each other are compared whole.
        """
        own = self.count * (self.count - 1) + self.spreads * (self.spreads - 1)
        return own + sum(one.merges() for one in self.fields.values())
