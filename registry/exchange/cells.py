r"""One value as the text of one cell, and back, without loss.

Several plain values share a cell, parted by ``"; "``; a ``;`` or ``\`` of their own is written
``\;`` and ``\\``. A value with a name is shown as ``code · name``; only the code counts.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import orjson

from registry.kinds.marks import CodeOf, RefersTo
from registry.kinds.shape import Json, Shape
from registry.words import Term

NAMED = " · "
"""What stands between a code and the name shown beside it."""

EMPTY_RECORD = "{}"
"""Stands in the first cell of a record that is there and says nothing."""

_LIKE_EMPTY_RECORD = re.compile(r"\\*\{\}")
_INTEGER = re.compile(r"[+-]?\d{1,18}")
_VIETNAMESE_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_BOOLEANS = {"true": True, "false": False, "có": True, "không": False}
_ELEMENT = re.compile(r"(?:[^\\;]|\\.|\\$)+", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\;])")


def written(value: Json) -> str:
    """A plain value as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def joined(values: Json) -> str:
    """Several plain values in one text."""
    return "; ".join(re.sub(r"([\\;])", r"\\\1", written(value)) for value in values or ())


def as_json(value: Json) -> str:
    """Anything deeper, as compact JSON."""
    return "" if value is None else orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def told_apart(text: str) -> str:
    """The text, with a backslash before it if it looks like the sign of an empty record."""
    return f"\\{text}" if _LIKE_EMPTY_RECORD.fullmatch(text) else text


def not_told_apart(text: str) -> str:
    """The text that ``told_apart`` was given."""
    return text[1:] if text != EMPTY_RECORD and _LIKE_EMPTY_RECORD.fullmatch(text) else text


def read_plain(shape: Shape, text: str) -> Json:
    """The plain value of a text; a text that is none is left for the model to refuse."""
    if is_named(shape):
        text = text.split(NAMED, 1)[0].strip()
    if shape.holds is bool:
        return _BOOLEANS.get(text.strip().lower(), text)
    if shape.holds is int:
        return int(text) if _INTEGER.fullmatch(text) else text
    return _read_day(text) if shape.holds is date else text


def read_joined(shape: Shape, text: str) -> list[Json]:
    """The values of a text that ``joined`` wrote, or a person did."""
    return [read_plain(shape, element) for element in _elements(text)]


def read_json(text: str) -> Json:
    """The value of compact JSON.

    :raises ValueError: if it is none.
    """
    return orjson.loads(text)


def is_named(shape: Shape) -> bool:
    """Whether the value is a code that a person knows by a name."""
    is_term = isinstance(shape.holds, type) and issubclass(shape.holds, Term)
    return is_term or bool(shape.mark(RefersTo) or shape.mark(CodeOf))


def _elements(text: str) -> Iterator[str]:
    for found in _ELEMENT.findall(text):
        element = _ESCAPED.sub(r"\1", found).strip()
        if element:
            yield element


def _read_day(text: str) -> Any:
    """ISO 8601, or day/month/year as Vietnamese write it; what is neither is no day."""
    written_so = _VIETNAMESE_DAY.fullmatch(text.strip())
    if written_so:
        day, month, year = written_so.groups()
        return f"{year}-{month:0>2}-{day:0>2}"
    # A bare number would be taken for seconds since 1970.
    return f"{text}?" if text.strip().isdigit() else text
