"""Reading a file of any of the forms, told apart by what it holds, never by its name."""

import zipfile
from io import BytesIO

from registry.errors import Complaint, Invalid, TooLarge
from registry.exchange.archive import opened, readable
from registry.exchange.csv_reading import read_csv
from registry.exchange.exporting import FileFormat
from registry.exchange.headers import Page
from registry.exchange.incoming import Reading
from registry.exchange.limits import MIB, UPLOAD, Limits
from registry.exchange.manifest import NAME as MANIFEST
from registry.exchange.ndjson_reading import read_ndjson
from registry.exchange.table_reading import take_pages
from registry.exchange.workbook_check import OLE
from registry.exchange.workbook_reading import read_workbook
from registry.words import Words

MEDIA_TYPES = {form.media_type.partition(";")[0]: form for form in FileFormat}
"""The media types of files that can come in, and the form of each."""

_TOO_LARGE = Words("Tệp lớn hơn {n} MiB.", "The file is larger than {n} MiB.")
_FAULTS = Words("Tệp bị từ chối.", "The file is refused.")
_EVERYTHING = Words(
    "đây là bản sao toàn bộ; hãy dùng `registry restore` vào cơ sở dữ liệu trống",
    "this is an archive of everything; use `registry restore` into an empty database",
)
_FOREIGN = Words(
    "chỉ nhận tệp .csv và .ndjson trong zip", "only .csv and .ndjson files may be in the zip"
)
_EMPTY = Words("tệp không có dòng nào", "the file has no rows")


def read_file(given: bytes, name: str, limits: Limits = UPLOAD) -> Reading:
    """Everything in a file, and everything wrong with it.

    :param name: what to call the file in complaints, e.g. ``chi-tieu.xlsx``.
    :raises TooLarge: when the file is over its limit.
    :raises Invalid: when it is refused as a whole: a bomb, macros, a password.
    """
    refuse_large(given, limits)
    reading = Reading()
    take_pages(pages_of(given, name, limits, reading), limits, reading)
    if not (reading.records or reading.facts or reading.complaints):
        reading.complain(name, "empty", _EMPTY)
    return reading


def refuse_large(given: bytes, limits: Limits) -> None:
    """Refuse a file that is over its limit, before it is read.

    :raises TooLarge: if it is.
    """
    if len(given) > limits.file_bytes:
        raise TooLarge(_TOO_LARGE.filled(n=limits.file_bytes // MIB))


def pages_of(given: bytes, name: str, limits: Limits, reading: Reading) -> list[Page]:
    """The tables of a file as texts; NDJSON has none and goes into the reading at once."""
    if given.startswith(OLE):
        return read_workbook(given, name, limits, reading)
    if given.startswith(b"PK"):
        return _in_zip(given, name, limits, reading)
    return _texts(given, name, limits, reading)


def _in_zip(given: bytes, name: str, limits: Limits, reading: Reading) -> list[Page]:
    with opened(BytesIO(given), limits, name) as archive, readable(name):
        names = archive.namelist()
        if "xl/workbook.xml" in names:
            return read_workbook(given, name, limits, reading)
        if MANIFEST in names:
            raise Invalid(_FAULTS, (Complaint("", "everything", _EVERYTHING, name),))
        return [
            page for entry in archive.infolist() for page in _entry(archive, entry, limits, reading)
        ]


def _entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits, reading: Reading
) -> list[Page]:
    if entry.is_dir():
        return []
    if not entry.filename.lower().endswith((".csv", ".ndjson")):
        reading.complain(entry.filename, "unknown_file", _FOREIGN)
        return []
    return _texts(archive.read(entry), entry.filename, limits, reading)


def _texts(given: bytes, name: str, limits: Limits, reading: Reading) -> list[Page]:
    if given.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        read_ndjson(given, name, limits, reading)
        return []
    if not given.removeprefix(b"\xef\xbb\xbf").strip():
        return []
    page = read_csv(given, name, limits, reading)
    return [] if page is None else [page]
