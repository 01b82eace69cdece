"""Keeping principals and tokens: making, revoking, and recognising them."""

import contextlib
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy.exc import SQLAlchemyError

from registry import clock
from registry.access.principal import Principal, Role
from registry.access.secrets import hashed, new_secret
from registry.errors import Busy, Complaint, Conflict, Invalid, NotFound, Unknown
from registry.kinds.parsing import nfc
from registry.store import Store
from registry.store.tables import PrincipalRow, TokenRow
from registry.words import Words

LONGEST_DAYS = 730
"""How long a token may live at most."""

_SEEN_AGAIN = timedelta(minutes=1)
"""Last use is noted at most this often: recognising a token is no reason to write all day."""


def add_principal(store: Store, name: str, role: Role, body: str | None = None) -> Principal:
    """Make a principal.

    :raises Conflict: if there is one of this name.
    :raises Invalid: if a steward has no body, or another role has one.
    """
    name = nfc(name)
    if (role is Role.STEWARD) != (body is not None) or not name:
        raise Invalid(_BODY_GOES_WITH, (Complaint("/body", "wrong", _BODY_GOES_WITH),))
    with store.keeping() as rows:
        if rows.principal(name) is not None:
            raise Conflict(_THERE_IS.filled(name=name))
        row = {"name": name, "role": role.value, "body": body, "created_at": store.now()}
        rows.add(PrincipalRow, {**row, "disabled_at": None})
    return Principal(name, role, body)


def disable_principal(store: Store, name: str) -> None:
    """End what a principal may do; the log keeps the name.

    :raises NotFound: if there is none of this name.
    """
    name = nfc(name)
    with store.keeping() as rows:
        if rows.principal(name) is None:
            raise NotFound(_NOBODY.filled(name=name))
        rows.change_principal(name, disabled_at=store.now())


def issue_token(store: Store, principal: str, *, days: int, label: str = "") -> tuple[str, str]:
    """Make a token; answers its id and its secret, which is never shown again.

    :raises NotFound: if there is no such principal.
    :raises Invalid: if it should live longer than tokens may.
    """
    if not 0 < days <= LONGEST_DAYS:
        said = _TOO_LONG.filled(most=LONGEST_DAYS)
        raise Invalid(said, (Complaint("/days", "out-of-range", said),))
    principal = nfc(principal)
    secret, made = new_secret(), store.now()
    id = f"tok-{uuid4().hex[:16]}"
    with store.keeping() as rows:
        if rows.principal(principal) is None:
            raise NotFound(_NOBODY.filled(name=principal))
        row = {"id": id, "principal": principal, "hash": hashed(secret), "label": label}
        expires = clock.written(clock.read(made) + timedelta(days=days))
        times = {"created_at": made, "expires_at": expires}
        rows.add(TokenRow, {**row, **times, "revoked_at": None, "last_used_at": None})
    return id, secret


def revoke_token(store: Store, id: str) -> None:
    """End a token at once.

    :raises NotFound: if there is none of this id.
    """
    with store.keeping() as rows:
        if not rows.change_token(id, revoked_at=store.now()):
            raise NotFound(_NO_TOKEN.filled(id=id))


def recognise(store: Store, secret: str) -> Principal:
    """Who comes with this token.

    :raises Unknown: if nobody does: no such token, expired, revoked, or its principal disabled.
    """
    now = store.now()
    with store.rows() as rows:
        token = rows.token_by_hash(hashed(secret))
        row = rows.principal(token.principal) if token else None
    if token is None or row is None or not _is_good(token, row, now):
        raise Unknown(_WHO)
    return Principal(row.name, Role(row.role), row.body)


def principal_named(store: Store, name: str) -> Principal:
    """The principal of this name, for whoever holds the database.

    :raises NotFound: if there is none, or it is disabled.
    """
    with store.rows() as rows:
        row = rows.principal(name)
    if row is None or row.disabled_at is not None:
        raise NotFound(_NOBODY.filled(name=name))
    return Principal(row.name, Role(row.role), row.body)


def note_use(store: Store, secret: str) -> None:
    """Note that a token was used, at most once a minute. If that cannot be written, no matter."""
    now = store.now()
    with contextlib.suppress(SQLAlchemyError, Busy):
        with store.rows() as rows:
            token = rows.token_by_hash(hashed(secret))
        if token is not None and _is_worth_noting(token, now):
            with store.keeping() as rows:
                rows.change_token(token.id, last_used_at=now)


def _is_good(token: TokenRow, row: PrincipalRow, now: str) -> bool:
    return token.revoked_at is None and row.disabled_at is None and now < token.expires_at


def _is_worth_noting(token: Any, now: str) -> bool:
    seen = (
        clock.read(token.last_used_at) if token.last_used_at else datetime.min.replace(tzinfo=UTC)
    )
    return clock.read(now) - seen >= _SEEN_AGAIN


_BODY_GOES_WITH = Words(
    "Vai trò steward phải gắn với một cơ quan; các vai trò khác thì không. Tên không được trống.",
    "A steward needs a body; other roles have none. The name cannot be empty.",
)
_THERE_IS = Words("Đã có {name}.", "There is a {name} already.")
_NOBODY = Words("Không có ai tên {name}.", "There is nobody called {name}.")
_NO_TOKEN = Words("Không có mã truy cập {id}.", "There is no token {id}.")
_TOO_LONG = Words(
    "Mã truy cập có hạn từ 1 đến {most} ngày.", "A token lives from 1 to {most} days."
)
_WHO = Words(
    "Mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi.",
    "The token is wrong, expired or revoked.",
)
