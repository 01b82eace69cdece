"""Which values a filter can have, where these are a closed list: another value is a mistake."""

from collections.abc import Callable, Mapping

from registry.catalogue.naming import ENVELOPE_TERMS
from registry.catalogue.view import View
from registry.errors import BadQuestion, Complaint, NoAnswer
from registry.kinds import MODELS
from registry.kinds.kind import Kind
from registry.kinds.marks import CodeOf
from registry.kinds.reading import facet_fields
from registry.kinds.shape import Leaf
from registry.words import Term, Words


def check_values(view: View, kind: Kind, filters: Mapping[str, tuple[str, ...]]) -> None:
    """Refuse values that nothing can ever have.

    :raises BadQuestion: for one that is never a value, naming those there are.
    :raises NoAnswer: for one that no codelist has on the day.
    """
    never = _wrong(filters, lambda name: fixed_list(kind, name))
    if never:
        raise BadQuestion(never[0].message, never)
    not_then = _wrong(filters, lambda name: _list_of(kind, name, lambda leaf: _there(view, leaf)))
    if not_then:
        raise NoAnswer(not_then[0].message, not_then)


def fixed_list(kind: Kind, name: str) -> tuple[str, ...] | None:
    """The values of a facet if they are a list that no record can change, else ``None``."""
    if name in ENVELOPE_TERMS:
        return tuple(ENVELOPE_TERMS[name])
    return _list_of(kind, name, _fixed)


def _wrong(
    filters: Mapping[str, tuple[str, ...]], there_are: Callable[[str], tuple[str, ...] | None]
) -> tuple[Complaint, ...]:
    complaints = []
    for name, values in filters.items():
        there = there_are(name)
        for value in values if there is not None else ():
            if value not in there:  # type: ignore[operator]  # None was left out above
                said = _NO_VALUE.filled(value=value[:80], name=name, known=", ".join(there or ()))
                complaints.append(Complaint(name, "unknown-value", said))
    return tuple(complaints)


def _list_of(
    kind: Kind, name: str, of: Callable[[Leaf], tuple[str, ...] | None]
) -> tuple[str, ...] | None:
    field = facet_fields(MODELS[kind]).get(name)
    if field is None:
        return None
    found = [of(leaf) for leaf in field.leaves]
    if any(one is None for one in found):
        return None
    return tuple(dict.fromkeys(value for one in found if one for value in one))


def _there(view: View, leaf: Leaf) -> tuple[str, ...] | None:
    code_of = leaf.above[0].mark(CodeOf)
    if code_of is None:
        return _fixed(leaf)
    return view.codes_of(code_of.codelist) or None


def _fixed(leaf: Leaf) -> tuple[str, ...] | None:
    if leaf.above[0].mark(CodeOf) is not None:
        return None
    if leaf.holds is bool:
        return ("false", "true")
    if isinstance(leaf.holds, type) and issubclass(leaf.holds, Term):
        return tuple(leaf.holds)
    return None


_NO_VALUE = Words(
    "{name} không có giá trị {value!r}; có: {known}.",
    "{name} has no value {value!r}; there is: {known}.",
)
