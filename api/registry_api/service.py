"""What every route works with: the store, the catalogue that follows it, the settings, the time."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import date

from registry import clock
from registry.catalogue import Catalogue, View
from registry.catalogue.follower import Follower
from registry.clock import Clock
from registry.errors import BadQuestion, Complaint
from registry.settings import Settings
from registry.store import Store
from registry.versions.asking import read_as_of, read_valid_at
from registry.words import Words


class Service:
    """One running registry. Made by ``registry_api.app`` and shared by all its requests."""

    def __init__(self, settings: Settings, *, now: Clock = clock.now) -> None:
        """Open the store; the catalogue is empty until ``follow`` or ``catch_up``."""
        self.settings = settings
        self.now = now
        self.store = Store(settings.database, now=now)
        self.follower = Follower(self.store)

    @property
    def catalogue(self) -> Catalogue:
        """The newest catalogue this process has."""
        return self.follower.catalogue

    @property
    def today(self) -> date:
        """Today in Viet Nam."""
        return clock.day_of(self.now())

    def view(self, valid_at: str | None = None, as_of: str | None = None) -> View:
        """The catalogue with both clocks set as asked, by default today and now.

        :raises BadQuestion: if either cannot be read, or ``as_of`` is a revision yet to come.
        """
        catalogue = self.catalogue
        day = read_valid_at(valid_at, self.today)
        moment = read_as_of(as_of, self.now())
        if isinstance(moment, str):
            return catalogue.at(day, catalogue.revision_at(moment))
        if moment is not None and moment > catalogue.revision:
            said = _YET_TO_COME.filled(asked=moment, last=catalogue.revision)
            raise BadQuestion(said, (Complaint("as_of", "yet-to-come", said),))
        return catalogue.at(day, moment)

    def now_as_of(self, view: View) -> View:
        """Today's view with the knowledge of another view: who holds a body's duties *now*."""
        return view.catalogue.at(self.today, view.as_of)

    @contextlib.asynccontextmanager
    async def follow(self) -> AsyncIterator[None]:
        """Keep the catalogue up with the log while the service runs."""
        self.follower.catch_up()
        following = asyncio.create_task(self._follow())
        try:
            yield
        finally:
            following.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await following
            self.store.close()

    async def _follow(self) -> None:
        while True:
            await asyncio.sleep(self.settings.poll_seconds)
            await asyncio.to_thread(self.follower.catch_up)


_YET_TO_COME = Words(
    "Nhật ký mới đến dòng {last}; chưa có dòng {asked}.",
    "The log ends at revision {last}; there is no revision {asked} yet.",
)
