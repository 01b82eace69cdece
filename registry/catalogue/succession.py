"""Who holds a body's duties on a day: succession facts followed from body to body.

What follows from a merge, split or renaming is held *by rule*. A transfer moves some of the duties
only: which indicators it moves is decided by hand, so its heirs are told apart as *in part*.
"""

from datetime import date
from typing import NamedTuple

from registry.catalogue.version import RecordedFact
from registry.catalogue.view import View
from registry.facts import FactType
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.words import Term


class Share(Term):
    """How much of the duties came to the holder."""

    ALL = "all", "Toàn bộ nhiệm vụ", "All duties"
    REST = "rest", "Các nhiệm vụ còn lại", "The remaining duties"
    PART = "part", "Một phần nhiệm vụ", "Some duties"


class Basis(Term):
    """On what it rests that the holder holds them."""

    ITSELF = "itself", "Cơ quan vẫn đang hoạt động", "The body itself, still in being"
    RULE = "rule", "Theo quy tắc kế thừa", "By rule, from the succession of bodies"


class Holder(NamedTuple):
    """A body that holds duties of another on a day."""

    body: Key
    share: Share
    basis: Basis
    path: tuple[RecordedFact, ...]
    """The successions followed, oldest first."""


def holders(view: View, body: Key) -> tuple[Holder, ...]:
    """The bodies that hold a body's duties on the view's day: those with all of them first."""
    found: dict[Key, Holder] = {}
    if view.find(body) is not None:
        share = Share.REST if successions(view, body) else Share.ALL
        found[body] = Holder(body, share, Basis.ITSELF, ())
    seen = {body: Share.ALL}
    waiting = [Holder(body, Share.ALL, Basis.RULE, ())]
    while waiting:
        at = waiting.pop(0)
        steps = successions(view, at.body)
        for step in steps:
            heir = _heir(at, step, steps)
            if seen.get(heir.body) in (Share.ALL, Share.REST, heir.share):
                continue
            seen[heir.body] = heir.share
            if view.find(heir.body) is None:
                waiting.append(heir)
            else:
                found[heir.body] = heir
    return tuple(sorted(found.values(), key=lambda one: (one.share is Share.PART, one.body)))


def successions(view: View, body: Key) -> list[RecordedFact]:
    """The successions from a body that had taken place by the view's day, oldest first."""
    return sorted(
        (
            fact
            for fact in view.facts(body, FactType.SUCCESSION)
            if fact.subject == body and _has_happened(fact, view.valid_at)
        ),
        key=lambda fact: (fact.on or "", fact.revision),
    )


def predecessors(view: View, body: Key) -> list[RecordedFact]:
    """The successions by which a body took duties over, by the view's day, oldest first."""
    return sorted(
        (
            fact
            for fact in view.facts(body, FactType.SUCCESSION)
            if successor(fact.content) == body and _has_happened(fact, view.valid_at)
        ),
        key=lambda fact: (fact.on or "", fact.revision),
    )


def successor(content: Json) -> Key:
    """The body a succession hands duties to."""
    return Key(Kind.BODY, content["successor"])


def _heir(at: Holder, step: RecordedFact, steps: list[RecordedFact]) -> Holder:
    """A sole heir has all of what came to its predecessor; beside transfers, the rest of it."""
    content = step.content
    main = [one for one in steps if one.content["succession"] != "transfer"]
    if at.share is Share.PART or step not in main or len(main) > 1:
        share = Share.PART
    else:
        share = at.share if len(steps) == 1 else Share.REST
    return Holder(successor(content), share, Basis.RULE, (*at.path, step))


def _has_happened(fact: RecordedFact, day: date) -> bool:
    return fact.on is not None and fact.on <= day.isoformat()
