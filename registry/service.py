"""What every way in works with: the store, the catalogue that follows it, settings, the time."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from registry import clock
from registry.access import Principal
from registry.bell import Bell
from registry.catalogue import Catalogue, View
from registry.catalogue.changes import Page, changes
from registry.catalogue.follower import Follower
from registry.catalogue.wanting import ALL, Wanted
from registry.clock import Clock
from registry.commands.work import Work, perform
from registry.errors import Complaint, NoAnswer, RegistryError
from registry.settings import Settings
from registry.store import Store
from registry.store.engine import Synchronous
from registry.versions.asking import read_as_of, read_valid_at
from registry.words import Words

if TYPE_CHECKING:
    from registry.search import Search

STALE_SECONDS = 30
"""After so long without a look at the log the service no longer calls itself ready."""

_INDEX_SECONDS, _LOOK_SECONDS = 10.0, 0.05
"""How long a question waits for an index that is being made, and how often it looks."""

_SEARCH_REST = 60
"""Seconds after which search is warmed again though nothing moved: the day may have turned."""

T = TypeVar("T")
_LOG = logging.getLogger(__name__)


class Service:
    """One running registry. REST, GraphQL, the pages and the command line share it."""

    def __init__(self, settings: Settings, *, now: Clock = clock.now) -> None:
        """Open the store; the catalogue is empty until ``follow`` or ``catch_up``."""
        self.settings = settings
        self.now = now
        self.store = Store(
            settings.database, now=now, synchronous=Synchronous(settings.sqlite_synchronous)
        )
        self.follower = Follower(self.store)
        self.writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        """The one thread that writes: waiting writers take no thread that readers need."""
        self.bell = Bell()
        """Rings when the catalogue has moved, and when the service stops."""
        self._followed_at = time.monotonic()
        self._day = clock.Day.of(now())

    @property
    def catalogue(self) -> Catalogue:
        """The newest catalogue this process has."""
        return self.follower.catalogue

    @cached_property
    def search(self) -> "Search":
        """Search over the catalogue; see docs/search.md."""
        from registry.search.search import Search  # loads Whoosh, which a start can do without

        return Search(self.settings.search_dir)

    @property
    def today(self) -> date:
        """Today in Viet Nam."""
        instant = self.now()
        if not self._day.begins <= instant < self._day.ends:
            self._day = clock.Day.of(instant)
        return self._day.day

    def view(self, valid_at: str | None = None, as_of: str | None = None) -> View:
        """The catalogue with both clocks set as asked, by default today and now.

        :raises BadQuestion: if either cannot be read.
        :raises NoAnswer: if ``as_of`` is yet to come.
        """
        catalogue = self.catalogue
        day = read_valid_at(valid_at, self.today)
        moment = read_as_of(as_of, self.now())
        if isinstance(moment, str):
            return catalogue.at(day, catalogue.revision_at(moment))
        if moment is not None and moment > catalogue.revision:
            said = _YET_TO_COME.filled(asked=moment, last=catalogue.revision)
            raise NoAnswer(said, (Complaint("as_of", "yet-to-come", said),))
        return catalogue.at(day, moment)

    def now_as_of(self, view: View) -> View:
        """Today's view with the knowledge of another view: who holds a body's duties *now*."""
        return view.catalogue.at(self.today, view.as_of)

    @contextlib.asynccontextmanager
    async def follow(self) -> AsyncIterator[None]:
        """Keep the catalogue up with the log while the service runs."""
        self.follower.catch_up()
        self.bell.hang(asyncio.get_running_loop())
        self.follower.on_move = self.bell.ring
        tasks = [asyncio.create_task(work()) for work in (self._follow, self._keep_search_up)]
        try:
            yield
        finally:
            self.bell.stop()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self.writer.shutdown()
            self.store.close()

    @property
    def is_following(self) -> bool:
        """Whether the log was looked at lately, so that what is answered is not stale."""
        return time.monotonic() - self._followed_at < STALE_SECONDS + self.settings.poll_seconds

    async def changes(
        self, since: int, wanted: Wanted = ALL, *, patience: float, limit: int = 100
    ) -> AsyncIterator[Page]:
        """Every wanted change after a revision, and those to come, until the service stops.

        What REST streams, and what GraphQL subscribes to.

        :param patience: seconds of silence after which an empty page says how far the log was read.
        """
        while not self.bell.is_stopped:
            page = changes(self.catalogue, since, wanted, limit=limit)
            since = page.through
            if page.changes:
                yield page
            is_all = since >= self.catalogue.revision
            if is_all and not await self.bell.heard(patience):
                yield Page(since, since, self.catalogue.revision)

    async def search_at_hand(self, view: View) -> None:
        """Wait for the search index while it is made: after a first start, or when it was damaged.

        Not for ever: then the question that follows says that it must come again (``Busy``).
        """
        given_up = time.monotonic() + _INDEX_SECONDS
        while not self.search.is_at_hand(view) and time.monotonic() < given_up:
            await asyncio.sleep(_LOOK_SECONDS)

    async def carry_out(
        self, principal: Principal, command: Callable[[Work], T], *, dry_run: bool = False
    ) -> T:
        """Carry out a command in one transaction, in the one thread that writes."""
        return await self.in_writer(
            lambda: perform(self.store, self.follower, principal, command, dry_run=dry_run)
        )

    async def in_writer(self, work: Callable[[], T]) -> T:
        """Do a piece of writing in the one thread that writes."""
        return await asyncio.get_running_loop().run_in_executor(self.writer, work)

    async def _follow(self) -> None:
        while True:
            await asyncio.sleep(self.settings.poll_seconds)
            try:
                await asyncio.to_thread(self.follower.catch_up)
                self._followed_at = time.monotonic()
            except (SQLAlchemyError, RegistryError):
                # The database may be back in a moment; until then /readyz says that it is not.
                _LOG.exception("the log could not be followed")

    async def _keep_search_up(self) -> None:
        """By itself: following the log must not wait until an index is built.

        What is worked out once for a revision waits until the log rests: while much is written it
        would never be of use.
        """
        while True:
            await asyncio.sleep(self.settings.poll_seconds)
            brought_up = self.catalogue
            try:
                await asyncio.to_thread(self.search.catch_up, brought_up)
                await asyncio.sleep(self.settings.poll_seconds)
                if self.catalogue is brought_up:
                    await asyncio.to_thread(self._warm_search)
            except (SQLAlchemyError, RegistryError):
                _LOG.exception("the search index could not be kept up")
                continue
            if self.catalogue is brought_up:
                await self.bell.heard(_SEARCH_REST)

    def _warm_search(self) -> None:
        """So that no question waits for what is worked out once for a day."""
        self.search.warm(self.view())


_YET_TO_COME = Words(
    "Nhật ký mới đến dòng {last}; chưa có dòng {asked}.",
    "The log ends at revision {last}; there is no revision {asked} yet.",
)
