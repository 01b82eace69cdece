"""From tables of texts to rows of plain data: headers checked, cells read, lists put together."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from registry.errors import Invalid
from registry.exchange import cells
from registry.exchange.columns import Column
from registry.exchange.headers import Known, Page, recognised
from registry.exchange.incoming import Reading
from registry.exchange.layout import RECORD, Subject, name_of
from registry.exchange.limits import Limits
from registry.exchange.places import CellPlace, Rows
from registry.kinds import Kind
from registry.kinds.parsing import nfc
from registry.kinds.shape import Json
from registry.words import Words

_SHEET_TWICE = Words("trang {name} có hai lần", "the sheet {name} is there twice")
_NO_SUCH = Words("thiếu trang {name}", "the sheet {name} is missing")
_BEYOND = Words("có chữ ngoài các cột có tiêu đề", "there is text beyond the columns with a header")
_NO_JSON = Words("ô này phải là JSON", "this cell must be JSON")
_NO_OWNER = Words(
    "trang chính không có bản ghi mã {code}", "the main sheet has no record with the code {code}"
)
_DOUBLE = Words("mã {code} đã có ở {place}", "the code {code} stands already in {place}")


@dataclass
class _Row:
    """A row of the main sheet while its lists are put together."""

    plain: Json
    main: Rows
    kept: dict[str, list[int]]
    lists: dict[str, Rows] = field(default_factory=dict)

    @property
    def place(self) -> CellPlace:
        return CellPlace(
            f"{self.main.title}, dòng {self.main.numbers[0]}", self.main, self.lists, self.kept
        )


def take_pages(pages: Sequence[Page], limits: Limits, reading: Reading) -> None:
    """Take in the records and facts of all pages of a file."""
    known = [recognised(page, limits, reading) for page in pages]
    by_subject: dict[Subject, dict[str | None, Known]] = defaultdict(dict)
    for page in known:
        if page is None:
            continue
        if page.own in by_subject[page.subject]:
            name = name_of(page.subject, page.own)
            reading.complain(page.title, "sheet_twice", _SHEET_TWICE.filled(name=name))
        by_subject[page.subject].setdefault(page.own, page)
    are_all_known = None not in known
    for subject, there in by_subject.items():
        _take_subject(subject, there, reading, are_all_known=are_all_known)


def _take_subject(
    subject: Subject,
    there: dict[str | None, Known],
    reading: Reading,
    *,
    are_all_known: bool,
) -> None:
    main = there.pop(None, None)
    if main is None:
        if are_all_known:
            first = next(iter(there.values()))
            said = _NO_SUCH.filled(name=name_of(subject))
            reading.complain(first.title, "missing_sheet", said)
        return
    lacking = [name for name in main.layout.lists if name not in there]
    for name in lacking if are_all_known else ():
        said = _NO_SUCH.filled(name=name_of(subject, name))
        reading.complain(main.title, "missing_sheet", said)
    rows = _main_rows(main, reading)
    for own, page in there.items():
        _add_list(str(own), page, rows, reading)
    for row in () if lacking else rows.values():
        reading.take(subject, row.plain, row.place)


def _main_rows(page: Known, reading: Reading) -> dict[str, _Row]:
    found: dict[str, _Row] = {}
    for number, texts in page.rows:
        rows = Rows(page.title, [number], page.columns)
        given = _cells(texts, rows, reading)
        if not given:
            continue
        kept = _kept(given)
        row = _Row(_gathered(given), rows, kept)
        code = str(row.plain.get("code", "")) if isinstance(page.subject, Kind) else str(number)
        if code in found:
            before = found[code].place.row
            said = _DOUBLE.filled(code=code, place=before)
            reading.complain(rows.cell(0, ("code",)), "duplicate", said)
            continue
        found[code or f" {number}"] = row
    return found


def _add_list(name: str, page: Known, owners: dict[str, _Row], reading: Reading) -> None:
    for number, texts in page.rows:
        rows = Rows(page.title, [number], page.columns)
        given = _cells(texts, rows, reading)
        if not given:
            continue
        code = str(given.pop((RECORD,), ""))
        owner = owners.get(code)
        if owner is None:
            said = _NO_OWNER.filled(code=repr(code[:80]))
            reading.complain(rows.cell(0, (RECORD,)), "no_record", said)
            continue
        owner.plain.setdefault(name, []).append(_gathered(given))
        if name in owner.lists:
            owner.lists[name].numbers.append(number)
        else:
            owner.lists[name] = rows


def _cells(texts: list[str], rows: Rows, reading: Reading) -> dict[tuple[str | int, ...], Json]:
    """The values of a row by their paths; a row without any is empty."""
    found: dict[tuple[str | int, ...], Json] = {}
    for index, raw in enumerate(texts):
        if not raw:
            continue
        if index >= len(rows.columns):
            reading.complain(f"{rows.title}, dòng {rows.numbers[0]}", "beyond", _BEYOND)
            break
        column = rows.columns[index]
        text = _clean(raw, rows, column, reading)
        if not text:
            continue
        if text == cells.EMPTY_RECORD and len(column.path) > 1:
            found[column.path[:-1]] = {}
            continue
        try:
            found[column.path] = column.read(text)
        except ValueError:
            reading.complain(rows.cell(0, column.path), "not_json", _NO_JSON)
    return found


def _clean(raw: str, rows: Rows, column: Column, reading: Reading) -> str:
    try:
        return str(nfc(raw))
    except Invalid as invalid:
        for one in invalid.complaints:
            reading.complain(rows.cell(0, column.path), one.code, one.message)
        return ""


def _kept(given: dict[tuple[str | int, ...], Json]) -> dict[str, list[int]]:
    """For each list in numbered columns, the numbers that are filled."""
    found: dict[str, set[int]] = defaultdict(set)
    for path in given:
        if len(path) > 1 and isinstance(path[1], int):
            found[str(path[0])].add(path[1])
    return {name: sorted(numbers) for name, numbers in found.items()}


def _gathered(given: dict[tuple[str | int, ...], Json]) -> Json:
    """The record whose values stand at these paths; gaps between numbered columns close."""
    made: dict[str | int, Json] = {}
    for path, value in given.items():
        at = made
        for step in path[:-1]:
            at = at.setdefault(step, {})
        if isinstance(value, dict) and isinstance(at.get(path[-1]), dict):
            continue
        at[path[-1]] = value
    return _with_lists(made)


def _with_lists(value: Json) -> Json:
    if not isinstance(value, dict):
        return value
    if value and all(isinstance(step, int) for step in value):
        return [_with_lists(value[step]) for step in sorted(value)]
    return {step: _with_lists(inner) for step, inner in value.items()}
