"""How a count came to be, by the day of the facts and as it was known then."""

from datetime import UTC, date, datetime

from factories import Ticking, statement
from registry.access import Principal, Role
from registry.catalogue.follower import Follower
from registry.commands.state import void_fact
from registry.commands.work import Work, perform
from registry.digitization import METRICS, Step, history, history_as_known
from registry.facts import FactType
from registry.store import Store
from tracked import Small, stage, tally

METRIC = METRICS["regimes_electronic"]
FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)


def reached(steps: tuple[Step, ...]) -> list[tuple[str, int]]:
    return [(one.day.isoformat(), one.reached) for one in steps]


def test_each_day_on_which_the_count_changes_is_a_step(small: Small) -> None:
    facts = [stage(f"R{number}", f"2024-0{number}-10") for number in (2, 3, 5)]
    view = small(*facts, stage("R3", "2024-06-01", "paper"), tally(1, 10, "2024-04-01")).at(LAST)

    steps = history(view, METRIC, FIRST, LAST)

    assert reached(steps) == [
        ("2024-01-01", 0),
        ("2024-02-10", 1),
        ("2024-03-10", 2),
        ("2024-05-10", 3),
        ("2024-06-01", 2),
    ]
    assert all(sum(one.counts.values()) == 10 for one in steps)


def test_a_fact_of_a_month_counts_from_its_end(small: Small) -> None:
    view = small(stage("R1", "2024-02-01", precision="month")).at(LAST)

    assert reached(history(view, METRIC, FIRST, LAST))[1] == ("2024-02-29", 1)


def test_as_known_then_a_fact_counts_from_the_day_it_was_recorded(
    small: Small, clock: Ticking
) -> None:
    clock.instant = datetime(2024, 7, 15, tzinfo=UTC)
    view = small(stage("R1", "2024-02-10"), stage("R2", "2024-09-01")).at(LAST)

    assert reached(history_as_known(view, METRIC, FIRST, LAST)) == [
        ("2024-01-01", 0),
        ("2024-07-15", 1),
        ("2024-09-01", 2),
    ]


def test_what_was_voided_later_was_still_known_then(
    small: Small, clock: Ticking, tracked_store: Store
) -> None:
    catalogue = small(stage("R1", "2024-02-10"))
    clock.instant = datetime(2024, 8, 1, tzinfo=UTC)
    void(tracked_store, max(catalogue.facts))
    view = small().at(LAST)

    assert reached(history(view, METRIC, FIRST, LAST)) == [("2024-01-01", 0)]
    assert reached(history_as_known(view, METRIC, FIRST, LAST)) == [
        ("2024-01-01", 0),
        ("2024-02-10", 1),
        ("2024-08-01", 0),
    ]


def void(store: Store, revision: int) -> None:
    who = Principal(name="r", role=Role.REGISTRAR, body=None)

    def command(work: Work) -> int:
        return void_fact(work, revision, reason="wrong")

    perform(store, Follower(store), who, command)


def test_members_that_join_or_leave_are_steps_too(small: Small) -> None:
    connected = statement(
        FactType.CONNECTION, subject="body:one", on="2024-02-01", connection="data"
    )
    view = small(connected).at(date(2025, 12, 31))

    steps = history(view, METRICS["ministries_connected"], FIRST, date(2025, 12, 31))

    assert [sum(one.counts.values()) for one in steps] == [2, 2, 1]
    assert reached(steps)[-1] == ("2025-03-01", 0)
