"""The grammar of who: *tỉnh gửi Bộ Kế hoạch và Đầu tư*, *Bộ Tài chính trình Chính phủ để ...*."""

import re
from dataclasses import dataclass, replace

from registry.calendar.deadline import DeadlineRule, LevelCode
from registry.calendar.deadline_timing import TimingPhrase
from registry.calendar.deadline_words import is_body, levels_of
from registry.calendar.period_kind import PeriodKind

_ACTION = re.compile(
    r"(?P<sender>.*?)\s?(?<!\w)(?P<action>tổng kết và gửi|gửi|báo cáo|trình|lập)(?!\w)\s?"
    r"(?P<recipient>.*)",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"\s(để\s.+)$", re.IGNORECASE)


class NotUnderstood(Exception):
    """Some words have no place in the grammar; the part they stand in is reported as unread."""


@dataclass(frozen=True)
class Said:
    """What a text has said before it names a day; a deadline inherits it."""

    kind: PeriodKind | None = None
    levels: tuple[LevelCode, ...] = ()
    sender: str | None = None
    action: str | None = None
    recipient: str | None = None
    subject: str | None = None
    note: str | None = None

    def rule(self, phrase: TimingPhrase) -> DeadlineRule:
        """The rule for a timing: what was said of the kind goes before what the timing implies."""
        return DeadlineRule(
            timing=phrase.timing,
            kind=self.kind or phrase.kind,
            levels=self.levels,
            sender=self.sender,
            action=self.action,
            recipient=self.recipient,
            subject=self.subject,
            note=self.note,
        )


def said_by(words: str, before: Said) -> Said:
    """What is said once these words are added: sender, action and recipient, if they name any.

    Raises ``NotUnderstood`` if they name anything but bodies and one of the verbs of reporting.
    """
    words, note = _without_purpose(words.strip())
    if not words:
        return before
    found = _ACTION.fullmatch(words)
    sender = found["sender"] if found else words
    recipient = found["recipient"] if found else ""
    if not all(is_body(name) for name in (sender, recipient) if name):
        raise NotUnderstood
    return replace(
        before,
        levels=levels_of(sender) if sender else before.levels,
        sender=sender or before.sender,
        action=found["action"].lower() if found else None,
        recipient=recipient or None,
        note=note,
    )


def _without_purpose(words: str) -> tuple[str, str | None]:
    purpose = _PURPOSE.search(words)
    return (words[: purpose.start()], purpose[1]) if purpose else (words, None)
