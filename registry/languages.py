"""In which of our languages a reader wants to be answered."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

Language = Literal["vi", "en"]

LANGUAGES: tuple[Language, ...] = ("vi", "en")
"""What everything is said in; the first where nothing is asked for."""

ENGLISH = "_en"
"""What the name of a field ends in that holds the English of the field beside it (decision 12)."""

_VIETNAMESE = re.compile("[ăâđêôơưà-ãè-êìíò-õùúýỳỵỷỹĩũạ-ỹ]", re.IGNORECASE)


@lru_cache(256)
def preferred(accepted: str) -> Language:
    """The language an ``Accept-Language`` weighs most (RFC 9110, 12.5.4); Vietnamese if neither.

    Of two that weigh alike, the one named first.

    :param accepted: e.g. ``en-GB, vi;q=0.5``.
    """
    best, weight = LANGUAGES[0], 0.0
    for part in accepted.lower().split(","):
        name, _, parameter = part.partition(";")
        language = name.strip().partition("-")[0]
        weighs = _weight(parameter)
        if language in LANGUAGES and weighs > weight:
            best, weight = language, weighs
    return best


def language_of(text: str) -> Language:
    """The language a text of one language is in: Vietnamese if any of its letters is.

    >>> language_of("Abolished 01/07/2025"), language_of("Bỏ từ 01/07/2025")
    ('en', 'vi')
    """
    return "vi" if _VIETNAMESE.search(text) else "en"


def told(record: Mapping[str, Any], name: str, language: str) -> str:
    """A text of a record as the reader reads it; nothing where the record says nothing.

    The Vietnamese stands in the field itself, its English beside it in ``<name>_en``, which is
    absent where a text reads alike in both languages or was never translated.
    """
    return str(_beside(record, name, language) or "")


def told_each(record: Mapping[str, Any], name: str, language: str) -> Sequence[str]:
    """The same of a field that holds several texts."""
    return _beside(record, name, language) or ()


def in_one(value: Any, language: str) -> Any:
    """Plain data with each text once, in the reader's language, under the name of its field.

    >>> in_one({"note": "Lượng mưa", "note_en": "Rainfall"}, "en")
    {'note': 'Rainfall'}
    """
    if isinstance(value, list | tuple):
        return [in_one(one, language) for one in value]
    if not isinstance(value, Mapping):
        return value
    return {
        name: in_one(_beside(value, name, language), language)
        for name in value
        if name.removesuffix(ENGLISH) == name or name.removesuffix(ENGLISH) not in value
    }


def _beside(record: Mapping[str, Any], name: str, language: str) -> Any:
    english = record.get(f"{name}{ENGLISH}") if language == "en" else None
    return english or record.get(name)


def _weight(parameter: str) -> float:
    try:
        return float(parameter.strip().removeprefix("q=") or 1)
    except ValueError:
        return 0.0
