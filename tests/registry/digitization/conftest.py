"""A small registry to be counted, and a clock that can be moved."""

from datetime import UTC, datetime

import pytest

from factories import Ticking
from registry.catalogue import Catalogue, View
from registry.catalogue.follower import Follower
from registry.commands.load import load
from registry.commands.proposal import Statement
from registry.store import Store
from tracked import DAY, Small, ground, merged


@pytest.fixture
def clock() -> Ticking:
    return Ticking(datetime(2024, 1, 1, tzinfo=UTC))


@pytest.fixture
def tracked_store(sqlite_url: str, clock: Ticking) -> Store:
    store = Store(sqlite_url, now=clock)
    load(store, ground(), merged(), actor="test")
    return store


@pytest.fixture
def small(tracked_store: Store) -> Small:
    """Loads what it is given on top of the ten regimes; answers the catalogue."""

    def loaded(*statements: Statement) -> Catalogue:
        load(tracked_store, (), statements, actor="test")
        follower = Follower(tracked_store)
        follower.catch_up()
        return follower.catalogue

    return loaded


@pytest.fixture
def view(small: Small) -> View:
    return small().at(DAY)
