"""Neighbours: two syllables in a row say more than each alone, and stand in for real words."""

from collections.abc import Sequence
from itertools import pairwise


def bigrams(syllables: Sequence[str]) -> tuple[str, ...]:
    """Every two syllables in a row.

    >>> bigrams(["bao", "hiem", "y", "te"])
    ('bao hiem', 'hiem y', 'y te')
    """
    return tuple(f"{first} {second}" for first, second in pairwise(syllables))
