"""How a count came to be, step by step, and what it would be if that went on."""

import asyncio
from datetime import date
from functools import cache
from typing import Annotated, Any

import strawberry

from registry.digitization import METHOD, State, Step, forecast, history, history_as_known
from registry.errors import BadQuestion, Complaint
from registry.words import Words
from registry_graphql.making import Fields, Shell, describe, each, field, make_type, shell
from registry_graphql.wordtypes import WordsType

BEGINNING = date(2019, 1, 1)
"""The first day looked back on when nothing is said: the system began in 2019."""

Since = Annotated[
    date | None, strawberry.argument(description=f"From this day on. Default: {BEGINNING}.")
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
On = Annotated[date, strawberry.argument(description="The day to look ahead to.")]


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
def counts_type() -> Shell:
    """How many stand where."""
    return make_type(
        shell("StateCounts"),
        {
            state.name.lower(): field(int, f"{describe(state.words)}: how many.", _counted(state))
            for state in State
        },
        "Kết quả đếm — How many stand where. Unknown is a class of its own, never counted as no.",
    )


def _counted(state: State) -> Any:
    return lambda root: root[state]


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
    first, last = _days(root, since, until)
    steps = history_as_known if as_known_then else history
    # Walking through the years takes too long for everybody else to wait.
    return await asyncio.to_thread(steps, root.view, root.found.coverage.metric, first, last)


async def _forecast(root: Any, on: On, since: Since = None) -> Any:
    first, last = _days(root, since, None)
    metric = root.found.coverage.metric
    steps = await asyncio.to_thread(history, root.view, metric, first, last)
    return forecast(steps, last, on)


def _days(root: Any, since: date | None, until: date | None) -> tuple[date, date]:
    first, last = since or BEGINNING, until or root.view.valid_at
    if last < first:
        said = _ORDER.filled(first=first, last=last)
        raise BadQuestion(said, (Complaint("since", "out-of-order", said),))
    return first, last


_DAY: Any = date | None
_ORDER = Words("{first} nằm sau {last}.", "{first} lies after {last}.")
