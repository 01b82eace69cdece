"""A day as the words of a deadline name it, before *trước* and days off count."""

from dataclasses import dataclass
from datetime import date

from registry.calendar.timing import Limit
from registry.words import Term, Words, day_words


class DueBasis(Term):
    """How surely the words give the day."""

    STATED = "stated", "Văn bản nêu rõ", "The words state it"
    READ = "read", "Một cách đọc: văn bản để ngỏ một phần", "A reading: the words leave part open"


@dataclass(frozen=True)
class NamedDay:
    """A day named by a deadline, how it bounds, and how it was found."""

    day: date
    limit: Limit
    basis: DueBasis
    step: Words
    hour: int | None = None
    is_counted_in_working_days: bool = False


def with_day(step: Words, day: date) -> Words:
    """The step with the day it led to."""
    vi, en = day_words(day)
    return Words(f"{step.vi}: {vi}.", f"{step.en}: {en}.")
