"""A forecast by one stated method, refused where it would be made up."""

from datetime import date, timedelta

import pytest

from registry.digitization import METRICS, Forecast, Refused, State, Step, forecast, history

TODAY = date(2024, 12, 31)


def steps(*levels: int, of: int = 148, days: int = 60) -> tuple[Step, ...]:
    first = TODAY - timedelta(days * (len(levels) - 1))
    return tuple(
        Step(
            first + timedelta(days * index),
            {State.REACHED: level, State.NOT_REACHED: 0, State.UNKNOWN: of - level},
        )
        for index, level in enumerate(levels)
    )


def test_a_steady_pace_goes_on_within_the_interval() -> None:
    found = forecast(steps(0, 10, 20, 30, 40, 50), TODAY, TODAY + timedelta(150))

    assert isinstance(found, Forecast)
    # 50 in 300 days: 25 more in 150 are expected; tenths of the negative binomial at 18 and 33.
    assert (found.low, found.expected, found.high) == (68, 75, 83)
    assert found.per_month == pytest.approx(5.07, abs=0.01)


def test_the_interval_widens_with_the_distance_and_stops_at_the_whole() -> None:
    near, far = (
        forecast(steps(0, 10, 20, 30, of=60), TODAY, TODAY + timedelta(days)) for days in (30, 360)
    )

    assert isinstance(near, Forecast)
    assert isinstance(far, Forecast)
    assert near.high - near.low < far.expected - 30
    assert far.high == 60


def test_the_interval_holds_four_fifths_of_what_comes() -> None:
    """Simulated: the share of truths inside is at least what is claimed."""
    import random

    chance, inside, rounds = random.Random(7), 0, 300  # noqa: S311
    for _ in range(rounds):
        levels, level = [0], 0
        for _step in range(6):
            level += sum(chance.random() < 0.2 for _ in range(30))
            levels.append(level)
        truth = level + sum(chance.random() < 0.2 for _ in range(90))
        found = forecast(steps(*levels, of=1000), TODAY, TODAY + timedelta(180))
        inside += isinstance(found, Forecast) and found.low <= truth <= found.high

    assert inside / rounds > 0.78


@pytest.mark.parametrize(
    ("given", "on", "why"),
    [
        (steps(0, 2), TODAY + timedelta(30), "Too little history: 2 arrivals in 1 rises"),
        (steps(0, 3, 6, 9, days=10), TODAY + timedelta(30), "over 30 days"),
        (steps(0, 9, 6, 12), TODAY + timedelta(30), "fell"),
        ((*steps(0, 4, 8, 12)[:3], steps(12, of=150)[0]), TODAY + timedelta(30), "denominators"),
        (steps(0, 4, 8, 12), TODAY, "after the day"),
        (steps(0, 4, 8, 12), TODAY + timedelta(361), "Too far"),
        ((), TODAY + timedelta(30), "no history"),
    ],
)
def test_it_is_refused_with_the_reason(given: tuple[Step, ...], on: date, why: str) -> None:
    found = forecast(given, TODAY, on)

    assert isinstance(found, Refused)
    assert why in found.reason.en


def test_the_evidence_of_2021_is_too_little(seeded_catalogue) -> None:  # type: ignore[no-untyped-def]
    view = seeded_catalogue.at(date(2021, 6, 18))
    found = history(view, METRICS["regimes_electronic"], date(2019, 6, 1), view.valid_at)

    refused = forecast(found, view.valid_at, date(2021, 12, 31))

    assert isinstance(refused, Refused)
    assert "2 arrivals in 1 rises" in refused.reason.en


def test_the_reason_groups_digits_as_each_language_does() -> None:
    refused = forecast(steps(0, 1, days=2_815), TODAY, TODAY + timedelta(30))

    assert isinstance(refused, Refused)
    assert "qua 2.815 ngày" in refused.reason.vi
    assert "over 2,815 days" in refused.reason.en
