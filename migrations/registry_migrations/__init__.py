"""Migrations of the database, run by ``upgrade``; no alembic.ini is needed.

Alembic itself is imported only when something is to be migrated: starting on a current database, as
a server does every day, need not wait for it.
"""

from importlib import resources
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database of this URL to a migration, by default the newest."""
    from alembic import command

    command.upgrade(config(url), revision)


def downgrade(url: str, revision: str) -> None:
    """Take the database of this URL back to a migration, e.g. ``base``."""
    from alembic import command

    command.downgrade(config(url), revision)


def config(url: str) -> "Config":
    """Alembic's configuration for this URL."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(resources.files(__name__)))
    made.attributes["url"] = url
    return made


def newest() -> str:
    """The number of the newest migration, from the files: ``0001``."""
    files = resources.files(__name__).joinpath("versions").iterdir()
    return max(file.name[:4] for file in files if file.name[:4].isdigit())


def is_current(url: str) -> bool:
    """Whether the database of this URL stands at the newest migration."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return False
            at = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            return at == newest()
    finally:
        engine.dispose()
