"""Load files again: what they say otherwise than before, over nothing that others decided since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from registry.catalogue.version import RecordedFact
from registry.commands.load import Loaded, append, faults, refuse
from registry.commands.numbering import Ready, is_same
from registry.commands.proposal import Proposal, Statement
from registry.commands.work import Work
from registry.errors import Complaint
from registry.facts import TYPES, Fact, FactType
from registry.kinds.parsing import canonical, plain
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.store.chain import sha256
from registry.words import Words

_Group = tuple[str, str | None, str | None]
"""What a fact is about: its type, its subject, its metric."""


_Place = tuple[str | None, ...]
_TELLING = ("subject", "metric", "name", "on", "scope", "body", "template", "successor")
"""The fields that tell facts of one type apart; of a supply its period too."""


@dataclass(frozen=True)
class Reloaded:
    """What loading the files again did, or in a dry run would do."""

    loaded: Loaded
    voided: tuple[int, ...]
    """The facts of earlier loads that the files say otherwise now."""


def reload(work: Work, proposals: Sequence[Proposal], statements: Sequence[Statement]) -> Reloaded:
    """Bring in what files say, as whoever loaded them before.

    A record makes a new version only while nobody else has touched its item. A fact that the files
    say otherwise now takes the place of theirs from before, which is void from then on; facts of
    others stay.

    :raises Invalid: naming every record that others decided about, and every wrong one.
    """
    ready = [Ready.of(proposal) for proposal in proposals]
    refuse(chain(faults(work.writing, ready, statements), _decided_by_others(work, ready)))
    voided = tuple(fact.revision for fact in _replaced(work, statements))
    for revision in voided:
        work.writing.void_fact(revision, "tệp nêu khác · the files say otherwise")
    return Reloaded(append(work.writing, ready, statements), voided)


def _decided_by_others(work: Work, ready: Sequence[Ready]) -> Iterator[Complaint]:
    there = work.writing.versions([one.proposal.key for one in ready])
    for one in ready:
        key = one.proposal.key
        if any(is_same(one, row) for row in there.get(key, ())):
            continue
        revision = _touched_by_others(work, key)
        if revision is not None:
            actor = work.catalogue.lines[revision - 1].actor
            said = _DECIDED.filled(key=key, actor=actor, revision=revision)
            yield Complaint("", "decided", said, one.proposal.place)


def _touched_by_others(work: Work, key: Key) -> int | None:
    """The last revision in which somebody else said anything about an item."""
    catalogue = work.catalogue
    moments = {
        moment
        for version in catalogue.items.get(key, ())
        for moment in version.moments(catalogue.revision)
    }
    foreign = (one for one in moments if catalogue.lines[one - 1].actor != work.principal.name)
    return max(foreign, default=None)


def _replaced(work: Work, statements: Sequence[Statement]) -> list[RecordedFact]:
    counting = [fact for fact in work.catalogue.facts.values() if fact.voided is None]
    there = {(fact.type.value, fact.digest) for fact in counting}
    given = {_name(one.fact): _group(one.fact) for one in statements}
    new = {group for name, group in given.items() if name not in there}
    places = {_place(TYPES[type(one.fact)].value, plain(one.fact)) for one in statements}
    return [
        fact
        for fact in counting
        if fact.actor == work.principal.name
        and (fact.type.value, fact.digest) not in given
        and (_group_of(fact) in new or _place(fact.type.value, fact.content) in places)
    ]


def _name(fact: Fact) -> tuple[str, str]:
    return TYPES[type(fact)].value, sha256(canonical(plain(fact)))


def _group(fact: Fact) -> _Group:
    return TYPES[type(fact)].value, fact.subject, plain(fact).get("metric")


def _place(fact_type: str, content: Json) -> _Place:
    """What must differ for two facts of the files to stand beside each other.

    The same figure of the same day said with more detail is one fact said twice, also where an
    earlier load put the second beside the first.
    """
    period = content.get("period") if fact_type == FactType.SUPPLY else None
    return fact_type, period, *(content.get(name) for name in _TELLING)


def _group_of(fact: RecordedFact) -> _Group:
    subject = None if fact.subject is None else str(fact.subject)
    return fact.type.value, subject, fact.content.get("metric")


_DECIDED = Words(
    "{key} đã được {actor} quyết định ở dòng {revision} của nhật ký; tệp nêu khác: hãy gửi đề nghị "
    "sửa đổi",
    "{key} was decided about by {actor} at revision {revision}; the file says otherwise: propose a "
    "change instead",
)
