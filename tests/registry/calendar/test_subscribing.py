"""An agenda as a calendar to subscribe to: stable UIDs, stamps and sequences."""

from datetime import date
from typing import Any

import icalendar
import pytest

from owed import catalogue, ground, regime, year_2026
from registry.calendar import CalendarQuestion, Style, agenda, feed_of
from registry.calendar.table import COLUMNS, table
from registry.catalogue import Catalogue, View
from registry.store import Store
from registry.words import Words

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
ASKED = CalendarQuestion(FIRST, LAST)


def events(view: View, **how: Any) -> list[Any]:
    feed = feed_of(view, ASKED, Style(lambda _: None, **how), Words("Lịch", "Calendar"))
    return list(icalendar.Calendar.from_ical(feed).walk("VEVENT"))


@pytest.fixture
def made(quick_store: Store) -> Catalogue:
    return catalogue(quick_store, *ground(), regime(text="Trước ngày 3 tháng đầu quý sau"))


def test_the_same_revision_gives_the_same_bytes(made: Catalogue) -> None:
    found = [
        feed_of(view, ASKED, Style(lambda _: "https://a.vn/x"), Words("Lịch", "Calendar"))
        for view in (made.at(LAST), View(made, LAST, made.revision))
    ]

    assert found[0] == found[1]
    assert all(len(line) <= 75 for line in found[0].split(b"\r\n"))


def test_a_new_rule_moves_the_event_and_raises_its_sequence(
    made: Catalogue, quick_store: Store
) -> None:
    before = {one["UID"]: one for one in events(made.at(LAST))}
    later = catalogue(
        quick_store, regime(text="Trước ngày 9 tháng đầu quý sau", valid_from=date(2026, 1, 1))
    )

    after = {one["UID"]: one for one in events(later.at(LAST))}

    assert before.keys() == after.keys()
    moved = "R.Q.2026-Q1.@indicator-registry"
    assert (before[moved]["DTSTART"].dt, after[moved]["DTSTART"].dt) == (
        date(2026, 4, 2),
        date(2026, 4, 8),
    )
    assert after[moved]["SEQUENCE"] > before[moved]["SEQUENCE"]
    assert after[moved]["DTSTAMP"].dt > before[moved]["DTSTAMP"].dt


def test_entered_days_off_move_an_event_and_raise_its_sequence(
    made: Catalogue, quick_store: Store
) -> None:
    (before, *_) = events(made.at(LAST))
    later = catalogue(quick_store, year_2026(("2026-01-02", "nghi"), ("2026-01-03", "lam-viec")))

    (after, *_) = events(later.at(LAST))

    assert (before["DTSTART"].dt, after["DTSTART"].dt) == (date(2026, 1, 2), date(2026, 1, 3))
    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_a_day_that_is_a_reading_is_tentative(quick_store: Store) -> None:
    made = catalogue(quick_store, *ground(), regime(text="ngày 7 tháng đầu quý sau"))

    assert {str(one["STATUS"]) for one in events(made.at(LAST))} == {"TENTATIVE"}


def test_duties_without_a_day_have_no_event_and_stay_in_the_table(quick_store: Store) -> None:
    view = catalogue(quick_store, *ground(), regime(), regime("S", frequencies=["ADHOC"])).at(LAST)

    rows = [dict(zip(COLUMNS, row, strict=True)) for row in table(view, agenda(view, FIRST, LAST))]

    assert events(view) == []
    assert [row["period"] for row in rows] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", ""]
    assert all(row["due"] == "" and row["unknown"] for row in rows)


def test_texts_come_in_english_and_with_a_reminder(made: Catalogue) -> None:
    (first, *_) = events(made.at(LAST), lang="en", alarm_days=3)

    assert str(first["SUMMARY"]).startswith("Due: Tên, quarter 4 of 2025")
    assert [one["TRIGGER"].dt.days for one in first.walk("VALARM")] == [-3]


def test_every_known_day_of_the_reference_data_is_an_event(seeded_catalogue: Catalogue) -> None:
    view = seeded_catalogue.at(LAST)
    found = agenda(view, FIRST, LAST)

    made = events(view)

    assert len(made) == len(found.duties) - len(found.unknown) > 50
    assert len({one["UID"] for one in made}) == len(made)
