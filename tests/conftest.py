"""Databases for the tests: migrated once by the migrations themselves, then copied for each."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from starlette.testclient import TestClient

import registry_seed
from factories import Ticking
from postgres import Cluster
from registry.catalogue import Catalogue
from registry.catalogue.follower import Follower
from registry.commands.load import load
from registry.settings import Settings
from registry.store import Store
from registry_api.app import create_app
from registry_migrations import upgrade


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "registry.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def seeded_file(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seeded") / "registry.db"
    shutil.copy(migrated_file, path)
    store = Store(f"sqlite:///{path}")
    seed = registry_seed.read()
    load(store, seed.proposals, seed.statements, actor="test seed")
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    return path


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    made = Cluster()
    made.start()
    upgrade_in(made, "migrated")
    yield made
    made.stop()


def upgrade_in(cluster: Cluster, database: str) -> None:
    _make_database(cluster, database, "template0")
    upgrade(cluster.url(database))


def _make_database(cluster: Cluster, name: str, template: str) -> None:
    plain = cluster.url("postgres").replace("+psycopg", "")
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    path = tmp_path / "registry.db"
    shutil.copy(migrated_file, path)
    return f"sqlite:///{path}"


@pytest.fixture(params=["sqlite", "postgresql"])
def new_database(
    request: pytest.FixtureRequest, migrated_file: Path, tmp_path: Path
) -> Callable[[], str]:
    """Makes empty, migrated databases of each sort, as many as are asked for."""

    def on_sqlite() -> str:
        path = tmp_path / f"{uuid4().hex}.db"
        shutil.copy(migrated_file, path)
        return f"sqlite:///{path}"

    def on_postgresql() -> str:
        cluster: Cluster = request.getfixturevalue("cluster")
        name = f"t{uuid4().hex}"
        _make_database(cluster, name, "migrated")
        return cluster.url(name)

    return on_sqlite if request.param == "sqlite" else on_postgresql


@pytest.fixture
def database_url(new_database: Callable[[], str]) -> str:
    """An empty, migrated database of each sort."""
    return new_database()


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A store on each sort of database, with a clock that ticks."""
    made = Store(database_url, now=Ticking())
    yield made
    made.close()


@pytest.fixture
def quick_store(sqlite_url: str) -> Iterator[Store]:
    """A store on SQLite only, for rules that have nothing to do with the database."""
    made = Store(sqlite_url, now=Ticking())
    yield made
    made.close()


@pytest.fixture
def catalogue_of() -> Callable[[Store], Catalogue]:
    """The catalogue read from a store."""

    def read(store: Store) -> Catalogue:
        follower = Follower(store)
        follower.catch_up()
        return follower.catalogue

    return read


@pytest.fixture(scope="session")
def seeded_catalogue(seeded_file: Path) -> Iterator[Catalogue]:
    """The catalogue of the reference data. Nothing can change it, so one serves all tests."""
    store = Store(f"sqlite:///{seeded_file}")
    follower = Follower(store)
    follower.catch_up()
    yield follower.catalogue
    store.close()


@pytest.fixture(scope="session")
def client(seeded_file: Path) -> Iterator[TestClient]:
    """The service over the reference data, read only."""
    app = create_app(Settings(database_url=f"sqlite:///{seeded_file}", poll_seconds=60))
    with TestClient(app, base_url="http://registry.test") as made:
        yield made
