"""Lines of the log."""

from typing import Any

from registry_api.models.parts import Answer


class LineAnswer(Answer):
    """A line of the log."""

    revision: int
    instant: str
    actor: str
    action: str
    item: str | None
    version: str | None
    note: str
    payload: dict[str, Any]
    digest: str | None
    previous: str
    hash: str
    links: dict[str, str]


class LogAnswer(Answer):
    """Lines of the log."""

    revision: int
    items: list[LineAnswer]
    links: dict[str, str]
