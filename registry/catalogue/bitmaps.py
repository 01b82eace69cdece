"""Sets of small numbers, each kept as one integer with a bit for each member.

Intersecting, uniting and counting sets of thousands of members costs microseconds.
"""

from collections.abc import Iterable, Iterator


def bitmap(members: Iterable[int]) -> int:
    """The set of these numbers.

    >>> bitmap([0, 2, 5])
    37
    """
    found = 0
    for at in members:
        found |= 1 << at
    return found


def members(bits: int) -> Iterator[int]:
    """The numbers in a set, lowest first.

    >>> list(members(37))
    [0, 2, 5]
    """
    digits = f"{bits:b}"[::-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)
