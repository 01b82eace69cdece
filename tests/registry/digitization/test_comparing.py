"""A tally beside the count: the difference only where the two speak of the same set."""

from datetime import date

from registry.catalogue import Catalogue
from registry.digitization import METRICS, Ground, Verdict, beside
from registry.digitization.beside import Beside
from tracked import DAY, Small, stage, tally, target

METRIC = METRICS["regimes_electronic"]


def grounds(found: Beside) -> set[Ground]:
    assert found.comparison is not None
    return {one.ground for one in found.comparison.reasons}


def test_the_difference_is_the_tally_less_what_is_counted(small: Small) -> None:
    found = beside(small(stage("R1", "2024-01-01"), tally(4, 10, "2024-06-30")).at(DAY), METRIC)

    assert found.difference == 3
    assert grounds(found) == {Ground.UNKNOWN_MEMBERS}


def test_a_moved_denominator_withholds_the_difference(small: Small) -> None:
    found = beside(small(tally(4, 12, "2024-06-30")).at(DAY), METRIC)

    assert found.difference is None
    assert Ground.DENOMINATOR_MOVED in grounds(found)


def test_derived_facts_and_pilots_are_named(small: Small) -> None:
    derived = stage("R1", "2024-01-01", provenance={"level": "derived"})
    pilot = stage("R2", "2024-01-01", is_pilot=True)

    found = beside(small(derived, pilot, tally(4, 10, "2024-06-30")).at(DAY), METRIC)

    assert (found.coverage.derived, found.coverage.pilots) == (1, 1)
    assert {Ground.DERIVED, Ground.PILOTS} <= grounds(found)


def test_an_undated_later_figure_stands_apart_with_its_reason(small: Small) -> None:
    later = tally(6, 12, "2024-01-01", precision="after")

    found = beside(small(later).at(DAY), METRIC)

    assert found.tally is None
    (apart,) = found.others
    assert {one.ground for one in apart.reasons} == {Ground.UNDATED, Ground.DENOMINATOR_MOVED}


def test_a_figure_of_another_definition_stands_apart(small: Small) -> None:
    alike = tally(9, None, "2024-01-01", metric="regimes_connected_technically")

    (apart,) = beside(small(alike).at(DAY), METRIC).others

    assert [one.ground for one in apart.reasons] == [Ground.OTHER_METRIC]
    assert apart.difference is None


def test_the_bodies_of_today_are_not_set_against_the_tally_of_2021(
    seeded_catalogue: Catalogue,
) -> None:
    then, now = (seeded_catalogue.at(day) for day in (date(2021, 6, 18), date(2026, 11, 24)))

    for name in ("ministries_connected", "provinces_connected"):
        assert beside(then, METRICS[name]).difference == 0
        found = beside(now, METRICS[name])
        assert found.difference is None
        assert {Ground.SET_MOVED, Ground.DENOMINATOR_MOVED} <= grounds(found)
        assert {one.short_by_count for one in found.targets} == {None}


def test_73_connections_are_said_to_come_from_the_tally_itself(seeded_catalogue: Catalogue) -> None:
    then = seeded_catalogue.at(date(2021, 6, 18))

    names = ("ministries_connected", "provinces_connected")
    found = [beside(then, METRICS[name]) for name in names]

    assert [one.coverage.derived for one in found] == [14, 59]
    assert all(Ground.DERIVED in grounds(one) for one in found)


def test_a_target_says_what_is_lacking_and_at_which_pace(small: Small) -> None:
    facts = stage("R1", "2024-01-01"), tally(4, 10, "2024-06-01"), target(7, 10, "2024-12-30")

    (one,) = beside(small(*facts).at(DAY), METRIC).targets

    assert (one.short_by_tally, one.short_by_count, one.days_left) == (3, 6, 183)
    assert (one.needed_by_tally, one.needed_by_count) == (0.5, 1.0)
    assert (one.by_tally, one.by_count) == (Verdict.NO, Verdict.OPEN)


def test_a_reached_target_past_its_day_is_overdue_and_reached(small: Small) -> None:
    facts = stage("R1", "2024-01-01"), target(1, 10, "2024-02-01")

    (one,) = beside(small(*facts).at(DAY), METRIC).targets

    assert (one.is_overdue, one.by_count, one.needed_by_count) == (True, Verdict.YES, None)


def test_it_is_not_reached_only_when_the_unknown_could_not_make_up_for_it(small: Small) -> None:
    papers = [stage(f"R{number}", "2024-01-01", "paper") for number in range(4)]

    (one,) = beside(small(*papers, target(7, 10, "2024-12-30")).at(DAY), METRIC).targets

    assert one.by_count is Verdict.NO
