"""Making, changing and ending subscriptions: who may, and what it does to what is delivered."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import uuid4

from registry import clock
from registry.access import Principal
from registry.access.rules import ROLES, Deed, demand
from registry.catalogue.wanting import Wanted
from registry.delivery.keys import Keys
from registry.delivery.subscription import State, written
from registry.delivery.targets import target_of
from registry.errors import Conflict, NotFound
from registry.store import Store
from registry.store.requests import Rows
from registry.store.tables import DeadLetterRow, SubscriptionRow
from registry.words import Words

MOST_OF_ONE = 100
"""Subscriptions one principal may have."""

OVERLAP = timedelta(days=1)
"""How long an old secret goes on signing beside the new one."""


class Made(NamedTuple):
    """A subscription and its secret, which is shown now and never again."""

    subscription: SubscriptionRow
    secret: str


def subscribe(
    store: Store,
    keys: Keys,
    principal: Principal,
    *,
    target: str,
    wanted: Wanted,
    label: str,
    position: int,
) -> Made:
    """Make a subscription. The receiver is asked for its consent before anything is sent.

    :param position: the revision after which telling begins.
    :raises Invalid: if the target is none.
    :raises Conflict: if the principal has as many as one may have.
    """
    demand(principal, Deed.SUBSCRIBE)
    target_of(target)
    now, id = store.now(), f"sub-{uuid4().hex}"
    row: dict[str, Any] = {
        "id": id,
        "owner": principal.name,
        "label": label,
        "target": target,
        "wanted": written(wanted),
        "state": State.PENDING.value,
        "edition": 1,
        "key_id": keys.id,
        "secret_number": 1,
        "old_secret_until": None,
        "rate": None,
        "position": position,
        "attempts": 0,
        "due_at": now,
        "failure": None,
        "status": None,
        "delivered_at": None,
        "created_at": now,
        "changed_at": now,
    }
    with store.keeping() as rows:
        if len(rows.subscriptions.all(principal.name)) >= MOST_OF_ONE:
            raise Conflict(_TOO_MANY.filled(most=MOST_OF_ONE))
        rows.subscriptions.add(row)
    return Made(SubscriptionRow(**row), keys.shown(id, 1))


def subscriptions(store: Store, principal: Principal) -> list[SubscriptionRow]:
    """One's own; for those who oversee, everybody's."""
    demand(principal, Deed.SUBSCRIBE)
    owner = None if principal.role in ROLES[Deed.OVERSEE] else principal.name
    with store.rows() as rows:
        return rows.subscriptions.all(owner)


def subscription(store: Store, principal: Principal, id: str) -> SubscriptionRow:
    """One subscription.

    :raises NotFound: if there is none, or it is not this principal's to see.
    """
    with store.rows() as rows:
        return _own(rows, principal, id)


def letters(store: Store, principal: Principal, id: str) -> list[DeadLetterRow]:
    """What could not be delivered to a subscription."""
    with store.rows() as rows:
        _own(rows, principal, id)
        return rows.subscriptions.letters(id)


def unsubscribe(store: Store, principal: Principal, id: str) -> None:
    """End a subscription and forget it."""
    with store.keeping() as rows:
        _own(rows, principal, id)
        rows.subscriptions.remove(id)


def pause(store: Store, principal: Principal, id: str) -> SubscriptionRow:
    """Send nothing for now; nothing is lost.

    :raises Conflict: if nothing is being sent.
    """
    with _changing(store, principal, id) as (row, changes):
        if row.state not in (State.ACTIVE, State.PENDING):
            raise Conflict(_NOT_RUNNING.filled(state=row.state))
        changes.update(state=State.PAUSED.value)
    return row


def resume(store: Store, principal: Principal, id: str) -> SubscriptionRow:
    """Ask the receiver again for its consent, and go on from where it stopped, now."""
    with _changing(store, principal, id) as (row, changes):
        changes.update(state=State.PENDING.value, attempts=0, due_at=store.now(), failure=None)
    return row


def replay(
    store: Store, principal: Principal, id: str, *, since: int, head: int
) -> SubscriptionRow:
    """Deliver again everything after a revision, each under the id it had before.

    :raises Conflict: if the log has not come so far.
    """
    if since > head:
        raise Conflict(_YET_TO_COME.filled(since=since, head=head))
    with _changing(store, principal, id) as (row, changes):
        changes.update(position=since, attempts=0, due_at=store.now())
    return row


def change_secret(store: Store, keys: Keys, principal: Principal, id: str) -> Made:
    """Give a new secret. For a day both sign, so that the receiver can change over."""
    with _changing(store, principal, id) as (row, changes):
        until = clock.written(clock.read(store.now()) + OVERLAP)
        is_same_key = row.key_id == keys.id
        changes.update(
            secret_number=row.secret_number + 1,
            key_id=keys.id,
            old_secret_until=until if is_same_key else None,
            due_at=store.now(),
        )
    return Made(row, keys.shown(id, row.secret_number))


def call_back(store: Store, principal: Principal, id: str, change: int) -> None:
    """Attempt a dead letter once more.

    :raises NotFound: if there is none of this revision.
    """
    with store.keeping() as rows:
        row = _own(rows, principal, id)
        if not rows.subscriptions.call_back(id, change, store.now()):
            raise NotFound(_NO_LETTER.filled(change=change))
        rows.subscriptions.change(id, row.edition, due_at=store.now(), edition=row.edition + 1)


@contextmanager
def _changing(
    store: Store, principal: Principal, id: str
) -> Iterator[tuple[SubscriptionRow, dict[str, Any]]]:
    """The row, and a place for its changes, which are made in the end and shown in the row.

    The edition moves, so that what the deliverer learns of the row as it was is not written.
    """
    with store.keeping() as rows:
        row = _own(rows, principal, id)
        changes: dict[str, Any] = {}
        yield row, changes
        changes.update(edition=row.edition + 1, changed_at=store.now())
        rows.subscriptions.change(id, row.edition, **changes)
        for name, value in changes.items():
            setattr(row, name, value)


def _own(rows: Rows, principal: Principal, id: str) -> SubscriptionRow:
    demand(principal, Deed.SUBSCRIBE)
    row = rows.subscriptions.get(id)
    oversees = principal.role in ROLES[Deed.OVERSEE]
    if row is None or not (oversees or row.owner == principal.name):
        raise NotFound(_NO_SUBSCRIPTION.filled(id=id))
    return row


_TOO_MANY = Words(
    "Mỗi người có tối đa {most} đăng ký; hãy xóa bớt.",
    "One principal has at most {most} subscriptions; remove one first.",
)
_NO_SUBSCRIPTION = Words("Không có đăng ký {id}.", "There is no subscription {id}.")
_NO_LETTER = Words(
    "Không có thư chết của dòng {change}.", "There is no dead letter of revision {change}."
)
_NOT_RUNNING = Words(
    "Đăng ký đang ở trạng thái {state}, không gửi gì.",
    "The subscription is {state}; nothing is being sent.",
)
_YET_TO_COME = Words(
    "Nhật ký mới đến dòng {head}; chưa có dòng {since}.",
    "The log ends at revision {head}; there is no revision {since} yet.",
)
