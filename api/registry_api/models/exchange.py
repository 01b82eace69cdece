"""What an uploaded file would change, or did."""

from registry_api.models.changes import ChangeAnswer, ShortChangeRequestAnswer
from registry_api.models.parts import (
    Answer,
    Bilingual,
    Counts,
    TermAnswer,
)


class ImportedRowAnswer(Answer):
    """One row of an uploaded file that the registry does not hold already."""

    place: str
    """Where it stands: ``Chỉ tiêu, dòng 12``."""
    item: str
    """The item it is about, ``kind:code``."""
    effect: TermAnswer
    """``new``, ``changed``, or ``known``: held before and moved on from."""
    before: str | None
    """The number of the version it is compared with."""
    version: str | None
    """The number it would get if it were published now."""
    weight: str
    """The weight of the whole change: ``none`` for a new item."""
    changes: list[ChangeAnswer]
    """Field by field; nothing for a new item."""
    notes: list[Bilingual]
    """What is easily overlooked: the first day or the provenance left as they were."""
    href: str
    """The item."""


class ImportAnswer(Answer):
    """What an uploaded file would change, and the change request its rows became."""

    dry_run: bool
    revision: int
    """The last revision after it."""
    made_at: int | None
    """The revision the file was made from, if it is a workbook of this registry."""
    counts: Counts
    """How many rows are ``new``, ``changed``, ``unchanged`` and ``known``."""
    facts: int
    """How many facts were recorded."""
    rows: list[ImportedRowAnswer]
    """Every row but the unchanged ones, in the order of the file."""
    request: ShortChangeRequestAnswer | None
    """The change request; ``null`` in a dry run and when no row changes anything."""
