"""What changed."""

from registry_api.models.parts import (
    Answer,
    Bilingual,
    Links,
)


class FeedChangeAnswer(Answer):
    """One change."""

    revision: int
    urn: str
    action: str
    kind: str | None
    code: str | None
    version: str | None
    fact: int | None
    fact_type: str | None
    weight: str | None
    compared_with: str | None
    instant: str
    actor: str
    note: str
    sentence: Bilingual
    hash: str
    links: Links


class ChangesAnswer(Answer):
    """Changes after a revision: ``through`` is where to go on from."""

    since: int
    through: int
    revision: int
    items: list[FeedChangeAnswer]
    links: Links
