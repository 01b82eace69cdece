"""The answers kept: of one revision and one day, in bounded memory, the longest unused go first."""

from collections import OrderedDict

from registry_api.answering.kept import Kept

_MOST_VARIANTS = 16
"""Answers kept for one address, one for each combination of the headers it depends on."""

Name = tuple[bytes, bytes]
"""An address: its path and its query, as sent."""


class _Address:
    """The answers of one address, told apart by the request headers they depend on."""

    __slots__ = ("cost", "variants", "varies")

    def __init__(self) -> None:
        self.varies: tuple[bytes, ...] = ()
        self.variants: OrderedDict[tuple[bytes | None, ...], Kept] = OrderedDict()
        self.cost = 0

    def find(self, asked: dict[bytes, bytes]) -> Kept | None:
        return self.variants.get(tuple([asked.get(name) for name in self.varies]))

    def put(self, asked: dict[bytes, bytes], kept: Kept) -> None:
        varies = tuple(sorted({*self.varies, *kept.varies}))
        if varies != self.varies:
            self.variants.clear()
            self.varies = varies
        self.variants[tuple([asked.get(name) for name in varies])] = kept
        if len(self.variants) > _MOST_VARIANTS:
            self.variants.popitem(last=False)
        self.cost = sum(one.cost for one in self.variants.values())


class Memory:
    """Finds the answer to a question that was asked before."""

    def __init__(self, budget: int) -> None:
        """Hold at most so many bytes of bodies."""
        self.largest = budget // 8
        """No answer above this is kept."""
        self._budget = budget
        self._addresses: OrderedDict[Name, _Address] = OrderedDict()
        self._moment: object = None
        self._size = 0

    def turn_to(self, moment: object) -> None:
        """Forget everything if this is another revision or day than before."""
        if moment != self._moment:
            self._addresses.clear()
            self._moment, self._size = moment, 0

    def find(self, name: Name, asked: dict[bytes, bytes], *, is_for_one: bool) -> Kept | None:
        """The answer kept for an address and these request headers."""
        address = self._addresses.get(name)
        if address is None:
            return None
        found = address.find(asked)
        if found is None or (is_for_one and not found.is_open):
            return None
        self._addresses.move_to_end(name)
        return found

    def put(self, moment: object, name: Name, asked: dict[bytes, bytes], kept: Kept) -> None:
        """Keep an answer made at a moment, unless that has passed or the answer is too large."""
        if moment != self._moment or not kept.may_keep or kept.cost > self.largest:
            return
        address = self._addresses.pop(name, None) or _Address()
        self._size -= address.cost
        address.put(asked, kept)
        self._addresses[name] = address
        self._size += address.cost
        while self._size > self._budget:
            _, gone = self._addresses.popitem(last=False)
            self._size -= gone.cost
