"""Everything in one zip: the log, every version and fact, and the rows beside them.

At one revision the archive has the same bytes whenever and from whichever sort of database it is
made. It is the public export, without the tables of people and tokens, and the backup, with them.
"""

from typing import IO

from registry.exchange.archive import ArchiveWriter
from registry.exchange.manifest import NAME, Manifest, note
from registry.exchange.verbatim import lines
from registry.store import Store
from registry.store.chain import GENESIS
from registry.store.replaying import Snapshot, snapshot
from registry.store.tables import KEPT

LOG_TABLES = {"log.ndjson": "log", "versions.ndjson": "version", "facts.ndjson": "fact"}
"""The files every archive has, and the tables they hold."""

BACKED_UP = KEPT
"""The tables that only a backup holds, in an order that foreign keys allow."""


def write_everything(store: Store, to: IO[bytes]) -> Manifest:
    """Write what anyone may read: log, versions and facts, void ones too.

    :param to: a binary file that can be sought in.
    """
    return _write(store, to, ())


def write_backup(store: Store, to: IO[bytes]) -> Manifest:
    """Write everything a registry needs to go on elsewhere. It holds hashes of tokens: keep it."""
    return _write(store, to, BACKED_UP)


def file_of(table: str) -> str:
    """The file of the archive that holds a table beside the log."""
    return f"tables/{table}.ndjson"


def _write(store: Store, to: IO[bytes], kept: tuple[str, ...]) -> Manifest:
    tables = LOG_TABLES | {file_of(table): table for table in kept}
    archive = ArchiveWriter(to)
    with snapshot(store) as there:
        files = {
            name: note(archive.add(name, lines(there.rows(table))))
            for name, table in tables.items()
        }
        revision, instant, head = _head(there)
    manifest = Manifest(revision=revision, instant=instant, head=head, files=files)
    archive.add(NAME, [manifest.written()])
    archive.close()
    return manifest


def _head(there: Snapshot) -> tuple[int, str | None, str]:
    line = there.last_line()
    return (0, None, GENESIS) if line is None else line
