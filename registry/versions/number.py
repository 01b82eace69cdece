"""Version numbers: ``major.minor.patch``, computed from the size of the change."""

import re
from enum import IntEnum
from typing import NamedTuple, Self

_PART = "(0|[1-9][0-9]{0,8})"
PATTERN = rf"^{_PART}\.{_PART}\.{_PART}$"
"""How a version number is written: ``1.2.3``, without leading zeros."""


class Step(IntEnum):
    """How much a change weighs; a greater step covers a smaller one."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


class Number(NamedTuple):
    """A version number. ``0.y.z`` marks a candidate: not yet published, so nothing to rely on."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``1.2.3``.

        :raises ValueError: if it is anything but three numbers without leading zeros.
        """
        parts = re.fullmatch(PATTERN, text)
        if parts is None:
            raise ValueError(f"{text!r} is not a version number such as 1.2.3")
        return cls(*map(int, parts.groups()))

    @property
    def is_candidate(self) -> bool:
        """Whether it numbers a candidate."""
        return self.major == 0

    def after(self, step: Step) -> "Number":
        """The next number for a change of this weight."""
        if step is Step.MAJOR:
            return Number(self.major + 1, 0, 0)
        if step is Step.MINOR:
            return Number(self.major, self.minor + 1, 0)
        return Number(self.major, self.minor, self.patch + 1)


FIRST = Number(1, 0, 0)
"""The number of the first published version."""

FIRST_CANDIDATE = Number(0, 1, 0)
"""The number of the first candidate of an item that was never published."""
