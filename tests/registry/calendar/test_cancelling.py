"""Events that are owed no more are sent as cancelled, for a time."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest

from factories import Ticking
from owed import catalogue, ground, regime
from registry.access import Principal, Role
from registry.calendar import CalendarQuestion, Style, Wanted, feed_of
from registry.catalogue import Catalogue
from registry.catalogue.follower import Follower
from registry.commands.decide import edition_of, retire, void
from registry.commands.work import perform
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.store import Store
from registry.words import Words

R = Key(Kind.REGIME, "R")
RULE = "Trước ngày 3 tháng đầu quý sau"
ASKED = CalendarQuestion(date(2026, 1, 1), date(2026, 12, 31))
SECOND, THIRD = (f"R.Q.2026-Q{number}.@indicator-registry" for number in (2, 3))


def events(made: Catalogue, asked: CalendarQuestion = ASKED) -> dict[str, Any]:
    feed = feed_of(made.at(date(2026, 11, 25)), asked, Style(lambda _: None), Words("Lịch", "x"))
    return {str(one["UID"]): one for one in icalendar.Calendar.from_ical(feed).walk("VEVENT")}


def statuses(found: dict[str, Any]) -> dict[str, str]:
    return {uid: str(one["STATUS"]) for uid, one in found.items()}


def decided(store: Store, decide: Callable[..., object], *details: object) -> Catalogue:
    follower = Follower(store)
    follower.catch_up()
    given = {"reason": "Bãi bỏ", "edition": edition_of(follower.catalogue.items[R])}
    registrar = Principal("registrar", Role.REGISTRAR)
    perform(store, follower, registrar, lambda work: decide(work, R, *details, **given))
    return follower.catalogue


def retired(store: Store, day: date) -> Catalogue:
    return decided(store, retire, day)


@pytest.fixture
def before(quick_store: Store) -> dict[str, Any]:
    return events(catalogue(quick_store, *ground(), regime(text=RULE)))


def test_what_a_retired_regime_owed_later_is_cancelled(
    before: dict[str, Any], quick_store: Store
) -> None:
    after = events(retired(quick_store, date(2026, 8, 1)))

    assert statuses(before)[THIRD] == "CONFIRMED"
    assert (statuses(after)[SECOND], statuses(after)[THIRD]) == ("CONFIRMED", "CANCELLED")
    assert after[THIRD]["SEQUENCE"] > before[THIRD]["SEQUENCE"]
    assert after[THIRD]["DTSTART"].dt == before[THIRD]["DTSTART"].dt


def test_what_a_new_rule_asks_no_more_is_cancelled(
    before: dict[str, Any], quick_store: Store
) -> None:
    yearly = regime(frequencies=["A"], text="Trước ngày 31/3 năm sau", valid_from=date(2026, 1, 1))

    after = events(catalogue(quick_store, yearly))

    assert {uid for uid, said in statuses(after).items() if said == "CANCELLED"} == {
        uid for uid in before if ".2026-" in uid
    }


def test_an_event_that_moved_out_of_the_feed_is_not_cancelled(quick_store: Store) -> None:
    asked = CalendarQuestion(date(2026, 4, 1), date(2026, 4, 5))
    made = catalogue(quick_store, *ground(), regime(text=RULE))
    assert len(events(made, asked)) == 1

    moved = regime(text="Trước ngày 20 tháng đầu quý sau", valid_from=date(2026, 1, 1))
    after = events(catalogue(quick_store, moved), asked)

    assert after == {}


def test_a_wrong_version_voided_beside_a_later_one_has_its_events_cancelled(
    sqlite_url: str,
) -> None:
    store = Store(sqlite_url, now=Ticking(datetime(2026, 1, 1, tzinfo=UTC)))
    catalogue(store, *ground(), regime(text=RULE))
    catalogue(store, regime(text=RULE, frequencies=["A"], valid_from=date(2027, 1, 1)))
    store.close()
    later = Store(sqlite_url, now=Ticking(datetime(2026, 9, 1, tzinfo=UTC)))

    after = events(decided(later, void, "1.0.0"))

    later.close()
    assert statuses(after)[THIRD] == "CANCELLED"


def test_the_last_years_of_the_calendar_are_no_fault(quick_store: Store) -> None:
    asked = CalendarQuestion(date(2099, 1, 1), date(2100, 12, 31))
    catalogue(quick_store, *ground(), regime(text=RULE))

    after = events(retired(quick_store, date(2099, 8, 1)), asked)

    assert "CANCELLED" in statuses(after).values()


def test_a_body_that_leads_no_more_has_its_events_cancelled(quick_store: Store) -> None:
    asked = CalendarQuestion(ASKED.first, ASKED.last, Wanted(body="other"))
    led = regime(text=RULE, lead_body={"body": "other"})
    before = events(catalogue(quick_store, *ground(), led), asked)

    given = regime(text=RULE, lead_body={"body": "new"}, valid_from=date(2026, 1, 1))
    after = events(catalogue(quick_store, given), asked)

    assert statuses(before)[THIRD] == "CONFIRMED"
    assert statuses(after)[THIRD] == "CANCELLED"


def test_it_is_sent_for_half_a_year_and_then_no_more(sqlite_url: str) -> None:
    store = Store(sqlite_url, now=Ticking(datetime(2026, 1, 1, tzinfo=UTC)))
    catalogue(store, *ground(), regime(text=RULE))
    retired(store, date(2026, 8, 1))
    store.close()
    later = Store(sqlite_url, now=Ticking(datetime(2026, 9, 1, tzinfo=UTC)))

    after = events(catalogue(later, regime("S", text=RULE)))

    later.close()
    assert THIRD not in after
    assert "CANCELLED" not in statuses(after).values()
