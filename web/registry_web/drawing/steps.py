"""A count over time: steps for what is known, points for what is stated and what is wanted."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from registry.digitization import Step

WIDTH, HEIGHT = 720, 250
LEFT, RIGHT, TOP, BOTTOM = 44, 16, 16, 30


class Point(NamedTuple):
    """A figure of a day in the drawing."""

    x: float
    y: float
    on: date
    value: int


class Tick(NamedTuple):
    """A mark on an axis."""

    at: float
    label: str


class Chart(NamedTuple):
    """The whole drawing, and the figures behind it."""

    line: list[tuple[float, float]]
    """The corners of the step line."""
    steps: list[Point]
    tallies: list[Point]
    targets: list[Point]
    years: list[Tick]
    levels: list[Tick]

    @property
    def path(self) -> str:
        """The step line as SVG draws it."""
        return "M" + "L".join(f"{x} {y}" for x, y in self.line) if self.line else ""


def drawn(
    found: Sequence[Step],
    tallies: Iterable[tuple[str, int]],
    targets: Iterable[tuple[str, int]],
    *,
    total: int,
    last: date,
) -> Chart:
    """The count of a set of ``total`` from the first step to the last day, or the last target."""
    days = [date.fromisoformat(on) for on, _ in targets]
    first, end = (found[0].day if found else last), max([last, *days])
    scale = _Scale(first, end, max(total, 1))
    points = [scale.point(one.day, one.reached) for one in found]
    return Chart(
        line=_line(points, scale.x(last)),
        steps=points,
        tallies=[scale.point(date.fromisoformat(on), value) for on, value in sorted(tallies)],
        targets=[scale.point(date.fromisoformat(on), value) for on, value in sorted(targets)],
        years=[
            Tick(scale.x(date(year, 1, 1)), str(year))
            for year in range(first.year, end.year + 1)
            if date(year, 1, 1) >= first
        ],
        levels=[Tick(scale.y(level), str(level)) for level in _levels(max(total, 1))],
    )


class _Scale:
    def __init__(self, first: date, last: date, top: int) -> None:
        self._first = first
        self._days = max((last - first).days, 1)
        self._top = top

    def x(self, day: date) -> float:
        share = (day - self._first).days / self._days
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: int) -> float:
        return round(HEIGHT - BOTTOM - value / self._top * (HEIGHT - TOP - BOTTOM), 1)

    def point(self, day: date, value: int) -> Point:
        return Point(self.x(day), self.y(value), day, value)


def _line(points: list[Point], end: float) -> list[tuple[float, float]]:
    if not points:
        return []
    corners = [(points[0].x, points[0].y)]
    for before, after in pairwise(points):
        corners += [(after.x, before.y), (after.x, after.y)]
    return [*corners, (end, points[-1].y)]


def _levels(top: int) -> list[int]:
    """Nought, the whole, and three steps between."""
    return sorted({round(top * part / 4) for part in range(5)})
