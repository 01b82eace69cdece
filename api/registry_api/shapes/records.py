"""Records, versions and closures."""

import orjson

from registry.catalogue import Resolved, Version, View
from registry.catalogue.closure import Closure
from registry.catalogue.membership import members_of
from registry.catalogue.succession import holders
from registry.commands.decide import edition_of
from registry.kinds.kind import Kind
from registry.kinds.reading import Key, Reference
from registry.kinds.shape import Json
from registry.versions.resolution import Span, timeline
from registry_api import links
from registry_api.shapes.facts import held_by, succession
from registry_api.shapes.parts import asked, maybe, named, provenance, recorded, term


def record(view: View, resolved: Resolved, today: View) -> Json:
    """A whole record: the version in force with everything that surrounds it, but for the clocks.

    :param today: the view in which "now" is asked, for who holds a body's duties.
    """
    version = resolved.version
    return {
        **_head(version, resolved),
        "content": version.content,
        "references": references(view, version, today),
        **_own_to_the_kind(view, version, today),
        "collections": _collections(view, version.key),
        "used_by": _used_by(view, version.key),
        "recorded": recorded(version),
        "digest": f"sha256:{version.digest}",
        "links": _record_links(version),
    }


def references(view: View, version: Version, today: View) -> list[Json]:
    """Everything the version refers to, with the names a person needs."""
    return [_reference(view, today, one) for one in version.references()]


def summary(view: View, version: Version) -> Json:
    """A record in a list: what it is, how sure, and where the whole of it is."""
    resolved = view.resolved(version)
    return {
        **_head(version, resolved),
        "facets": version.facets,
        "links": {"self": links.of_item(version.key)},
    }


def exact_version(version: Version) -> Json:
    """What never changes of a version, whatever is decided about it later."""
    return {
        "kind": version.key.kind.value,
        "code": version.key.code,
        "version": str(version.number),
        "names": version.names,
        "validity": {
            "valid_from": version.validity.valid_from,
            "valid_to": version.validity.valid_to,
            "basis": term(version.validity.basis),
        },
        "provenance": provenance(version.provenance),
        "content": version.content,
        "digest": f"sha256:{version.digest}",
        "recorded": recorded(version),
        "links": _version_links(version),
    }


def known_version(view: View, version: Version) -> Json:
    """One version as known at the revision: with its statuses, its end, whether it is void."""
    resolved = view.resolved(version)
    return {
        **_head(version, resolved),
        "content": version.content,
        "digest": f"sha256:{version.digest}",
        "recorded": recorded(version),
        "statuses": [
            {
                "status": term(given.status),
                "revision": given.revision,
                "instant": given.instant,
                "actor": given.actor,
                "details": orjson.loads(given.details),
            }
            for given in version.statuses
            if given.revision <= view.as_of
        ],
        "links": _version_links(version),
    }


def history(view: View, key: Key) -> Json:
    """All versions of an item known at the revision, and which is in force when."""
    versions = view.versions(key)
    return {
        "kind": key.kind.value,
        "code": key.code,
        "edition": edition_of(view.catalogue.items[key]),
        "versions": [known_version(view, version) for version in versions],
        "timeline": [_span(span) for span in timeline(versions, view.as_of)],
        "asked": asked(view),
    }


def closed(view: View, found: Closure) -> Json:
    """A closure: every part with its version, and the one digest over all of them."""
    return {
        "digest": f"sha256:{found.digest}",
        "parts": [
            {
                **named(view, part.version.key),
                "version": str(part.version.number),
                "digest": f"sha256:{part.version.digest}",
                "in_force": part.is_in_force,
                "content": part.version.content,
            }
            for part in found.parts
        ],
        "missing": [str(key) for key in found.missing],
        "asked": asked(view),
    }


def _head(version: Version, resolved: Resolved) -> Json:
    return {
        "kind": version.key.kind.value,
        "code": version.key.code,
        "version": str(version.number),
        "names": version.names,
        "status": term(resolved.status),
        "validity": {
            "valid_from": resolved.first,
            "valid_to": resolved.last,
            "basis": term(version.validity.basis),
        },
        "provenance": provenance(version.provenance),
        "voided_at_revision": version.voided,
    }


def _reference(view: View, today: View, one: Reference) -> Json:
    shown: Json = {"pointer": one.pointer, **named(view, one.key)}
    if one.item is not None:
        shown["item"] = one.item
        shown["item_names"] = maybe(view.code_name(one.key.code, one.item))
    shown["in_force"] = view.find(one.key) is not None
    if one.key.kind is Kind.BODY and today.find(one.key) is None:
        shown["duties_now_held_by"] = [held_by(today, holder) for holder in holders(today, one.key)]
    return shown


def _own_to_the_kind(view: View, version: Version, today: View) -> Json:
    if version.key.kind is Kind.BODY:
        return {"succession": succession(view, version.key, today)}
    if version.key.kind is Kind.COLLECTION:
        return {"membership": membership(version)}
    return {}


def membership(collection: Version) -> Json:
    """How many members the source speaks of and how many are held: both, and the difference."""
    content = collection.content
    members = content.get("members", [])
    expected = content.get("expected_count")
    by_evidence: dict[str, int] = {}
    for member in members:
        by_evidence[member["evidence"]] = by_evidence.get(member["evidence"], 0) + 1
    return {
        "expected": expected,
        "counted": len(members),
        "difference": None if expected is None else len(members) - expected,
        "by_evidence": by_evidence,
    }


def _collections(view: View, key: Key) -> list[Json]:
    found = []
    for source in sorted(view.catalogue.sources.get(key, ())):
        collection = view.find(source) if source.kind is Kind.COLLECTION else None
        member = members_of(collection).get(str(key)) if collection else None
        if member is not None:
            found.append({**named(view, source), **member})
    return found


def _used_by(view: View, key: Key) -> dict[str, int]:
    counts: dict[str, int] = {}
    for version in view.used_by(key):
        counts[version.key.kind.value] = counts.get(version.key.kind.value, 0) + 1
    return counts


def _version_links(version: Version) -> dict[str, str]:
    item = links.of_item(version.key)
    this = links.of_version(version.key, str(version.number))
    return {"self": this, "item": item, "versions": f"{item}/versions"}


def _record_links(version: Version) -> dict[str, str]:
    address = links.of_item(version.key)
    return {
        "self": address,
        "version": links.of_version(version.key, str(version.number)),
        "versions": f"{address}/versions",
        "references": f"{address}/references",
        "used_by": f"{address}/used-by",
        "closure": f"{address}/closure",
        "facts": f"{address}/facts",
        "list": f"{links.ROOT}/{version.key.kind.plural}",
    }


def _span(span: Span) -> Json:
    version = span.version
    assert isinstance(version, Version)  # noqa: S101 - the timeline was asked of versions
    return {
        "version": str(version.number),
        "valid_from": None if span.first == span.first.min else span.first,
        "valid_to": None if span.last == span.last.max else span.last,
    }
