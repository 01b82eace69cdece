"""Reading single cells: days, numbers, one of several words. A wrong one is complained about."""

import re
from collections.abc import Iterable
from datetime import date

from registry.words import Words
from registry_seed.rows import Row

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE = re.compile(r"-?\d+")
_NO_DAY = Words(
    "“{given}” không phải một ngày dạng năm-tháng-ngày, ví dụ 2021-06-18",
    "“{given}” is not a day written year-month-day, e.g. 2021-06-18",
)
_NO_WHOLE = Words("“{given}” không phải số nguyên", "“{given}” is not a whole number")
_NO_CHOICE = Words(
    "“{given}” không thuộc các giá trị cho phép: {allowed}",
    "“{given}” is none of the values allowed: {allowed}",
)


def as_day(text: str) -> date | None:
    """The day written in the text, or ``None`` if it is none."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def day(row: Row, column: str) -> date | None:
    """The day in the cell; ``None`` if it is empty: not known."""
    given = row[column]
    found = as_day(given)
    if given and found is None:
        row.complain(column, "date", _NO_DAY.filled(given=given))
    return found


def whole(row: Row, column: str) -> int | None:
    """The whole number in the cell; ``None`` if it is empty."""
    given = row[column]
    if not given:
        return None
    if not _WHOLE.fullmatch(given):
        row.complain(column, "number", _NO_WHOLE.filled(given=given))
        return None
    return int(given)


def choice(row: Row, column: str, allowed: Iterable[str]) -> str | None:
    """The word in the cell if it is allowed there; ``None`` if it is empty or wrong."""
    found = choices(row, column, allowed, (row[column],) if row[column] else ())
    return found[0] if found else None


def choices(
    row: Row, column: str, allowed: Iterable[str], given: tuple[str, ...] | None = None
) -> tuple[str, ...]:
    """Those of the words listed in the cell that are allowed; the others are complained about."""
    words = tuple(map(str, allowed))
    listed = row.parts(column) if given is None else given
    for word in listed:
        if word not in words:
            message = _NO_CHOICE.filled(given=word, allowed=", ".join(words))
            row.complain(column, "enum", message)
    return tuple(word for word in listed if word in words)


def yes(row: Row, column: str) -> bool:
    """Whether the cell says ``yes``; it may say ``yes`` or ``no``."""
    return choice(row, column, ("yes", "no")) == "yes"
