"""From what was given to a validated model, with every fault named at once in both languages."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, TypeVar

import rfc8785
from pydantic import BaseModel, ValidationError

from registry.errors import Complaint, Invalid, fault_count
from registry.kinds.faults import fault
from registry.kinds.shape import Json
from registry.words import Words

M = TypeVar("M", bound=BaseModel)

DEEPEST = 40
"""How deep given data may be nested."""

MOST_VALUES = 300_000
"""How many values one piece of given data may hold."""

LARGEST_INT = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly (RFC 8785, 3.2.2.3)."""

MOST_COMPLAINTS = 200
"""How many faults are named one by one; the message says how many there are in all."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def parse(model: type[M], given: Mapping[str, Any]) -> M:
    """Validate plain data as this model. Texts are brought to Unicode NFC first.

    :raises Invalid: with one complaint per fault, each with its JSON Pointer.
    """
    try:
        return model.model_validate(nfc(given))
    except ValidationError as error:
        found = _apart(error.errors(include_url=False, include_input=False))
        complaints = tuple(_complaint(one) for one in found[:MOST_COMPLAINTS])
        raise Invalid(_FAULTY.filled(faults=fault_count(len(found))), complaints) from error


def plain(model: BaseModel) -> Json:
    """The model as plain JSON data. What equals its default is left out: absent means not known."""
    return model.model_dump(mode="json", exclude_defaults=True)


def canonical(data: Json) -> bytes:
    """The one byte form of plain data (RFC 8785, JSON Canonicalization Scheme)."""
    return rfc8785.dumps(data)


def nfc(given: Any) -> Any:
    """The same data with every string in Unicode NFC and without space around it.

    :raises Invalid: for what no content can hold: nested too deep, too many values, whole numbers
        that JSON readers round, control characters.
    """
    return _Cleaning().clean(given, 0)


class _Cleaning:
    """Goes through plain data once, counting."""

    def __init__(self) -> None:
        self.values = 0

    def clean(self, given: Any, depth: int) -> Any:
        self.values += 1
        if depth > DEEPEST or self.values > MOST_VALUES:
            raise _refusal("too-large", _TOO_LARGE)
        if isinstance(given, str):
            return _clean_text(given)
        if isinstance(given, Mapping):
            return {key: self.clean(value, depth + 1) for key, value in given.items()}
        if isinstance(given, list | tuple):
            return [self.clean(value, depth + 1) for value in given]
        if isinstance(given, int) and not -LARGEST_INT <= given <= LARGEST_INT:
            raise _refusal("too-large", _LARGE_INT)
        return given


def _clean_text(given: str) -> str:
    if _CONTROL.search(given):
        raise _refusal("control-character", _CONTROL_CHARACTER)
    return unicodedata.normalize("NFC", given).strip()


def _refusal(code: str, words: Words) -> Invalid:
    return Invalid(words, (Complaint("", code, words),))


_FAULTY = Words("Nội dung gửi lên có {faults}.", "The content given has {faults}.")
_TOO_LARGE = Words(
    f"nội dung lồng quá {DEEPEST} cấp hoặc có quá {MOST_VALUES} giá trị",
    f"nested deeper than {DEEPEST} levels, or more than {MOST_VALUES} values",
)
_LARGE_INT = Words(
    "số nguyên vượt quá 2^53 - 1, mức mà JSON giữ được chính xác",
    "a whole number beyond 2^53 - 1, the most that JSON keeps exactly",
)
_CONTROL_CHARACTER = Words("có ký tự điều khiển", "contains a control character")


def _apart(errors: list[Any]) -> list[Any]:
    """The faults without those that only follow: a list is not too short for a faulty element."""
    faulty = [one["loc"] for one in errors if one["type"] != "too_short"]
    return [
        one
        for one in errors
        if one["type"] != "too_short" or not any(_is_inside(loc, one["loc"]) for loc in faulty)
    ]


def _is_inside(loc: tuple[Any, ...], around: tuple[Any, ...]) -> bool:
    return loc[: len(around)] == around


def _complaint(error: Any) -> Complaint:
    pointer = "".join(f"/{step}" for step in error["loc"])
    return Complaint(pointer, error["type"], fault(error))
