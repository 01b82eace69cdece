"""The answer to a question about days that the law or the words leave open."""

from dataclasses import dataclass
from datetime import date

from registry.words import Words


@dataclass(frozen=True)
class Unknown:
    """No day can be given, and why. ``candidates`` are the days it may be, if these can be told."""

    reason: Words
    candidates: tuple[date, ...] = ()
