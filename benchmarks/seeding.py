"""A database with the reference data, for a benchmark to ask."""

import registry_seed
from registry.commands.load import load
from registry.store import Store
from registry_migrations import upgrade


def seed(url: str) -> None:
    """Make the database and load what every registry begins with."""
    upgrade(url)
    store = Store(url)
    read = registry_seed.read()
    load(store, read.proposals, read.statements, actor="benchmark")
    store.close()
