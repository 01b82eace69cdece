"""When a version is in force in the world."""

from datetime import date, timedelta
from typing import NamedTuple

from registry.words import Term


class Basis(Term):
    """How the first day in force is known."""

    STATED = "stated", "Theo văn bản", "Stated by a source"
    ASSUMED = "assumed", "Giả định theo quy tắc", "Assumed by a stated rule"
    OPEN = "open", "Đã có từ trước khi hệ thống ghi nhận", "Already so before the records begin"


class Validity(NamedTuple):
    """A span of days, both ends included; ``None`` is open.

    ``valid_to`` is set only when the thing really ends. A version replaced by a later one ends the
    day before that one begins, which is computed, never stored.
    """

    valid_from: date | None
    valid_to: date | None = None
    basis: Basis = Basis.STATED

    @property
    def starts(self) -> date:
        """The first day, with an open start as the earliest day there is."""
        return self.valid_from or date.min

    @property
    def ends(self) -> date:
        """The last day, with an open end as the latest day there is."""
        return self.valid_to or date.max

    def holds(self, day: date) -> bool:
        """Whether the day lies in the span."""
        return self.starts <= day <= self.ends


def day_before(day: date) -> date | None:
    """The day before, or ``None`` before the first day there is."""
    return None if day == date.min else day - timedelta(days=1)
