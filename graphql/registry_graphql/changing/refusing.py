"""Refusals as data: every mutation answers what was done, or why it was not."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import Any

import strawberry
from pydantic_core import to_jsonable_python

from registry.errors import Complaint, Faulty, RegistryError
from registry.facts import FACTS, FactType
from registry.kinds import MODELS, Kind
from registry.kinds.shape import Json as Plain
from registry_graphql.changing.inputs import camel, path_of
from registry_graphql.errors import code_of
from registry_graphql.making import Shell, describe, each, field, make_type, shell
from registry_graphql.scalars import Json
from registry_graphql.wordtypes import WordsType


class Refused:
    """What was refused, and what had been given, so that faults are found in it."""

    def __init__(self, error: RegistryError, given: Plain) -> None:
        """Keep both."""
        self.error = error
        self.given = given

    @property
    def faults(self) -> list["Fault"]:
        """Every fault, with where the input has it."""
        found = self.error.complaints if isinstance(self.error, Faulty) else ()
        return [Fault(one, self.given) for one in found]


class Fault:
    """One thing wrong with what was given."""

    def __init__(self, complaint: Complaint, given: Plain) -> None:
        """Keep both."""
        self.complaint = complaint
        self.given = given

    @property
    def path(self) -> list[str]:
        """Where the input has it, in the names of the input types."""
        steps = self.complaint.pointer.split("/")[1:]
        if len(steps) > 2 and steps[0] in ("drafts", "facts") and steps[1].isdigit():
            return [*steps[:2], *_inside(steps[0], self.given[steps[0]][int(steps[1])], steps[2:])]
        return [camel(step) for step in steps]


def _inside(what: str, given: Plain, steps: Sequence[str]) -> list[str]:
    if what == "facts":
        return [given["type"], *path_of(FACTS[FactType(given["type"])], steps)]
    if steps[0] != "content":
        return [camel(step) for step in steps]
    return ["content", given["kind"], *path_of(MODELS[Kind(given["kind"])], steps[1:])]


@cache
def refused_type() -> Shell:
    """The type of a refusal."""
    bare = shell("Refused")
    bare.is_type_of = lambda obj, _info: isinstance(obj, Refused)
    return make_type(
        bare,
        {
            "code": field(
                _code_type(),
                "Mã lỗi — What sort of refusal.",
                lambda root: code_of(type(root.error)),
            ),
            "title": field(WordsType, "Tên lỗi — In words.", lambda root: root.error.title),
            "message": field(
                WordsType,
                "Thông báo — What happened, and what to do about it.",
                lambda root: root.error.message,
            ),
            "faults": field(
                each(_fault_type()),
                "Các lỗi — Everything wrong with what was given, at once.",
                lambda root: root.faults,
            ),
            "details": field(
                Json,
                "Chi tiết — What else helps: codes, dates, successors.",
                lambda root: to_jsonable_python(root.error.details),
            ),
        },
        "Bị từ chối — Nothing was changed, and why.",
    )


@cache
def _fault_type() -> Shell:
    return make_type(
        shell("Fault"),
        {
            "pointer": field(
                str,
                "Vị trí — JSON Pointer into what was given, in the names of REST.",
                lambda root: root.complaint.pointer,
            ),
            "path": field(
                each(str), "Đường dẫn — The same in the names of the input.", lambda root: root.path
            ),
            "code": field(
                str, "Mã — What is wrong, for machines.", lambda root: root.complaint.code
            ),
            "message": field(
                WordsType, "Thông báo — What is wrong.", lambda root: root.complaint.message
            ),
        },
        "Lỗi — One thing wrong with what was given, and where.",
    )


@cache
def _code_type() -> Any:
    sorts = [sort for sort in _family(RegistryError) if sort is not Faulty]
    names: Any = StrEnum("ErrorCode", {code_of(sort): code_of(sort) for sort in sorts})  # type: ignore[misc]
    made: Any = strawberry.enum(names, description="Mã lỗi — What sort of refusal.")
    for value, sort in zip(made.__strawberry_definition__.values, sorts, strict=True):
        value.description = describe(sort.title)
    return made


def _family(sort: type[RegistryError]) -> list[type[RegistryError]]:
    return [sort, *(one for child in sort.__subclasses__() for one in _family(child))]
