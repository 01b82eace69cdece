"""What if these finish."""

import pytest

from registry.catalogue import Catalogue
from registry.digitization import METRICS, Verdict, beside, what_if
from registry.errors import BadQuestion
from tracked import DAY, Small, stage, tally, target

METRIC = METRICS["regimes_electronic"]


def test_the_regimes_of_a_body_finish(small: Small) -> None:
    view = small(stage("R1", "2024-01-01"), target(6, 10, "2024-12-30")).at(DAY)

    found = what_if(view, view, beside(view, METRIC), ["one"])

    assert ([one.member.code for one in found.finishing]) == ["R0", "R2", "R3", "R4", "R5"]
    assert [one.member.code for one in found.already] == ["R1"]
    assert (found.reached, found.unknown) == (6, 4)
    assert [one.by_count for one in found.targets] == [Verdict.YES]


def test_the_official_figure_has_bounds_since_it_names_nobody(small: Small) -> None:
    facts = tally(4, 10, "2024-06-01"), target(6, 10, "2024-12-30")
    view = small(*facts).at(DAY)

    found = what_if(view, view, beside(view, METRIC), ["R0", "regime:R1", "R2"])

    assert (found.tally_least, found.tally_most) == (4, 7)
    assert [one.by_tally for one in found.targets] == [Verdict.OPEN]


def test_a_body_of_today_finishes_what_its_predecessors_led(small: Small) -> None:
    catalogue = small()
    view, today = catalogue.at(DAY), catalogue.at(DAY.replace(year=2025))

    found = what_if(view, today, beside(view, METRIC), ["body:both"])

    assert found.reached == 10


def test_who_leads_nothing_is_refused(small: Small) -> None:
    view = small().at(DAY)

    with pytest.raises(BadQuestion, match="nobody"):
        what_if(view, view, beside(view, METRIC), ["nobody"])


def test_all_ministries_of_2021_finishing_reach_half_by_count(seeded_catalogue: Catalogue) -> None:
    view = seeded_catalogue.at(DAY.replace(year=2021, month=6, day=18))
    bodies = ["bo-tu-phap", "bo-tai-chinh", "bo-ke-hoach-va-dau-tu", "bo-noi-vu"]

    few = what_if(view, view, beside(view, METRIC), bodies)
    more = ["van-phong-chinh-phu", "bo-nong-nghiep-va-phat-trien-nong-thon"]
    many = what_if(view, view, beside(view, METRIC), [*bodies, *more])

    assert [one.by_count for one in few.targets] == [Verdict.OPEN]
    assert [one.by_count for one in many.targets] == [Verdict.YES]
    assert many.unknown == 148 - many.reached
