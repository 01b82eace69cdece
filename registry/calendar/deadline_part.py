"""One part of a deadline text, between semicolons: read wholly into rules, or not at all."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from registry.calendar.deadline import DeadlineRule
from registry.calendar.deadline_timing import TIMING, TimingPhrase, timing_of
from registry.calendar.deadline_who import NotUnderstood, Said, said_by
from registry.calendar.deadline_words import CUMULATIVE, PERIODS
from registry.calendar.timing import DayOfMonth, DaysOfYear, Limit, Timing

_JOINT = re.compile(r"\s*(?:,|\bvà\b)\s*", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_CITATION = re.compile(
    r"(?:Thông tư|Nghị định|Quyết định|Luật|Nghị quyết|Chỉ thị|Công văn)\s", re.IGNORECASE
)
_RESPECTIVELY = re.compile(r"\s*cho kỳ ([0-9, ]+) tháng và (năm)", re.IGNORECASE)


@dataclass(frozen=True)
class _Clause:
    """One timing with what is said of it; ``is_bare`` if it only adds a day to the one before."""

    rule: DeadlineRule
    phrase: TimingPhrase
    is_bare: bool


def read_part(text: str, said: Said) -> tuple[DeadlineRule, ...]:
    """The rules of one part; ``said`` is what its label already says.

    Raises ``NotUnderstood`` if any word of it is left over, ``Invalid`` for a day that cannot be.
    """
    clauses, tail = _clauses(text, said)
    if not clauses:
        raise NotUnderstood
    if named := _RESPECTIVELY.fullmatch(tail):
        return tuple(_respectively(clauses, named))
    if tail.strip(" ."):
        raise NotUnderstood
    return _merged(_with_shared_month(clauses))


def _clauses(text: str, said: Said) -> tuple[list[_Clause], str]:
    clauses: list[_Clause] = []
    position = 0
    while found := TIMING.search(text, position):
        words = _after_joint(text[position : found.start()], is_first=not clauses)
        now = said_by(words, said)
        is_same = bool(clauses) and now == said
        phrase = timing_of(found, _limit(clauses[-1]) if is_same else None)
        bracket = _BRACKET.match(text, found.end())
        rule, is_period = _with_bracket(now.rule(phrase), bracket)
        is_bare = is_same and not (phrase.has_limit or is_period)
        clauses.append(_Clause(rule, phrase, is_bare))
        said, position = now, (bracket or found).end()
    return clauses, text[position:]


def _after_joint(words: str, *, is_first: bool) -> str:
    if is_first:
        return words
    joint = _JOINT.match(words)
    if joint is None:
        raise NotUnderstood
    return words[joint.end() :]


def _limit(clause: _Clause) -> Limit | None:
    timing = clause.phrase.timing
    return timing.limit if isinstance(timing, DayOfMonth | DaysOfYear) else None


def _with_bracket(rule: DeadlineRule, bracket: re.Match[str] | None) -> tuple[DeadlineRule, bool]:
    if bracket is None:
        return rule, False
    if kind := PERIODS.get(bracket[1].lower()):
        return replace(rule, kind=kind), True
    if _CITATION.match(bracket[1]):
        return replace(rule, note=_noted(rule.note, bracket[1])), False
    raise NotUnderstood


def _noted(*notes: str | None) -> str | None:
    return "; ".join(note for note in notes if note) or None


def _respectively(clauses: list[_Clause], named: re.Match[str]) -> Iterator[DeadlineRule]:
    names = [*re.split(r"\s*,\s*", named[1]), named[2].lower()]
    if len(names) != len(clauses) or not all(name in CUMULATIVE for name in names):
        raise NotUnderstood
    for clause, name in zip(clauses, names, strict=True):
        kind, number = CUMULATIVE[name]
        yield replace(clause.rule, kind=kind, number=number)


def _with_shared_month(clauses: Iterable[_Clause]) -> list[_Clause]:
    # "cấp dưới trước ngày 20, bộ trước ngày 25 tháng cuối quý": the month is said once, at the end.
    filled: list[_Clause] = []
    shared: TimingPhrase | None = None
    for clause in reversed(list(clauses)):
        if clause.phrase.has_suffix:
            shared = clause.phrase
        filled.append(_sharing(clause, shared))
    return filled[::-1]


def _sharing(clause: _Clause, shared: TimingPhrase | None) -> _Clause:
    timing = clause.rule.timing
    if clause.phrase.has_suffix or not isinstance(timing, DayOfMonth):
        return clause
    if shared is None or not isinstance(shared.timing, DayOfMonth):
        return clause
    timing = replace(timing, months_after=shared.timing.months_after)
    kind = clause.rule.kind or shared.kind
    return replace(clause, rule=replace(clause.rule, timing=timing, kind=kind))


def _merged(clauses: Iterable[_Clause]) -> tuple[DeadlineRule, ...]:
    rules: list[DeadlineRule] = []
    for clause in clauses:
        joined = _joined(rules[-1].timing, clause) if rules and clause.is_bare else None
        if joined is None:
            rules.append(clause.rule)
        else:
            note = _noted(rules[-1].note, clause.rule.note)
            rules[-1] = replace(rules[-1], timing=joined, note=note)
    return tuple(rules)


def _joined(before: Timing, clause: _Clause) -> DaysOfYear | None:
    # "trước 20/6 và 20/12": fixed days with nothing said in between are one rule.
    after = clause.rule.timing
    if not (isinstance(before, DaysOfYear) and isinstance(after, DaysOfYear)):
        return None
    if before.years_after is not None:
        return None
    return replace(before, days=(*before.days, *after.days), years_after=after.years_after)
