"""One piece of work on the catalogue: a transaction, with the catalogue exactly as it finds it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from registry import clock
from registry.access import Principal
from registry.catalogue import Catalogue, View
from registry.catalogue.follower import Follower
from registry.store import Store
from registry.store.writing import Writing

T = TypeVar("T")


@dataclass(frozen=True)
class Work:
    """What a command works with. Nobody else can write as long as it lasts."""

    writing: Writing
    catalogue: Catalogue
    """At the very revision the transaction found: nothing here is stale."""
    principal: Principal

    @property
    def today(self) -> date:
        """Today in Viet Nam, by the clock of the transaction."""
        return clock.day_of(clock.read(self.writing.instant))

    @property
    def view(self) -> View:
        """The catalogue today."""
        return self.catalogue.at(self.today)


def perform(
    store: Store,
    follower: Follower,
    principal: Principal,
    command: Callable[[Work], T],
    *,
    dry_run: bool = False,
) -> T:
    """Carry out a command in one transaction, and bring the catalogue up with it.

    :param dry_run: carry everything out and take it all back: the answer says what would happen.
    """
    with store.write(principal.name, keep=not dry_run) as writing:
        # The lock is held: what the follower reads now is what this transaction builds on.
        follower.catch_up()
        outcome = command(Work(writing, follower.catalogue, principal))
    follower.catch_up()
    return outcome


def look(
    store: Store, follower: Follower, principal: Principal, question: Callable[[Work], T]
) -> T:
    """Answer a question about what a command would do, without keeping anyone from writing."""
    follower.catch_up()
    with store.glance(principal.name) as writing:
        return question(Work(writing, follower.catalogue, principal))
