"""One line of the log with what it brought in, as read back."""

from datetime import date
from typing import NamedTuple

from registry.words import Term


class Action(Term):
    """What a line of the log did."""

    PUBLISH = "publish", "Công bố một phiên bản", "A version was published"
    SUBMIT = "submit", "Đưa ra phiên bản đề nghị", "A candidate version was put forward"
    """Only of an item that was never published."""
    STATE = "state", "Ghi một sự kiện", "A fact was recorded"
    CHANGE_STATUS = "change-status", "Đổi trạng thái phiên bản", "The status of a version changed"
    """``payload`` says to what and on whose authority."""
    END = "end", "Ghi ngày hết hiệu lực", "The last day of a version became known"
    """``payload`` holds it."""
    VOID = "void", "Hủy một phiên bản sai", "A wrong version counts no more from here on"
    VOID_FACT = "void-fact", "Hủy một sự kiện sai", "A wrong fact counts no more from here on"
    """``payload`` names its revision."""


class Entry(NamedTuple):
    """A log line, and the version or fact it brought in, if any, in one flat row."""

    revision: int
    instant: str
    actor: str
    action: str
    kind: str | None
    code: str | None
    number: str | None
    note: str
    payload: str
    digest: str | None
    previous: str
    hash: str
    valid_from: date | None
    valid_to: date | None
    basis: str | None
    status: str | None
    provenance: str | None
    content: str | None
    content_digest: str | None
    version_kind: str | None
    version_code: str | None
    version_number: str | None
    fact_type: str | None
    fact_subject: str | None
    fact: str | None
    fact_digest: str | None
