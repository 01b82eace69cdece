"""The store: one database, written through transactions and read as a log."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, inspect, select
from sqlalchemy.exc import OperationalError
from sqlmodel import col

from registry import clock
from registry.clock import Clock
from registry.errors import Busy
from registry.store.engine import Synchronous, lock_for_writing, open_engine
from registry.store.entry import Entry
from registry.store.requests import Rows
from registry.store.tables import FactRow, LogRow, VersionRow
from registry.store.writing import Writing
from registry.words import Words

_ROWS_AT_ONCE = 2_000

_BUSY = Words(
    "Hệ thống đang bận ghi; hãy thử lại sau ít giây.",
    "The registry is busy writing; try again in a few seconds.",
)

_ENTRIES = (
    select(
        *LogRow.__table__.columns,  # type: ignore[attr-defined]
        col(VersionRow.valid_from),
        col(VersionRow.valid_to),
        col(VersionRow.basis),
        col(VersionRow.status),
        col(VersionRow.provenance),
        col(VersionRow.content),
        col(VersionRow.digest).label("content_digest"),
        col(VersionRow.kind).label("version_kind"),
        col(VersionRow.code).label("version_code"),
        col(VersionRow.number).label("version_number"),
        col(FactRow.type),
        col(FactRow.subject),
        col(FactRow.content).label("fact"),
        col(FactRow.digest).label("fact_digest"),
    )
    .outerjoin(VersionRow, col(VersionRow.revision) == col(LogRow.revision))
    .outerjoin(FactRow, col(FactRow.revision) == col(LogRow.revision))
    .order_by(col(LogRow.revision))
)


class Store:
    """A database that holds the log. Safe to share between threads."""

    def __init__(
        self,
        url: str,
        *,
        now: Clock = clock.now,
        synchronous: Synchronous = Synchronous.NORMAL,
    ) -> None:
        """Open the database of this URL; nothing is read or written yet."""
        self.engine = open_engine(url, synchronous)
        self._now = now
        # Writers of one process wait here, before they hold a connection that the one who writes
        # may need for reading.
        self._one_writer = threading.Lock()

    def is_ready(self) -> bool:
        """Whether the database has been migrated, so that there is a log to read."""
        return inspect(self.engine).has_table(LogRow.__tablename__)

    @contextmanager
    def write(self, actor: str, *, keep: bool = True) -> Iterator[Writing]:
        """A writing transaction: all of it or nothing, one writer at a time.

        :param actor: who writes, as it will stand in the log.
        :param keep: false takes everything back at the end: a dry run.
        """
        with self._one_writer, self._alone() as connection:
            writing = Writing(connection, actor, self._now())
            yield writing
            writing.flush()
            if not keep:
                connection.rollback()

    @contextmanager
    def glance(self, actor: str) -> Iterator[Writing]:
        """What a writing transaction would find, without keeping anyone from writing."""
        with self.engine.connect() as connection:
            yield Writing(connection, actor, self._now())

    @contextmanager
    def rows(self) -> Iterator[Rows]:
        """The rows beside the log, in a transaction that reads."""
        with self.engine.connect() as connection:
            yield Rows(connection)

    @contextmanager
    def keeping(self) -> Iterator[Rows]:
        """The rows beside the log, in a transaction that writes them and not the log."""
        with self._one_writer, self._alone() as connection:
            yield Rows(connection)

    @contextmanager
    def _alone(self) -> Iterator[Connection]:
        """A transaction that no other process writes beside; committed at the end.

        :raises Busy: if others write for longer than the database waits.
        """
        with self.engine.connect().execution_options(writing=True) as connection:
            try:
                connection.begin()
                lock_for_writing(connection)
            except OperationalError as error:
                raise Busy(_BUSY) from error
            yield connection
            if connection.in_transaction():
                connection.commit()

    def tip(self) -> tuple[int, str]:
        """The last revision of the log with its hash; 0 and nothing when it is empty."""
        query = select(col(LogRow.revision), col(LogRow.hash))
        with self.engine.connect() as connection:
            last = connection.execute(query.order_by(col(LogRow.revision).desc()).limit(1))
            row = last.one_or_none()
        return (row.revision, row.hash) if row else (0, "")

    def now(self) -> str:
        """The time by the store's clock, as it is written."""
        return clock.written(self._now())

    def head(self) -> int:
        """The last revision of the log, 0 when it is empty."""
        return self.tip()[0]

    def entries(self, since: int = 0) -> Iterator[Entry]:
        """The log after a revision, oldest first, each line with what it brought in."""
        query = _ENTRIES.where(col(LogRow.revision) > since)
        with self.engine.connect().execution_options(yield_per=_ROWS_AT_ONCE) as connection:
            for row in connection.execute(query):
                yield Entry._make(row)

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()
