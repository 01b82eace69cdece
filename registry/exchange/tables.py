"""Records as tables of texts: what CSV and XLSX both hold."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from registry.errors import Conflict
from registry.exchange.columns import Column, label_of
from registry.exchange.layout import RECORD, Subject, fields_of, layout, name_of
from registry.exchange.records import FactRecord, Record
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.words import Words

_SEVERAL = Words(
    "{key} có nhiều phiên bản; bảng chỉ chứa một phiên bản của mỗi mã: hãy dùng NDJSON hoặc zip.",
    "{key} has several versions; a table holds one version of each code: use NDJSON or the zip.",
)


@dataclass(frozen=True)
class Sheet:
    """A table: what it is called, its columns, its rows."""

    name: str
    """For machines, e.g. ``indicator.disaggregations``."""
    title: str
    """For people, e.g. ``Chỉ tiêu - Phân tổ chủ yếu``."""
    columns: tuple[Column, ...]
    rows: list[list[str]]

    @property
    def headers(self) -> tuple[list[str], list[str]]:
        """The header for people and the one for machines, whose first cell names the sheet."""
        names = [column.name for column in self.columns]
        names[0] = f"{self.name}:{names[0]}"
        return [column.header for column in self.columns], names


def sheets(
    given: Iterable[Record | FactRecord], *, about: Sequence[Subject] = (), single: bool = False
) -> Iterator[Sheet]:
    """The sheets that hold these records, those of one subject together.

    :param about: subjects that have their sheets even without any record: a form to fill in.
    :param single: one sheet for each subject, with JSON in place of further sheets.
    :raises Conflict: if there are two versions of one item.
    """
    rows: dict[Subject, list[Json]] = {subject: [] for subject in about}
    for one in given:
        subject, row = _flat(one)
        rows.setdefault(subject, []).append(row)
    for subject, of_subject in rows.items():
        yield from _of_subject(subject, of_subject, single=single)


def _of_subject(subject: Subject, given: list[Json], *, single: bool) -> Iterator[Sheet]:
    made = layout(subject, given, sheets=not single)
    yield Sheet(
        name_of(subject), subject.words.vi, made.main, [_row(made.main, one) for one in given]
    )
    if isinstance(subject, Kind):
        _refuse_several(subject, given)
    for name, columns in made.lists.items():
        title = f"{subject.words.vi} - {label_of(name, fields_of(subject)[name]).vi}"
        rows = [
            _row(columns, {**element, RECORD: one["code"]})
            for one in given
            for element in one.get(name, ())
        ]
        yield Sheet(name_of(subject, name), title, columns, rows)


def _row(columns: tuple[Column, ...], record: Json) -> list[str]:
    return [column.text(record) for column in columns]


def _flat(one: Record | FactRecord) -> tuple[Subject, Json]:
    if isinstance(one, Record):
        return one.key.kind, {**one.envelope, **one.content}
    return one.type, one.content


def _refuse_several(subject: Subject, given: list[Json]) -> None:
    seen: set[str] = set()
    for one in given:
        if one["code"] in seen:
            raise Conflict(_SEVERAL.filled(key=Key(Kind(subject.value), one["code"])))
        seen.add(one["code"])
