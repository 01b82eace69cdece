"""An archive of everything brought back into an empty database: the same log, line by line."""

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from registry.catalogue.building import advance
from registry.catalogue.catalogue import Catalogue
from registry.errors import Complaint, Damaged, Invalid
from registry.exchange.archive import opened, readable
from registry.exchange.everything import BACKED_UP, LOG_TABLES, file_of
from registry.exchange.limits import BACKUP, MIB, Limits
from registry.exchange.manifest import NAME, Manifest, read_manifest
from registry.exchange.verbatim import entries, rows
from registry.store import Store
from registry.store.entry import Entry
from registry.store.replaying import Row, refuse_faults, replay
from registry.store.verification import verify_entries
from registry.words import Words

_FAULTS = Words("Bản sao bị từ chối.", "The archive is refused.")
_MISSING = Words("thiếu tệp này", "this file is missing")
_FOREIGN = Words("bản sao không được có tệp này", "an archive has no such file")
_CHANGED = Words(
    "tệp không khớp mã băm trong bản kê", "the file does not match its digest in the manifest"
)
_OTHER_HEAD = Words(
    "Nhật ký không kết thúc ở dòng mà bản kê nêu.",
    "The log does not end at the line the manifest names.",
)
_UNBUILDABLE = Words(
    "Nhật ký nối đúng nhưng không dựng được danh mục từ đó; không khôi phục.",
    "The log chains, but no catalogue can be built from it; it is not restored.",
)


def restore(store: Store, given: BinaryIO, *, limits: Limits = BACKUP) -> Manifest:
    """Bring an archive into an empty database, as it was: same revisions, instants and hashes.

    :param given: an archive of ``write_everything`` or ``write_backup``, a file that can be sought.
    :raises Invalid: if it is no such archive, or not whole.
    :raises Damaged: if a line of its log or a digest does not hold.
    :raises Conflict: if the database holds anything already.
    """
    with checked(given, limits) as (archive, manifest):
        replay(store, _entries(archive), _kept(archive, manifest))
        return manifest


def check_archive(given: BinaryIO, *, limits: Limits = BACKUP) -> Manifest:
    """Check an archive as ``restore`` does, without a database."""
    with checked(given, limits) as (_, manifest):
        return manifest


@contextmanager
def checked(given: BinaryIO, limits: Limits = BACKUP) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """Open an archive whose files, chain and digests all hold."""
    with opened(given, limits, "zip") as archive, readable("zip"):
        manifest = read_manifest(_small(archive, NAME))
        complaints = tuple(_complaints(archive, manifest))
        if complaints:
            raise Invalid(_FAULTS, complaints)
        _check_log(archive, manifest)
        yield archive, manifest


def _check_log(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    report = verify_entries(_entries(archive))
    refuse_faults(report)
    if (report.revisions, report.head_hash) != (manifest.revision, manifest.head):
        raise Damaged(_OTHER_HEAD)
    try:
        advance(Catalogue(), _entries(archive))
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        # A chain can be made whole over lines that say nothing the registry understands.
        raise Damaged(_UNBUILDABLE, reason=str(error)) from error


def _complaints(archive: zipfile.ZipFile, manifest: Manifest) -> Iterator[Complaint]:
    there = set(archive.namelist()) - {NAME}
    known = {*LOG_TABLES, *map(file_of, BACKED_UP)} & set(manifest.files)
    for name in sorted({*LOG_TABLES, *manifest.files} - there):
        yield Complaint("", "missing_file", _MISSING, name)
    for name in sorted(there - known):
        yield Complaint("", "unknown_file", _FOREIGN, name)
    for name, noted in manifest.files.items():
        if name in there and _digest(archive, name) != noted.sha256:
            yield Complaint("", "digest", _CHANGED, name)


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    if name not in archive.namelist():
        raise Invalid(_FAULTS, (Complaint("", "missing_file", _MISSING, name),))
    with archive.open(name) as file:
        return file.read(MIB)


def _entries(archive: zipfile.ZipFile) -> Iterator[Entry]:
    with (
        archive.open("log.ndjson") as log,
        archive.open("versions.ndjson") as versions,
        archive.open("facts.ndjson") as facts,
    ):
        yield from entries(
            rows(log, "log.ndjson"),
            rows(versions, "versions.ndjson"),
            rows(facts, "facts.ndjson"),
        )


def _kept(archive: zipfile.ZipFile, manifest: Manifest) -> dict[str, list[Row]]:
    found = {}
    for table in BACKED_UP:
        name = file_of(table)
        if name in manifest.files:
            with archive.open(name) as file:
                found[table] = list(rows(file, name))
    return found
