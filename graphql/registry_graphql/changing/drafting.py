"""Drafts and facts as they are given, and the commands' models made of them."""

from datetime import date
from functools import cache
from typing import Any

import strawberry

from registry.commands.draft import LARGEST_CHANGE, Draft, Weight
from registry.errors import Complaint, Invalid, fault_count
from registry.facts import FACTS, Fact, FactType
from registry.kinds.parsing import parse
from registry.kinds.provenance import Provenance
from registry.kinds.shape import Json
from registry.versions.validity import Basis
from registry.words import Words
from registry_graphql.changing.inputs import (
    chosen,
    content_input,
    fact_input,
    input_of,
    plain_of,
)
from registry_graphql.making import Shell, each, shell
from registry_graphql.terms import enumeration

MOST_FACTS = 1_000
"""The most facts that can be stated at once."""

_SAID = {
    "code": "Mã — The item's code.",
    "content": "Nội dung — Its whole new content, not only what changes.",
    "valid_from": "Có hiệu lực từ — First day; absent only with basis OPEN.",
    "valid_to": "Có hiệu lực đến — Last day, only when it really ends.",
    "basis": "Căn cứ của ngày hiệu lực — How the first day is known. Default STATED.",
    "provenance": "Nguồn gốc — Where the content comes from.",
    "voids": "Hủy — Numbers of versions this one corrects.",
    "weight": "Mức — A larger step than the change demands, if it is wanted.",
    "note": "Ghi chú — Why, for the log.",
    "reopens": "Mở lại — It is meant to bring a retired item back into force.",
    "based_on": "Dựa trên ấn bản — The item's edition the draft was written against.",
}


@cache
def draft_input() -> Shell:
    """The next version of one item, as it is proposed."""
    types: dict[str, Any] = {
        "code": str,
        "content": content_input(),
        "provenance": input_of(Provenance),
        "valid_from": date | None,
        "valid_to": date | None,
        "basis": enumeration(Basis) | None,
        "voids": each(str) | None,
        "weight": enumeration(Weight) | None,
        "note": str | None,
        "reopens": bool | None,
        "based_on": int | None,
    }
    bare = shell("DraftInput")
    for name, kind in types.items():
        bare.__annotations__[name] = kind
        needed = name in ("code", "content", "provenance")
        more: dict[str, Any] = {} if needed else {"default": None}
        setattr(bare, name, strawberry.field(description=_SAID[name], **more))
    said = "Bản nháp — The next version of one item, as it is proposed."
    return strawberry.input(bare, description=said)


def plain_draft(given: Any) -> Json:
    """A draft as plain data."""
    kind, content = chosen(given.content)
    rest = {name: value for name, value in vars(given).items() if name != "content"}
    return {
        "kind": kind,
        "content": plain_of(content),
        **{name: plain_of(value) for name, value in rest.items() if value is not None},
    }


def plain_fact(given: Any) -> Json:
    """A fact as plain data, its type among the fields."""
    fact_type, content = chosen(given)
    return {"type": fact_type, **plain_of(content)}


def drafts_of(given: list[Json]) -> tuple[Draft, ...]:
    """The drafts of a change request.

    :raises Invalid: with every fault in them.
    """
    _demand_size("/drafts", len(given), LARGEST_CHANGE)
    return tuple(_each(given, "drafts", lambda one: parse(Draft, one)))


def facts_of(given: list[Json]) -> tuple[Fact, ...]:
    """The facts to be stated.

    :raises Invalid: with every fault in them.
    """
    _demand_size("/facts", len(given), MOST_FACTS)
    return tuple(_each(given, "facts", _fact))


def _fact(one: Json) -> Fact:
    fields = {name: value for name, value in one.items() if name != "type"}
    return parse(FACTS[FactType(one["type"])], fields)


def _each(given: list[Json], name: str, read: Any) -> list[Any]:
    found, complaints = [], []
    for index, one in enumerate(given):
        try:
            found.append(read(one))
        except Invalid as error:
            complaints += [
                Complaint(f"/{name}/{index}{fault.pointer}", fault.code, fault.message)
                for fault in error.complaints
            ]
    if complaints:
        raise Invalid(_FAULTS.filled(faults=fault_count(len(complaints))), tuple(complaints))
    return found


def _demand_size(pointer: str, size: int, most: int) -> None:
    if not 0 < size <= most:
        said = _SIZE.filled(most=most, size=size)
        raise Invalid(said, (Complaint(pointer, "wrong-size", said),))


__all__ = ["draft_input", "drafts_of", "fact_input", "facts_of", "plain_draft", "plain_fact"]

_FAULTS = Words("{faults}; không ghi gì.", "{faults}; nothing was recorded.")
_SIZE = Words("Phải có từ 1 đến {most}, không phải {size}.", "It takes 1 to {most}, not {size}.")
