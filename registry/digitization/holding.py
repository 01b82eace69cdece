"""Whether a fact holds on a day: dated, and not only after its date."""

from calendar import monthrange
from datetime import date

from registry.catalogue import RecordedFact
from registry.kinds.shape import Json


def holds_on(fact: RecordedFact, day: date) -> bool:
    """Whether the fact is known to hold on the day."""
    return stated_by(fact.content, day.isoformat())


def stated_by(content: Json, day: str) -> bool:
    """The same for a fact's content and a day in ISO 8601."""
    last = holds_from(content)
    return last is not None and last <= day


def holds_from(content: Json) -> str | None:
    """The day from which the fact is known to hold; ``None`` if no day is known for it.

    A fact of a month holds from its end: before, it may not have been so yet.
    """
    on: str | None = content.get("on")
    precision = content.get("precision", "day")
    if on is None or precision == "after":
        return None
    return _end_of_month(on) if precision == "month" else on


def _end_of_month(on: str) -> str:
    day = date.fromisoformat(on)
    return day.replace(day=monthrange(day.year, day.month)[1]).isoformat()
