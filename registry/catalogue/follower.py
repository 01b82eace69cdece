"""Following the log: the newest catalogue, brought up to date when the log has moved."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from registry.catalogue.building import advance
from registry.catalogue.catalogue import Catalogue
from registry.store.store import Store


class Follower:
    """Holds the newest catalogue. Reading it never waits; catching up happens one at a time."""

    def __init__(self, store: Store) -> None:
        """Follow this store, from an empty catalogue: call ``catch_up`` to read the log."""
        self._store = store
        self._lock = threading.Lock()
        self.catalogue = Catalogue()

    def catch_up(self) -> bool:
        """Take in what the log has that the catalogue has not; whether there was anything."""
        with self._lock:
            if self._store.head() <= self.catalogue.revision:
                return False
            since = self.catalogue.revision
            with _no_garbage_search():
                self.catalogue = advance(self.catalogue, self._store.entries(since))
            return True


@contextmanager
def _no_garbage_search() -> Iterator[None]:
    """A catalogue under construction is no garbage: searching it over and over costs a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
