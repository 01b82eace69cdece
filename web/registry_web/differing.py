"""A difference as a reader sees it: what took the place of what, and the words that differ."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from registry.versions.difference import Change
from registry.versions.number import Step
from registry.words import Words
from registry_web.marked import Marked, marked, text_of
from registry_web.page import Page

_ALIKE = 0.4
"""From which likeness on an element of a list is taken for another one, reworded."""
_LONGEST = 4_000
"""Characters of a text that is compared; longer ones would take too long."""


class Differing(NamedTuple):
    """One place that differs, in words."""

    label: Words
    text: Marked
    step: Step


def differing(page: Page, found: Iterable[Change]) -> list[Differing]:
    """Changes, told in names already, as rows: an element that was replaced is one of them."""
    return [
        Differing(one.label, marked(page, one.before, one.after), one.step)
        for _, alike in groupby(found, key=_list_of)
        for one in _paired(page, list(alike))
    ]


def _list_of(change: Change) -> tuple[Words, str]:
    """What a place is called and stands in: elements of one list have both in common."""
    return change.label, change.pointer.rpartition("/")[0]


def _paired(page: Page, alike: list[Change]) -> Iterator[Change]:
    """What went and what came within one list, each with the likest one; of two sole ones, those.

    It weighs what the heavier of both does.
    """
    gone = [one for one in alike if one.after is None]
    come = [one for one in alike if one.before is None]
    yield from (one for one in alike if one not in gone and one not in come)
    is_sole = len(gone) == len(come) == 1
    for one in gone:
        other = come[0] if is_sole else _likest(page, one, come)
        if other is None:
            yield one
            continue
        come.remove(other)
        yield one._replace(after=other.after, step=max(one.step, other.step))
    yield from come


def _likest(page: Page, one: Change, come: list[Change]) -> Change | None:
    text = text_of(page, one.before)
    rated = [(_likeness(text, text_of(page, other.after)), other) for other in come]
    best = max(rated, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= _ALIKE else None


def _likeness(one: str, other: str) -> float:
    """How much two texts share, word by word, from 0 to 1."""
    if max(len(one), len(other)) > _LONGEST:
        return 0.0
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
