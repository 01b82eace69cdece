"""The rows beside the log: change requests, principals, tokens, receipts, subscriptions."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlmodel import SQLModel, col

from registry.store.subscriptions import Subscriptions
from registry.store.tables import (
    ChangeEventRow,
    ChangeRequestRow,
    PrincipalRow,
    ReceiptRow,
    TokenRow,
)


class Rows:
    """Reads and writes these rows in one transaction. Nothing here knows what may be done."""

    def __init__(self, connection: Connection) -> None:
        """Work in this transaction."""
        self._connection = connection
        self.subscriptions = Subscriptions(connection)

    def request(self, id: str) -> ChangeRequestRow | None:
        """One change request."""
        found: ChangeRequestRow | None = self._one(ChangeRequestRow, {"id": id})
        return found

    def requests(self, state: str | None = None, author: str | None = None) -> list[Any]:
        """Change requests, the latest change first."""
        query = select(ChangeRequestRow.__table__).order_by(  # type: ignore[attr-defined]
            col(ChangeRequestRow.changed_at).desc(), col(ChangeRequestRow.id)
        )
        if state is not None:
            query = query.where(col(ChangeRequestRow.state) == state)
        if author is not None:
            query = query.where(col(ChangeRequestRow.author) == author)
        return [_made(ChangeRequestRow, row) for row in self._connection.execute(query)]

    def add(self, table: type[SQLModel], row: Mapping[str, Any]) -> None:
        """Add a row."""
        self._connection.execute(insert(table), [dict(row)])

    def change_request(self, id: str, edition: int, **changes: Any) -> bool:
        """Change a request that is still at this edition; whether it was."""
        changed = self._connection.execute(
            update(ChangeRequestRow)
            .where(col(ChangeRequestRow.id) == id, col(ChangeRequestRow.edition) == edition)
            .values(edition=edition + 1, **changes)
        )
        return changed.rowcount == 1

    def events(self, request: str) -> list[Any]:
        """What happened to a change request, oldest first."""
        table = ChangeEventRow.__table__  # type: ignore[attr-defined]
        query = select(table).where(table.c.request == request).order_by(table.c.number)
        return [_made(ChangeEventRow, row) for row in self._connection.execute(query)]

    def add_event(self, request: str, instant: str, actor: str, event: str, comment: str) -> None:
        """Append what happened to a change request."""
        count = select(func.count()).where(col(ChangeEventRow.request) == request)
        number = self._connection.execute(count).scalar_one() + 1
        row = {"request": request, "number": number, "instant": instant}
        self.add(ChangeEventRow, {**row, "actor": actor, "event": event, "comment": comment})

    def principal(self, name: str) -> PrincipalRow | None:
        """One principal."""
        found: PrincipalRow | None = self._one(PrincipalRow, {"name": name})
        return found

    def principals(self) -> list[Any]:
        """All principals, by name."""
        return self._all(PrincipalRow, "name")

    def change_principal(self, name: str, **changes: Any) -> None:
        """Change a principal."""
        self._connection.execute(
            update(PrincipalRow).where(col(PrincipalRow.name) == name).values(**changes)
        )

    def token_by_hash(self, hash: str) -> TokenRow | None:
        """The token with this hash."""
        found: TokenRow | None = self._one(TokenRow, {"hash": hash})
        return found

    def tokens(self) -> list[Any]:
        """All tokens, oldest first."""
        return self._all(TokenRow, "created_at")

    def change_token(self, id: str, **changes: Any) -> bool:
        """Change a token; whether there is one."""
        changed = self._connection.execute(
            update(TokenRow).where(col(TokenRow.id) == id).values(**changes)
        )
        return changed.rowcount == 1

    def receipt(self, principal: str, key: str) -> ReceiptRow | None:
        """What was answered to this key before."""
        found: ReceiptRow | None = self._one(ReceiptRow, {"principal": principal, "key": key})
        return found

    def forget_receipts(self, before: str) -> None:
        """Forget receipts older than an instant."""
        self._connection.execute(delete(ReceiptRow).where(col(ReceiptRow.created_at) < before))

    def _one(self, table: Any, where: Mapping[str, Any]) -> Any:
        query = select(table.__table__).where(
            *(table.__table__.c[name] == value for name, value in where.items())
        )
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _made(table, row)

    def _all(self, table: Any, order: str) -> list[Any]:
        query = select(table.__table__).order_by(table.__table__.c[order])
        return [_made(table, row) for row in self._connection.execute(query)]


def _made(table: Any, row: Any) -> Any:
    return table(**row._mapping)
