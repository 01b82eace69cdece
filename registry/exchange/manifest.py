"""What an archive of everything says about itself."""

from collections.abc import Mapping

from pydantic import ValidationError

from registry.errors import Complaint, Invalid
from registry.exchange.archive import Written
from registry.kinds.content import Model
from registry.kinds.parsing import canonical
from registry.words import Words

NAME = "manifest.json"
"""The file of the archive that holds it, the last one."""

FORMAT = "indicator-registry-everything"
EDITION = 1

_UNREADABLE = Words(
    "Tệp này không phải bản sao toàn bộ của hệ thống.", "This is no archive of a whole registry."
)


class FileNote(Model):
    """One file of the archive."""

    sha256: str
    """SHA-256 of its bytes, unpacked."""
    size: int
    """Its size in bytes, unpacked."""
    lines: int
    """How many lines it has, each one record."""


class Manifest(Model):
    """The archive in short. Nothing in it depends on when or where the archive was made."""

    format: str = FORMAT
    edition: int = EDITION
    revision: int
    """The last revision of the log; 0: an empty registry."""
    instant: str | None
    """The instant of that revision."""
    head: str
    """The hash of the last line of the log, which vouches for all lines before."""
    files: Mapping[str, FileNote]
    """Every other file of the archive."""

    def written(self) -> bytes:
        """Its bytes."""
        return canonical(self.model_dump(mode="json")) + b"\n"


def note(written: Written) -> FileNote:
    """What the manifest says of a file that was written."""
    return FileNote(sha256=written.sha256, size=written.size, lines=written.lines)


def read_manifest(given: bytes) -> Manifest:
    """Read a manifest.

    :raises Invalid: if it is none, or one of another format or edition.
    """
    try:
        manifest = Manifest.model_validate_json(given)
    except ValidationError as error:
        raise _unreadable() from error
    if (manifest.format, manifest.edition) != (FORMAT, EDITION):
        raise _unreadable()
    return manifest


def _unreadable() -> Invalid:
    return Invalid(_UNREADABLE, (Complaint("", "manifest", _UNREADABLE, NAME),))
