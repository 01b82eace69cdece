"""The small pieces that answers are made of."""

from registry.catalogue import Version, View
from registry.catalogue.listing import FacetCount
from registry.kinds.provenance import Certainty, ProvenanceClass
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.words import Term, Words
from registry_api import links
from registry_api.json import words


def asked(view: View) -> Json:
    """The two clocks the answer was given for; before the first record, why there is nothing."""
    clocks = {
        "valid_at": view.valid_at,
        "as_of": {"revision": view.as_of, "instant": view.as_of_instant},
    }
    return clocks if view.as_of else {**clocks, "note": maybe(view.nothing_known)}


def recorded(version: Version) -> Json:
    """When the registry recorded it, and who did."""
    return {
        "revision": version.revision,
        "instant": version.instant,
        "actor": version.actor,
        "note": version.note or None,
    }


def term(value: Term) -> Json:
    """A term with its words."""
    return {"value": value.value, "words": words(value.words)}


def provenance(given: Json) -> Json:
    """Where it comes from and how sure it is, with the words for both."""
    level = ProvenanceClass(given["level"])
    certainty: Certainty = level.certainty
    return {**given, "words": words(level.words), "certainty": term(certainty)}


def facet(count: FacetCount) -> Json:
    """A facet with its counts; ``without`` counts records where it is not known."""
    return {
        "name": count.name,
        "label": words(count.label),
        "values": [
            {"value": one.value, "count": one.count, "words": maybe(one.words)}
            for one in count.values
        ],
        "without": count.without,
    }


def named(view: View, key: Key) -> Json:
    """An item by kind, code, name and address."""
    return {
        "kind": key.kind.value,
        "code": key.code,
        "names": view.names_of(key),
        "href": links.of_item(key),
    }


def maybe(said: Words | None) -> Json:
    """Words, or ``null`` where there are none."""
    return None if said is None else words(said)
