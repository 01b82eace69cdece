"""Formulas of template fields: names of fields, numbers, ``+ - * /`` and brackets, nothing else."""

import ast
from collections.abc import Set as AbstractSet

from registry.kinds.wrong import Wrong
from registry.words import Words

_ALLOWED = (
    ast.Expression,
    ast.BinOp,
    ast.UnaryOp,
    ast.Add,
    ast.Sub,
    ast.Mult,
    ast.Div,
    ast.USub,
    ast.UAdd,
    ast.Name,
    ast.Load,
    ast.Constant,
)


def check_formula(formula: str, names: AbstractSet[str], owner: str) -> None:
    """Refuse a formula that is not arithmetic over the named fields.

    :param formula: e.g. ``c04_truc_tuyen+c05_truc_tiep``.
    :param names: the ids of the fields of the template.
    :param owner: the field the formula belongs to, for the message.
    :raises Wrong: with what is wrong and where.
    """
    for name in formula_names(formula, owner):
        if name not in names:
            raise Wrong(_NO_FIELD.filled(owner=owner, formula=formula, name=name))


def formula_names(formula: str, owner: str = "") -> tuple[str, ...]:
    """The field ids a formula is computed from, in order of first use."""
    try:
        tree = ast.parse(formula, mode="eval")
    except (SyntaxError, RecursionError, MemoryError, ValueError) as error:
        raise Wrong(_UNREADABLE.filled(owner=owner, formula=formula)) from error
    found: dict[str, None] = {}
    for node in ast.walk(tree):
        if not isinstance(node, _ALLOWED) or _is_no_number(node):
            raise Wrong(_NOT_ARITHMETIC.filled(owner=owner, formula=formula))
        if isinstance(node, ast.Name):
            found[node.id] = None
    return tuple(found)


def _is_no_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and (
        isinstance(node.value, bool) or not isinstance(node.value, int | float)
    )


_NO_FIELD = Words(
    "trường {owner}: công thức {formula!r} nêu trường {name!r} không có trong mẫu",
    "field {owner}: formula {formula!r} names no field {name!r}",
)
_UNREADABLE = Words(
    "trường {owner}: không đọc được công thức {formula!r}",
    "field {owner}: formula {formula!r} cannot be read",
)
_NOT_ARITHMETIC = Words(
    "trường {owner}: công thức {formula!r} chỉ được dùng tên trường và + - * / ( )",
    "field {owner}: formula {formula!r} may only use names, + - * / ( )",
)
