"""What the types of tracking are resolved on, and how many stand where."""

from functools import cache
from typing import Any

from registry.catalogue import RecordedFact, View
from registry.digitization import Beside, Coverage, Group, Standing, State
from registry_graphql.making import Shell, describe, field, make_type, shell
from registry_graphql.seen import Fact


class Part:
    """A coverage, or a part of one, as a view sees it."""

    __slots__ = ("coverage", "view")

    def __init__(self, view: View, coverage: Coverage) -> None:
        """Keep what was counted."""
        self.view = view
        self.coverage = coverage

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Where its members stand."""
        return self.coverage.standings


class Measured(Part):
    """A metric as one view counts it, beside the tally and the targets."""

    __slots__ = ("found",)

    def __init__(self, view: View, found: Beside) -> None:
        """Keep what was counted and what stands beside it."""
        super().__init__(view, found.coverage)
        self.found = found

    def fact(self, one: RecordedFact | None) -> Fact | None:
        """A fact of it, seen in its view."""
        return None if one is None else Fact(self.view, one)


class GroupSeen:
    """A group of a coverage."""

    __slots__ = ("coverage", "group", "view")

    def __init__(self, view: View, coverage: Coverage, group: Group) -> None:
        """See this group of the coverage in this view."""
        self.view, self.coverage, self.group = view, coverage, group

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Where its members stand."""
        return self.group.standings


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


@cache
def value_type() -> Shell:
    """How many have a value."""
    return make_type(
        shell("ValueCount"),
        {
            "value": field(str, "Giá trị — The value.", lambda root: root[0]),
            "count": field(int, "Số lượng — How many have it.", lambda root: root[1]),
        },
        "Số lượng theo giá trị — How many have a value.",
    )


def _counted(state: State) -> Any:
    return lambda root: root[state]
