"""The rows of subscriptions, of what could not be delivered, and of leases."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update
from sqlmodel import col

from registry.store.tables import DeadLetterRow, LeaseRow, PrincipalRow, SubscriptionRow


class Subscriptions:
    """Reads and writes these rows in one transaction. Nothing here knows what may be done."""

    def __init__(self, connection: Connection) -> None:
        """Work in this transaction."""
        self._connection = connection

    def add(self, row: Mapping[str, Any]) -> None:
        """Add a subscription."""
        self._connection.execute(insert(SubscriptionRow), [dict(row)])

    def get(self, id: str) -> SubscriptionRow | None:
        """One subscription."""
        found = self._select(SubscriptionRow, col(SubscriptionRow.id) == id)
        return found[0] if found else None

    def all(self, owner: str | None = None) -> list[SubscriptionRow]:
        """Subscriptions, of one owner or of all, the oldest first."""
        conditions = [] if owner is None else [col(SubscriptionRow.owner) == owner]
        return sorted(self._select(SubscriptionRow, *conditions), key=lambda row: row.created_at)

    def due(self, now: str, head: int, *, pending: str, active: str) -> list[SubscriptionRow]:
        """Those with something to be done now: greeted first, or told of what is new.

        A subscription whose owner may do nothing any more waits.

        :param pending: the state of those to be greeted first.
        :param active: the state of those to be told.
        """
        gone = select(col(PrincipalRow.name)).where(col(PrincipalRow.disabled_at).is_not(None))
        letters = select(col(DeadLetterRow.subscription)).where(col(DeadLetterRow.due_at) <= now)
        has_news = or_(col(SubscriptionRow.position) < head, col(SubscriptionRow.id).in_(letters))
        to_do = or_(
            col(SubscriptionRow.state) == pending,
            (col(SubscriptionRow.state) == active) & has_news,
        )
        is_time = col(SubscriptionRow.due_at) <= now
        return self._select(
            SubscriptionRow, is_time, to_do, col(SubscriptionRow.owner).not_in(gone)
        )

    def change(self, id: str, edition: int, /, **changes: Any) -> bool:
        """Change a subscription that is still at this edition; whether it was."""
        changed = self._connection.execute(
            update(SubscriptionRow)
            .where(col(SubscriptionRow.id) == id, col(SubscriptionRow.edition) == edition)
            .values(**changes)
        )
        return changed.rowcount == 1

    def remove(self, id: str) -> None:
        """Remove a subscription with what could not be delivered to it."""
        self._connection.execute(delete(DeadLetterRow).where(col(DeadLetterRow.subscription) == id))
        self._connection.execute(delete(SubscriptionRow).where(col(SubscriptionRow.id) == id))

    def letters(self, id: str) -> list[DeadLetterRow]:
        """What could not be delivered to a subscription, in the order of the log."""
        found = self._select(DeadLetterRow, col(DeadLetterRow.subscription) == id)
        return sorted(found, key=lambda row: row.change)

    def bury(self, row: Mapping[str, Any]) -> None:
        """Keep what could not be delivered; what was kept of the same change before goes."""
        self.unbury(row["subscription"], row["change"])
        self._connection.execute(insert(DeadLetterRow), [dict(row)])

    def unbury(self, id: str, change: int) -> bool:
        """Forget a change that could not be delivered; whether there was one."""
        gone = self._connection.execute(
            delete(DeadLetterRow).where(
                col(DeadLetterRow.subscription) == id, col(DeadLetterRow.change) == change
            )
        )
        return gone.rowcount == 1

    def call_back(self, id: str, change: int, now: str) -> bool:
        """Ask for one more attempt at a dead letter; whether there is one."""
        asked = self._connection.execute(
            update(DeadLetterRow)
            .where(col(DeadLetterRow.subscription) == id, col(DeadLetterRow.change) == change)
            .values(due_at=now)
        )
        return asked.rowcount == 1

    def lease(self, name: str, holder: str, *, now: str, until: str) -> bool:
        """Take a lease that is free, over or one's own; whether it is one's own now."""
        taken = self._connection.execute(
            update(LeaseRow)
            .where(
                col(LeaseRow.name) == name,
                or_(col(LeaseRow.holder) == holder, col(LeaseRow.until) <= now),
            )
            .values(holder=holder, until=until)
        )
        return taken.rowcount == 1

    def _select(self, table: Any, *conditions: Any) -> list[Any]:
        query = select(table.__table__).where(*conditions)
        return [table(**row._mapping) for row in self._connection.execute(query)]
