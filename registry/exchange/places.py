"""Where in a file a person finds what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from registry.exchange.columns import Column, Path


@dataclass(frozen=True)
class Place:
    """A row or line of a file: ``Chỉ tiêu, dòng 12``."""

    row: str

    def at(self, pointer: str) -> str:
        """Where the value of this JSON Pointer stands, as nearly as the file tells it."""
        del pointer
        return self.row


class Rows(NamedTuple):
    """The rows of one sheet that tell of one record, and the columns they have."""

    title: str
    numbers: list[int]
    columns: Sequence[Column]

    def cell(self, index: int, path: Path) -> str:
        """The cell in which the value of a path stands."""
        row = f"{self.title}, dòng {self.numbers[index]}"
        shared = max((_shared(column.path, path) for column in self.columns), default=0)
        if not shared:
            return row
        column = next(one for one in self.columns if _shared(one.path, path) == shared)
        return f'{row}, cột "{column.header}" ({column.name})'


@dataclass(frozen=True)
class CellPlace(Place):
    """A row of a table, with the rows of further sheets that belong to it."""

    main: Rows
    lists: Mapping[str, Rows] = field(default_factory=dict)
    """For each list with a sheet of its own: the rows of its elements, in their order."""
    kept: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """For each list in numbered columns: which of the columns its elements stand in."""

    def at(self, pointer: str) -> str:
        """The cell in which the value of this JSON Pointer stands."""
        steps = [int(one) if one.isdigit() else one for one in pointer.split("/")[1:]]
        if not steps:
            return self.row
        name, *rest = steps
        listed = self.lists.get(str(name))
        if listed is not None:
            return _in_list(listed, rest)
        kept = self.kept.get(str(name), ())
        if rest and isinstance(rest[0], int) and rest[0] < len(kept):
            rest[0] = kept[rest[0]]
        return self.main.cell(0, (name, *rest))


def _in_list(rows: Rows, steps: list[str | int]) -> str:
    if steps and isinstance(steps[0], int) and steps[0] < len(rows.numbers):
        return rows.cell(steps[0], tuple(steps[1:]))
    return rows.title


def _shared(one: Path, other: Path) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
