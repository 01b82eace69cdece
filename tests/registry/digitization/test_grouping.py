"""A count split and narrowed: every figure leads to its records."""

from datetime import date

import pytest

from factories import succession
from registry.catalogue import View
from registry.digitization import METRICS, State, coverage, narrow, over, split, ways
from registry.errors import BadQuestion, NotFound
from registry.kinds import Kind
from registry.kinds.reading import Key
from tracked import DAY, Small, stage

METRIC = METRICS["regimes_electronic"]


def test_the_groups_by_body_are_those_of_that_day_or_of_today(small: Small) -> None:
    catalogue = small()
    then, later = catalogue.at(DAY), catalogue.at(date(2025, 7, 1))
    found = coverage(then, METRIC)

    assert {one.value: len(one.standings) for one in split(then, later, found, "body")} == {
        "one": 6,
        "two": 4,
    }
    assert {one.value for one in split(then, later, found, "body_today")} == {"both"}
    assert {one.value for one in split(later, later, found, "lead_body")} == {"one", "two"}


def test_duties_held_in_part_only_are_nobodys_and_their_holders_are_named(small: Small) -> None:
    catalogue = small(succession("two", "one", "2025-03-01", "split"))
    then, later = catalogue.at(DAY), catalogue.at(date(2025, 7, 1))

    nobody, both = split(then, later, coverage(then, METRIC), "body_today")

    assert (nobody.value, len(nobody.standings), both.value) == ("", 4, "both")
    assert nobody.words.en == "Not known which body holds the duties"
    assert nobody.part_holders == (Key(Kind.BODY, "both"),)
    assert both.part_holders == ()


def test_what_no_fact_says_is_unknown_and_what_no_record_says_is_not_stated(small: Small) -> None:
    view = small().at(DAY)
    found = coverage(view, METRIC)

    said = {by: split(view, view, found, by)[0].words.en for by in ("stage", "level")}

    assert said == {"stage": "Unknown", "level": "Not stated"}


@pytest.mark.parametrize("by", ["stage", "state", "body", "periodicity", "kind", "regime"])
def test_narrowing_to_a_group_gives_the_members_it_counted(small: Small, by: str) -> None:
    view = small(stage("R1", "2024-01-01"), stage("R2", "2024-01-01", "paper")).at(DAY)
    found = coverage(view, METRIC)

    for group in split(view, view, found, by):
        assert narrow(view, view, found, {by: group.value}).standings == group.standings


def test_a_member_of_two_groups_counts_in_each(view: View) -> None:
    parts = {one.value: one for one in split(view, view, coverage(view, METRIC), "periodicity")}

    assert (len(parts["A"].standings), len(parts["Q"].standings)) == (10, 4)


def test_one_reporting_body_may_be_further_than_the_regime(small: Small) -> None:
    view = small(stage("R1", "2024-01-01", body="one")).at(DAY)
    found = coverage(view, METRIC)

    bodies = {one.value: one.counts for one in split(view, view, found, "reporting_body")}

    assert found.counts[State.REACHED] == 0
    assert bodies["one"] == {State.REACHED: 1, State.NOT_REACHED: 0, State.UNKNOWN: 9}
    assert bodies["two"] == {State.REACHED: 0, State.NOT_REACHED: 0, State.UNKNOWN: 10}


def test_what_was_said_later_of_the_whole_holds_for_each_body(small: Small) -> None:
    whole = stage("R1", "2024-02-01", "paper")
    view = small(stage("R1", "2024-01-01", body="one"), whole).at(DAY)

    bodies = split(view, view, coverage(view, METRIC), "reporting_body")

    assert all(one.counts[State.NOT_REACHED] == 1 for one in bodies)


def test_a_metric_counts_over_any_collection_of_its_kind(small: Small) -> None:
    view = small(stage("R1", "2024-01-01"), stage("R9", "2024-01-01")).at(DAY)

    found = coverage(view, over(METRIC, view, "three"))

    assert (len(found.standings), found.counts[State.REACHED], found.expected) == (3, 1, 3)


def test_a_collection_of_another_kind_or_none_is_refused(view: View) -> None:
    with pytest.raises(BadQuestion, match="figures"):
        over(METRIC, view, "figures")
    with pytest.raises(NotFound):
        over(METRIC, view, "nothing")


def test_every_way_of_splitting_works_for_every_metric(view: View) -> None:
    for metric in METRICS.values():
        found = coverage(view, metric)
        for by in ways(found):
            split(view, view, found, by)
