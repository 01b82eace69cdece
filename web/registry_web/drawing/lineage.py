"""The succession of a body as a drawing: predecessors to the left, successors to the right."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from registry.catalogue import RecordedFact
from registry.catalogue.succession import successor
from registry.facts import FactType
from registry.facts.statements import SuccessionKind
from registry.kinds.reading import Key
from registry_web.page import Page
from registry_web.things import Cited, Thing, cited, thing

WIDTH, HEIGHT, ACROSS, DOWN = 216, 58, 372, 74
"""Width and height of a box, and from one box to the next across and down, in units of the SVG."""
HEAD, STRAIGHT, GAP, LINE = 7, 88, 6, 16
"""Of an arrow: its head, its straight part where a day stands; of a day: room around, its line."""

_MOST = 40
_LETTERS = 30


class Box(NamedTuple):
    """A body in the drawing."""

    body: Thing
    x: int
    y: int
    lines: list[str]
    is_self: bool


class Arrow(NamedTuple):
    """One succession: from which body to which, when, how, on what basis."""

    source: Box
    target: Box
    on: str | None
    how: SuccessionKind
    law: list[Cited]
    revision: int
    is_told_at_target: bool
    """On which end the day stands: where the body that is looked at is not."""

    @property
    def path(self) -> str:
        """The way from box to box: straight where days stand, so that no curve runs through one."""
        start, end = self.source.x + WIDTH, self.target.x - HEAD
        above, below = self.source.y + HEIGHT // 2, self.target.y + HEIGHT // 2
        if self.is_told_at_target:
            bend = end - STRAIGHT
            return f"M{start} {above}{_curve(start, above, bend, below)}H{end}"
        bend = start + STRAIGHT
        return f"M{start} {above}H{bend}{_curve(bend, above, end, below)}"


class Day(NamedTuple):
    """A day as it stands beside a box, once for all that happened there on it."""

    on: str
    x: int
    y: int
    anchor: str


class Lineage(NamedTuple):
    """The whole drawing."""

    boxes: list[Box]
    arrows: list[Arrow]
    width: int
    height: int
    days: list[Day]


def drawn(page: Page, body: Key) -> Lineage | None:
    """All that a body came from and went to; ``None`` when it never changed."""
    before = _walk(page, body, _source, is_before=True)
    after = _walk(page, body, lambda one: successor(one.content), is_before=False)
    facts = {one.revision: one for _, one in (*before[1], *after[1])}
    if not facts:
        return None
    depths = {**before[0], **after[0], body: 0}
    boxes = _placed(page, depths, body)
    arrows = [
        _arrow(page, one, boxes, boxes[body].x)
        for one in sorted(facts.values(), key=lambda one: (one.on or "", one.revision))
        if _source(one) in boxes and successor(one.content) in boxes
    ]
    width = max(box.x for box in boxes.values()) + WIDTH
    height = max(box.y for box in boxes.values()) + HEIGHT
    return Lineage(list(boxes.values()), arrows, width, height, list(_days(arrows)))


def _walk(
    page: Page, body: Key, far_end: Callable[[RecordedFact], Key], *, is_before: bool
) -> tuple[dict[Key, int], list[tuple[Key, RecordedFact]]]:
    depths = {body: 0}
    found: list[tuple[Key, RecordedFact]] = []
    waiting = [body]
    while waiting and len(depths) < _MOST:
        at = waiting.pop(0)
        for one in _successions(page, at, is_before=is_before):
            far = far_end(one)
            found.append((far, one))
            if far not in depths:
                depths[far] = depths[at] + (-1 if is_before else 1)
                waiting.append(far)
    return depths, found


def _successions(page: Page, body: Key, *, is_before: bool) -> Iterator[RecordedFact]:
    for one in page.view.facts(body, FactType.SUCCESSION):
        near = successor(one.content) if is_before else _source(one)
        if near == body:
            yield one


def _source(one: RecordedFact) -> Key:
    assert one.subject is not None  # noqa: S101 - a succession always has a subject
    return one.subject


def _placed(page: Page, depths: dict[Key, int], body: Key) -> dict[Key, Box]:
    columns: dict[int, list[Key]] = {}
    for key, depth in depths.items():
        columns.setdefault(depth, []).append(key)
    tallest = max(len(keys) for keys in columns.values())
    first = min(columns)
    boxes = {}
    for depth, keys in sorted(columns.items()):
        top = (tallest - len(keys)) * DOWN // 2
        for index, key in enumerate(keys):
            named = thing(page, key)
            x, y = (depth - first) * ACROSS, top + index * DOWN
            boxes[key] = Box(named, x, y, _lines(named.name), key == body)
    return boxes


def _lines(name: str) -> list[str]:
    """A name in at most three lines that fit the box."""
    lines = [""]
    for word in name.split():
        if len(lines[-1]) + len(word) >= _LETTERS and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines if len(lines) <= 3 else [*lines[:2], lines[2] + " …"]


def _curve(x: int, y: int, to_x: int, to_y: int) -> str:
    middle = (x + to_x) // 2
    return f"C{middle} {y} {middle} {to_y} {to_x} {to_y}"


def _days(arrows: list[Arrow]) -> Iterator[Day]:
    """Every day once at each box: the first above the arrow, further ones below it."""
    there: dict[tuple[int, int, bool], list[str]] = {}
    for one in arrows:
        box = one.target if one.is_told_at_target else one.source
        days = there.setdefault((box.x, box.y, one.is_told_at_target), [])
        if one.on and one.on not in days:
            days.append(one.on)
    for (left, top, is_at_target), days in there.items():
        x = left - HEAD - GAP if is_at_target else left + WIDTH + GAP
        for index, on in enumerate(days):
            y = top + HEIGHT // 2 + (-GAP if index == 0 else LINE * index)
            yield Day(on, x, y, "end" if is_at_target else "start")


def _arrow(page: Page, one: RecordedFact, boxes: dict[Key, Box], self_x: int) -> Arrow:
    content: Any = one.content
    source, target = boxes[_source(one)], boxes[successor(content)]
    return Arrow(
        source=source,
        target=target,
        on=one.on,
        how=SuccessionKind(content["succession"]),
        law=[cited(page, law) for law in content.get("legal_basis", ())],
        revision=one.revision,
        is_told_at_target=source.is_self or target.x > self_x,
    )
