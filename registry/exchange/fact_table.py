"""Facts as people write them down: one table with any of these columns, in any order.

A simpler form than the export's, for recording stages, supply and connections in bulk. Columns
are named by their machine names or their Vietnamese labels; a file in the export's form, or NDJSON,
is read as such (``registry.exchange.reading``).
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from registry.commands.proposal import Statement
from registry.errors import Complaint, Invalid
from registry.exchange import cells
from registry.exchange.headers import Page
from registry.exchange.incoming import Reading, Told
from registry.exchange.layout import subject_of
from registry.exchange.limits import UPLOAD, Limits
from registry.exchange.places import Place
from registry.exchange.reading import pages_of, read_file, refuse_large
from registry.facts import FACTS, Fact, FactType
from registry.kinds.kind import Kind
from registry.kinds.parsing import nfc, parse
from registry.kinds.provenance import ProvenanceClass
from registry.kinds.shape import Json, Shape, shape_of
from registry.words import Term, Words

COLUMNS: dict[str, Words] = {
    "type": Words("Loại", "Type"),
    "subject": Words("Đối tượng", "Subject"),
    "on": Words("Ngày", "Date"),
    "precision": Words("Độ chính xác của ngày", "Precision"),
    "stage": Words("Giai đoạn", "Stage"),
    "supply": Words("Mức cung cấp", "Supply"),
    "connection": Words("Kết nối", "Connection"),
    "body": Words("Cơ quan báo cáo", "Reporting body"),
    "is_pilot": Words("Thí điểm", "Pilot"),
    "period": Words("Kỳ", "Period"),
    "template": Words("Biểu mẫu", "Form"),
    "document": Words("Văn bản", "Document"),
    "link": Words("Đường dẫn", "Link"),
    "evidence_note": Words("Nội dung thấy được", "What it shows"),
    "note": Words("Ghi chú", "Note"),
    "provenance": Words("Nguồn gốc", "Provenance"),
    "source": Words("Nguồn dẫn", "Source"),
}
"""The columns by their machine names. ``type`` may be left out where one of the three is filled."""

_SORTS = {
    "stage": (FactType.STAGE, Kind.REGIME),
    "supply": (FactType.SUPPLY, Kind.INDICATOR),
    "connection": (FactType.CONNECTION, Kind.BODY),
}
_EVIDENCE = {"document": "text", "link": "link", "evidence_note": "note"}
_PLAIN = ("on", "precision", "stage", "supply", "connection", "body", "is_pilot", "period")


def read_facts(given: bytes, name: str, limits: Limits = UPLOAD) -> Reading:
    """Every fact of a CSV, XLSX or NDJSON file, and everything wrong with it.

    :raises TooLarge: when the file is over its limit.
    :raises Invalid: when it is refused as a whole: a bomb, macros, a password.
    """
    refuse_large(given, limits)
    reading = Reading()
    pages = pages_of(given, name, limits, reading)
    if not pages or any(_is_exported(page) for page in pages):
        return _only_facts(read_file(given, name, limits), name)
    for page in pages:
        _take(page, reading)
    if not (reading.facts or reading.complaints):
        reading.complain(name, "empty", _EMPTY)
    return reading


def row_of(texts: Mapping[str, str], value: str) -> Fact:
    """The fact of one row, its value told apart by what its subject is.

    :param texts: cells by column; the subject with its kind, e.g. ``regime:CDBC-003``.
    :param value: the stage, the supply or the connection.
    :raises Invalid: with every fault.
    """
    kind = texts.get("subject", "").partition(":")[0]
    column = next(
        (name for name, (sort, _) in _SORTS.items() if kind in FACTS[sort].subject_kinds), None
    )
    if column is None:
        raise Invalid(_NO_SUBJECT, (Complaint("/subject", "unknown", _NO_SUBJECT),))
    fact_type = _SORTS[column][0]
    return parse(FACTS[fact_type], dict(_fields(fact_type, nfc({**texts, column: value}))))


def _only_facts(reading: Reading, name: str) -> Reading:
    for record in reading.records:
        reading.complain(record.place.row, "not_a_fact", _NOT_A_FACT.filled(key=record.record.key))
    reading.records.clear()
    if not (reading.facts or reading.complaints):
        reading.complain(name, "empty", _EMPTY)
    return reading


def _is_exported(page: Page) -> bool:
    """Whether one of its first rows begins as the export's header for machines does."""
    heads = (texts[0] for _, texts in page.rows[:2] if texts)
    return any(
        ":" in head and subject_of(head.partition(":")[0]) is not None and not _is_item(head)
        for head in heads
    )


def _is_item(head: str) -> bool:
    """``regime:CDBC-001`` names an item, ``regime:code`` a sheet: its columns are no codes."""
    kind, _, rest = head.partition(":")
    return kind in set(Kind) and rest != "code"


def _take(page: Page, reading: Reading) -> None:
    if not page.rows:
        return
    number, heads = page.rows[0]
    names = [_column(head) for head in heads]
    for head, column in zip(heads, names, strict=True):
        if head.strip() and column is None:
            place = f"{page.title}, dòng {number}"
            said = _NO_COLUMN.filled(name=repr(head[:80]), names=", ".join(COLUMNS))
            reading.complain(place, "unknown_column", said)
    doubles = sorted({one for one in names if one is not None and names.count(one) > 1})
    for double in doubles:
        said = _TWICE.filled(name=double)
        reading.complain(f"{page.title}, dòng {number}", "duplicate_column", said)
    if reading.complaints:
        return
    for row, texts in page.rows[1:]:
        _take_row(_texts(names, texts), Place(f"{page.title}, dòng {row}"), reading)


def _texts(names: Sequence[str | None], texts: Sequence[str]) -> dict[str, str]:
    pairs = zip(names, texts, strict=False)
    return {name: text.strip() for name, text in pairs if name is not None and text.strip()}


def _take_row(texts: dict[str, str], place: Place, reading: Reading) -> None:
    if not texts:
        return
    try:
        cleaned: dict[str, str] = nfc(texts)
        fact_type = _sort(cleaned)
        fact = parse(FACTS[fact_type], dict(_fields(fact_type, cleaned)))
    except Invalid as invalid:
        for one in invalid.complaints:
            where = f"{place.row}, cột {_cell(one)}" if one.pointer else place.row
            reading.complain(where, one.code, one.message, one.pointer)
        return
    reading.facts.append(Told(Statement(fact, place.row), place))


def _sort(texts: Mapping[str, str]) -> FactType:
    """What sort of fact the row states: by its type, or by the one value it fills."""
    filled = [name for name in _SORTS if name in texts]
    given = _value(FactType, texts["type"]) if "type" in texts else None
    if given is not None and given in _SORTS:
        return FactType(given)
    if given is None and len(filled) == 1:
        return _SORTS[filled[0]][0]
    raise Invalid(_NO_SORT, (Complaint("/type", "unknown", _NO_SORT),))


def _fields(fact_type: FactType, texts: Mapping[str, str]) -> Iterator[tuple[str, Json]]:
    shapes = shape_of(FACTS[fact_type]).fields
    subject = texts.get("subject", "").split(cells.NAMED, 1)[0].strip()
    kind = _SORTS[fact_type.value][1]
    if subject:
        yield "subject", subject if ":" in subject else f"{kind.value}:{subject}"
    for name in (*_PLAIN, "template"):
        if name in texts:
            yield name, _read(shapes.get(name), texts[name])
    if "note" in texts:
        yield "note", texts["note"]
    evidence = {field: texts[name] for name, field in _EVIDENCE.items() if name in texts}
    if evidence:
        yield "evidence", [evidence]
    yield "provenance", _provenance(texts)


def _read(shape: Shape | None, text: str) -> Json:
    """The plain value of a cell; what its type does not have is left for the model to refuse."""
    if shape is None:
        return text
    read = cells.read_plain(shape, text)
    is_term = isinstance(shape.holds, type) and issubclass(shape.holds, Term)
    return _value(shape.holds, str(read)) if is_term else read


def _provenance(texts: Mapping[str, str]) -> Json:
    """As given; else sourced if a source is named, and not stated if none is."""
    source = texts.get("source")
    usual = ProvenanceClass.SOURCED if source else ProvenanceClass.UNSTATED
    level = _value(ProvenanceClass, texts["provenance"]) if "provenance" in texts else usual.value
    return {"level": level, **({"reference": source} if source else {})}


def _value(terms: type[Term], text: str) -> str:
    """The value of a term by itself or by its Vietnamese words; anything else is left to refuse."""
    plain = text.split(cells.NAMED, 1)[0].strip()
    by_words = {one.words.vi.casefold(): one.value for one in terms}
    return by_words.get(plain.casefold(), plain)


def _column(head: str) -> str | None:
    name = unicodedata.normalize("NFC", head).strip().casefold()
    return next((key for key, said in COLUMNS.items() if name in (key, said.vi.casefold())), None)


def _cell(complaint: Complaint) -> str:
    """The column a pointer into the fact is about, by both of its names."""
    steps = complaint.pointer.split("/")[1:]
    back = {field: name for name, field in _EVIDENCE.items()}
    name = back.get(steps[-1], "document") if steps[0] == "evidence" else steps[0]
    if name == "provenance" and steps[-1] == "reference":
        name = "source"
    said = COLUMNS.get(name)
    return f'"{said.vi}" ({name})' if said else name


_NO_SUBJECT = Words(
    "đối tượng viết dạng regime:CDBC-003, indicator:KTXH-099, body:bo-y-te",
    "write the subject as regime:CDBC-003, indicator:KTXH-099, body:bo-y-te",
)
_NO_COLUMN = Words(
    "không có cột {name}; có các cột: {names}", "no column {name}; there are: {names}"
)
_TWICE = Words("cột {name} đứng hai lần", "the column {name} stands twice")
_NO_SORT = Words(
    "mỗi dòng phải điền đúng một trong các cột stage, supply, connection, hoặc nêu type",
    "each row fills exactly one of the columns stage, supply, connection, or names its type",
)
_NOT_A_FACT = Words("{key} là bản ghi, không phải sự kiện", "{key} is a record, no fact")
_EMPTY = Words("tệp không có sự kiện nào", "the file holds no facts")
