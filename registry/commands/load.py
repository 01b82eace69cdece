"""Load: bring in many records at once, all or nothing; what is there already changes nothing.

The seed and every import go through here. Each record becomes a version of its own revision,
numbered by the size of its change, in one transaction.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from registry.commands.knowing import Known
from registry.commands.numbering import Ready, is_same, next_step
from registry.commands.proposal import Proposal, Statement
from registry.errors import Complaint, Invalid, fault_count
from registry.facts import FACTS, TYPES, Fact
from registry.kinds import MODELS
from registry.kinds.parsing import canonical, plain
from registry.kinds.reading import Key
from registry.store import Store
from registry.store.chain import FACT_FIELDS, record_digest, sha256
from registry.store.writing import Writing
from registry.versions.number import Number
from registry.words import Words


@dataclass(frozen=True)
class Loaded:
    """What a load did, or in a dry run would do."""

    versions: tuple[tuple[Key, Number], ...] = ()
    """The new versions, in the order they were written."""
    facts: int = 0
    """How many facts were recorded."""
    unchanged: int = 0
    """How many records and facts were there already."""
    revision: int = 0
    """The last revision after the load."""
    by_kind: dict[str, int] = field(default_factory=dict)
    """New versions by kind."""


def load(
    store: Store,
    proposals: Iterable[Proposal],
    statements: Iterable[Statement] = (),
    *,
    actor: str,
    dry_run: bool = False,
) -> Loaded:
    """Bring in versions and facts.

    :param actor: who does it, as it will stand in the log.
    :param dry_run: work everything out, write nothing.
    :raises Invalid: with one complaint for each wrong record, each with its place.
    """
    with store.write(actor, keep=not dry_run) as writing:
        return bring_in(writing, proposals, statements)


def bring_in(
    writing: Writing, proposals: Iterable[Proposal], statements: Iterable[Statement] = ()
) -> Loaded:
    """Bring in versions and facts as part of a transaction.

    :raises Invalid: with one complaint for each wrong record, each with its place.
    """
    ready = [Ready.of(proposal) for proposal in proposals]
    stated = tuple(statements)
    refuse(faults(writing, ready, stated))
    return append(writing, ready, stated)


def faults(
    writing: Writing, ready: Sequence[Ready], statements: Sequence[Statement]
) -> Iterator[Complaint]:
    """What only the catalogue can say against records and facts: each reference to nothing."""
    yield from _given_twice(ready)
    known = Known.at(writing, [(one.proposal.key, one.content) for one in ready])
    for one in ready:
        yield from known.complaints(
            MODELS[one.proposal.key.kind], one.content, one.proposal.place or str(one.proposal.key)
        )
    for told in statements:
        fact_type = TYPES[type(told.fact)]
        place = told.place or fact_type.value
        yield from known.complaints(FACTS[fact_type], plain(told.fact), place)


def digest_of(fact: Fact) -> str:
    """The digest under which the log names a fact."""
    return _digest(fact, canonical(plain(fact)))


def _digest(fact: Fact, content: bytes) -> str:
    record = {"type": TYPES[type(fact)].value, "subject": fact.subject, "digest": sha256(content)}
    return record_digest(record, FACT_FIELDS)


def append(
    writing: Writing, ready: Sequence[Ready], statements: Sequence[Statement] = ()
) -> Loaded:
    """Append versions and facts that have no ``faults``; what is there already is passed over."""
    before = writing.versions([one.proposal.key for one in ready])
    voided = writing.voided()
    written: list[tuple[Key, Number]] = []
    for one in ready:
        key = one.proposal.key
        there = before.get(key, [])
        if not any(is_same(one, row) for row in there):
            step = next_step(one, there, {number for at, number in voided if at == key})
            before.setdefault(key, []).append(one.append(writing, step))
            written.append((key, step.number))
    stated = _append_facts(writing, [told.fact for told in statements])
    return Loaded(
        versions=tuple(written),
        facts=stated,
        unchanged=len(ready) + len(statements) - len(written) - stated,
        revision=writing.revision,
        by_kind=dict(Counter(key.kind.value for key, _ in written)),
    )


def _append_facts(writing: Writing, facts: list[Fact]) -> int:
    there = {digest for digest, _ in writing.facts()}
    stated = 0
    for fact in facts:
        content = canonical(plain(fact))
        digest = _digest(fact, content)
        if digest not in there:
            there.add(digest)
            writing.append_fact(TYPES[type(fact)].value, fact.subject, content)
            stated += 1
    return stated


def _given_twice(ready: Sequence[Ready]) -> Iterable[Complaint]:
    """One load may hold several versions of an item, but not two that begin on one day."""
    seen: set[tuple[Key, object]] = set()
    for one in ready:
        name = (one.proposal.key, one.proposal.validity.valid_from)
        if name in seen:
            message = Words("{key} được nêu hai lần", "{key} is given twice")
            yield Complaint("", "duplicate", message.filled(key=name[0]), one.proposal.place)
        seen.add(name)


_NOT_LOADED = Words("{faults}; không nạp bản ghi nào.", "{faults}; nothing was loaded.")


def refuse(complaints: Iterable[Complaint], words: Words = _NOT_LOADED) -> None:
    """Refuse everything if there is any complaint, with all of them at once.

    :raises Invalid: with the complaints.
    """
    found = tuple(complaints)
    if found:
        raise Invalid(words.filled(faults=fault_count(len(found))), found)
