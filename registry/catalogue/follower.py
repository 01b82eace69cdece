"""Following the log: the newest catalogue, brought up to date when the log has moved."""

import gc
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from registry.catalogue.building import advance
from registry.catalogue.catalogue import Catalogue
from registry.errors import Damaged
from registry.store.store import Store

_LOG = logging.getLogger(__name__)


class Follower:
    """Holds the newest catalogue. Reading it never waits; catching up happens one at a time."""

    def __init__(self, store: Store) -> None:
        """Follow this store, from an empty catalogue: call ``catch_up`` to read the log."""
        self._store = store
        self._lock = threading.Lock()
        self.catalogue = Catalogue()
        self.on_move: Callable[[], None] = lambda: None
        """Called after each move, in whatever thread caught up."""

    def catch_up(self) -> bool:
        """Take in what the log has that the catalogue has not; whether there was anything."""
        with self._lock:
            revision, last = self._store.tip()
            if (revision, last) == (self.catalogue.revision, self.catalogue.hash):
                return False
            with _no_garbage_search():
                self.catalogue = self._newest(revision)
        self.on_move()
        return True

    def _newest(self, revision: int) -> Catalogue:
        """Go on from what is there, unless it is no part of this log: then read it anew.

        A database restored from a backup, or a standby that took over, can hold another log.
        """
        if revision > self.catalogue.revision:
            try:
                return advance(self.catalogue, self._store.entries(self.catalogue.revision))
            except Damaged:
                _LOG.warning("the log is not the one followed so far; reading it anew")
        return advance(Catalogue(), self._store.entries())


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
