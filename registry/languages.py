"""In which of our languages a reader wants to be answered."""

import re
from functools import lru_cache
from typing import Literal

Language = Literal["vi", "en"]

LANGUAGES: tuple[Language, ...] = ("vi", "en")
"""What everything is said in; the first where nothing is asked for."""

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


def _weight(parameter: str) -> float:
    try:
        return float(parameter.strip().removeprefix("q=") or 1)
    except ValueError:
        return 0.0
