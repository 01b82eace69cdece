"""Choosing what goes out, and in which form."""

import io
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from registry.catalogue import RecordedFact, Version, View
from registry.catalogue.listing import Filters, table
from registry.errors import BadQuestion, Complaint, NoAnswer
from registry.exchange import csvfile, ndjson, workbook
from registry.exchange.layout import Subject
from registry.exchange.records import FactRecord, Record, fact_records, records
from registry.facts import FactType
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.versions.resolution import known
from registry.words import Words


class FileFormat(StrEnum):
    """The forms in which records go out; each can come in again."""

    CSV = "csv"
    """One kind in one file."""
    CSV_ZIP = "csv.zip"
    """Any kinds, a file for each sheet."""
    XLSX = "xlsx"
    """Any kinds in a workbook."""
    NDJSON = "ndjson"
    """Any records, several versions of an item too."""

    @property
    def media_type(self) -> str:
        """What HTTP calls it."""
        return {
            FileFormat.CSV: csvfile.MEDIA_TYPE,
            FileFormat.CSV_ZIP: "application/zip",
            FileFormat.XLSX: workbook.MEDIA_TYPE,
            FileFormat.NDJSON: ndjson.MEDIA_TYPE,
        }[self]


EVERYTHING = "zip"
"""The form that is the whole registry, no choice of records (``registry.exchange.everything``)."""


def format_named(text: str) -> FileFormat:
    """The form of this name, as ways in are asked for it.

    :raises BadQuestion: naming those there are.
    """
    try:
        return FileFormat(text)
    except ValueError:
        said = _NO_FORM.filled(text=text, forms=", ".join((*FileFormat, EVERYTHING)))
        raise BadQuestion(said, (Complaint("format", "unknown", said),)) from None


def refuse_choice(*given: object) -> None:
    """Refuse to choose among everything.

    :raises NoAnswer: if anything was given.
    """
    if any(given):
        raise NoAnswer(_ALL_OF_IT, (Complaint("format", "everything", _ALL_OF_IT),))


class File(NamedTuple):
    """A file to be handed out."""

    name: str
    """What to call it, e.g. ``indicators-2026-01-01-r1268.xlsx``: its day and revision tell it."""
    media_type: str
    content: bytes


def export_list(
    kind: Kind, versions: Iterable[Version], view: View, file_format: FileFormat
) -> File:
    """Some records of one kind as a file: what a list answers when it is asked for as one.

    Every form can come in again (``registry.exchange.reading``). NDJSON may hold several versions
    of an item, the others one. Workbooks cost most: some 50 ms for 200 indicators, in Python all
    the while, so call it from a thread where others wait.

    :param kind: what the records are; with no record the file is a form to fill in.
    :param versions: as ``View.each`` or the rows of a list's page give them, in this order.
    :param view: the view they come from: it gives status and last day, names codes, and a workbook
        notes it as its origin.
    :raises Conflict: if the form cannot hold them: two versions of one item in a table, or a text
        of more than 32,767 characters in a workbook.
    """
    return _file(list(records(versions, view)), kind.plural, file_format, view, about=[kind])


def export_record(version: Version, view: View, file_format: FileFormat) -> File:
    """One record as a file, named after it: ``indicators-KTXH-099-2026-01-01-r1268.xlsx``.

    :raises Conflict: as ``export_list`` does.
    """
    kind, name = version.key.kind, f"{version.key.kind.plural}-{version.key.code}"
    return _file(list(records([version], view)), name, file_format, view, about=[kind])


def export_facts(
    facts: Iterable[RecordedFact],
    view: View,
    file_format: FileFormat,
    fact_type: FactType | None = None,
) -> File:
    """Some facts as a file that can come in again (``registry.exchange.fact_table``).

    :param fact_type: the type all of them are of; with no fact the file is a form to fill in.
    :raises BadQuestion: if they are of several types and are wanted as CSV, which holds one.
    """
    given = list(fact_records(facts))
    if file_format is FileFormat.CSV and len({one.type for one in given}) > 1:
        raise BadQuestion(_ONE_TYPE, (Complaint("type", "several-types", _ONE_TYPE),))
    name = f"facts-{fact_type.value}" if fact_type else "facts"
    return _file(given, name, file_format, view, about=[fact_type] if fact_type else ())


def export_catalogue(view: View, file_format: FileFormat, kinds: Sequence[Kind] = ()) -> File:
    """The records in force of these kinds as a file; without kinds ``whole`` of them.

    :raises Conflict: if the form cannot hold them.
    """
    if not kinds:
        return _file(whole(view), "catalogue", file_format, view, about=())
    given = [one for kind in kinds for one in chosen(view, kind)]
    name = "-".join(kind.plural for kind in kinds)
    return _file(given, name, file_format, view, about=kinds)


def _file(
    given: Sequence[Record | FactRecord],
    name: str,
    file_format: FileFormat,
    view: View,
    *,
    about: Sequence[Subject],
) -> File:
    full_name = f"{name}-{view.valid_at.isoformat()}-r{view.as_of}.{file_format.value}"
    return File(full_name, file_format.media_type, export(given, file_format, view, about=about))


def chosen(view: View, kind: Kind, filters: Filters | None = None) -> list[Record | FactRecord]:
    """The records of a kind in force in the view that pass the filters, by code.

    :raises BadQuestion: for a facet the kind does not have.
    """
    listed = table(view, kind)
    page = listed.page(view, filters or {}, after=None, limit=max(1, len(listed.rows)))
    return list(records(page.rows, view))


def whole(view: View) -> list[Record | FactRecord]:
    """Every item once and every fact that counts, so that no reference leads out of it.

    An item is there with the version in force, or with its last one if none is.
    """
    found: list[Record | FactRecord] = []
    for kind in Kind:
        keys = (Key(kind, code) for code in view.catalogue.codes.get(kind, ()))
        versions = (view.find(key) or view.last_known(key) for key in keys)
        found.extend(records(filter(None, versions), view))
    found.extend(fact_records(view.catalogue.all_facts(view.as_of)))
    return found


def history(view: View, kind: Kind) -> Iterator[Record]:
    """Every version of every item of a kind that counts in the view, oldest first: for NDJSON."""
    for code in view.catalogue.codes.get(kind, ()):
        versions = known(view.catalogue.items[Key(kind, code)], view.as_of)
        yield from records(versions, view)


def export(
    given: Sequence[Record | FactRecord],
    file_format: FileFormat,
    view: View,
    *,
    about: Sequence[Subject] = (),
) -> bytes:
    """The records in this form.

    :param view: the view they come from.
    :param about: kinds whose headers are written even if there is no record of them.
    :raises Conflict: if the form cannot hold them (``FileFormat`` says what each can hold).
    """
    if file_format is FileFormat.NDJSON:
        return b"".join(ndjson.write_ndjson(given))
    if file_format is FileFormat.XLSX:
        return workbook.write_workbook(given, view, about=about)
    if file_format is FileFormat.CSV:
        return csvfile.write_csv(given, about=about)
    out = io.BytesIO()
    csvfile.write_csv_zip(given, out, about=about)
    return out.getvalue()


_NO_FORM = Words(
    "Không có dạng {text!r}; có các dạng: {forms}.",
    "There is no form {text!r}; there are: {forms}.",
)
_ONE_TYPE = Words(
    "Tệp CSV chỉ chứa một loại sự kiện: hãy nêu type, hoặc dùng csv.zip, xlsx, ndjson.",
    "A CSV file holds one type of fact: name the type, or use csv.zip, xlsx or ndjson.",
)
_ALL_OF_IT = Words(
    "Dạng zip luôn chứa toàn bộ: không chọn loại, bộ lọc hay thời điểm.",
    "The form zip always holds everything: no kind, filter or clock can be chosen.",
)
