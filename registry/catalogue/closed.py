"""Which values a filter can have, where these are a closed list: another value is a mistake."""

from collections.abc import Mapping

from registry.catalogue.naming import ENVELOPE_TERMS
from registry.catalogue.view import View
from registry.errors import BadQuestion, Complaint
from registry.kinds import MODELS
from registry.kinds.kind import Kind
from registry.kinds.marks import CodeOf
from registry.kinds.reading import facet_fields
from registry.kinds.shape import Leaf
from registry.words import Term, Words


def check_values(view: View, kind: Kind, filters: Mapping[str, tuple[str, ...]]) -> None:
    """Refuse values that nothing can ever have.

    :raises BadQuestion: naming those there are.
    """
    complaints = []
    for name, values in filters.items():
        there = closed_list(view, kind, name)
        for value in values if there is not None else ():
            if value not in there:  # type: ignore[operator]  # None was left out above
                said = _NO_VALUE.filled(value=value[:80], name=name, known=", ".join(there or ()))
                complaints.append(Complaint(name, "unknown-value", said))
    if complaints:
        raise BadQuestion(complaints[0].message, tuple(complaints))


def closed_list(view: View, kind: Kind, name: str) -> tuple[str, ...] | None:
    """The values of a facet if they are a closed list, else ``None``."""
    if name in ENVELOPE_TERMS:
        return tuple(ENVELOPE_TERMS[name])
    field = facet_fields(MODELS[kind]).get(name)
    if field is None:
        return None
    found = [_closed(view, leaf) for leaf in field.leaves]
    if any(one is None for one in found):
        return None
    return tuple(dict.fromkeys(value for one in found if one for value in one))


def _closed(view: View, leaf: Leaf) -> tuple[str, ...] | None:
    code_of = leaf.above[0].mark(CodeOf)
    if code_of is not None:
        return view.codes_of(code_of.codelist) or None
    if leaf.holds is bool:
        return ("false", "true")
    if isinstance(leaf.holds, type) and issubclass(leaf.holds, Term):
        return tuple(leaf.holds)
    return None


_NO_VALUE = Words(
    "{name} không có giá trị {value!r}; có: {known}.",
    "{name} has no value {value!r}; there is: {known}.",
)
