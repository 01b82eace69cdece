"""Keeping what was used last."""

from collections import OrderedDict
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Lru(Generic[K, V]):
    """Keeps values up to a weight in all; the longest unused go first."""

    def __init__(self, most: int) -> None:
        """Keep this much, in whatever ``put`` is told each value weighs."""
        self._most = most
        self._kept: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._weight = 0

    def get(self, key: K) -> V | None:
        """The value kept under a key."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: K, value: V, weight: int = 1) -> None:
        """Keep a value, unless it alone weighs more than an eighth of everything."""
        if weight > max(1, self._most // 8):
            return
        if key in self._kept:
            self._weight -= self._kept.pop(key)[1]
        self._kept[key] = (value, weight)
        self._weight += weight
        while self._weight > self._most:
            _, (_, gone) = self._kept.popitem(last=False)
            self._weight -= gone

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self._weight = 0

    def __len__(self) -> int:
        return len(self._kept)
