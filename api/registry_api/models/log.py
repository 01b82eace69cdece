"""Lines of the log."""

from registry_api.models.parts import (
    Answer,
    Data,
    Links,
)


class LineAnswer(Answer):
    """A line of the log."""

    revision: int
    instant: str
    actor: str
    action: str
    item: str | None
    version: str | None
    note: str
    payload: Data
    digest: str | None
    previous: str
    hash: str
    links: Links


class LogAnswer(Answer):
    """Lines of the log."""

    revision: int
    items: list[LineAnswer]
    links: Links
