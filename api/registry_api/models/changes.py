"""Change requests, differences, previews, publications, decisions."""

from typing import Any

from pydantic import Field

from registry_api.models.parts import (
    Answer,
    Bilingual,
    Data,
    Links,
    SpanAnswer,
    TermAnswer,
)


class EventAnswer(Answer):
    """What happened to a change request."""

    event: str
    instant: str
    actor: str
    comment: str


class ShortChangeRequestAnswer(Answer):
    """A change request in a list."""

    id: str
    title: str
    author: str
    state: TermAnswer
    edition: int
    created_at: str
    changed_at: str
    items: list[str]
    """The items it changes, ``kind:code``."""
    links: Links


class ChangeRequestAnswer(ShortChangeRequestAnswer):
    """A change of one or more items, from draft to publication."""

    drafts: list[Data]
    events: list[EventAnswer]


class ChangeRequestsAnswer(Answer):
    """A list of change requests."""

    total: int
    items: list[ShortChangeRequestAnswer]


class ChangeAnswer(Answer):
    """One place that differs."""

    pointer: str
    label: Bilingual
    before: Any
    after: Any
    weight: str
    text: Bilingual


class DifferenceAnswer(Answer):
    """The difference of two versions."""

    item: str
    from_: str = Field(alias="from")
    to: str
    weight: str
    patch: list[Data]
    """JSON Patch (RFC 6902) from the one content to the other."""
    changes: list[ChangeAnswer]


class UseOfAnswer(Answer):
    """A record that a change touches."""

    item: str
    at: list[str]
    today: bool
    when_it_begins: bool
    href: str


class MissingAnswer(Answer):
    """What a content lacks for a status."""

    pointer: str
    label: Bilingual
    reason: Bilingual


class PreviewItemAnswer(Answer):
    """What publishing one draft would do."""

    item: str
    before: str | None
    """The version it is weighed against: the last published that counts."""
    replaces: str | None
    """The version in force on its first day, as things stand."""
    voids: list[str]
    days_now: list[SpanAnswer]
    """When the item is in force as things stand, and by which version."""
    days_then: list[SpanAnswer]
    """The same once it is published."""
    reopens: bool
    """Whether a retired item would come back into force."""
    version: str
    weight: str
    changes: list[ChangeAnswer]
    """Against ``before``."""
    changes_in_force: list[ChangeAnswer]
    """Against ``replaces``: what a reader of its first day would see change."""
    impact: list[UseOfAnswer]
    missing_to_qualify: list[MissingAnswer]


class PreviewAnswer(Answer):
    """What publishing a change request would do."""

    items: list[PreviewItemAnswer]


class PublishedVersionAnswer(Answer):
    """A version that was published."""

    item: str
    version: str
    weight: str
    href: str


class VoidedAnswer(Answer):
    """A version that counts no more."""

    item: str
    version: str


class PublishedAnswer(Answer):
    """What a publication wrote."""

    request: str
    state: TermAnswer
    revision: int
    versions: list[PublishedVersionAnswer]
    voided: list[VoidedAnswer]


class DecidedAnswer(Answer):
    """The revision a decision wrote."""

    revision: int


class PrincipalAnswer(Answer):
    """Who asks."""

    name: str
    role: TermAnswer
    body: str | None
