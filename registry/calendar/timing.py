"""How a deadline names its day: the sorts of timing that the texts of the regimes use."""

from dataclasses import dataclass
from datetime import date, timedelta

from registry.errors import Invalid
from registry.words import Term, Words


class Limit(Term):
    """How a day bounds: *trước ngày 25* leaves out the 25th, *chậm nhất ngày 25* includes it."""

    BEFORE = "before", "Trước ngày (không gồm ngày đó)", "Before the day, which is left out"
    BY = "by", "Chậm nhất vào ngày (gồm ngày đó)", "No later than the day, which is included"
    ON = "on", "Chỉ nêu ngày, không nói trước hay chậm nhất", "The day alone, neither before nor by"

    def last_day(self, day: date) -> date:
        """The last day on which the report is in time; for ``ON`` the day itself, as a reading."""
        return day - timedelta(days=1) if self is Limit.BEFORE else day


class Unit(Term):
    """What a length of time counts."""

    DAY = "day", "ngày", "days"
    WORKING_DAY = "working_day", "ngày làm việc", "working days"
    MONTH = "month", "tháng", "months"


class Anchor(Term):
    """From what a length of time counts; the day it falls on is not counted."""

    PERIOD_END = "period_end", "ngày cuối của kỳ báo cáo", "the last day of the period"
    CUTOFF = "cutoff", "ngày chốt số liệu", "the data cut-off"
    EVENT = "event", "sự kiện", "an event"


@dataclass(frozen=True)
class MonthDay:
    """A day of the year, e.g. 28 February. Raises ``Invalid`` if no year has it."""

    day: int
    month: int

    def __post_init__(self) -> None:
        try:
            date(2000, self.month, self.day)
        except ValueError as error:
            raise Invalid(_NO_SUCH_DAY.filled(day=self.day, month=self.month)) from error

    def __str__(self) -> str:
        return f"{self.day:02}/{self.month:02}"


@dataclass(frozen=True)
class DayOfMonth:
    """A day of a month counted from the period's last month.

    ``months_after`` is 0 for that month (*tháng cuối quý*), 1 for the next (*tháng sau*, *tháng đầu
    quý sau*), and ``None`` if the words do not say of which month. A day the month lacks is its
    last. Raises ``Invalid`` for a day outside 1 to 31 or months outside 0 to 120.
    """

    day: int
    months_after: int | None
    limit: Limit

    def __post_init__(self) -> None:
        if not (1 <= self.day <= 31 and (self.months_after or 0) in range(121)):
            raise Invalid(_NO_SUCH_DAY.filled(day=self.day, month=self.months_after))


@dataclass(frozen=True)
class DaysOfYear:
    """One or more fixed days of the year; several stand for the periods of a year, in order.

    ``years_after`` counts from the year of the period's last day: 0 the same year, 1 the next (*năm
    sau*), ``None`` if the words do not say. Raises ``Invalid`` without a day or beyond 10 years.
    """

    days: tuple[MonthDay, ...]
    years_after: int | None
    limit: Limit

    def __post_init__(self) -> None:
        if not self.days or (self.years_after or 0) not in range(11):
            raise Invalid(_COUNT_OUT_OF_RANGE.filled(count=self.years_after))


@dataclass(frozen=True)
class TimeAfter:
    """So many days, working days or months after an anchor, e.g. 45 days after the quarter.

    ``event`` is the event in the words of the source. Raises ``Invalid`` for a count outside 0 to
    1,000.
    """

    count: int
    unit: Unit
    anchor: Anchor
    event: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.count <= 1000:
            raise Invalid(_COUNT_OUT_OF_RANGE.filled(count=self.count), count=self.count)


@dataclass(frozen=True)
class HourOfDay:
    """An hour of the very day reported on, e.g. before 17:00. Raises ``Invalid`` beyond 0 to 24."""

    hour: int
    limit: Limit

    def __post_init__(self) -> None:
        if not 0 <= self.hour <= 24:
            raise Invalid(_COUNT_OUT_OF_RANGE.filled(count=self.hour), hour=self.hour)


Timing = DayOfMonth | DaysOfYear | TimeAfter | HourOfDay

_NO_SUCH_DAY = Words(
    "Không có ngày {day} tháng {month}.", "There is no day {day} of month {month}."
)
_COUNT_OUT_OF_RANGE = Words("Số {count} ngoài phạm vi.", "The number {count} is out of range.")
