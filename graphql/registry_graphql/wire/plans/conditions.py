"""Which variables decide what an operation selects."""

from graphql import (
    FragmentDefinitionNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
)

CONDITIONS = ("skip", "include")


def condition_variables(
    operation: OperationDefinitionNode, fragments: dict[str, FragmentDefinitionNode]
) -> tuple[str, ...]:
    """The variables in ``@skip`` and ``@include``: with the same values, the same is selected."""
    whole = (operation, *fragments.values())
    return tuple(sorted({name for one in whole for name in _in_set(one.selection_set)}))


def _in_set(selected: SelectionSetNode) -> set[str]:
    found: set[str] = set()
    for one in selected.selections:
        for directive in one.directives or ():
            if directive.name.value in CONDITIONS:
                values = (argument.value for argument in directive.arguments or ())
                found |= {one.name.value for one in values if isinstance(one, VariableNode)}
        within = getattr(one, "selection_set", None)
        if within:
            found |= _in_set(within)
    return found
