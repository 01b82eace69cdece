"""Facets by who answers for a record on the day asked about, through the succession of bodies.

A record goes on naming the body that its source names, also when that body is no more. The facets
of the content say who is *named*; these say who *holds* what they were named for, that day.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from registry.catalogue.parties import bodies_called, duty_holders, part_holders
from registry.catalogue.view import View
from registry.kinds import MODELS
from registry.kinds.kind import Kind
from registry.kinds.marks import RefersTo, Responsible
from registry.kinds.reading import FacetField, Key, facet_fields
from registry.words import Words

Bits = dict[str, int]
"""For each value of a facet, the set of the rows that have it."""


class DutyFacet(NamedTuple):
    """A facet whose values are bodies in being on the day asked about."""

    label: Words
    note: Words
    """What it takes in and what it leaves out."""
    named_by: tuple[str, ...]
    """The facets of the content that name the bodies whose duties are followed."""
    held_by: Callable[[View, str], frozenset[Key]]
    """Who holds the duties of the body or group of this code in a view."""


@cache
def duty_facets(kind: Kind) -> Mapping[str, DutyFacet]:
    """The facets of this sort that lists of a kind have, by name."""
    found = {}
    responsible = responsible_facets(kind)
    if responsible:
        found["body"] = DutyFacet(_BODY, _BODY_NOTE, responsible, _whole)
        found["body_in_part"] = DutyFacet(_IN_PART, _IN_PART_NOTE, responsible, _in_part)
    if "reporter" in facet_fields(MODELS[kind]):
        found["reporting_body"] = DutyFacet(_REPORTER, _REPORTER_NOTE, ("reporter",), bodies_called)
    return found


@cache
def responsible_facets(kind: Kind) -> tuple[str, ...]:
    """The facets of a kind's content that name the body which answers for a record."""
    return tuple(
        name
        for name, field in facet_fields(MODELS[kind]).items()
        if _names_bodies(field) and _is_responsible(field)
    )


@cache
def names_bodies(facet: str) -> bool:
    """Whether the values of a facet of content, or of search, are bodies, some perhaps no more."""
    if facet == "body":
        return True
    fields = (facet_fields(MODELS[kind]).get(facet) for kind in Kind)
    return any(_names_bodies(field) for field in fields if field is not None)


def duty_bits(view: View, kind: Kind, named: Mapping[str, Bits]) -> dict[str, Bits]:
    """The rows of each value of these facets, from the rows of the bodies that are named.

    What thousands of rows have in common is followed once: it costs what the bodies named cost.
    """
    found: dict[str, Bits] = {}
    for name, facet in duty_facets(kind).items():
        bits = found[name] = {}
        for source in facet.named_by:
            for code, rows in named[source].items():
                for body in facet.held_by(view, code):
                    bits[body.code] = bits.get(body.code, 0) | rows
    return found


def _names_bodies(field: FacetField) -> bool:
    marks = (leaf.above[0].mark(RefersTo) for leaf in field.leaves)
    return any(mark is not None and mark.kind is Kind.BODY for mark in marks)


def _is_responsible(field: FacetField) -> bool:
    return any(shape.mark(Responsible) for leaf in field.leaves for shape in leaf.above)


def _whole(view: View, code: str) -> frozenset[Key]:
    return duty_holders(view, Key(Kind.BODY, code))


def _in_part(view: View, code: str) -> frozenset[Key]:
    return part_holders(view, Key(Kind.BODY, code))


_BODY = Words("Cơ quan đảm nhận (ngày được hỏi)", "Who holds the duties (that day)")
_BODY_NOTE = Words(
    "Cơ quan chịu trách nhiệm được nêu nếu còn hoạt động vào ngày được hỏi, hoặc cơ quan kế thừa "
    "toàn bộ hay phần còn lại nhiệm vụ của nó; không tính kế thừa một phần",
    "The responsible body named if it is in being on the day asked about, or who took over all or "
    "the rest of its duties; not who took over some",
)
_IN_PART = Words("Cơ quan kế thừa một phần nhiệm vụ", "Who took over some of the duties")
_IN_PART_NOTE = Words(
    "Cơ quan kế thừa một phần nhiệm vụ của cơ quan được nêu: bản ghi có thuộc phần đó hay không "
    "thì chưa có căn cứ",
    "Who took over some duties of the body named: whether this record is among them nothing says",
)
_REPORTER = Words("Cơ quan phải báo cáo (ngày được hỏi)", "Who owes the report (that day)")
_REPORTER_NOTE = Words(
    "Cơ quan chắc chắn phải báo cáo vào ngày được hỏi: được nêu tên, thuộc nhóm được nêu, "
    "hoặc kế thừa",
    "Who certainly owes it on the day asked about: named, in a group that is named, or as heir",
)
