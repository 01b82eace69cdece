"""The sentences that explain how a due day was found."""

from datetime import date

from registry.calendar.period import ReportingPeriod
from registry.calendar.period_kind import UNDATED
from registry.calendar.public_holidays import YearBasis
from registry.calendar.timing import Limit
from registry.calendar.wording import period_words
from registry.calendar.working_days import WorkingDays
from registry.words import Words, day_words


def period_step(period: ReportingPeriod) -> Words:
    """Which period, with its days."""
    vi, en = period_words(period)
    if period.kind in UNDATED:
        return Words(f"Kỳ báo cáo: {vi}.", f"Period: {en}.")
    first, last = day_words(period.first_day), day_words(period.last_day)
    return Words(
        f"Kỳ báo cáo: {vi} (từ {first.vi} đến {last.vi}).",
        f"Period: {en} ({first.en} to {last.en}).",
    )


def fixed_day_step(day: date) -> Words:
    """A day due every year, whichever period it is for."""
    vi, en = day_words(day)
    return Words(f"Ngày cố định trong năm: {vi}.", f"A fixed day of the year: {en}.")


def limit_steps(limit: Limit, last: date) -> tuple[Words, ...]:
    """What *trước* takes away, or that the words do not say how the day bounds."""
    vi, en = day_words(last)
    if limit is Limit.BEFORE:
        return (
            Words(
                f"“Trước” không gồm ngày đã nêu: ngày cuối cùng đúng hạn là {vi}.",
                f"“Before” leaves out the day named: the last day in time is {en}.",
            ),
        )
    return (_ON_STEP,) if limit is Limit.ON else ()


def day_off_step(last: date, day: date, working_days: WorkingDays) -> Words:
    """Whether the last day is worked, and where it moved if not."""
    was, now = day_words(last), day_words(day)
    if day == last:
        return Words(f"{was.vi} là ngày làm việc.", f"{was.en} is a working day.")
    why = working_days.status(last).name
    return Words(
        f"{was.vi} là ngày nghỉ ({why.vi}): chuyển sang ngày làm việc tiếp theo, {now.vi}.",
        f"{was.en} is a day off ({why.en}): moved to the next working day, {now.en}.",
    )


def calendar_steps(year: int, basis: YearBasis) -> tuple[Words, ...]:
    """How far the days off of the year are known, unless someone confirmed them."""
    if basis is YearBasis.CONFIRMED:
        return ()
    vi, en = basis.words
    return (Words(f"Lịch nghỉ năm {year}: {vi}.", f"Days off of {year}: {en}."),)


_ON_STEP = Words(
    "Văn bản chỉ nêu ngày, không nói “trước” hay “chậm nhất”: hiểu là gồm cả ngày đó.",
    "The words give the day alone, neither “before” nor “by”: it is read as included.",
)
