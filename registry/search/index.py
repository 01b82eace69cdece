"""The search index as a follower of the log: it holds every version up to some line.

A version never changes once it is in the log, so documents are only ever added. Whether a version
is void, ended or of what status is asked of the catalogue when a question comes. Several processes
share one index: whoever finds it behind adds what is missing while it holds the lock.
"""

import logging
import threading
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from whoosh.index import FileIndex

from registry.catalogue import Catalogue, Version
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.search import segments
from registry.search.snapshot import DAMAGE, Snapshot
from registry.search.storage import Broken, Storage
from registry.store.entry import Action

_LOG = logging.getLogger(__name__)
_PATIENCE = 10.0
_BRING_VERSIONS = (Action.PUBLISH, Action.SUBMIT)


class _Gap(NamedTuple):
    """What a snapshot lacks of a catalogue, worked out once for the two."""

    snapshot: Snapshot
    catalogue: Catalogue
    revisions: tuple[int, ...]


class Index:
    """Holds the newest snapshot. Reading it never waits; catching up happens one at a time."""

    def __init__(self, folder: Path | None) -> None:
        """Keep the index in this folder; ``None`` keeps it in memory, for this process only."""
        self._storage = Storage(folder) if folder else None
        self._memory: FileIndex | None = None
        self._lock = threading.Lock()
        self._stamp: tuple[int, int] | None = None
        self._gap: _Gap | None = None
        self.snapshot: Snapshot | None = None

    def lacks(self, catalogue: Catalogue, as_of: int) -> int | None:
        """How many versions known at a revision are not indexed; ``None`` if nothing can be found.

        An index of another log than the catalogue's counts as none.
        """
        snapshot = self.snapshot
        if snapshot is None or not _is_of(snapshot, catalogue):
            return None
        gap = self._gap
        if gap is None or gap.snapshot is not snapshot or gap.catalogue is not catalogue:
            gap = self._gap = _Gap(snapshot, catalogue, tuple(_lacking(snapshot, catalogue)))
        return bisect_right(gap.revisions, as_of)

    def reopen(self) -> None:
        """Open what lies on disk, if it has moved since it was last opened."""
        storage = self._storage
        if storage is not None and storage.stamp() not in (None, self._stamp):
            with self._lock:
                self._open(storage)

    def catch_up(self, catalogue: Catalogue) -> None:
        """Bring the index to the revision of the catalogue, making it anew where it must be.

        :raises Locked: if another process writes it and does not finish in time.
        """
        with self._lock:
            if self._storage is not None and self._is_served(self._storage, catalogue):
                return
            try:
                self._write(catalogue)
            except OSError:
                _LOG.exception("the search index cannot be kept on disk; it is kept in memory")
                self._storage, self.snapshot = None, None
                self._write(catalogue)

    def doubt(self) -> None:
        """Give up the index: what was read from it made no sense. It will be made anew."""
        with self._lock:
            self.snapshot = None
            if self._storage is not None:
                self._storage.disown()

    def _is_served(self, storage: Storage, catalogue: Catalogue) -> bool:
        """Whether the index on disk, as it is now, has all the catalogue has."""
        if storage.stamp() != self._stamp or self.snapshot is None:
            self._open(storage)
        return self.lacks(catalogue, catalogue.revision) == 0

    def _open(self, storage: Storage) -> None:
        stamp = storage.stamp()
        try:
            self.snapshot = Snapshot(segments.opened(storage.current()))
            self._stamp = stamp
        except (Broken, *DAMAGE) as error:
            _LOG.info("no search index can be used: %s", error)
            self.snapshot = None

    def _write(self, catalogue: Catalogue) -> None:
        if self._storage is None:
            self._write_in_memory(catalogue)
            return
        with self._storage.writing(_PATIENCE):
            # Another process may have done it while this one waited for the lock.
            if not self._is_served(self._storage, catalogue):
                self._add_or_make(self._storage, catalogue)
                self._open(self._storage)

    def _add_or_make(self, storage: Storage, catalogue: Catalogue) -> None:
        if self.lacks(catalogue, catalogue.revision) is not None:
            try:
                folder = storage.current()
                segments.add(segments.opened(folder), self._new_versions(catalogue))
                storage.publish(folder)
                return
            except (Broken, *DAMAGE):
                _LOG.exception("the search index could not be added to; making it anew")
        folder = storage.new_folder()
        segments.add(segments.make(folder), _versions(catalogue, _all_lines(catalogue)))
        storage.publish(folder)

    def _write_in_memory(self, catalogue: Catalogue) -> None:
        lacking = self.lacks(catalogue, catalogue.revision)
        if lacking == 0:
            return
        if self._memory is None or lacking is None:
            self._memory = segments.make(None)
            segments.add(self._memory, _versions(catalogue, _all_lines(catalogue)))
        else:
            segments.add(self._memory, self._new_versions(catalogue))
        self.snapshot = Snapshot(self._memory)

    def _new_versions(self, catalogue: Catalogue) -> Iterator[tuple[Version, str]]:
        assert self._gap is not None  # noqa: S101 - ``lacks`` has just worked it out
        return _versions(catalogue, self._gap.revisions)


def _is_of(snapshot: Snapshot, catalogue: Catalogue) -> bool:
    """Whether the last indexed line the catalogue reaches to is the same in both."""
    last = snapshot.last_until(catalogue.revision)
    return last is None or catalogue.lines[last.revision - 1].hash == last.hash


def _lacking(snapshot: Snapshot, catalogue: Catalogue) -> Iterator[int]:
    last = snapshot.last_until(catalogue.revision)
    for line in catalogue.log(last.revision if last else 0, catalogue.revision):
        if line.action in _BRING_VERSIONS:
            yield line.revision


def _all_lines(catalogue: Catalogue) -> Iterator[int]:
    return (
        line.revision
        for line in catalogue.log(0, catalogue.revision)
        if line.action in _BRING_VERSIONS
    )


def _versions(
    catalogue: Catalogue, revisions: Iterator[int] | tuple[int, ...]
) -> Iterator[tuple[Version, str]]:
    for revision in revisions:
        line = catalogue.lines[revision - 1]
        key = Key(Kind(line.kind or ""), line.code or "")
        version = next(one for one in catalogue.items[key] if one.revision == revision)
        yield version, line.hash
