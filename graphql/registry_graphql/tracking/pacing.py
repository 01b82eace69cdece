"""How a count came to be, step by step, and what it would be if that went on."""

import asyncio
from datetime import date
from functools import cache
from typing import Annotated, Any

import strawberry

from registry.digitization import (
    METHOD,
    Step,
    days_looked_at,
    history,
    history_as_known,
    outlook,
)
from registry.digitization.outlook import BEGAN
from registry_graphql.making import Fields, Shell, each, field, make_type, shell
from registry_graphql.tracking.counting import counts_type
from registry_graphql.wordtypes import WordsType

Since = Annotated[
    date | None, strawberry.argument(description=f"From this day on. Default: {BEGAN}.")
]
Until = Annotated[
    date | None,
    strawberry.argument(description="To this day. Default: the day asked about."),
]
AsKnown = Annotated[
    bool,
    strawberry.argument(
        description="As whoever asked on each day would have been told then, not as known now."
    ),
]
On = Annotated[
    date | None,
    strawberry.argument(
        description="The day to look ahead to. Default: the last due day to come, else a year on."
    ),
]


def pace_fields() -> Fields:
    """Fields of a metric."""
    return {
        "pace": field(
            each(_step_type()),
            "Tiến độ — The count from day to day: one step for each day on which it changes.",
            _pace,
        ),
        "forecast": field(
            _forecast_type(),
            "Dự báo — How many will have reached it on a day if the pace goes on, or why that "
            "cannot be said.",
            _forecast,
        ),
    }


@cache
def _step_type() -> Shell:
    return make_type(
        shell("PaceStep"),
        {
            "day": field(date, "Từ ngày — From this day on.", lambda root: root.day),
            "counts": field(
                counts_type(), "Kết quả đếm — How many stand where.", lambda root: root.counts
            ),
        },
        "Bước — The counts from a day on, until the next step.",
    )


@cache
def _forecast_type() -> Shell:
    number: Any = lambda name: lambda root: getattr(root, name, None)  # noqa: E731
    return make_type(
        shell("Forecast"),
        {
            "on": field(
                _DAY, "Đến ngày — The day looked ahead to; absent where refused.", number("on")
            ),
            "low": field(int | None, "Thấp — A tenth of the outcomes lie below.", number("low")),
            "expected": field(int | None, "Kỳ vọng — The middle.", number("expected")),
            "high": field(int | None, "Cao — A tenth of the outcomes lie above.", number("high")),
            "per_month": field(
                float | None, "Mỗi tháng — The mean pace looked back on.", number("per_month")
            ),
            "since": field(
                _DAY, "Tính từ ngày — The first of the days looked back on.", number("since")
            ),
            "refused": field(
                WordsType | None, "Vì sao không dự báo — Why none is made.", number("reason")
            ),
            "method": field(WordsType, "Phương pháp — By what assumption.", lambda: METHOD),
        },
        "Dự báo — What would be if the pace went on; every number absent where it is refused.",
    )


async def _pace(
    root: Any, since: Since = None, until: Until = None, as_known_then: AsKnown = False
) -> tuple[Step, ...]:
    first, last = days_looked_at(root.view, since, until)
    steps = history_as_known if as_known_then else history
    # Walking through the years takes too long for everybody else to wait.
    return await asyncio.to_thread(steps, root.view, root.coverage.metric, first, last)


async def _forecast(root: Any, on: On = None, since: Since = None, until: Until = None) -> Any:
    first, last = days_looked_at(root.view, since, until)
    metric = root.coverage.metric
    steps = await asyncio.to_thread(history, root.view, metric, first, last)
    return outlook(root.view, metric, steps, last, on=on)


_DAY: Any = date | None
