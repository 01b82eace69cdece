"""Where a page begins, in a list that does not move: the two clocks, the question, the last row.

A cursor fixes both clocks, so what is walked is one unchanging list: nothing is shown twice and
nothing is missed, whatever is written meanwhile. It carries a check of itself and of the question
it was made for; one that was changed, or used with another question, is refused.
"""

import base64
import hashlib
import re
from datetime import date
from typing import NamedTuple

import orjson

from registry.errors import BadQuestion, Complaint, NoAnswer
from registry.words import Words

LONGEST = 1_000
"""Letters a cursor can have."""

SHORTEST = 36
"""Letters it has at least: eight bytes of check, a day, a revision and an empty name."""

PATTERN = rf"^[A-Za-z0-9_-]{{{SHORTEST},{LONGEST}}}$"
"""How a cursor looks: base64 for addresses, without padding."""


class Cursor(NamedTuple):
    """The row after which a page begins, in the list of a question at both clocks."""

    valid_at: date
    as_of: int
    after: str
    """The code, or whatever else names the last row of the page before."""

    def written(self, question: str) -> str:
        """The cursor as text that is safe in a URL, for this question."""
        body = orjson.dumps([self.valid_at, self.as_of, self.after])
        return base64.urlsafe_b64encode(_check(body, question) + body).decode().rstrip("=")

    @classmethod
    def read(cls, text: str, question: str) -> "Cursor":
        """The cursor of a text.

        :param question: what is asked, in the words in which the cursor was written for it.
        :raises BadQuestion: if it does not look like a cursor at all.
        :raises NoAnswer: if it was changed, or made for another question.
        """
        if not re.fullmatch(PATTERN, text):
            raise BadQuestion(_NO_CURSOR, _COMPLAINTS)
        try:
            raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
            day, as_of, after = orjson.loads(raw[8:])
            found = cls(date.fromisoformat(day), int(as_of), str(after))
        except (ValueError, TypeError):
            raise _refusal() from None
        if raw[:8] != _check(raw[8:], question) or found.written(question) != text:
            raise _refusal()
        return found


def _check(body: bytes, question: str) -> bytes:
    return hashlib.sha256(question.encode() + b"\0" + body).digest()[:8]


def _refusal() -> NoAnswer:
    return NoAnswer(_NO_CURSOR, _COMPLAINTS)


_NO_CURSOR = Words(
    "cursor này không phải của danh sách được hỏi: hãy dùng nguyên links.next của trang trước.",
    "This cursor is not of the list asked for: follow links.next of the page before as it is.",
)
_COMPLAINTS = (Complaint("cursor", "unreadable", _NO_CURSOR),)
