"""The days on which the answer about one item, or the list of one kind, can become another.

They are far fewer than all days on which anything turns: an indicator's record changes only when
it, what it refers to, or what refers to it begins or ends.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from typing import cast

from registry.catalogue.catalogue import Catalogue
from registry.catalogue.duties import duty_facets
from registry.catalogue.era import turn_after, turns_of_fact, turns_of_version
from registry.catalogue.version import Version
from registry.catalogue.view import View
from registry.kinds import MODELS
from registry.kinds.kind import Kind
from registry.kinds.marks import CodeOf, RefersTo
from registry.kinds.reading import Key, reference_leaves


def record_since(view: View, key: Key) -> date:
    """The day since which the record of an item has been answered as on the view's day.

    Of a body the succession of bodies is told too, so for it any turn counts.
    """
    if key.kind is Kind.BODY:
        return view.era.first
    catalogue = view.catalogue
    name = ("turns", key)
    turns = catalogue.worked_out.get(name)
    if turns is None:
        keys = {key, *catalogue.sources.get(key, ()), *_targets(catalogue, key)}
        turns = catalogue.worked_out[name] = _turns(catalogue, keys)
    return _since(cast(tuple[date, ...], turns), view.valid_at)


def list_since(view: View, kind: Kind) -> date:
    """The day since which lists of a kind have been answered as on the view's day.

    They hold the kind's records and collections, and the names of what these refer to; a name
    changes with the day only where there are several versions. Where duties are followed, every
    turn of a body and every succession counts.
    """
    catalogue = view.catalogue
    name = ("turns", kind)
    turns = catalogue.worked_out.get(name)
    if turns is None:
        wanted = {kind, Kind.COLLECTION, *((Kind.BODY,) if duty_facets(kind) else ())}
        own = [key for key in catalogue.items if key.kind in wanted]
        named = _named_kinds(kind)
        many = [
            key
            for key, versions in catalogue.items.items()
            if len(versions) > 1 and key.kind in named
        ]
        turns = catalogue.worked_out[name] = _turns(catalogue, {*own, *many})
    return _since(cast(tuple[date, ...], turns), view.valid_at)


def _targets(catalogue: Catalogue, key: Key) -> set[Key]:
    return {target for one in catalogue.items.get(key, ()) for target in one.targets}


def _named_kinds(kind: Kind) -> frozenset[Kind]:
    marks = [mark for _, mark in reference_leaves(MODELS[kind])]
    plain = {mark.kind for mark in marks if isinstance(mark, RefersTo)}
    if None in plain:
        return frozenset(Kind)
    codelists = {Kind.CODELIST} if any(isinstance(mark, CodeOf) for mark in marks) else set()
    return frozenset(one for one in {*plain, *codelists} if one is not None)


def _turns(catalogue: Catalogue, keys: set[Key]) -> tuple[date, ...]:
    versions = (one for key in keys for one in catalogue.items.get(key, ()))
    days = {day for version in versions for day in _of(version)}
    bodies = (key for key in keys if key.kind is Kind.BODY)
    facts = (fact for body in bodies for fact in catalogue.facts_about.get(body, ()))
    return tuple(sorted(days.union(day for fact in facts for day in turns_of_fact(fact))))


def _of(version: Version) -> Iterable[date]:
    yield from turns_of_version(version)
    for _, last in version.endings:
        yield from turn_after(last)


def _since(turns: tuple[date, ...], day: date) -> date:
    index = bisect_right(turns, day)
    return turns[index - 1] if index else date.min
