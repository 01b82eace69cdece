"""The groups of a split as they are shown: the largest, and what the rest comes to."""

from collections.abc import Sequence
from typing import NamedTuple

from registry.digitization import Group, State
from registry_web.page import Page
from registry_web.things import Thing, thing

_SHOWN, _ENOUGH = 12, 18
"""How many groups stand open where there are more than enough of them."""


class Part(NamedTuple):
    """One group of a split."""

    name: str
    value: str
    """As the address has it."""
    counts: dict[State, int]
    total: int
    part_holders: list[Thing]
    """Who holds some of the duties that nobody is known to hold on the whole."""


class Parts(NamedTuple):
    """The groups that are shown, the largest first, and the rest of them together."""

    shown: list[Part]
    rest: int
    """How many groups are not shown."""
    of_rest: dict[State, int]
    total_of_rest: int
    all: int
    most: int
    """How many members the largest has."""


def parts_of(page: Page, groups: Sequence[Group], *, has_all: bool) -> Parts:
    """The groups, the largest first: the first dozen where there are many, unless all are wanted.

    A member of two groups counts in each, also in the rest.
    """
    is_whole = has_all or len(groups) <= _ENOUGH
    shown, rest = (groups, ()) if is_whole else (groups[:_SHOWN], groups[_SHOWN:])
    of_rest = {state: sum(one.counts[state] for one in rest) for state in State}
    return Parts(
        [_part(page, one) for one in shown],
        len(rest),
        of_rest,
        sum(of_rest.values()),
        len(groups),
        len(groups[0].standings) if groups else 1,
    )


def name_of(page: Page, group: Group) -> str:
    """The name of a group in a line of text, with who holds some of the duties."""
    holders = "; ".join(page.say(page.view.names_of(one)) for one in group.part_holders)
    name = page.say(group.words)
    return f"{name} ({page.t('một phần', 'in part')}: {holders})" if holders else name


def _part(page: Page, group: Group) -> Part:
    return Part(
        page.say(group.words),
        group.value or "-",
        dict(group.counts),
        len(group.standings),
        [thing(page, one) for one in group.part_holders],
    )
