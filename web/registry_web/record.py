"""What every record page shows around its content: status, provenance, versions, uses, citation."""

from typing import Any, NamedTuple

from markupsafe import Markup

from registry.access import actor_words
from registry.catalogue import Resolved, Version, View
from registry.kinds import MODELS, Kind
from registry.kinds.provenance import Certainty, ProvenanceClass
from registry.kinds.reading import Key
from registry.versions.completeness import Missing, missing
from registry.versions.resolution import timeline
from registry.versions.status import Status
from registry.versions.validity import Basis
from registry_web import notice
from registry_web.page import Page
from registry_web.things import Cited, Thing, cited, thing


class Span(NamedTuple):
    """The days one version is in force."""

    number: str
    first: Any
    last: Any
    is_shown: bool


class Source(NamedTuple):
    """Where a record comes from, said plainly."""

    level: ProvenanceClass
    certainty: Certainty
    reference: Markup
    note: Markup
    file: str


class Record(NamedTuple):
    """One version of an item with everything that surrounds its content."""

    key: Key
    content: Any
    name: str
    other_name: str
    number: str
    status: Status
    first: Any
    last: Any
    basis: Basis
    source: Source
    actor: str
    version: Version
    spans: list[Span]
    notices: Any
    legal_basis: list[Cited]
    collections: list[Thing]
    lacks: tuple[Missing, ...]
    """What stands between it and being checked against the official text."""

    @property
    def is_void(self) -> bool:
        """Whether it was found wrong and counts no more."""
        return self.version.voided is not None


def record_of(page: Page, resolved: Resolved) -> Record:
    """A version as its page shows it."""
    version, view = resolved.version, page.view
    content, names = version.content, version.names
    other = "vi" if page.language == "en" else "en"
    name = page.say(names)
    other_name = names.get(other, "")
    return Record(
        key=version.key,
        content=content,
        name=name,
        other_name="" if other_name == name else other_name,
        number=str(version.number),
        status=resolved.status,
        first=resolved.first,
        last=resolved.last,
        basis=version.validity.basis,
        source=source_of(page, version.provenance),
        actor=page.say(actor_words(version.actor)),
        version=version,
        spans=_spans(view, version),
        notices=notice.notices_for(view, version.key),
        legal_basis=[cited(page, one) for one in content.get("legal_basis", ())],
        collections=[
            thing(page, Key(Kind.COLLECTION, code))
            for code in view.memberships.get(version.key, ())
        ],
        lacks=missing(MODELS[version.key.kind], content, Status.QUALIFIED),
    )


def source_of(page: Page, provenance: Any) -> Source:
    """Provenance as the reader reads it, with the words for it."""
    level = ProvenanceClass(provenance["level"])
    return Source(
        level,
        level.certainty,
        page.marked(provenance, "reference"),
        page.marked(provenance, "note"),
        provenance.get("file") or "",
    )


def uses(page: Page, key: Key) -> dict[Kind, list[Thing]]:
    """What refers to an item, by kind."""
    found: dict[Kind, list[Thing]] = {}
    for version in page.view.used_by(key):
        found.setdefault(version.key.kind, []).append(thing(page, version.key))
    return found


def _spans(view: View, shown: Version) -> list[Span]:
    spans = timeline(view.catalogue.items[shown.key], view.as_of)
    return [
        Span(
            str(one.version.number),  # type: ignore[attr-defined]
            None if one.first == one.first.min else one.first,
            None if one.last == one.last.max else one.last,
            one.version is shown,
        )
        for one in spans
    ]
