"""Finding official facts, and the days that are looked at when nobody says."""

from datetime import date
from typing import Any

import pytest

from registry.catalogue import Catalogue
from registry.commands.proposal import Statement
from registry.digitization import (
    METRICS,
    Forecast,
    Refused,
    Sought,
    WhyUnmeasured,
    days_looked_at,
    history,
    in_parts,
    outlook,
    supplies,
    tallies_of,
    tallies_sought,
    target_named,
    targets_sought,
    unmeasured_of,
    why_unmeasured,
)
from registry.errors import BadQuestion, NotFound
from tracked import DAY, Small, stage, supply, tally, target

METRIC = METRICS["regimes_electronic"]


def test_targets_are_found_by_what_is_sought(small: Small) -> None:
    view = small(target(5, 10, "2024-01-31"), target(6, 10, "2024-12-31")).at(DAY)

    past = targets_sought(view, Sought(is_overdue=True))
    ahead = targets_sought(view, Sought(first=DAY))

    assert [one.on for one, _ in past] == ["2024-01-31"]
    assert [one.on for one, _ in ahead] == ["2024-12-31"]
    assert targets_sought(view, Sought(metric="provinces_connected")) == []


def test_days_out_of_order_are_refused(small: Small) -> None:
    view = small().at(DAY)

    with pytest.raises(BadQuestion):
        targets_sought(view, Sought(first=DAY, last=date(2023, 1, 1)))


def test_tallies_of_a_metric_come_by_day(small: Small) -> None:
    view = small(tally(4, 10, "2024-06-01"), tally(3, 10, "2023-06-01")).at(DAY)

    assert [one.on for one in tallies_of(view, METRIC)] == ["2023-06-01", "2024-06-01"]
    assert len(tallies_sought(view, Sought(collection="none"))) == 0


def test_a_target_nobody_set_is_not_found(small: Small) -> None:
    with pytest.raises(NotFound):
        target_named(small().at(DAY), "none")


def test_a_target_is_split_by_the_bodies_that_lead(small: Small) -> None:
    view = small(target(5, 10, "2024-12-31"), stage("R1", "2024-01-01")).at(DAY)

    found = in_parts(view, view, target_named(view, "t"))

    parts = {one.group.value: (one.pro_rata, one.short_by_count) for one in found.shares}
    assert parts == {"one": (3, 2), "two": (2, 2)}


def test_a_target_about_nothing_that_is_counted_has_no_parts(small: Small) -> None:
    view = small(target(5, 10, "2024-12-31", metric="bodies_connected", subject=None)).at(DAY)

    found = in_parts(view, view, target_named(view, "t"))

    assert (found.standing, found.coverage, found.shares) == (None, None, ())


@pytest.mark.parametrize(
    ("fields", "ground"),
    [
        ({"metric": "bodies_connected", "subject": None}, WhyUnmeasured.NOT_COUNTED),
        ({"subject": None}, WhyUnmeasured.NO_LIST),
        ({"subject": "collection:figures"}, WhyUnmeasured.OTHER_SET),
        ({"count": None, "total": None, "share_percent": 100}, WhyUnmeasured.NO_NUMBER),
    ],
)
def test_a_target_that_cannot_be_measured_says_why(
    small: Small, fields: dict[str, Any], ground: WhyUnmeasured
) -> None:
    given: dict[str, Any] = {"count": 5, "total": 10, **fields}
    view = small(target(given.pop("count"), None, "2024-12-31", **given)).at(DAY)

    why = why_unmeasured(view, target_named(view, "t")[0])

    assert why is not None
    assert why.ground is ground


def test_a_target_without_a_standing_always_says_why(seeded_catalogue: Catalogue) -> None:
    for day in (date(2019, 1, 1), date(2021, 6, 18), date(2026, 11, 25)):
        view = seeded_catalogue.at(day)
        for one, standing in targets_sought(view, Sought()):
            assert (standing is None or standing.wanted is None) == bool(why_unmeasured(view, one))


def test_a_target_says_of_what_there_is_no_list(seeded_catalogue: Catalogue) -> None:
    (why,) = unmeasured_of(seeded_catalogue.at(date(2026, 11, 25)), "regimes_electronic")

    assert "“báo cáo định kỳ không mật”" in why.words.vi
    assert "148" in why.words.en


def test_history_goes_back_to_the_beginning_unless_the_day_lies_before_it(small: Small) -> None:
    view, early = small().at(DAY), small().at(date(2018, 5, 1))

    assert days_looked_at(view, None, None) == (date(2019, 1, 1), DAY)
    assert days_looked_at(early, None, None) == (date(2018, 5, 1), date(2018, 5, 1))


ARRIVALS = [stage(f"R{number}", f"2023-{number + 1:02}-10") for number in range(6)]


@pytest.mark.parametrize(
    ("targets", "ahead"),
    [([target(9, 10, "2024-12-31")], date(2024, 12, 31)), ([], date(2025, 6, 28))],
)
def test_the_outlook_is_for_the_last_due_day_else_a_year_on(
    small: Small, targets: list[Statement], ahead: date
) -> None:
    view = small(*ARRIVALS, *targets).at(DAY)
    steps = history(view, METRIC, *days_looked_at(view, None, None))

    found = outlook(view, METRIC, steps, DAY)

    assert isinstance(found, Forecast)
    assert found.on == ahead


def test_days_before_there_was_a_set_are_no_history(small: Small) -> None:
    view = small(stage("R1", "2024-01-01")).at(DAY)
    steps = history(view, METRIC, date(2000, 1, 1), DAY)

    found = outlook(view, METRIC, steps, DAY)

    assert isinstance(found, Refused)
    assert "1 arrivals" in found.reason.en


def test_only_indicators_are_supplied(small: Small) -> None:
    view = small(supply("full", period="A")).at(DAY)

    with pytest.raises(BadQuestion):
        supplies(view, METRIC)
