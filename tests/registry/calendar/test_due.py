"""When a report is due, and every step that leads there."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from registry.calendar import (
    Anchor,
    DayOff,
    DayOfMonth,
    DaysOfYear,
    DeadlineRule,
    Due,
    DueBasis,
    HourOfDay,
    Limit,
    MonthDay,
    PeriodKind,
    ReportingPeriod,
    TimeAfter,
    Timing,
    Unit,
    Unknown,
    WorkingDays,
    YearBasis,
    due,
    due_in_year,
    parse,
    read_deadlines,
)
from registry.errors import Invalid
from registry.words import Words

CALENDAR = WorkingDays.of_viet_nam()


def on(text: str, period: str, kind: str | None = None, **options: object) -> Due | Unknown:
    """When the first deadline of the text is due for the period, the day kept where it is."""
    rules = read_deadlines(text).rules
    asked = parse(period, kind)
    rule = next(rule for rule in rules if rule.applies_to(asked))
    return due(rule, asked, CALENDAR, on_day_off=DayOff.KEEP, **options)


def day_of(answer: Due | Unknown) -> date:
    assert isinstance(answer, Due)
    return answer.day


@pytest.mark.parametrize(
    ("text", "period", "day"),
    [
        ("Trước ngày 25 tháng đầu quý sau", "2021-Q1", "2021-04-24"),
        ("Chậm nhất ngày 25 tháng đầu quý sau", "2021-Q1", "2021-04-25"),
        ("Ngày 25 tháng đầu quý sau", "2021-Q1", "2021-04-25"),
        ("Trước ngày 25 tháng đầu quý sau", "2021-Q4", "2022-01-24"),
        ("Chậm nhất ngày 20 tháng cuối quý", "2021-Q2", "2021-06-20"),
        ("Chậm nhất ngày 18 tháng cuối kỳ", "2021", "2021-12-18"),
        ("Ngày 05 tháng sau", "2021-12", "2022-01-05"),
        ("Ngày 31 tháng sau", "2021-01", "2021-02-28"),
        ("Trước 01/3 năm sau", "2023", "2024-02-29"),
        ("Trước 28/02 năm sau", "2021", "2022-02-27"),
        ("Chậm nhất 29/02 năm sau", "2021", "2022-02-28"),
        ("Chậm nhất 20/12 của năm báo cáo", "2021", "2021-12-20"),
        ("Trước 31/7 năm thứ năm", "2021-01-01/P5Y", "2025-07-30"),
        ("Trong 45 ngày sau quý", "2021-Q1", "2021-05-15"),
        ("Trong 60 ngày sau năm", "2021", "2022-03-01"),
        ("Trong 18 tháng sau năm tài chính", "2021", "2023-06-30"),
        ("Trong 10 ngày sau kỳ báo cáo", "2021-02", "2021-03-10"),
        ("Trước 20/6 và 20/12", "2021-S1", "2021-06-19"),
        ("Trước 20/6 và 20/12", "2021-S2", "2021-12-19"),
        ("6 tháng: trước 10/7", "2021-S1", "2021-07-09"),
        ("Trong 02 ngày làm việc sau ngày chốt số liệu", "2021-02", "2021-02-18"),
    ],
)
def test_a_deadline_gives_a_day(text: str, period: str, day: str) -> None:
    assert day_of(on(text, period)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "period", "reason", "candidates"),
    [
        ("Tháng: trước ngày 15", "2021-01", "not of which month", ["2021-01-14", "2021-02-14"]),
        ("Trước 31/01 hằng năm", "2021", "not whether in the year", ["2021-01-30", "2022-01-30"]),
        ("6 tháng: trước 10/7", "2021-S2", "a year has 2", ["2021-07-09", "2022-07-09"]),
        ("Quý: trước 10/7", "2021-Q2", "a year has 4", ["2021-07-09", "2022-07-09"]),
        (
            "Trước 20/6 và 20/11",
            "2021",
            "name 2 days of the year, but a year has 1",
            ["2021-06-19", "2021-11-19", "2022-06-19", "2022-11-19"],
        ),
        (
            "Bộ Công an gửi trước 15/02, 15/5, 15/8, 15/11 cho kỳ 3, 6, 9 tháng và năm",
            "2021-Q1",
            "before the cut-off",
            ["2021-02-14", "2022-02-14"],
        ),
        ("Trong 10 ngày sau khi hoàn thành nhiệm vụ", "2021", "day of that event", []),
        ("Trong 02 ngày làm việc sau ngày chốt số liệu", "2021-W05", "55/2020", []),
    ],
)
def test_what_the_words_leave_open_is_unknown_with_the_days_it_may_be(
    text: str, period: str, reason: str, candidates: list[str]
) -> None:
    answer = on(text, period)

    assert isinstance(answer, Unknown)
    assert reason in answer.reason.en
    assert answer.candidates == tuple(date.fromisoformat(day) for day in candidates)


@pytest.mark.parametrize("text", ["Trong 10 ngày sau kỳ báo cáo", "Ngày 5 tháng cuối kỳ", "31/12"])
def test_a_request_has_no_days_to_count_from(text: str) -> None:
    answer = on(text, "2021-06-18", "ADHOC")

    assert isinstance(answer, Unknown)


def test_an_event_gives_the_day_to_count_from() -> None:
    text = "Trong 10 ngày sau khi hoàn thành nhiệm vụ"

    answer = on(text, "2021-06-18", "ADHOC", event_day=date(2021, 6, 18))

    assert day_of(answer) == date(2021, 6, 28)


def test_an_hour_is_due_on_the_very_day() -> None:
    answer = on("Trong ngày: xã trước 17 giờ", "2021-07-04")

    assert isinstance(answer, Due)
    assert (answer.day, answer.hour) == (date(2021, 7, 4), 17)


def test_an_hour_of_a_request_needs_the_day_of_the_event() -> None:
    assert isinstance(on("Trong ngày: xã trước 17 giờ", "2021-06-18", "ADHOC"), Unknown)


def test_a_rule_for_the_quarter_is_not_asked_about_a_month() -> None:
    rule = DeadlineRule(DayOfMonth(25, 1, Limit.BY), kind=PeriodKind.QUARTER)

    with pytest.raises(Invalid, match="another kind"):
        due(rule, parse("2021-01"), CALENDAR)


@pytest.mark.parametrize(
    ("text", "period", "basis"),
    [
        ("Trước ngày 25 tháng đầu quý sau", "2021-Q1", DueBasis.STATED),
        ("Chậm nhất 31/3 năm sau", "2021", DueBasis.STATED),
        ("Trong 45 ngày sau quý", "2021-Q1", DueBasis.STATED),
        ("Ngày 25 tháng đầu quý sau", "2021-Q1", DueBasis.READ),
        ("31/3 năm sau", "2021", DueBasis.READ),
        ("Trước 20/6 và 20/12", "2021-S1", DueBasis.READ),
        ("6 tháng: trước 10/7", "2021-S1", DueBasis.READ),
    ],
)
def test_a_day_says_how_surely_the_words_give_it(text: str, period: str, basis: DueBasis) -> None:
    answer = on(text, period)

    assert isinstance(answer, Due)
    assert answer.basis is basis


QUARTER_BY_25 = DeadlineRule(DayOfMonth(25, 1, Limit.BY), kind=PeriodKind.QUARTER)
Q1 = ReportingPeriod.of("Q", 2021, 1)


def test_a_due_day_on_a_day_off_moves_to_the_next_working_day() -> None:
    assert day_of(due(QUARTER_BY_25, Q1, CALENDAR)) == date(2021, 4, 26)


def test_a_moved_day_is_a_reading_since_no_words_move_it() -> None:
    answer = due(QUARTER_BY_25, Q1, CALENDAR)

    assert isinstance(answer, Due)
    assert answer.basis is DueBasis.READ


def test_a_due_day_is_kept_if_that_is_asked_for() -> None:
    assert day_of(due(QUARTER_BY_25, Q1, CALENDAR, on_day_off=DayOff.KEEP)) == date(2021, 4, 25)


def test_a_due_day_in_tet_moves_past_it() -> None:
    rule = DeadlineRule(DayOfMonth(10, 1, Limit.BY))

    assert day_of(due(rule, parse("2021-01"), CALENDAR)) == date(2021, 2, 17)


def test_a_day_says_how_far_the_days_off_of_its_year_are_known() -> None:
    answer = due(QUARTER_BY_25, ReportingPeriod.of("Q", 2098, 1), CALENDAR)

    assert isinstance(answer, Due)
    assert answer.calendar is YearBasis.PREDICTED


def test_a_day_that_was_kept_rests_on_no_calendar() -> None:
    answer = due(QUARTER_BY_25, Q1, CALENDAR, on_day_off=DayOff.KEEP)

    assert isinstance(answer, Due)
    assert answer.calendar is None


def test_a_year_whose_days_off_are_unknown_is_refused() -> None:
    with pytest.raises(Invalid, match="1990 are not known"):
        due(QUARTER_BY_25, ReportingPeriod.of("Q", 1990, 1), CALENDAR)


def test_every_step_is_told_in_both_languages() -> None:
    rule = replace(QUARTER_BY_25, timing=DayOfMonth(25, 1, Limit.BEFORE))

    answer = due(rule, Q1, WorkingDays.of_viet_nam(confirmed_years=[2021]))

    assert isinstance(answer, Due)
    assert answer.steps == (
        Words(
            "Kỳ báo cáo: quý I năm 2021 (từ 01/01/2021 đến 31/03/2021).",
            "Period: quarter 1 of 2021 (2021-01-01 to 2021-03-31).",
        ),
        Words(
            "Ngày 25 của tháng liền sau kỳ: 25/04/2021.",
            "Day 25 of the month after the period: 2021-04-25.",
        ),
        Words(
            "“Trước” không gồm ngày đã nêu: ngày cuối cùng đúng hạn là 24/04/2021.",
            "“Before” leaves out the day named: the last day in time is 2021-04-24.",
        ),
        Words(
            "24/04/2021 là ngày nghỉ (Ngày nghỉ hằng tuần): chuyển sang ngày làm việc tiếp theo,"
            " 26/04/2021.",
            "2021-04-24 is a day off (Weekend): moved to the next working day, 2021-04-26.",
        ),
    )


def test_fixed_days_fall_due_every_year_whatever_the_period() -> None:
    (rule,) = read_deadlines("Trước 20/6 và 20/11").rules

    days = [each.day for each in due_in_year(rule, 2021, CALENDAR)]

    assert days == [date(2021, 6, 21), date(2021, 11, 19)]


def test_a_rule_without_a_fixed_day_falls_due_by_its_periods_only() -> None:
    assert due_in_year(QUARTER_BY_25, 2021, CALENDAR) == ()


@pytest.mark.parametrize(
    "make",
    [
        lambda: MonthDay(30, 2),
        lambda: MonthDay(1, 13),
        lambda: DayOfMonth(32, 0, Limit.BY),
        lambda: DayOfMonth(1, -1, Limit.BY),
        lambda: DaysOfYear((), None, Limit.BY),
        lambda: TimeAfter(-1, Unit.DAY, Anchor.PERIOD_END),
        lambda: HourOfDay(25, Limit.BY),
    ],
)
def test_a_timing_that_cannot_be_is_refused(make: object) -> None:
    assert callable(make)

    with pytest.raises(Invalid):
        make()


timings: st.SearchStrategy[Timing] = st.one_of(
    st.builds(
        DayOfMonth,
        st.integers(1, 31),
        st.one_of(st.none(), st.integers(0, 12)),
        st.sampled_from(Limit),
    ),
    st.builds(
        DaysOfYear,
        st.lists(
            st.builds(MonthDay, st.integers(1, 28), st.integers(1, 12)), min_size=1, max_size=4
        ).map(tuple),
        st.one_of(st.none(), st.integers(0, 2)),
        st.sampled_from(Limit),
    ),
    st.builds(TimeAfter, st.integers(0, 90), st.sampled_from(Unit), st.sampled_from(Anchor)),
    st.builds(HourOfDay, st.integers(0, 24), st.sampled_from(Limit)),
)
periods = st.builds(
    ReportingPeriod, st.sampled_from(["D", "M", "Q", "S", "A", "A5", "ADHOC"]).map(PeriodKind),
    st.integers(2010, 2030),
)  # fmt: skip


@given(timings, periods)
@settings(deadline=None, derandomize=True)
def test_every_rule_gets_an_answer_for_every_period(
    timing: Timing, period: ReportingPeriod
) -> None:
    answer = due(DeadlineRule(timing), period, CALENDAR)

    assert isinstance(answer, Due | Unknown)


@given(timings, periods)
@settings(deadline=None, derandomize=True)
def test_a_report_without_an_hour_is_never_due_on_a_day_off(
    timing: Timing, period: ReportingPeriod
) -> None:
    answer = due(DeadlineRule(timing), period, CALENDAR)

    assert isinstance(answer, Unknown) or answer.hour is not None or CALENDAR.is_working(answer.day)
