"""Facts, and what the successions among them say of a body."""

from collections.abc import Sequence

from registry.catalogue import RecordedFact, Resolved, View
from registry.catalogue.succession import Holder, holders, predecessors, successions
from registry.errors import NotInForce
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry_api import links
from registry_api.json import words
from registry_api.shapes.parts import asked, named, provenance, term


def fact(view: View, one: RecordedFact) -> Json:
    """A fact: what it states of what, when it held, how it is known."""
    content = one.content
    return {
        "id": one.revision,
        "type": one.type.value,
        "words": words(one.type.words),
        "subject": named(view, one.subject) if one.subject else None,
        "content": {name: value for name, value in content.items() if name != "provenance"},
        "provenance": provenance(content["provenance"]),
        "recorded": {"revision": one.revision, "instant": one.instant, "actor": one.actor},
        "voided_at_revision": one.voided,
        "digest": f"sha256:{one.digest}",
        "links": {"self": links.of_fact(one.revision)},
    }


def fact_list(view: View, found: Sequence[RecordedFact]) -> Json:
    """A list of facts."""
    return {
        "total": len(found),
        "items": [fact(view, one) for one in found],
        "asked": asked(view),
    }


def succession(view: View, key: Key, today: View) -> Json:
    """Whom a body took over from, whom it handed over to, and who holds its duties now."""
    return {
        "took_over_from": [fact(view, one) for one in predecessors(view, key)],
        "handed_over_to": [fact(today, one) for one in successions(today, key)],
        "duties_now_held_by": [held_by(today, one) for one in holders(today, key)],
    }


def in_force(view: View, key: Key) -> Resolved:
    """The version in force; for a body that is no more, the refusal names its heirs on that day.

    :raises NotFound: as ``View.get``.
    """
    try:
        return view.get(key)
    except NotInForce as error:
        if key.kind is Kind.BODY:
            error.details["succession"] = {
                "handed_over_to": [fact(view, one) for one in successions(view, key)],
                "duties_held_by": [held_by(view, one) for one in holders(view, key)],
            }
        raise


def held_by(today: View, holder: Holder) -> Json:
    """Who holds the duties of a body, how much of them, and by which successions."""
    return {
        **named(today, holder.body),
        "share": term(holder.share),
        "basis": term(holder.basis),
        "on": today.valid_at,
        "by": [
            {
                "succession": one.content["succession"],
                "on": one.on,
                "legal_basis": one.content.get("legal_basis", []),
                "note": one.content.get("note"),
                "note_en": one.content.get("note_en"),
                "provenance": provenance(one.content["provenance"]),
                "fact": links.of_fact(one.revision),
            }
            for one in holder.path
        ],
    }
