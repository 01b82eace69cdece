"""Engines: SQLite as the registry needs it, PostgreSQL as it is."""

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

_PRAGMAS = (
    "journal_mode=WAL",
    "busy_timeout=10000",
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
    connection.execute(f"PRAGMA synchronous={synchronous.value}")
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql(_LOCK_FOR_WRITING["sqlite"] if writing else "BEGIN")
