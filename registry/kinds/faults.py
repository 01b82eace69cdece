"""What pydantic finds wrong, said in both languages."""

from typing import Any

from registry.kinds.wrong import Wrong
from registry.words import Words

_VIETNAMESE = {
    "missing": "thiếu giá trị bắt buộc",
    "extra_forbidden": "không có trường này",
    "string_type": "phải là chuỗi ký tự",
    "string_too_short": "phải có ít nhất {min_length} ký tự",
    "string_too_long": "dài quá {max_length} ký tự",
    "string_pattern_mismatch": "không đúng dạng thức {pattern}",
    "enum": "phải là một trong: {expected}",
    "literal_error": "phải là một trong: {expected}",
    "date_type": "phải là ngày dạng năm-tháng-ngày",
    "date_parsing": "không phải ngày dạng năm-tháng-ngày",
    "date_from_datetime_parsing": "không phải ngày dạng năm-tháng-ngày",
    "date_from_datetime_inexact": "phải là ngày, không kèm giờ",
    "int_type": "phải là số nguyên",
    "int_parsing": "phải là số nguyên",
    "int_from_float": "phải là số nguyên",
    "int_parsing_size": "số quá lớn",
    "bool_type": "phải là true hoặc false",
    "bool_parsing": "phải là true hoặc false",
    "float_type": "phải là số",
    "float_parsing": "phải là số",
    "finite_number": "phải là số hữu hạn",
    "decimal_type": "phải là số thập phân",
    "decimal_parsing": "phải là số thập phân",
    "greater_than": "phải lớn hơn {gt}",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than": "phải nhỏ hơn {lt}",
    "less_than_equal": "phải từ {le} trở xuống",
    "tuple_type": "phải là một danh sách",
    "list_type": "phải là một danh sách",
    "too_short": "phải có ít nhất {min_length} phần tử",
    "too_long": "có quá {max_length} phần tử",
    "model_type": "phải là một bản ghi",
    "model_attributes_type": "phải là một bản ghi",
    "dict_type": "phải là một bản ghi",
    "json_invalid": "không phải JSON",
}
_ANYTHING = "giá trị không hợp lệ"

SHAPE = frozenset({*_VIETNAMESE, "json", "control-character", "too-large"})
"""The codes of what does not fit the schema told of it; any other breaks a rule beyond it."""


def fault(error: Any) -> Words:
    """One of pydantic's errors as words: a rule of ours in its own, any other by its type."""
    context = error.get("ctx", {})
    broken = context.get("error")
    if isinstance(broken, Wrong):
        return broken.said
    said = _VIETNAMESE.get(error["type"], _ANYTHING)
    expected = str(context.get("expected", "")).replace(" or ", " hoặc ")
    return Words(said.format(**{**context, "expected": expected}), error["msg"])
