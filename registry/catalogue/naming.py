"""What a person calls a value: the name of an item, of a code in a codelist, of a term."""

from collections.abc import Callable
from functools import cache

from registry.catalogue.duties import duty_facets
from registry.catalogue.open_words import OPEN
from registry.catalogue.view import View
from registry.kinds import MODELS
from registry.kinds.kind import Kind
from registry.kinds.marks import CodeOf, RefersTo
from registry.kinds.provenance import Certainty, ProvenanceClass
from registry.kinds.reading import Key, facet_fields, within_of
from registry.kinds.shape import Json, Leaf, leaves, values
from registry.versions.status import Status
from registry.words import Term, Words

ENVELOPE_TERMS: dict[str, type[Term]] = {
    "status": Status,
    "provenance": ProvenanceClass,
    "certainty": Certainty,
}
"""The closed lists of the facets that every kind has."""


def facet_words(view: View, kind: Kind, facet: str, value: str) -> Words | None:
    """The words for a facet's value, or ``None`` when the value speaks for itself."""
    for tell in _tellers(kind, facet):
        words = tell(view, value)
        if words is not None:
            return words
    return OPEN.get(facet, {}).get(value)


def names_in(view: View, kind: Kind, content: Json) -> dict[tuple[str, str], Words]:
    """The words for the codes that stand in a content, by the field they stand in and the code."""
    found = {}
    for leaf in leaves(MODELS[kind]):
        for _, value in values(leaf, content):
            if isinstance(value, str) and (words := value_words(view, leaf, value)):
                found[leaf.path[0], value] = words
    return found


def told(view: View, key: Key) -> Words:
    """An item as a message names it: *“Tỷ lệ thất nghiệp” (chỉ tiêu KTXH-099)*."""
    name = view.name_of(key)
    return key.words if name is None else _NAMED.filled(name=name, key=key)


def value_words(view: View, leaf: Leaf, value: str) -> Words | None:
    """The words for the value standing at a leaf of a model."""
    tell = _teller(leaf)
    return tell(view, value) if tell else None


_Teller = Callable[[View, str], Words | None]


@cache
def _tellers(kind: Kind, facet: str) -> tuple[_Teller, ...]:
    """Who may know the words for a facet's values. A page asks for hundreds: found out once."""
    if facet in ENVELOPE_TERMS:
        return (_of_term(ENVELOPE_TERMS[facet]),)
    if facet == "collection":
        return (_of_item(Kind.COLLECTION),)
    if facet in duty_facets(kind):
        return (_of_item(Kind.BODY),)
    field = facet_fields(MODELS[kind]).get(facet)
    return tuple(filter(None, map(_teller, field.leaves))) if field else ()


def _teller(leaf: Leaf) -> _Teller | None:
    """Who knows the words for what stands at a leaf, if anybody does."""
    if within_of(leaf) is not None:
        return _within_words
    own = leaf.above[0]
    refers, code_of = own.mark(RefersTo), own.mark(CodeOf)
    if code_of is not None:
        return _of_code(code_of.codelist)
    if refers is not None:
        return _of_item(refers.kind)
    if isinstance(leaf.holds, type) and issubclass(leaf.holds, Term):
        return _of_term(leaf.holds)
    return None


def _of_code(codelist: str) -> _Teller:
    return lambda view, value: view.code_name(codelist, value)


def _of_item(kind: Kind | None) -> _Teller:
    """Items of one kind by their codes; of any kind by their keys."""
    if kind is None:
        return lambda view, value: view.name_of(Key.parse(value))
    return lambda view, value: view.name_of(Key(kind, value))


def _of_term(term: type[Term]) -> _Teller:
    return lambda _view, value: term(value).words


def _within_words(view: View, value: str) -> Words | None:
    """A code with the list it is of: *Đồng bằng sông Hồng (Vùng, 2025)*."""
    codelist, _, code = value.partition(":")
    name = view.code_name(codelist, code)
    scheme = view.name_of(Key(Kind.CODELIST, codelist))
    if name is None or scheme is None:
        return name
    return Words(f"{name.vi} ({scheme.vi})", f"{name.en} ({scheme.en})")


_NAMED = Words("“{name}” ({key})", "“{name}” ({key})")
