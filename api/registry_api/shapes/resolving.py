"""What a name was resolved to: the version, recognised as what, and who bears it on other days."""

from registry.catalogue import View
from registry.catalogue.identifying import Bearer
from registry.catalogue.resolving import Holding, Match, Outcome, Resolution, Wanted
from registry.kinds.kind import Kind
from registry.kinds.shape import Json
from registry.kinds.urn import urn
from registry_api import links
from registry_api.shapes.facts import succession
from registry_api.shapes.parts import named, provenance, recorded, term


def resolution(view: View, wanted: Wanted, found: Resolution, today: View) -> Json:
    """One name, answered: ``match`` is there only if there is just one."""
    shown: Json = {
        "id": wanted.id,
        "outcome": term(found.outcome),
        "match": None,
        "candidates": [],
        "others": [_holding(view, one, today) for one in found.others],
    }
    if found.outcome is Outcome.RESOLVED:
        shown["match"] = _match(view, found.matches[0])
    elif found.outcome is Outcome.AMBIGUOUS:
        shown["candidates"] = [_match(view, one) for one in found.matches]
    return shown


def _match(view: View, match: Match) -> Json:
    version = match.version
    resolved = view.resolved(version)
    number = str(version.number)
    return {
        "kind": version.key.kind.value,
        "code": version.key.code,
        "version": number,
        "names": version.names,
        "urn": urn(version.key, number),
        "matched": [_matched(one) for one in match.by],
        "status": term(resolved.status),
        "validity": {
            "valid_from": resolved.first,
            "valid_to": resolved.last,
            "basis": term(version.validity.basis),
        },
        "provenance": provenance(version.provenance),
        "recorded": recorded(version),
        "digest": f"sha256:{version.digest}",
        "voided_at_revision": version.voided,
        "links": {
            "self": links.of_item(version.key),
            "version": links.of_version(version.key, number),
        },
    }


def _holding(view: View, holding: Holding, today: View) -> Json:
    shown: Json = {
        **named(view, holding.key),
        "matched": [_matched(one) for one in holding.by],
        "days": [{"valid_from": first, "valid_to": last} for first, last in holding.days],
    }
    if holding.key.kind is Kind.BODY:
        held = succession(view, holding.key, today)
        shown["duties_now_held_by"] = held["duties_now_held_by"]
    return shown


def _matched(bearer: Bearer) -> Json:
    return {"by": term(bearer.means), "scheme": bearer.scheme}
