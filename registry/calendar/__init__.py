"""Periods, cut-off windows, deadlines, working days and calendar feeds. Pure functions: no clock.

Every question that the law or the words leave open is answered with ``Unknown`` and the reason.

Where to come in with a ``registry.catalogue.View`` (both clocks set); all answers are frozen
dataclasses whose texts are ``Words``:

- ``agenda(view, first, last, Wanted(body=…, regime=…, level=…))`` → ``Agenda``: everything owed
  between two days across regimes, by the version in force at each period's end, with what cannot be
  told (``unknown``, ``undated``, ``unread``); ``next_due(agenda)``: the next day of each regime;
- ``CalendarQuestion``: the same with days that may be left out;
- ``year_of(content, year, working_days)`` → ``YearOfRegime``: one regime;
- ``days_off(view)`` → ``DaysOff``: working days with what administrators entered;
- ``feed_of(view, question, Style(address), name)``: iCalendar, what is owed no more cancelled;
  ``registry.calendar.table``: the same as rows of texts.
"""

from registry.calendar.agenda import Agenda, agenda, next_due
from registry.calendar.days_off import DaysOff, days_off
from registry.calendar.deadline import DeadlineRule, LevelCode
from registry.calendar.deadline_reader import DeadlineReading, Unread, UnreadReason, read_deadlines
from registry.calendar.due import DayOff, Due, due, due_in_year
from registry.calendar.duty import Duty, Undated
from registry.calendar.feed import MEDIA_TYPE, CalendarEntry, calendar_feed
from registry.calendar.named_day import DueBasis
from registry.calendar.nesting import parts, period_holding, periods_of
from registry.calendar.notation import iso, notation, sdmx, sdmx_if_any
from registry.calendar.obligations import DueBy, Obligation, YearOfRegime, year_of
from registry.calendar.parsing import parse
from registry.calendar.period import ReportingPeriod
from registry.calendar.period_kind import PeriodKind, kind_of
from registry.calendar.public_holidays import YearBasis
from registry.calendar.question import CalendarQuestion
from registry.calendar.span import Span
from registry.calendar.subscribing import Style, calendar_entries, feed_of
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
from registry.calendar.wanted import Part, Wanted
from registry.calendar.window import Window, WindowBasis, window
from registry.calendar.wording import period_words, sender_words
from registry.calendar.working_days import DayEntry, DayReason, DayStatus, WorkingDays

__all__ = [
    "MEDIA_TYPE",
    "Agenda",
    "Anchor",
    "CalendarEntry",
    "CalendarQuestion",
    "DayEntry",
    "DayOfMonth",
    "DayOff",
    "DayReason",
    "DayStatus",
    "DaysOfYear",
    "DaysOff",
    "DeadlineReading",
    "DeadlineRule",
    "Due",
    "DueBasis",
    "DueBy",
    "Duty",
    "HourOfDay",
    "LevelCode",
    "Limit",
    "MonthDay",
    "Obligation",
    "Part",
    "PeriodKind",
    "ReportingPeriod",
    "Span",
    "Style",
    "TimeAfter",
    "Timing",
    "Undated",
    "Unit",
    "Unknown",
    "Unread",
    "UnreadReason",
    "Wanted",
    "Window",
    "WindowBasis",
    "WorkingDays",
    "YearBasis",
    "YearOfRegime",
    "agenda",
    "calendar_entries",
    "calendar_feed",
    "days_off",
    "due",
    "due_in_year",
    "feed_of",
    "iso",
    "kind_of",
    "next_due",
    "notation",
    "parse",
    "parts",
    "period_holding",
    "period_words",
    "periods_of",
    "read_deadlines",
    "sdmx",
    "sdmx_if_any",
    "sender_words",
    "window",
    "year_of",
]
