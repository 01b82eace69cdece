from collections import Counter
from datetime import date

import pytest


def test_the_link_state_of_bodies_agrees_with_the_official_count(facts):
    found = facts("connections_2021.csv")
    states = Counter(one.connection.value for one in found)

    assert states == {"data": 15 - 1 + 59, "technical": 1, "none": 7 + 4}
    assert {one.on for one in found} == {date(2021, 6, 18)}


def test_who_is_named_as_not_connected_is_so_by_the_letter_of_the_official_figure(facts):
    found = facts("connections_2021.csv")
    named = [one for one in found if one.provenance.level == "sourced"]

    assert len(named) == 7 + 4 + 1
    for one in named:
        assert {cited.instrument for cited in one.evidence} == {None, "4061-vpcp-kstt-2021"}
    assert {one.evidence for one in found if one not in named} == {()}


def test_a_system_of_which_nothing_is_known_has_no_fact(facts):
    subjects = {one.subject for one in facts("systems.csv")}

    assert "system:ioc-binh-phuoc" not in subjects
    assert "system:ioc-dong-xoai" in subjects


def test_two_regimes_were_pilots_in_2019(facts):
    found = facts("regimes.csv")

    assert [(one.subject, one.stage.value, one.is_pilot, one.on) for one in found] == [
        ("regime:CDBC-001", "electronic", True, date(2019, 11, 11)),
        ("regime:CDBC-002", "electronic", True, date(2019, 11, 11)),
    ]


def test_a_body_hands_over_to_another_on_a_day(facts):
    found = facts("body_succession.csv")[0]

    assert (found.subject, found.successor, found.on, found.succession.value) == (
        "body:bo-tai-chinh",
        "bo-tai-chinh-2025",
        date(2025, 3, 1),
        "merge",
    )


@pytest.mark.parametrize(
    ("number", "on", "precision"),
    [
        (0, date(2019, 11, 11), "day"),
        (4, date(2020, 7, 15), "before"),
        (7, date(2020, 8, 19), "month"),
        (13, date(2021, 6, 18), "after"),
    ],
)
def test_a_figure_says_how_precise_its_day_is(facts, number, on, precision):
    tally = facts("tallies.csv")[number]

    assert (tally.on, tally.precision.value) == (on, precision)


def test_the_figures_of_mid_2021_are_about_the_collections(facts):
    found = {
        (one.subject, one.numerator, one.denominator)
        for one in facts("tallies.csv")
        if one.on == date(2021, 6, 18) and one.precision.value == "day"
    }

    assert {
        ("collection:che-do-bao-cao-148", 8, 148),
        ("collection:bo-chi-tieu-293", 111, 200),
        ("collection:chi-tieu-chu-yeu-2021", 4, 12),
        (None, 15, 22),
        (None, 59, 63),
    } == found


def test_a_target_says_who_owes_it_and_by_when(facts):
    target = next(one for one in facts("targets.csv") if one.name == "2021-07-mpi-64")

    assert target.subject == "collection:chi-tieu-khdt-64"
    assert (target.on, target.owed_by.body) == (date(2021, 7, 31), "bo-ke-hoach-va-dau-tu")
