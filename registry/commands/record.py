"""Record many facts at once, e.g. from a file: all or nothing, every fault named at once.

What is recorded already changes nothing, so that a file can be given again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from registry.access.rules import Deed, demand
from registry.commands.knowing import Known
from registry.commands.load import digest_of, refuse
from registry.commands.proposal import Statement
from registry.commands.state import demand_subject
from registry.commands.work import Work
from registry.errors import Complaint, NotAllowed
from registry.facts import TYPES
from registry.kinds.parsing import canonical, plain
from registry.words import Words


@dataclass(frozen=True)
class Recorded:
    """What was, or in a dry run would be, recorded."""

    revisions: tuple[int, ...]
    """The revisions that name the new facts, in the order given."""
    unchanged: int
    """How many were recorded already, or stood twice in the file."""


def record(work: Work, statements: Sequence[Statement]) -> Recorded:
    """Record facts, each one revision, all in one transaction.

    :raises NotAllowed: if the principal may record no facts at all.
    :raises Invalid: with every fact that refers to what is not there, or is about what the
        principal does not answer for, each with its place.
    """
    demand(work.principal, Deed.STATE)
    refuse(_faults(work, statements), _REFUSED)
    there = {digest for digest, _ in work.writing.facts()}
    revisions: list[int] = []
    for statement in statements:
        fact, digest = statement.fact, digest_of(statement.fact)
        if digest not in there:
            there.add(digest)
            content = canonical(plain(fact))
            sort = TYPES[type(fact)].value
            revisions.append(work.writing.append_fact(sort, fact.subject, content))
    return Recorded(tuple(revisions), len(statements) - len(revisions))


def _faults(work: Work, statements: Sequence[Statement]) -> Iterator[Complaint]:
    known = Known.at(work.writing, [])
    for index, one in enumerate(statements):
        place = one.place or f"/facts/{index}"
        found = list(known.complaints(type(one.fact), plain(one.fact), place))
        yield from found
        if not found:
            yield from _rights(work, one, place)


def _rights(work: Work, one: Statement, place: str) -> Iterator[Complaint]:
    try:
        demand_subject(work, one.fact)
    except NotAllowed as error:
        yield Complaint("/subject", "not-allowed", error.message, place)


_REFUSED = Words("{faults}; không ghi sự kiện nào.", "{faults}; no fact was recorded.")
