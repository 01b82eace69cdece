"""A question to the calendar: which duties, between which days, by the rules of which day."""

from dataclasses import dataclass, replace
from datetime import date

from registry.calendar.agenda import Agenda, agenda
from registry.calendar.wanted import ALL, Wanted
from registry.catalogue import View


@dataclass(frozen=True)
class CalendarQuestion:
    """Which duties, between which days; a day that is ``None`` was not said."""

    first: date | None = None
    last: date | None = None
    wanted: Wanted = ALL
    is_frozen: bool = False
    """The rules of the view's day hold for all days."""

    def between(self, first: date, last: date) -> "CalendarQuestion":
        """The same, with these days where none were said."""
        return replace(self, first=self.first or first, last=self.last or last)

    def of_year(self, year: int) -> "CalendarQuestion":
        """Without days: the whole year; with one, to the end or from the beginning of its year."""
        return self.between(
            date(self.last.year if self.last else year, 1, 1),
            date(self.first.year if self.first else year, 12, 31),
        )

    def answered(self, view: View) -> Agenda:
        """What is owed.

        :raises BadQuestion: if the span is empty or longer than five years.
        :raises NotFound: if a regime, body or collection asked for is not there.
        """
        first, last = self.first or date.min, self.last or date.max
        return agenda(view, first, last, self.wanted, is_frozen=self.is_frozen)
