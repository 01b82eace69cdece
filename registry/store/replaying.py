"""The log and the rows beside it as they are: read at one moment, written back unchanged."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from sqlalchemy import Connection, exists, insert, select
from sqlalchemy.exc import DataError, IntegrityError, StatementError

from registry.errors import Conflict, Damaged, fault_count
from registry.store.engine import lock_for_writing
from registry.store.entry import Entry
from registry.store.store import Store
from registry.store.tables import metadata
from registry.store.verification import Report, verify_entries
from registry.words import Words

Row = dict[str, Any]

_ROWS_AT_ONCE = 1_000
_FAULTS_SHOWN = 20

_NOT_EMPTY = Words(
    "Chỉ khôi phục được vào cơ sở dữ liệu trống; bảng {table} đã có dữ liệu.",
    "Only an empty database can be restored into; the table {table} holds rows already.",
)
_DAMAGED = Words(
    "Nhật ký trong tệp có {faults}; không ghi gì vào cơ sở dữ liệu.",
    "The log in the file has {faults}; nothing was written to the database.",
)
_REFUSED = Words(
    "Cơ sở dữ liệu từ chối một dòng trong tệp; không ghi gì.",
    "The database refused a row of the file; nothing was written.",
)


class Snapshot:
    """The tables as they all stood at one moment, however long the reading takes."""

    def __init__(self, connection: Connection) -> None:
        """Read in this transaction."""
        self._connection = connection

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table: by revision where it has one, else by primary key."""
        made = metadata.tables[table]
        query = select(made)
        if "revision" in made.c:
            found = self._connection.execute(query.order_by(made.c.revision))
            yield from (dict(row._mapping) for row in found)
            return
        # Sorted here: databases of different sorts and languages order texts differently.
        key = [column.name for column in made.primary_key]
        rows = (dict(row._mapping) for row in self._connection.execute(query))
        yield from sorted(rows, key=lambda row: [row[name] for name in key])

    def last_line(self) -> tuple[int, str, str] | None:
        """Revision, instant and hash of the last line of the log."""
        log = metadata.tables["log"]
        query = select(log.c.revision, log.c.instant, log.c.hash).order_by(log.c.revision.desc())
        row = self._connection.execute(query.limit(1)).one_or_none()
        return None if row is None else (row[0], row[1], row[2])


@contextmanager
def snapshot(store: Store) -> Iterator[Snapshot]:
    """One reading transaction: writers go on undisturbed and are not seen."""
    options: Row = {"yield_per": _ROWS_AT_ONCE}
    if store.engine.dialect.name == "postgresql":
        options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with store.engine.connect().execution_options(**options) as connection, connection.begin():
        yield Snapshot(connection)


def replay(
    store: Store, entries: Iterable[Entry], kept: Mapping[str, Sequence[Row]] | None = None
) -> Report:
    """Write a log verbatim, every revision, instant and hash, into an empty database.

    :param kept: rows of the tables beside the log, in an order that foreign keys allow.
    :raises Conflict: if the database is not empty.
    :raises Damaged: if a line or a digest does not hold; nothing is written then.
    """
    with (
        store.engine.connect().execution_options(writing=True) as connection,
        connection.begin(),
    ):
        lock_for_writing(connection)
        _refuse_rows(connection, ("log", *(kept or {})))
        try:
            report = verify_entries(_written(connection, entries))
            for table, rows in (kept or {}).items():
                if rows:
                    connection.execute(insert(metadata.tables[table]), list(rows))
        except (DataError, IntegrityError, StatementError) as error:
            raise Damaged(_REFUSED, reason=str(error.orig)) from error
        refuse_faults(report)
    return report


def refuse_faults(report: Report) -> None:
    """Refuse a log that does not hold together.

    :raises Damaged: with its first faults.
    """
    if report.faults:
        shown = report.faults[:_FAULTS_SHOWN]
        said = [f"{one.revision}: {one.message.vi} · {one.message.en}" for one in shown]
        raise Damaged(_DAMAGED.filled(faults=fault_count(len(report.faults))), faults=said)


def _refuse_rows(connection: Connection, tables: Iterable[str]) -> None:
    for table in tables:
        if connection.execute(select(exists(select(metadata.tables[table])))).scalar():
            raise Conflict(_NOT_EMPTY.filled(table=table), table=table)


def _written(connection: Connection, entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries as they pass by, each written before the next are read."""
    waiting = iter(entries)
    while chunk := list(islice(waiting, _ROWS_AT_ONCE)):
        for table, rows in (
            ("log", [_line(entry) for entry in chunk]),
            ("version", [_version(entry) for entry in chunk if entry.content is not None]),
            ("fact", [_fact(entry) for entry in chunk if entry.fact is not None]),
        ):
            if rows:
                connection.execute(insert(metadata.tables[table]), rows)
        yield from chunk


def _line(entry: Entry) -> Row:
    return {name: getattr(entry, name) for name in metadata.tables["log"].c.keys()}  # noqa: SIM118 - a collection, not a dict


def _version(entry: Entry) -> Row:
    row = {name: getattr(entry, name) for name in metadata.tables["version"].c.keys()}  # noqa: SIM118 - a collection, not a dict
    return row | {"digest": entry.content_digest}


def _fact(entry: Entry) -> Row:
    return {
        "revision": entry.revision,
        "type": entry.fact_type,
        "subject": entry.fact_subject,
        "content": entry.fact,
        "digest": entry.fact_digest,
    }
