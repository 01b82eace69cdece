"""Reading a deadline written in Vietnamese; what cannot be read is reported, never dropped."""

import re
import unicodedata
from dataclasses import dataclass, replace

from registry.calendar.deadline import DeadlineRule
from registry.calendar.deadline_part import read_part
from registry.calendar.deadline_who import NotUnderstood, Said
from registry.calendar.deadline_words import NO_PERIODS, PERIODS, is_body, is_plain, levels_of
from registry.calendar.timing import HourOfDay
from registry.errors import Invalid
from registry.words import Term, Words

_LONGEST = 2000
_NOTHING = Said()
_SAME_DAY = "trong ngày"
_LABEL = re.compile(r"([^:()]{1,60}):\s")
_BETWEEN_PARTS = re.compile(r";(?![^()]*\))")


class UnreadReason(Term):
    """Why words of a deadline gave no rule."""

    NOT_VERIFIED = "not_verified", "Nguồn ghi chưa xác minh", "The source says it is unverified"
    ELSEWHERE = "elsewhere", "Do văn bản khác quy định", "Another text or report sets it"
    NO_DAY = "no_day", "Không nêu ngày cụ thể", "No day is named"
    NO_PERIOD = "no_period", "Không phải loại kỳ trong danh mục", "Not a period of the list"
    NOT_UNDERSTOOD = "not_understood", "Chưa đọc được tự động", "Not understood by the reader"


@dataclass(frozen=True)
class Unread:
    """Words that gave no rule, as written, and why."""

    words: str
    reason: UnreadReason


@dataclass(frozen=True)
class DeadlineReading:
    """The rules a text states and the parts that stayed unread; no rules: the deadline is unknown.

    ``unread`` is empty only if every word had its place.
    """

    rules: tuple[DeadlineRule, ...]
    unread: tuple[Unread, ...]

    @property
    def is_known(self) -> bool:
        """Whether at least one rule was read."""
        return bool(self.rules)


def read_deadlines(text: str) -> DeadlineReading:
    """The deadlines a text states, e.g. ``Xã 30/12; tỉnh gửi Bộ Kế hoạch và Đầu tư 30/01``.

    Parts between semicolons are read wholly or reported whole as unread with the reason. Raises
    ``Invalid`` only for a text beyond 2,000 characters.
    """
    if len(text) > _LONGEST:
        raise Invalid(_TOO_LONG, length=len(text))
    tidy = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
    rules: list[DeadlineRule] = []
    unread: list[Unread] = []
    for part in _parts(tidy):
        read, left = _read(part)
        rules.extend(replace(rule, words=part) for rule in read)
        unread.extend(left)
    if not (rules or unread):
        unread.append(Unread("", UnreadReason.NO_DAY))
    return DeadlineReading(tuple(rules), tuple(unread))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _BETWEEN_PARTS.split(text) if part.strip()]


def _read(part: str) -> tuple[tuple[DeadlineRule, ...], tuple[Unread, ...]]:
    try:
        return _labelled(part)
    except (NotUnderstood, Invalid):
        return (), (Unread(part, _reason(part)),)


def _labelled(part: str) -> tuple[tuple[DeadlineRule, ...], tuple[Unread, ...]]:
    label = _LABEL.match(part)
    if label is None:
        return _by_day(part), ()
    words, rest = label[1].strip(), part[label.end() :]
    if words.lower() == _SAME_DAY:
        return _by_hour(rest), ()
    names = [name.lower() for name in re.split(r",\s|\svà\s", words)]
    if any(name in PERIODS for name in names):
        return _by_period(names, rest)
    return _by_day(rest, _about(words)), ()


def _by_day(part: str, said: Said = _NOTHING) -> tuple[DeadlineRule, ...]:
    rules = read_part(part, said)
    if any(isinstance(rule.timing, HourOfDay) for rule in rules):
        raise NotUnderstood  # An hour alone does not say of which day.
    return rules


def _by_hour(rest: str) -> tuple[DeadlineRule, ...]:
    rules = read_part(rest, Said())
    if not all(isinstance(rule.timing, HourOfDay) for rule in rules):
        raise NotUnderstood
    return rules


def _by_period(names: list[str], rest: str) -> tuple[tuple[DeadlineRule, ...], tuple[Unread, ...]]:
    if not all(name in PERIODS or name in NO_PERIODS for name in names):
        raise NotUnderstood
    rules = tuple(
        rule
        for name in names
        if name in PERIODS
        for rule in _by_day(rest, Said(kind=PERIODS[name]))
    )
    unread = tuple(
        Unread(f"{name}: {rest}", UnreadReason.NO_PERIOD) for name in names if name in NO_PERIODS
    )
    return rules, unread


def _about(words: str) -> Said:
    if is_body(words):
        return Said(sender=words, levels=levels_of(words))
    if not is_plain(words):
        raise NotUnderstood
    return Said(subject=words)


def _reason(part: str) -> UnreadReason:
    for pattern, reason in _REASONS:
        if pattern.search(part):
            return reason
    return UnreadReason.NOT_UNDERSTOOD


_REASONS: tuple[tuple[re.Pattern[str], UnreadReason], ...] = (
    (re.compile(r"chưa xác minh", re.IGNORECASE), UnreadReason.NOT_VERIFIED),
    (re.compile(r"không nêu|định kỳ|tuần đầu tháng", re.IGNORECASE), UnreadReason.NO_DAY),
    (
        re.compile(
            r"^(?:theo|cùng|lồng ghép vào)\s"
            r"|\s(?:theo|quy định tại)\s(?:thông tư|nghị định|quyết định|luật)",
            re.IGNORECASE,
        ),
        UnreadReason.ELSEWHERE,
    ),
)
_TOO_LONG = Words(
    "Văn bản thời hạn dài quá 2000 ký tự.", "The deadline's text is longer than 2,000 characters."
)
