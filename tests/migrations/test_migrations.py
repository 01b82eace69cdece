"""The migrations make what the models say, can be taken back, and lose nothing on the way."""

import re
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

import registry_migrations
from factories import proposal
from registry.commands.load import load
from registry.store import Store
from registry.store.tables import APPEND_ONLY
from registry_migrations import config, downgrade, is_current, upgrade

VERSIONS = Path(registry_migrations.__file__).parent / "versions"


def test_models_and_migrations_agree(database_url: str) -> None:
    command.check(config(database_url))


def test_migrations_are_numbered_in_one_line() -> None:
    scripts = ScriptDirectory.from_config(config("sqlite://"))
    files = sorted(path.name for path in VERSIONS.glob("*.py"))

    assert [re.match(r"(\d{4})_\w+\.py", name) is not None for name in files] == [True] * len(files)
    assert [name[:4] for name in files] == [f"{n + 1:04}" for n in range(len(files))]
    assert scripts.get_heads() == [files[-1][:4]]


def test_it_is_known_without_alembic_whether_a_database_is_current(database_url: str) -> None:
    assert is_current(database_url)

    downgrade(database_url, "base")

    assert not is_current(database_url)


def test_migrating_again_changes_nothing(store: Store, database_url: str) -> None:
    load(store, [proposal()], actor="me")

    upgrade(database_url)

    assert store.head() == 1


def test_all_the_way_down_and_up_again(store: Store, database_url: str) -> None:
    store.close()

    downgrade(database_url, "base")
    gone = set(inspect(store.engine).get_table_names())
    upgrade(database_url)

    assert gone == {"alembic_version"}
    assert set(APPEND_ONLY) <= set(inspect(store.engine).get_table_names())
    load(store, [proposal()], actor="me")
