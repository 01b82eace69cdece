"""Resolvers for fields of contents: plain functions over plain data, as quick as they can be."""

from collections.abc import Callable, Mapping
from typing import Any

from registry.catalogue import View
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.words import Term
from registry_graphql.clocks import AsOf, Info, ValidAt, view_of
from registry_graphql.seen import Part, content_of, follow

Resolver = Callable[..., Any]


def plain(name: str, default: Any) -> Resolver:
    """The value as it stands."""

    def resolve(root: Any) -> Any:
        return root.content.get(name, default)

    return resolve


def words(name: str, term: type[Term], default: Any, *, is_list: bool) -> Resolver:
    """The words of a term, or of each of several."""
    spoken = {member.value: member.words for member in term}

    def resolve_one(root: Any) -> Any:
        value = root.content.get(name, default)
        return None if value is None else spoken[value]

    def resolve_each(root: Any) -> Any:
        return [spoken[value] for value in root.content.get(name, ())]

    return resolve_each if is_list else resolve_one


def part(name: str) -> Resolver:
    """A record within the content."""

    def resolve(root: Any) -> Any:
        value = root.content.get(name)
        return None if value is None else Part(root.view, value)

    return resolve


def parts(name: str) -> Resolver:
    """The records of a list."""

    def resolve(root: Any) -> Any:
        view = root.view
        return [Part(view, value) for value in root.content.get(name, ())]

    return resolve


def reference(name: str, kind: Kind | None) -> Resolver:
    """The item that is named, as of both clocks."""

    def resolve(root: Any, info: Info, valid_at: ValidAt = None, as_of: AsOf = None) -> Any:
        code = root.content.get(name)
        if code is None:
            return None
        return follow(view_of(root, info, valid_at, as_of), _key(kind, code))

    return resolve


def references(name: str, kind: Kind | None) -> Resolver:
    """The items that are named; what the registry did not know then is left out."""

    def resolve(root: Any, info: Info, valid_at: ValidAt = None, as_of: AsOf = None) -> Any:
        view = view_of(root, info, valid_at, as_of)
        found = (follow(view, _key(kind, code)) for code in root.content.get(name, ()))
        return [one for one in found if one is not None]

    return resolve


def code_item(name: str, codelist: str) -> Resolver:
    """The entry of a codelist that is named."""

    def resolve(root: Any) -> Any:
        code = root.content.get(name)
        return None if code is None else entries(root.view, codelist).get(code)

    return resolve


def code_items(name: str, codelist: str) -> Resolver:
    """The entries of a codelist that are named."""

    def resolve(root: Any) -> Any:
        known = entries(root.view, codelist)
        return [known[code] for code in root.content.get(name, ()) if code in known]

    return resolve


def entries(view: View, codelist: str) -> Mapping[str, Part]:
    """The entries of a codelist, in force or last known, by code."""
    kept: Json = view.kept.setdefault(_KEPT, {})
    found: dict[str, Part] | None = kept.get(codelist)
    if found is None:
        key = Key(Kind.CODELIST, codelist)
        version = view.find(key) or view.last_known(key)
        items = content_of(version)["codes"] if version else ()
        found = kept[codelist] = {item["code"]: Part(view, item) for item in items}
    return found


def _key(kind: Kind | None, value: str) -> Key:
    return Key(kind, value) if kind else Key.parse(value)


_KEPT = "codelist entries by graphql"
