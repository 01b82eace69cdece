"""The deliverer: one process among several sends what is due, and writes down what came of it."""

import asyncio
import contextlib
import logging
import os
import secrets
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from registry import clock
from registry.catalogue.changes import Change, changes
from registry.delivery.attempts import Attempts
from registry.delivery.keys import Keys, open_keys
from registry.delivery.sending import Sender
from registry.delivery.subscription import State, read
from registry.delivery.targets import networks
from registry.errors import RegistryError
from registry.kinds.shape import Json
from registry.service import Service
from registry.store.requests import Rows
from registry.store.tables import SubscriptionRow

LEASE = timedelta(seconds=60)
"""How long a process that ended without a word is waited for before another one delivers."""

_PATIENCE = 5.0
"""Seconds after which the rows are looked at even if nothing has moved."""
_AT_A_TIME = 20
"""Receivers told at the same time."""
_IN_A_ROW = 50
"""Changes sent to one receiver before the others are looked at again."""

T = TypeVar("T")
_LOG = logging.getLogger(__name__)


class Deliverer:
    """Delivers as long as it runs. Any number may run; only the one with the lease sends."""

    def __init__(
        self, service: Service, shape: Callable[[Change], Json], keys: Keys | None = None
    ) -> None:
        """Deliver what this service learns.

        :param shape: how a change is told, as ``/v1/changes`` does.
        """
        settings = service.settings
        self._service = service
        self._name = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"[:100]
        self._keys = keys
        self._sender = Sender(
            allowed=networks(settings.webhook_networks),
            seconds=settings.webhook_seconds,
            authorities=settings.webhook_authorities,
        )
        self._shape = shape
        self._leased_until = service.now()
        self.on_attempt: Callable[[str], None] = lambda _outcome: None
        """Told of each delivery: ``delivered``, ``failed`` or ``dead``."""
        self._slots = asyncio.Semaphore(_AT_A_TIME)

    async def run(self) -> None:
        """Deliver until cancelled; then let another process go on at once."""
        try:
            while True:
                await self._step_or_say()
                await self._service.bell.heard(_PATIENCE)
        finally:
            self._release()

    @property
    def keys(self) -> Keys:
        """Opened when first needed: an installation without webhooks needs no key."""
        if self._keys is None:
            self._keys = open_keys(self._service.settings)
        return self._keys

    async def _step_or_say(self) -> None:
        try:
            await self.step()
        except (SQLAlchemyError, RegistryError, OSError):
            _LOG.exception("webhooks could not be looked after")

    async def step(self) -> int:
        """Do what is due now; answers how many subscriptions had something to be done."""
        due = await asyncio.to_thread(self._due)
        if not due or not await self._lease():
            return 0
        await asyncio.gather(*(self._serve(row) for row in due))
        return len(due)

    def _due(self) -> list[SubscriptionRow]:
        with self._service.store.rows() as rows:
            return rows.subscriptions.due(
                self._service.store.now(),
                self._service.catalogue.revision,
                pending=State.PENDING.value,
                active=State.ACTIVE.value,
            )

    async def _lease(self) -> bool:
        """Whether this process is the one that sends, for at least half a lease to come."""
        now = self._service.now()
        if self._leased_until - now > LEASE / 2:
            return True
        until = now + LEASE
        taken = await self._write(
            lambda rows: rows.subscriptions.lease(
                "deliverer", self._name, now=clock.written(now), until=clock.written(until)
            )
        )
        self._leased_until = until if taken else now
        return taken

    def _release(self) -> None:
        now = self._service.now()
        if self._leased_until <= now:
            return
        at = clock.written(now)
        failing = contextlib.suppress(SQLAlchemyError, RegistryError)
        with failing, self._service.store.keeping() as rows:
            rows.subscriptions.lease("deliverer", self._name, now=at, until=at)

    @property
    def _attempts(self) -> Attempts:
        public_url = self._service.settings.public_url
        return Attempts(self._sender, self.keys, self._shape, public_url)

    async def _serve(self, row: SubscriptionRow) -> None:
        async with self._slots:
            if row.state == State.PENDING:
                await self._note(row, await self._attempts.greet(row, self._service.now()))
                return
            await self._call_back(row)
            for _ in range(_IN_A_ROW):
                if not await self._go_on(row):
                    return

    async def _go_on(self, row: SubscriptionRow) -> bool:
        """Deliver the next change; whether there may be another one to deliver now."""
        page = changes(self._service.catalogue, row.position, read(row.wanted), limit=1)
        if not page.changes:
            is_moved = page.through > row.position
            return is_moved and await self._note(row, {"position": page.through})
        if not await self._lease():
            return False
        learnt = await self._attempts.deliver(row, page.changes[0], self._service.now())
        letter = learnt.pop("letter", None)
        is_failed = learnt.get("failure") is not None
        self.on_attempt("dead" if letter else "failed" if is_failed else "delivered")
        if letter is not None:
            await self._write(lambda rows: rows.subscriptions.bury(letter))
        is_noted = await self._note(row, learnt)
        return is_noted and row.state == State.ACTIVE and row.due_at <= self._service.store.now()

    async def _call_back(self, row: SubscriptionRow) -> None:
        """Attempt the dead letters that were asked for once more."""
        with self._service.store.rows() as rows:
            letters = [one for one in rows.subscriptions.letters(row.id) if one.due_at is not None]
        for letter in letters:
            page = changes(self._service.catalogue, letter.change - 1, limit=1)
            for change in page.changes:
                done = await self._attempts.call_back(row, letter, change, self._service.now())
                await self._write(done)

    async def _note(self, row: SubscriptionRow, learnt: dict[str, Any]) -> bool:
        """Write down what was learnt, unless the subscription was changed meanwhile."""
        for name, value in learnt.items():
            setattr(row, name, value)
        return await self._write(
            lambda rows: rows.subscriptions.change(row.id, row.edition, **learnt)
        )

    def _write(self, work: Callable[[Rows], T]) -> Awaitable[T]:
        def written() -> T:
            with self._service.store.keeping() as rows:
                return work(rows)

        return self._service.in_writer(written)


@contextlib.asynccontextmanager
async def delivering(deliverer: Deliverer) -> AsyncIterator[None]:
    """Deliver as long as the block lasts; what is under way at its end stays due."""
    running = asyncio.create_task(deliverer.run())
    try:
        yield
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
