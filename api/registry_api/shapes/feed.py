"""A change as other systems take it in: in the list, in streams, and in webhooks."""

from registry.catalogue.changes import Change
from registry.kinds.shape import Json
from registry_api import links
from registry_api.json import words


def change(one: Change) -> Json:
    """A change with where to go on from it."""
    return {
        "revision": one.revision,
        "urn": one.urn,
        "action": one.action.value,
        "kind": one.key.kind.value if one.key else None,
        "code": one.key.code if one.key else None,
        "version": one.number,
        "fact": one.fact,
        "fact_type": one.fact_type.value if one.fact_type else None,
        "weight": one.weight,
        "compared_with": one.before,
        "instant": one.instant,
        "actor": one.actor,
        "note": one.note,
        "sentence": words(one.sentence),
        "hash": one.hash,
        "links": addresses(one),
    }


def addresses(one: Change) -> dict[str, str]:
    """Where a change, what it is about, and the difference it made are found."""
    found = {"line": links.of_line(one.revision)}
    if one.fact is not None:
        found["fact"] = links.of_fact(one.fact)
    if one.key is not None:
        found["item"] = links.of_item(one.key)
        if one.number is not None:
            found["version"] = links.of_version(one.key, one.number)
        if one.before is not None:
            query = [("from", one.before), ("to", one.number or ""), ("as_of", str(one.revision))]
            found["difference"] = links.with_query(f"{found['item']}/difference", query)
    return found
