"""How much a file that is brought in may hold. What is larger is refused before it is read."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """The bounds of one file; an archive is judged by what it claims before it is unpacked."""

    file_bytes: int
    """Size of the file itself."""
    entries: int
    """Files inside an archive."""
    expanded_bytes: int
    """Size of all files inside, unpacked."""
    ratio: int
    """How many times larger than packed a file inside may be, once it is over one MiB."""
    rows: int = 100_000
    """Rows of one sheet or file."""
    columns: int = 2_000
    """Columns of one sheet or file."""
    cell_chars: int = 2_000_000
    """Characters of one cell."""


UPLOAD = Limits(file_bytes=32 * MIB, entries=200, expanded_bytes=256 * MIB, ratio=200)
"""For files that people send in."""

BACKUP = Limits(
    file_bytes=4096 * MIB, entries=20, expanded_bytes=64 * 1024 * MIB, ratio=1_000, rows=10**9
)
"""For whole registries: given by the administrator, yet checked all the same."""
