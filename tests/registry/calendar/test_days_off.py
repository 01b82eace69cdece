"""Days off that administrators enter by year, as a codelist: versioned like everything else."""

from datetime import date

from owed import catalogue, ground, year_2026
from registry.calendar import DayReason, YearBasis, days_off
from registry.store import Store
from registry.versions.status import Status

DAY = date(2026, 6, 1)


SWAP = (("2026-01-02", "nghi"), ("2026-01-10", "lam-viec"))


def test_what_is_entered_stands_before_the_package(quick_store: Store) -> None:
    found = days_off(catalogue(quick_store, *ground(), year_2026(*SWAP)).at(DAY)).working_days

    friday, saturday = found.status(date(2026, 1, 2)), found.status(date(2026, 1, 10))
    assert (friday.is_working, saturday.is_working) == (False, True)
    assert friday.reason is DayReason.ENTERED
    assert friday.legal_basis == "Thông báo ngày 25/12/2025"


def test_as_of_a_revision_before_it_was_not_known(quick_store: Store) -> None:
    made = catalogue(quick_store, *ground(), year_2026(*SWAP))

    before = days_off(made.at(DAY, as_of=made.revision - 1))

    assert before.working_days.is_working(date(2026, 1, 2))
    assert (before.changes, before.instant) == (0, None)


def test_a_year_is_confirmed_once_its_list_was_checked(quick_store: Store) -> None:
    given = catalogue(quick_store, *ground(), year_2026(*SWAP)).at(DAY)
    checked = catalogue(
        quick_store, year_2026(*SWAP, ("2026-08-31", "nghi"), status=Status.QUALIFIED)
    ).at(DAY)

    assert days_off(given).working_days.year_basis(2026) is YearBasis.RECORDED
    assert days_off(checked).working_days.year_basis(2026) is YearBasis.CONFIRMED
    assert (days_off(given).changes, days_off(checked).changes) == (1, 2)


def test_a_code_that_is_no_day_is_left_alone(quick_store: Store) -> None:
    view = catalogue(quick_store, *ground(), year_2026(("tet", "nghi"), *SWAP)).at(DAY)

    assert len(days_off(view).working_days.entries) == 2
