"""The figures of the mission, reproduced from records, and nothing made up to match them."""

from datetime import date

import pytest

from registry.catalogue import Catalogue, View
from registry.digitization.beside import beside
from registry.digitization.comparing import latest_tally
from registry.digitization.coverage import coverage
from registry.digitization.grouping import split
from registry.digitization.metric import METRICS, State
from registry.errors import BadQuestion

DAY = date(2021, 6, 18)


@pytest.fixture
def then(seeded_catalogue: Catalogue) -> View:
    return seeded_catalogue.at(DAY)


@pytest.mark.parametrize(
    ("metric", "said", "of"),
    [
        ("regimes_electronic", 8, 148),
        ("indicators_supplied", 111, 200),
        ("key_indicators_supplied", 4, 12),
        ("ministries_connected", 15, 22),
        ("provinces_connected", 59, 63),
    ],
)
def test_the_official_tallies_of_june_2021_stand_beside(
    then: View, metric: str, said: int, of: int
) -> None:
    tally = beside(then, METRICS[metric]).tally

    assert tally is not None
    assert (tally.content["numerator"], tally.content["denominator"]) == (said, of)


def test_two_regimes_are_electronic_by_evidence_and_146_unknown(then: View) -> None:
    found = coverage(then, METRICS["regimes_electronic"])

    assert dict(found.counts) == {State.REACHED: 2, State.NOT_REACHED: 0, State.UNKNOWN: 146}
    assert found.expected == 148


def test_the_tally_is_six_more_than_the_evidence_and_66_short_of_the_target(then: View) -> None:
    found = beside(then, METRICS["regimes_electronic"])

    assert found.difference == 6
    (against,) = [one for one in found.targets if one.wanted == 74]
    assert (against.short_by_tally, against.short_by_count) == (66, 72)
    assert against.is_overdue is False


def test_the_seven_ministries_and_four_provinces_are_named(then: View) -> None:
    ministries = coverage(then, METRICS["ministries_connected"])
    provinces = coverage(then, METRICS["provinces_connected"])

    lacking = {one.member.code for one in ministries.standings if one.state is State.NOT_REACHED}
    assert lacking == {
        "bo-cong-an",
        "bo-giao-duc-va-dao-tao",
        "bo-lao-dong-thuong-binh-va-xa-hoi",
        "bo-ngoai-giao",
        "bo-van-hoa-the-thao-va-du-lich",
        "thanh-tra-chinh-phu",
        "uy-ban-dan-toc",
    }
    four = {one.member.code for one in provinces.standings if one.state is State.NOT_REACHED}
    assert four == {"bac-kan", "dong-thap", "tien-giang", "vinh-long"}
    assert (ministries.counts[State.REACHED], provinces.counts[State.REACHED]) == (15, 59)


def test_industry_and_trade_is_connected_technically_only(then: View) -> None:
    found = coverage(then, METRICS["ministries_connected"])

    (one,) = [each for each in found.standings if each.value == "technical"]
    assert one.member.code == "bo-cong-thuong"


def test_no_indicator_is_known_to_be_supplied(then: View) -> None:
    found = coverage(then, METRICS["indicators_supplied"])

    assert found.counts[State.UNKNOWN] == 200


def test_an_undated_later_figure_is_not_taken_for_that_day(then: View) -> None:
    tally = latest_tally(then, METRICS["regimes_electronic"])

    assert tally is not None
    assert tally.content["denominator"] == 148


def test_before_the_pilots_nothing_was_known(seeded_catalogue: Catalogue) -> None:
    found = coverage(seeded_catalogue.at(date(2019, 11, 10)), METRICS["regimes_electronic"])

    assert found.counts[State.REACHED] == 0


def test_before_the_registry_knew_anything_there_is_nothing_to_count(
    seeded_catalogue: Catalogue,
) -> None:
    found = beside(seeded_catalogue.at(DAY, as_of=0), METRICS["regimes_electronic"])

    assert (found.coverage.standings, found.tally, found.targets) == ((), None, ())


def test_a_count_splits_by_field_without_losing_a_member(then: View) -> None:
    found = coverage(then, METRICS["regimes_electronic"])

    fields = split(then, then, found, "field")

    assert sum(sum(one.counts.values()) for one in fields) == 148


def test_a_count_splits_by_who_holds_the_duties_today(
    then: View, seeded_catalogue: Catalogue
) -> None:
    today = seeded_catalogue.at(date(2026, 11, 23))
    found = coverage(then, METRICS["regimes_electronic"])

    bodies = {one.value: one for one in split(then, today, found, "body_today")}

    assert "bo-ke-hoach-va-dau-tu" not in bodies
    assert len(bodies["bo-tai-chinh-2025"].standings) >= 19 + 12


def test_what_cannot_be_split_by_is_refused(then: View) -> None:
    with pytest.raises(BadQuestion, match="can by"):
        split(then, then, coverage(then, METRICS["regimes_electronic"]), "colour")
