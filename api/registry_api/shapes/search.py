"""Hits of a search and suggestions."""

from registry.catalogue import Version, View
from registry.kinds.shape import Json
from registry.search import Found, Fragment, Hit, Suggestion
from registry_api import links
from registry_api.json import words
from registry_api.shapes.facts import held_by
from registry_api.shapes.parts import asked, facet, term
from registry_api.shapes.records import summary


def found(view: View, query: str, answer: Found) -> Json:
    """A page of hits with what all of them hold."""
    return {
        "query": query,
        "read_as": answer.read_as,
        "did_you_mean": answer.did_you_mean,
        "total": answer.total,
        "hits": [_hit(view, hit) for hit in answer.hits],
        "facets": [facet(count) for count in answer.facets],
        "asked": asked(view),
    }


def suggested(view: View, query: str, suggestions: tuple[Suggestion, ...]) -> Json:
    """What someone may be typing the name of."""
    return {
        "query": query,
        "suggestions": [
            {
                "kind": one.key.kind.value,
                "code": one.key.code,
                "names": one.version.names,
                "in_force": one.in_force,
                "fragment": _fragment(one.fragment),
                "href": links.of_item(one.key),
            }
            for one in suggestions
        ],
        "asked": asked(view),
    }


def _hit(view: View, hit: Hit) -> Json:
    return {
        **summary(view, hit.version),
        "score": hit.score,
        "why": term(hit.why),
        "fragments": [_fragment(one) for one in hit.fragments],
        "in_force": hit.in_force,
        "older": _older(hit.older),
        "duties_held_by": [held_by(view, holder) for holder in hit.holders],
    }


def _fragment(fragment: Fragment) -> Json:
    return {
        "pointer": fragment.pointer,
        "label": words(fragment.label),
        "parts": [{"text": part.text, "matched": part.matched} for part in fragment.parts],
    }


def _older(version: Version | None) -> Json:
    """The version that matched when it is not the one that answers."""
    if version is None:
        return None
    return {
        "version": str(version.number),
        "names": version.names,
        "valid_from": version.validity.valid_from,
        "valid_to": version.validity.valid_to,
        "href": links.of_version(version.key, str(version.number)),
    }
