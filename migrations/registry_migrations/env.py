"""Run by Alembic: opens the database without foreign keys, migrates, and checks them at the end."""

from pathlib import Path

from alembic import context
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import make_url

from registry.settings import Settings
from registry.store.tables import metadata


def _migrate() -> None:
    url = context.config.attributes.get("url") or Settings().database
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _own_transactions)
        event.listen(
            engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE")
        )
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
        with context.begin_transaction():
            context.run_migrations()
            _check_foreign_keys(connection)
    engine.dispose()


def _own_transactions(connection: object, _record: object) -> None:
    """DDL must roll back with the rest; with foreign keys on a batch alter deletes children."""
    connection.isolation_level = None  # type: ignore[attr-defined]


def _check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"the migration left broken foreign keys: {broken[:5]}")


_migrate()
