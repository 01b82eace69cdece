"""State facts, and void wrong ones."""

from registry.access import Role
from registry.access.rules import Deed, demand, demand_for
from registry.catalogue.version import RecordedFact
from registry.commands.knowing import Known
from registry.commands.load import digest_of, refuse
from registry.commands.work import Work
from registry.errors import Complaint, Conflict, Invalid, NotAllowed, NotFound
from registry.facts import FACTS, TYPES, Fact, FactType
from registry.kinds.parsing import canonical, plain
from registry.kinds.reading import Key
from registry.words import Words


def state(work: Work, facts: tuple[Fact, ...]) -> list[int]:
    """Record facts, each one revision, all in one transaction; answers their revisions.

    :raises Invalid: if a fact refers to what is not there.
    :raises Conflict: if one of them is recorded already.
    :raises NotAllowed: if a steward's body does not lead the subject.
    """
    known = Known.at(work.writing, [])
    refuse(
        Complaint(f"/facts/{index}{one.pointer}", one.code, one.message, one.place)
        for index, fact in enumerate(facts)
        for one in known.complaints(type(fact), plain(fact), f"facts/{index}")
    )
    there = {digest for digest, _ in work.writing.facts()}
    return [_append(work, fact, there) for fact in facts]


def void_fact(work: Work, revision: int, *, reason: str) -> int:
    """Say that a fact was wrong: it counts no more from here on; answers the revision.

    :raises NotFound: if that revision recorded no fact.
    :raises Conflict: if it is void already.
    """
    fact = work.catalogue.facts.get(revision)
    if fact is None:
        raise NotFound(_NO_FACT.filled(revision=revision))
    demand_voiding(work, fact)
    if fact.voided is not None:
        raise Conflict(_VOID_ALREADY.filled(revision=revision, voided=fact.voided))
    if not reason.strip():
        raise Invalid(_NO_REASON, (Complaint("/reason", "says-nothing", _NO_REASON),))
    return work.writing.void_fact(revision, reason)


def correct_fact(work: Work, revision: int, fact: Fact, *, reason: str) -> int:
    """Void a wrong fact and record the right one in its place; answers the right one's revision.

    :raises Invalid: without a reason, or if the right one refers to what is not there.
    """
    void_fact(work, revision, reason=reason)
    return state(work, (fact,))[0]


def demand_voiding(work: Work, fact: RecordedFact) -> None:
    """Let the principal through who may void this fact.

    :raises NotAllowed: to a steward of another body, or of a fact that somebody else recorded.
    """
    demand_stating(work, fact.type, fact.subject)
    if work.principal.role is Role.STEWARD and fact.actor != work.principal.name:
        raise NotAllowed(_NOT_YOURS.filled(revision=fact.revision, actor=fact.actor))


def _append(work: Work, fact: Fact, there: set[str]) -> int:
    demand_subject(work, fact)
    fact_type, digest = TYPES[type(fact)], digest_of(fact)
    if digest in there:
        raise Conflict(_THERE_ALREADY.filled(type=fact_type, subject=fact.subject))
    there.add(digest)
    return work.writing.append_fact(fact_type.value, fact.subject, canonical(plain(fact)))


def demand_subject(work: Work, fact: Fact) -> None:
    """Let the principal through who may state this fact.

    :raises NotAllowed: to a steward whose body does not lead the subject, or of an official fact.
    """
    demand_stating(work, TYPES[type(fact)], Key.parse(fact.subject) if fact.subject else None)


def demand_stating(work: Work, fact_type: FactType, subject: Key | None) -> None:
    """A steward states facts about what the steward's body leads; official ones are VPCP's.

    :raises NotAllowed: to anyone else.
    """
    if FACTS[fact_type].is_official or subject is None:
        demand(work.principal, Deed.REVIEW)
        return
    version = work.view.find(subject) or work.view.last_known(subject)
    content = version.content if version else {}
    demand_for(work.view, work.principal, Deed.STATE, subject, content)


_NO_FACT = Words(
    "Dòng {revision} của nhật ký không ghi sự kiện nào.",
    "Revision {revision} of the log recorded no fact.",
)
_VOID_ALREADY = Words(
    "Sự kiện {revision} đã bị hủy ở dòng {voided}.",
    "Fact {revision} was voided at revision {voided}.",
)
_THERE_ALREADY = Words(
    "Sự kiện này ({type}) của {subject} đã được ghi.",
    "This fact ({type}) of {subject} is recorded already.",
)
_NOT_YOURS = Words(
    "Sự kiện {revision} do {actor} ghi; chỉ người ghi hoặc cán bộ đăng ký mới được hủy.",
    "Fact {revision} was recorded by {actor}; only they or a registrar may void it.",
)
_NO_REASON = Words("Hãy nêu lý do.", "Say why.")
