"""Periods, cut-off windows, deadlines, working days and calendar feeds. Pure functions: no clock.

Every question that the law or the words leave open is answered with ``Unknown`` and the reason.
"""

from registry.calendar.deadline import DeadlineRule, LevelCode
from registry.calendar.deadline_reader import DeadlineReading, Unread, UnreadReason, read_deadlines
from registry.calendar.due import DayOff, Due, due, due_in_year
from registry.calendar.feed import MEDIA_TYPE, CalendarEntry, calendar_feed
from registry.calendar.named_day import DueBasis
from registry.calendar.nesting import parts, period_holding, periods_of
from registry.calendar.notation import iso, notation, sdmx
from registry.calendar.obligations import DueBy, Obligation, YearOfRegime, year_of
from registry.calendar.parsing import parse
from registry.calendar.period import ReportingPeriod
from registry.calendar.period_kind import PeriodKind, kind_of
from registry.calendar.public_holidays import YearBasis
from registry.calendar.span import Span
from registry.calendar.timing import (
    Anchor,
    DayOfMonth,
    DaysOfYear,
    HourOfDay,
    Limit,
    MonthDay,
    TimeAfter,
    Timing,
    Unit,
)
from registry.calendar.unknown import Unknown
from registry.calendar.window import Window, WindowBasis, window
from registry.calendar.wording import day_words, period_words
from registry.calendar.working_days import DayEntry, DayReason, DayStatus, WorkingDays

__all__ = [
    "MEDIA_TYPE",
    "Anchor",
    "CalendarEntry",
    "DayEntry",
    "DayOfMonth",
    "DayOff",
    "DayReason",
    "DayStatus",
    "DaysOfYear",
    "DeadlineReading",
    "DeadlineRule",
    "Due",
    "DueBasis",
    "DueBy",
    "HourOfDay",
    "LevelCode",
    "Limit",
    "MonthDay",
    "Obligation",
    "PeriodKind",
    "ReportingPeriod",
    "Span",
    "TimeAfter",
    "Timing",
    "Unit",
    "Unknown",
    "Unread",
    "UnreadReason",
    "Window",
    "WindowBasis",
    "WorkingDays",
    "YearBasis",
    "YearOfRegime",
    "calendar_feed",
    "day_words",
    "due",
    "due_in_year",
    "iso",
    "kind_of",
    "notation",
    "parse",
    "parts",
    "period_holding",
    "period_words",
    "periods_of",
    "read_deadlines",
    "sdmx",
    "window",
    "year_of",
]
