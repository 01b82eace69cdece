"""Doing a piece of work once only: a repeated request gets the answer the first one got."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from registry import clock
from registry.commands.work import Work
from registry.errors import BadQuestion, Complaint, Conflict
from registry.store.tables import ReceiptRow
from registry.words import Words

LONGEST_KEY = 200
"""Characters of an idempotency key."""

KEY_PATTERN = rf"^[!-~]([ -~]{{0,{LONGEST_KEY - 2}}}[!-~])?$"
"""What it looks like: letters, digits and signs that every client can send."""

KEPT = timedelta(days=1)
"""How long an answer is kept under its key."""


class Answered(NamedTuple):
    """What a piece of work answered, and whether this is the answer of an earlier time."""

    status: int
    body: bytes
    is_replayed: bool = False


def checked_key(key: str | None) -> str | None:
    """The key a caller gave, if it can serve as one.

    :raises BadQuestion: if it is empty, too long or not plain ASCII.
    """
    if key is not None and not re.fullmatch(KEY_PATTERN, key):
        said = _LONG_KEY.filled(most=LONGEST_KEY)
        raise BadQuestion(said, (Complaint("Idempotency-Key", "wrong-length", said),))
    return key


def once(
    work: Work, key: str | None, fingerprint: str, command: Callable[[Work], Answered]
) -> Answered:
    """Carry out a command, or give the answer kept under its key.

    The answer is kept in the same transaction as the change: whoever repeats a request after a lost
    answer gets that answer, and nothing is done twice.

    :param fingerprint: tells a repeated request from another one under the same key.
    :raises Conflict: if the key was used for another request.
    """
    if key is None:
        return command(work)
    kept = work.writing.rows.receipt(work.principal.name, key)
    if kept is not None:
        if kept.fingerprint != fingerprint:
            raise Conflict(_KEY_TAKEN.filled(key=key))
        return Answered(kept.status, kept.answer.encode(), is_replayed=True)
    answered = command(work)
    _keep(work, key, fingerprint, answered)
    return answered


def _keep(work: Work, key: str, fingerprint: str, answered: Answered) -> None:
    rows, instant = work.writing.rows, work.writing.instant
    rows.forget_receipts(clock.written(clock.read(instant) - KEPT))
    row = {"principal": work.principal.name, "key": key, "fingerprint": fingerprint}
    answer = {"status": answered.status, "answer": answered.body.decode(), "created_at": instant}
    rows.add(ReceiptRow, {**row, **answer})


_KEY_TAKEN = Words(
    "Idempotency-Key {key} đã dùng cho một yêu cầu khác.",
    "The Idempotency-Key {key} was used for another request.",
)
_LONG_KEY = Words(
    "Idempotency-Key dài từ 1 đến {most} ký tự ASCII.",
    "An Idempotency-Key has 1 to {most} ASCII characters.",
)
