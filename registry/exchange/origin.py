"""What a workbook was made from, kept in a sheet nobody sees.

An import can tell from it what changed in the file, and what changed in the registry since.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from registry.catalogue import View
from registry.exchange.records import FactRecord, Record

ORIGIN_SHEET = "_registry"
"""The very hidden sheet."""

_FORMAT = "indicator-registry-1"


class Origin(NamedTuple):
    """Where and when a file was made, and what each of its rows said then."""

    revision: int
    """The revision of the registry."""
    head: str
    """The hash of that revision: tells one registry from another."""
    valid_at: date
    """The day the records were in force on."""
    digests: Mapping[str, str]
    """For each item, ``kind:code``, the digest of its record."""
    numbers: Mapping[str, str]
    """For each item the number of its version."""


def origin_rows(given: Iterable[Record | FactRecord], view: View) -> Iterator[tuple[str, ...]]:
    """The rows of the hidden sheet."""
    records = [one for one in given if isinstance(one, Record)]
    lines = view.catalogue.lines
    yield ("format", _FORMAT)
    yield ("revision", str(view.as_of))
    yield ("instant", view.as_of_instant or "")
    yield ("head", lines[view.as_of - 1].hash if view.as_of else "")
    yield ("valid_at", view.valid_at.isoformat())
    yield ("kinds", " ".join(dict.fromkeys(one.key.kind.value for one in records)))
    for one in records:
        yield ("row", str(one.key), one.envelope["version"], one.digest)


def read_origin(rows: Sequence[Sequence[str]]) -> Origin | None:
    """The origin a hidden sheet tells of; ``None`` if it cannot be read."""
    said = {row[0]: row[1] for row in rows if len(row) > 1 and row[0] != "row"}
    items = [row for row in rows if len(row) > 3 and row[0] == "row"]
    try:
        if said["format"] != _FORMAT:
            return None
        return Origin(
            revision=int(said["revision"]),
            head=said["head"],
            valid_at=date.fromisoformat(said["valid_at"]),
            digests={row[1]: row[3] for row in items},
            numbers={row[1]: row[2] for row in items},
        )
    except (KeyError, ValueError):
        return None
