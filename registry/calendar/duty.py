"""One duty of a calendar: a report owed for a period, by one deadline or by none that is known."""

from dataclasses import dataclass
from datetime import date

from registry.calendar.due import Due
from registry.calendar.notation import notation
from registry.calendar.obligations import DueBy, Obligation
from registry.calendar.period import ReportingPeriod
from registry.calendar.unknown import Unknown
from registry.catalogue import Version
from registry.kinds.reading import Key
from registry.words import Words


@dataclass(frozen=True)
class Duty:
    """One report that is owed by one deadline, or by none that is known."""

    regime: Key
    version: Version
    """The version whose rule it is."""
    obligation: Obligation
    due_by: DueBy | None
    """``None``: the regime's words state no day for this period."""
    levels: tuple[str, ...]
    """The levels it is owed at, those left out that had ended."""
    levels_are_stated: bool
    """The deadline's words name the levels; else they are all levels of the regime."""
    window_is_assumed: bool
    """The decree's cut-off window is applied by default."""
    ordinal: int = 0
    """Tells deadlines apart that name the same sender for the same period."""

    @property
    def period(self) -> ReportingPeriod:
        """The period reported on."""
        assert self.obligation.period is not None  # noqa: S101 - undated ones are no duties
        return self.obligation.period

    @property
    def due(self) -> Due | None:
        """The last day in time, where it is known."""
        day = self.due_by.day if self.due_by else None
        return day if isinstance(day, Due) else None

    @property
    def day(self) -> Due | Unknown:
        """The last day in time, or why none is known."""
        return self.due_by.day if self.due_by else Unknown(NO_DAY)

    @property
    def days(self) -> tuple[date, ...]:
        """The days it stands at: when it is due, may be due, or else when its period ends."""
        if self.due is not None:
            return (self.due.day,)
        if self.due_by is not None and isinstance(self.due_by.day, Unknown):
            return self.due_by.day.candidates or (self.period.last_day,)
        return (self.period.last_day,)

    @property
    def who(self) -> str:
        """Who sends by this deadline: the levels its words name, else the sender, else nobody."""
        rule = self.due_by.rule if self.due_by else None
        return ("-".join(rule.levels) or rule.sender or "") if rule else ""

    @property
    def name(self) -> str:
        """A name that stays when the rule changes: regime, period, who, e.g. for calendar feeds."""
        parts = [self.regime.code, self.obligation.frequency, notation(self.period), self.who]
        return ".".join([*parts, str(self.ordinal)] if self.ordinal else parts)


@dataclass(frozen=True)
class Undated:
    """A frequency of a regime whose periods have no dates, e.g. on request."""

    regime: Key
    frequency: str
    reason: Words


NO_DAY = Words(
    "Chế độ báo cáo không nêu ngày gửi cho kỳ này.", "The regime states no day for this period."
)
"""Why a duty without any deadline has no day."""
