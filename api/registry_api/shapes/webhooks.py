"""Subscriptions as their owners see them."""

import orjson

from registry.delivery import Failure, State
from registry.kinds.shape import Json
from registry.store.tables import DeadLetterRow, SubscriptionRow
from registry_api import links
from registry_api.shapes.parts import term


def webhook(row: SubscriptionRow, head: int, secret: str | None = None) -> Json:
    """A subscription, and how far it is behind."""
    shown = {
        "id": row.id,
        "owner": row.owner,
        "label": row.label,
        "target": row.target,
        "wanted": orjson.loads(row.wanted),
        "state": term(State(row.state)),
        "position": row.position,
        "behind": max(head - row.position, 0),
        "attempts": row.attempts,
        "failure": None if row.failure is None else term(Failure(row.failure)),
        "status": row.status,
        "rate": row.rate,
        "due_at": row.due_at,
        "delivered_at": row.delivered_at,
        "old_secret_until": row.old_secret_until,
        "created_at": row.created_at,
        "changed_at": row.changed_at,
        "links": {
            "self": links.of_webhook(row.id),
            "dead_letters": f"{links.of_webhook(row.id)}/dead-letters",
        },
    }
    return shown if secret is None else {**shown, "secret": secret}


def letter(row: DeadLetterRow) -> Json:
    """A change that could not be delivered."""
    own = f"{links.of_webhook(row.subscription)}/dead-letters/{row.change}"
    return {
        "revision": row.change,
        "attempts": row.attempts,
        "failure": term(Failure(row.failure)),
        "status": row.status,
        "died_at": row.died_at,
        "is_called_back": row.due_at is not None,
        "links": {"line": links.of_line(row.change), "redeliver": f"{own}/redeliver"},
    }
