"""From what was given to a validated model, with every fault named at once in both languages."""

import unicodedata
from collections.abc import Mapping
from typing import Any, TypeVar

import rfc8785
from pydantic import BaseModel, ValidationError

from registry.errors import Complaint, Invalid
from registry.kinds.shape import Json
from registry.words import Words

M = TypeVar("M", bound=BaseModel)

_VIETNAMESE = {
    "missing": "thiếu giá trị bắt buộc",
    "extra_forbidden": "không có trường này",
    "string_type": "phải là chuỗi ký tự",
    "string_too_short": "không được để trống",
    "string_too_long": "quá dài",
    "string_pattern_mismatch": "không đúng dạng thức",
    "enum": "không thuộc các giá trị cho phép",
    "literal_error": "không thuộc các giá trị cho phép",
    "date_parsing": "không phải ngày dạng năm-tháng-ngày",
    "date_from_datetime_parsing": "không phải ngày dạng năm-tháng-ngày",
    "int_parsing": "phải là số nguyên",
    "int_type": "phải là số nguyên",
    "bool_type": "phải là true hoặc false",
    "bool_parsing": "phải là true hoặc false",
    "decimal_parsing": "phải là số thập phân",
    "tuple_type": "phải là một danh sách",
    "model_type": "phải là một bản ghi",
    "value_error": "trái quy tắc",
}


def parse(model: type[M], given: Mapping[str, Any]) -> M:
    """Validate plain data as this model. Texts are brought to Unicode NFC first.

    :raises Invalid: with one complaint per fault, each with its JSON Pointer.
    """
    try:
        return model.model_validate(nfc(given))
    except ValidationError as error:
        complaints = tuple(_complaint(one) for one in error.errors(include_url=False))
        words = Words(
            "{count} lỗi trong nội dung {name}", "{count} faults in the content of {name}"
        )
        raise Invalid(
            words.filled(count=len(complaints), name=model.__name__), complaints
        ) from error


def plain(model: BaseModel) -> Json:
    """The model as plain JSON data. What equals its default is left out: absent means not known."""
    return model.model_dump(mode="json", exclude_defaults=True)


def canonical(data: Json) -> bytes:
    """The one byte form of plain data (RFC 8785, JSON Canonicalization Scheme)."""
    return rfc8785.dumps(data)


def nfc(given: Any) -> Any:
    """The same data with every string in Unicode NFC and without space around it."""
    if isinstance(given, str):
        return unicodedata.normalize("NFC", given).strip()
    if isinstance(given, Mapping):
        return {key: nfc(value) for key, value in given.items()}
    if isinstance(given, list | tuple):
        return [nfc(value) for value in given]
    return given


def _complaint(error: Any) -> Complaint:
    pointer = "".join(f"/{step}" for step in error["loc"])
    english = error["msg"]
    vietnamese = _VIETNAMESE.get(error["type"], "giá trị không hợp lệ")
    return Complaint(pointer, error["type"], Words(f"{vietnamese} ({english})", english))
