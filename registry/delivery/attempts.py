"""One attempt: asking for consent, or delivering a change; and what is to be written down of it.

Consent: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/http-webhook.md, section 4.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from registry import clock
from registry.catalogue.changes import Change
from registry.delivery.event import MEDIA, event, event_id
from registry.delivery.keys import Keys
from registry.delivery.retrying import ATTEMPTS, asked, wait
from registry.delivery.sending import Outcome, Sender
from registry.delivery.signing import signed
from registry.delivery.subscription import Failure, State
from registry.delivery.targets import target_of
from registry.kinds.shape import Json
from registry.store.requests import Rows
from registry.store.tables import DeadLetterRow, SubscriptionRow

USUAL_RATE = 120
"""Requests a minute that we ask to be allowed."""

_NOBODY = "localhost"
"""Who asks, as long as the settings do not say how the outside sees the service."""

Learnt = dict[str, Any]
"""Columns of the subscription with their new values."""


class Attempts:
    """Makes attempts, and says what is to be written down."""

    def __init__(
        self,
        sender: Sender,
        keys: Keys,
        shape: Callable[[Change], Json],
        public_url: str | None,
    ) -> None:
        """Send by this sender, sign by these keys, tell a change in this shape."""
        self._sender = sender
        self._keys = keys
        self._shape = shape
        self._source = public_url
        self._origin = (urlsplit(public_url).hostname if public_url else None) or _NOBODY

    async def greet(self, row: SubscriptionRow, now: datetime) -> Learnt:
        """Ask the receiver whether it wants to be told."""
        headers = {
            "WebHook-Request-Origin": self._origin,
            "WebHook-Request-Rate": str(USUAL_RATE),
        }
        outcome = await self._sender.send(target_of(row.target), "OPTIONS", headers)
        if outcome.is_taken and self._is_allowed(outcome.headers):
            rate = _rate(outcome.headers)
            learnt = {"state": State.ACTIVE.value, "rate": rate, "attempts": 0}
            return {**learnt, "failure": None, "status": outcome.status, "due_at": _at(now)}
        failure = outcome.failure or (Failure.NO_CONSENT if outcome.is_taken else Failure.STATUS)
        learnt = _failed(row, outcome, failure, now)
        if row.attempts + 1 >= ATTEMPTS:
            learnt["state"] = State.REFUSED.value
        return learnt

    async def deliver(self, row: SubscriptionRow, change: Change, now: datetime) -> Learnt:
        """Send a change. ``letter`` in what is learnt is a dead letter to be kept."""
        if row.key_id != self._keys.id:
            due = _at(now + wait(ATTEMPTS))
            return {"failure": Failure.OTHER_KEY.value, "status": None, "due_at": due}
        outcome = await self._send(row, change, now)
        if outcome.is_taken:
            pause = timedelta(minutes=1) / row.rate if row.rate else timedelta(0)
            learnt: Learnt = {"position": change.revision, "attempts": 0, "failure": None}
            at = _at(now)
            return {
                **learnt,
                "status": outcome.status,
                "delivered_at": at,
                "due_at": _at(now + pause),
            }
        failure = outcome.failure or Failure.STATUS
        learnt = _failed(row, outcome, failure, now)
        if outcome.status == GONE:
            return {**learnt, "state": State.GONE.value}
        if row.attempts + 1 < ATTEMPTS:
            return learnt
        letter = _letter(row.id, change, row.attempts + 1, outcome, now)
        return {**learnt, "position": change.revision, "attempts": 0, "letter": letter}

    async def call_back(
        self, row: SubscriptionRow, letter: DeadLetterRow, change: Change, now: datetime
    ) -> Callable[[Rows], None]:
        """Attempt a dead letter once more; answers what is to be written."""
        outcome = await self._send(row, change, now)

        def write(rows: Rows) -> None:
            if outcome.is_taken:
                rows.subscriptions.unbury(row.id, change.revision)
            else:
                again = _letter(row.id, change, letter.attempts + 1, outcome, now)
                rows.subscriptions.bury(again)

        return write

    async def _send(self, row: SubscriptionRow, change: Change, now: datetime) -> Outcome:
        body = event(change, self._shape(change), self._source)
        secrets = [self._keys.secret(row.id, row.secret_number)]
        if row.old_secret_until is not None and _at(now) < row.old_secret_until:
            secrets.append(self._keys.secret(row.id, row.secret_number - 1))
        headers = signed(event_id(change), int(now.timestamp()), body, secrets)
        given = {"Content-Type": MEDIA, "WebHook-Request-Origin": self._origin, **headers}
        return await self._sender.send(target_of(row.target), "POST", given, body)

    def _is_allowed(self, headers: Mapping[str, str]) -> bool:
        named = headers.get("webhook-allowed-origin", "")
        origins = {one.strip().lower() for one in named.split(",")}
        return bool(origins & {"*", self._origin.lower()})


GONE = 410


def _failed(row: SubscriptionRow, outcome: Outcome, failure: Failure, now: datetime) -> Learnt:
    later = asked(outcome.headers, now) or timedelta(0)
    return {
        "attempts": row.attempts + 1,
        "failure": failure.value,
        "status": outcome.status,
        "due_at": _at(now + max(later, wait(row.attempts + 1))),
    }


def _letter(
    id: str, change: Change, attempts: int, outcome: Outcome, now: datetime
) -> dict[str, Any]:
    return {
        "subscription": id,
        "change": change.revision,
        "attempts": attempts,
        "failure": (outcome.failure or Failure.STATUS).value,
        "status": outcome.status,
        "died_at": _at(now),
        "due_at": None,
    }


def _rate(headers: Mapping[str, str]) -> int | None:
    """Requests a minute that the receiver allows; ``None`` for as many as there are."""
    given = headers.get("webhook-allowed-rate", "").strip()
    return int(given[:6]) or None if given.isascii() and given.isdigit() else None


def _at(instant: datetime) -> str:
    return clock.written(instant)
