"""When it is tried again."""

from datetime import UTC, datetime, timedelta

import pytest

from registry.delivery.retrying import ATTEMPTS, asked, wait

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_waits_grow_threefold_up_to_eight_hours() -> None:
    waits = [wait(number, spread=0).total_seconds() for number in range(1, ATTEMPTS)]

    assert waits[:4] == [5, 15, 45, 135]
    assert waits[-1] == 8 * 3600
    assert waits == sorted(waits)


def test_chance_takes_up_to_a_half() -> None:
    assert wait(1, spread=1) == timedelta(seconds=2.5)
    assert timedelta(seconds=2.5) <= wait(1) <= timedelta(seconds=5)


@pytest.mark.parametrize(
    ("given", "later"),
    [
        ("120", timedelta(minutes=2)),
        ("Tue, 24 Nov 2026 12:05:00 GMT", timedelta(minutes=5)),
        ("Tue, 24 Nov 2026 11:00:00 GMT", timedelta(0)),
        ("99999999", timedelta(days=1)),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_what_a_receiver_asks_for_is_understood(given: str, later: timedelta | None) -> None:
    assert asked({"retry-after": given}, NOW) == later
