"""Engines: SQLite as the registry needs it, PostgreSQL as it is."""

import sqlite3
import time
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

_BUSY_SECONDS = 10
"""How long to wait for another process."""

_PRAGMAS = (
    "foreign_keys=ON",
    "cache_size=-20000",
    "mmap_size=268435456",
)

_LOCK_FOR_WRITING = {
    "sqlite": "BEGIN IMMEDIATE",
    "postgresql": "LOCK TABLE log IN EXCLUSIVE MODE",
}


class Synchronous(StrEnum):
    """How sure SQLite is that a commit has reached the disk before it answers."""

    NORMAL = "normal"
    """Survives the end of the process. A power cut may take the last commits."""
    FULL = "full"
    """Survives a power cut as well; each commit waits for the disk."""


def open_engine(url: str, synchronous: Synchronous = Synchronous.NORMAL) -> Engine:
    """An engine for this database; the folder of an SQLite file is made.

    On SQLite a transaction begins with a plain ``BEGIN`` sent by us: the driver's own habit of
    beginning late loses updates (two sessions read, both write).
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", partial(_prepare, synchronous))
    event.listen(engine, "begin", _begin)
    return engine


def lock_for_writing(connection: Connection) -> None:
    """Make this the only writing transaction until it ends; readers go on undisturbed."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_LOCK_FOR_WRITING["postgresql"])


def _prepare(synchronous: Synchronous, connection: Any, _record: object) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={_BUSY_SECONDS * 1000}")
    _keep_a_log_beside(connection)
    connection.execute(f"PRAGMA synchronous={synchronous.value}")
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _keep_a_log_beside(connection: Any) -> None:
    """Turn to WAL. Where another process is just closing the file, SQLite does not wait itself."""
    latest = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > latest:
                raise
            time.sleep(0.01)
        else:
            return


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql(_LOCK_FOR_WRITING["sqlite"] if writing else "BEGIN")
