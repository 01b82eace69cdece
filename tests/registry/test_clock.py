"""Days as they are counted in Viet Nam."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from registry.clock import Day, day_of
from registry.service import Service
from registry.settings import Settings

MIDNIGHT = datetime(2026, 11, 24, 17, tzinfo=UTC)
"""The first instant of 25 November 2026 in Viet Nam."""

MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize("instant", [MIDNIGHT, MIDNIGHT + timedelta(1) - MOMENT])
def test_a_day_holds_its_instants(instant: datetime) -> None:
    day = Day.of(instant)

    assert (day.day, day.begins <= instant < day.ends) == (date(2026, 11, 25), True)


def test_days_leave_no_instant_out() -> None:
    before, after = Day.of(MIDNIGHT - MOMENT), Day.of(MIDNIGHT)

    assert before.ends == after.begins == MIDNIGHT


def test_today_turns_at_midnight_in_viet_nam_and_back_with_the_clock(tmp_path: Path) -> None:
    instants = [MIDNIGHT, MIDNIGHT - MOMENT, MIDNIGHT, MIDNIGHT + timedelta(3), MIDNIGHT]
    coming = iter(instants)
    service = Service(Settings(database_url=f"sqlite:///{tmp_path}/r.db"), now=lambda: next(coming))

    days = [service.today for _ in instants[1:]]

    assert days == [day_of(instant) for instant in instants[1:]]
