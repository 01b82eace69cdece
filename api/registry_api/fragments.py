"""Answers without the clocks they were asked for: made once for all days that are answered alike.

Such days differ in nothing but the day itself, which stands at the end of the answer. So a day that
nobody asked about before costs little more than joining bytes.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from typing import NamedTuple

from registry.catalogue import View
from registry.kinds.shape import Json
from registry_api.json import dumps

Said = tuple[tuple[str, str], ...]


class Fragment(NamedTuple):
    """The beginning of an answer, and what is said in its headers."""

    head: bytes
    """JSON up to where the clocks follow."""
    digest: bytes
    """The digest of the head, which may be long: it is hashed once."""
    said: Said = ()
    """Headers that go with it."""
    marks: tuple[str | None, ...] = ()
    """What else whoever made it wants to know of it."""

    def etag(self, tail: bytes) -> str:
        """A strong ETag of the whole."""
        return f'"{hashlib.sha256(self.digest + tail).hexdigest()[:32]}"'


def fragment(shown: Json, said: Said = (), marks: tuple[str | None, ...] = ()) -> Fragment:
    """The fragment of an answer that lacks its clocks."""
    head = dumps(shown)[:-1] + b',"asked":'
    return Fragment(head, hashlib.sha256(head).digest(), said, marks)


class Fragments:
    """The fragments kept, in bounded memory; the longest unused go first."""

    def __init__(self, budget: int = 64_000_000) -> None:
        """Hold at most so many bytes."""
        self._budget = budget
        self._kept: OrderedDict[Hashable, Fragment] = OrderedDict()
        self._size = 0

    def find(
        self, view: View, since: date, name: Hashable, make: Callable[[], Fragment]
    ) -> Fragment:
        """The fragment of this name, made if it is not there.

        :param since: the day since which it has been answered as on the view's day.
        :param name: what is asked, all but the clocks.
        """
        whole = (view.catalogue.revision, view.as_of, since, name)
        found = self._kept.get(whole)
        if found is not None:
            self._kept.move_to_end(whole)
            return found
        made = self._kept[whole] = make()
        self._size += len(made.head) + 1_000
        while self._size > self._budget and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self._size -= len(gone.head) + 1_000
        return made
