"""Cut-off windows of Decree 09/2019, Article 12, and the worked examples of 2021."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from registry.calendar import (
    ReportingPeriod,
    Span,
    Unknown,
    Window,
    WindowBasis,
    WorkingDays,
    parse,
    periods_of,
    window,
)

# Period, first and last day of the window, two and three working days after it (weekends only).
WORKED_EXAMPLES = [
    ("2021-01", "2020-12-15", "2021-01-14", "2021-01-18", "2021-01-19"),
    ("2021-02", "2021-01-15", "2021-02-14", "2021-02-16", "2021-02-17"),
    ("2021-03", "2021-02-15", "2021-03-14", "2021-03-16", "2021-03-17"),
    ("2021-04", "2021-03-15", "2021-04-14", "2021-04-16", "2021-04-19"),
    ("2021-05", "2021-04-15", "2021-05-14", "2021-05-18", "2021-05-19"),
    ("2021-06", "2021-05-15", "2021-06-14", "2021-06-16", "2021-06-17"),
    ("2021-07", "2021-06-15", "2021-07-14", "2021-07-16", "2021-07-19"),
    ("2021-08", "2021-07-15", "2021-08-14", "2021-08-17", "2021-08-18"),
    ("2021-09", "2021-08-15", "2021-09-14", "2021-09-16", "2021-09-17"),
    ("2021-10", "2021-09-15", "2021-10-14", "2021-10-18", "2021-10-19"),
    ("2021-11", "2021-10-15", "2021-11-14", "2021-11-16", "2021-11-17"),
    ("2021-12", "2021-11-15", "2021-12-14", "2021-12-16", "2021-12-17"),
    ("2021-Q1", "2020-12-15", "2021-03-14", "2021-03-16", "2021-03-17"),
    ("2021-Q2", "2021-03-15", "2021-06-14", "2021-06-16", "2021-06-17"),
    ("2021-Q3", "2021-06-15", "2021-09-14", "2021-09-16", "2021-09-17"),
    ("2021-Q4", "2021-09-15", "2021-12-14", "2021-12-16", "2021-12-17"),
    ("2021-S1", "2020-12-15", "2021-06-14", "2021-06-16", "2021-06-17"),
    ("2021-S2", "2021-06-15", "2021-12-14", "2021-12-16", "2021-12-17"),
    ("2021", "2020-12-15", "2021-12-14", "2021-12-16", "2021-12-17"),
    ("2021-01-01/P9M", "2020-12-15", "2021-09-14", "2021-09-16", "2021-09-17"),
]


def known(period: ReportingPeriod) -> Window:
    found = window(period)
    assert isinstance(found, Window)
    return found


@pytest.mark.parametrize(("text", "first", "last"), [row[:3] for row in WORKED_EXAMPLES])
def test_the_windows_of_2021_are_those_worked_out(text: str, first: str, last: str) -> None:
    assert known(parse(text)).span == Span(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "count", "day"),
    [
        (row[0], count, day)
        for row in WORKED_EXAMPLES
        for count, day in zip((2, 3), row[3:], strict=True)
    ],
)
def test_working_days_after_the_windows_of_2021_are_those_worked_out(
    text: str, count: int, day: str
) -> None:
    cutoff = known(parse(text)).last_day

    assert WorkingDays.weekends_only().add(cutoff, count) == date.fromisoformat(day)


def test_with_tet_two_working_days_after_the_cut_off_of_february_come_later() -> None:
    cutoff = known(parse("2021-02")).last_day

    assert WorkingDays.of_viet_nam().add(cutoff, 2) == date(2021, 2, 18)


@pytest.mark.parametrize("text", ["2021-01", "2021-Q1", "2021-S1", "2021"])
def test_the_decree_is_the_basis_of_the_four_kinds_it_names(text: str) -> None:
    assert known(parse(text)).basis is WindowBasis.DECREE


def test_nine_months_are_marked_as_a_local_extension() -> None:
    assert known(parse("2021-01-01/P9M")).basis is WindowBasis.LOCAL


@pytest.mark.parametrize("code", ["D", "W", "DEK", "HM", "T", "YTD", "A2", "A5", "A10", "SY"])
def test_other_kinds_have_no_known_window(code: str) -> None:
    assert isinstance(window(ReportingPeriod.of(code, 2021)), Unknown)


@pytest.mark.parametrize(
    ("code", "reason"), [("W", "55/2020"), ("YTD", "month or quarter"), ("CROP", "region")]
)
def test_an_unknown_window_says_why(code: str, reason: str) -> None:
    found = window(ReportingPeriod.of(code, 2021))

    assert isinstance(found, Unknown)
    assert reason in found.reason.en


@pytest.mark.parametrize("code", ["M", "Q", "S"])
@given(year=st.integers(1900, 2099))
@settings(deadline=None, derandomize=True)
def test_the_windows_of_a_year_fill_the_window_of_the_year(code: str, year: int) -> None:
    spans = [known(period).span for period in periods_of(code, year)]

    gaps = [b.first_day - a.last_day for a, b in pairwise(spans)]
    assert set(gaps) == {timedelta(days=1)}
    whole = known(ReportingPeriod.of("A", year)).span
    assert Span(spans[0].first_day, spans[-1].last_day) == whole


@given(st.integers(1900, 2098))
@settings(deadline=None, derandomize=True)
def test_the_window_of_a_year_begins_the_day_after_the_last(year: int) -> None:
    this, following = (known(ReportingPeriod.of("A", each)) for each in (year, year + 1))

    assert following.first_day - this.last_day == timedelta(days=1)
