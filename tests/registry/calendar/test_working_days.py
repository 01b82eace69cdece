"""Working days of Viet Nam: Tết, days in lieu, swaps, and what administrators enter."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from registry.calendar import DayEntry, DayReason, WorkingDays, YearBasis
from registry.errors import Invalid
from registry.words import Words

SWAP_OF_2026 = {
    date(2026, 1, 2): DayEntry(
        False, Words("Hoán đổi sang 10/01/2026", "Swapped with 2026-01-10"), "Thông báo 25/12/2025"
    ),
    date(2026, 1, 10): DayEntry(
        True, Words("Làm bù cho 02/01/2026", "Worked for 2026-01-02"), "Thông báo 25/12/2025"
    ),
}


@pytest.fixture
def calendar() -> WorkingDays:
    return WorkingDays.of_viet_nam()


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2021-02-09", DayReason.ORDINARY),
        ("2021-02-12", DayReason.HOLIDAY),
        ("2021-02-16", DayReason.HOLIDAY),
        ("2021-02-17", DayReason.ORDINARY),
        ("2021-04-21", DayReason.HOLIDAY),
        ("2021-05-03", DayReason.HOLIDAY),
        ("2021-05-08", DayReason.WEEKEND),
        ("2024-04-29", DayReason.HOLIDAY),
        ("2024-05-04", DayReason.MADE_UP),
        ("2014-12-27", DayReason.MADE_UP),
        ("2019-01-05", DayReason.MADE_UP),
    ],
)
def test_each_day_has_its_reason(calendar: WorkingDays, day: str, reason: DayReason) -> None:
    assert calendar.status(date.fromisoformat(day)).reason is reason


def test_a_holiday_has_its_name_in_both_languages(calendar: WorkingDays) -> None:
    assert calendar.status(date(2021, 4, 21)).name == Words(
        "Ngày Giỗ Tổ Hùng Vương", "Hung Kings' Commemoration Day"
    )


def test_a_swapped_day_names_the_other_in_the_form_of_iso_8601(calendar: WorkingDays) -> None:
    assert calendar.status(date(2024, 4, 29)).name.en == "Day off (substituted from 2024-05-04)"


def test_a_make_up_saturday_is_worked(calendar: WorkingDays) -> None:
    assert calendar.is_working(date(2024, 5, 4))


def test_the_next_working_day_after_tet_is_found(calendar: WorkingDays) -> None:
    assert calendar.next_working(date(2021, 2, 10)) == date(2021, 2, 17)


def test_a_working_day_is_its_own_next(calendar: WorkingDays) -> None:
    assert calendar.next_working(date(2021, 2, 17)) == date(2021, 2, 17)


def test_working_days_are_counted_back_too(calendar: WorkingDays) -> None:
    assert calendar.add(date(2021, 2, 17), -1) == date(2021, 2, 9)


def test_an_administrators_entry_makes_a_working_day_a_day_off() -> None:
    calendar = WorkingDays.of_viet_nam(SWAP_OF_2026)

    assert not calendar.is_working(date(2026, 1, 2))


def test_an_administrators_entry_makes_a_saturday_a_working_day() -> None:
    calendar = WorkingDays.of_viet_nam(SWAP_OF_2026)

    assert calendar.add(date(2026, 1, 9), 1) == date(2026, 1, 10)


def test_an_entry_shows_its_legal_basis() -> None:
    status = WorkingDays.of_viet_nam(SWAP_OF_2026).status(date(2026, 1, 2))

    assert (status.reason, status.legal_basis) == (DayReason.ENTERED, "Thông báo 25/12/2025")


def test_later_changes_of_the_mapping_do_not_change_the_calendar() -> None:
    entries = dict(SWAP_OF_2026)
    calendar = WorkingDays.of_viet_nam(entries)

    entries.clear()

    assert not calendar.is_working(date(2026, 1, 2))


@pytest.mark.parametrize(
    ("year", "basis"),
    [
        (1994, YearBasis.UNKNOWN),
        (2021, YearBasis.RECORDED),
        (2099, YearBasis.PREDICTED),
        (2101, YearBasis.UNKNOWN),
    ],
)
def test_a_year_says_how_far_it_is_known(
    calendar: WorkingDays, year: int, basis: YearBasis
) -> None:
    assert calendar.year_basis(year) is basis


def test_a_year_that_was_checked_is_confirmed() -> None:
    calendar = WorkingDays.of_viet_nam(confirmed_years=[2027])

    assert calendar.year_basis(2027) is YearBasis.CONFIRMED


def test_an_unknown_year_is_no_year_of_weekends(calendar: WorkingDays) -> None:
    with pytest.raises(Invalid, match="holidays of 2101 are not known"):
        calendar.is_working(date(2101, 1, 3))


def test_weekends_only_apply_no_holiday() -> None:
    assert WorkingDays.weekends_only().is_working(date(2021, 2, 12))


def test_a_count_beyond_reason_is_refused(calendar: WorkingDays) -> None:
    with pytest.raises(Invalid, match="1,000"):
        calendar.add(date(2021, 1, 1), 1001)


def test_nothing_lies_between_a_day_and_an_earlier_one(calendar: WorkingDays) -> None:
    assert calendar.between(date(2021, 2, 17), date(2021, 2, 1)) == 0


@given(st.dates(date(1996, 1, 1), date(2099, 6, 30)), st.integers(0, 60))
@settings(deadline=None, derandomize=True, max_examples=50)
def test_between_undoes_add(day: date, count: int) -> None:
    calendar = WorkingDays.of_viet_nam()

    assert calendar.between(day, calendar.add(day, count)) == count


def test_the_packages_behind_it_are_not_imported_before_they_are_needed() -> None:
    program = (
        "import sys, registry.calendar; print({'holidays', 'icalendar'}.isdisjoint(sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "True"
