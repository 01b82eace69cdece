"""Zip archives: written so that equal content gives equal bytes, read so that no bomb goes off."""

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO, BinaryIO, NamedTuple

from registry.errors import Complaint, Invalid, TooLarge
from registry.exchange.limits import MIB, Limits
from registry.words import Words

_EPOCH = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
_PLAIN_FILE = 0o644 << 16
_UNIX = 3
_END = struct.Struct("<4s4H2LH")
_ENCRYPTED = 0x1
_DIRECTORY_BYTES_PER_ENTRY = 1_000
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

_NO_ZIP = Words("tệp không phải zip hoặc đã hỏng", "the file is no zip archive or is damaged")
_TOO_LARGE = Words("Tệp lớn hơn {n} MiB.", "The file is larger than {n} MiB.")
_TOO_MANY = Words("tệp nén chứa quá nhiều tệp", "the archive holds too many files")
_BOMB = Words(
    "khi giải nén sẽ lớn bất thường: bị từ chối", "would unpack to an abnormal size: refused"
)
_NAME = Words("tên tệp không an toàn", "the name of the file is not safe")
_TWICE = Words("tên tệp đứng hai lần", "the name of the file stands twice")
_LOCKED = Words("tệp được đặt mật khẩu", "the file is encrypted")
_METHOD = Words("cách nén không được hỗ trợ", "the way of packing is not supported")
_FAULTS = Words("Tệp nén bị từ chối.", "The archive is refused.")


class Written(NamedTuple):
    """What was written under one name."""

    sha256: str
    size: int
    lines: int


class ArchiveWriter:
    """Writes files in the order given, with fixed times, rights and level."""

    def __init__(self, to: IO[bytes]) -> None:
        """Begin an archive in a binary file that can be sought in."""
        self._zip = zipfile.ZipFile(to, "w")

    def add(self, name: str, chunks: Iterable[bytes]) -> Written:
        """Write one file from its chunks."""
        entry = zipfile.ZipInfo(name, _EPOCH)
        entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, _UNIX
        entry.external_attr = _PLAIN_FILE
        # The level of one entry; the property without the underscore came with Python 3.13.
        entry._compresslevel = _LEVEL  # type: ignore[attr-defined]
        digest, size, lines = hashlib.sha256(), 0, 0
        with self._zip.open(entry, "w", force_zip64=True) as out:
            for chunk in chunks:
                out.write(chunk)
                digest.update(chunk)
                size += len(chunk)
                lines += chunk.count(b"\n")
        return Written(digest.hexdigest(), size, lines)

    def close(self) -> None:
        """Write the directory of the archive."""
        self._zip.close()


@contextmanager
def opened(given: BinaryIO, limits: Limits, place: str) -> Iterator[zipfile.ZipFile]:
    """Open an archive after judging everything it claims about itself.

    :raises TooLarge: when the file itself is over its limit.
    :raises Invalid: with a complaint for every file inside that is refused.
    """
    _refuse_size(given, limits)
    _refuse_directory(given, limits, place)
    with readable(place):
        archive = zipfile.ZipFile(given)
    with archive:
        complaints = tuple(_complaints(archive, limits, place))
        if complaints:
            raise Invalid(_FAULTS, complaints)
        yield archive


@contextmanager
def readable(place: str) -> Iterator[None]:
    """Say of an archive that cannot be read that it cannot.

    :raises Invalid: in place of the errors of the reader.
    """
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error) as error:
        raise Invalid(_FAULTS, (Complaint("", "no_zip", _NO_ZIP, place),)) from error


def _refuse_size(given: BinaryIO, limits: Limits) -> None:
    if given.seek(0, 2) > limits.file_bytes:
        raise TooLarge(_TOO_LARGE.filled(n=limits.file_bytes // MIB))


def _refuse_directory(given: BinaryIO, limits: Limits, place: str) -> None:
    """Judge the size of the directory before the reader makes an object of each of its lines."""
    size = given.seek(0, 2)
    given.seek(max(0, size - _END.size - 0xFFFF))
    tail = given.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < _END.size:
        raise Invalid(_FAULTS, (Complaint("", "no_zip", _NO_ZIP, place),))
    *_, directory, _start, _comment = _END.unpack_from(tail, at)
    if directory > limits.entries * _DIRECTORY_BYTES_PER_ENTRY:
        raise Invalid(_FAULTS, (Complaint("", "too_many_files", _TOO_MANY, place),))


def _complaints(archive: zipfile.ZipFile, limits: Limits, place: str) -> Iterator[Complaint]:
    entries = archive.infolist()
    if len(entries) > limits.entries:
        yield Complaint("", "too_many_files", _TOO_MANY, place)
    if sum(entry.file_size for entry in entries) > limits.expanded_bytes:
        yield Complaint("", "zip_bomb", _BOMB, place)
    seen: set[str] = set()
    for entry in entries[: limits.entries]:
        for code, message in _faults(entry, limits, seen):
            yield Complaint("", code, message, f"{place}, {entry.filename[:100]!r}")
        seen.add(entry.filename)


def _faults(entry: zipfile.ZipInfo, limits: Limits, seen: set[str]) -> Iterator[tuple[str, Words]]:
    if not _is_safe(entry.orig_filename):
        yield "unsafe_name", _NAME
    if entry.filename in seen:
        yield "duplicate_name", _TWICE
    if entry.flag_bits & _ENCRYPTED:
        yield "encrypted", _LOCKED
    if entry.compress_type not in _READABLE:
        yield "unsupported", _METHOD
    if entry.file_size > max(MIB, limits.ratio * entry.compress_size):
        yield "zip_bomb", _BOMB


def _is_safe(name: str) -> bool:
    path = PurePosixPath(name)
    is_plain = name.isprintable() and not set(name) & set("\\:\0")
    return bool(name) and is_plain and not path.is_absolute() and ".." not in path.parts
