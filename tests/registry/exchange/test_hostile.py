"""Files made to harm, or merely wrong: refused with a clear word, in bounded time."""

import contextlib
import io
import random
import time
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest
import xlsxwriter
from hypothesis import given, settings, strategies as st

from factories import content
from registry.catalogue import Catalogue
from registry.errors import Invalid, RegistryError, TooLarge
from registry.exchange.exporting import FileFormat, export
from registry.exchange.limits import Limits
from registry.exchange.reading import read_file
from registry.exchange.records import Record
from registry.kinds import Kind
from registry.kinds.parsing import plain
from registry.kinds.reading import Key

EMPTY = Catalogue().at(date(2026, 1, 1))
LIMITS = Limits(
    file_bytes=8_000_000,
    entries=50,
    expanded_bytes=50_000_000,
    ratio=200,
    rows=1_000,
    columns=500,
)


@pytest.fixture(autouse=True)
def _in_bounded_time() -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < 20


def one_of(kind: Kind) -> list[Record]:
    envelope = {"code": "a", "version": "1.0.0", "basis": "open", "status": "recorded"}
    around = {**envelope, "provenance": {"level": "sourced"}}
    return [Record(Key(kind, "a"), around, plain(content(kind)))]


def written(kind: Kind, file_format: FileFormat) -> bytes:
    return export(one_of(kind), file_format, EMPTY)


def refused(given: bytes) -> list[tuple[str, str | None]]:
    """Each complaint's code and place, whether the file is refused whole or by rows."""
    try:
        found = read_file(given, "tệp", LIMITS).complaints
    except Invalid as invalid:
        found = list(invalid.complaints)
    for one in found:
        assert one.message.vi
        assert one.message.en
    return [(one.code, one.place) for one in found]


def rezipped(given: bytes, **parts: bytes) -> bytes:
    """An archive with parts replaced or added."""
    named = {name.replace("__", "/").replace("_DOT_", "."): part for name, part in parts.items()}
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(given)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, named.pop(name, None) or old.read(name))
        for name, part in named.items():
            new.writestr(name, part)
    return out.getvalue()


def workbook(*cells: tuple[int, int, str]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet("Đơn vị tính")
    for row, column, value in cells:
        page.write(row, column, value)
    book.close()
    return out.getvalue()


def packed(**files: bytes) -> bytes:
    return rezipped(b"PK\5\6" + b"\0" * 18, **files)


UNIT_CSV = written(Kind.UNIT, FileFormat.CSV)
UNIT_XLSX = written(Kind.UNIT, FileFormat.XLSX)
CODELIST_ZIP = written(Kind.CODELIST, FileFormat.CSV_ZIP)
HEADER = "tệp, dòng 2"


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        (b"", ("empty", "tệp")),
        (b"a,b\r\nc,d\r\n", ("unknown_sheet", "tệp")),
        (UNIT_CSV.replace(b"unit:code", b"sausage:code"), ("unknown_sheet", "tệp")),
        (UNIT_CSV.replace(b",ucum,", b",colour,"), ("unknown_column", HEADER)),
        (UNIT_CSV.replace(b",ucum,", b",symbol,"), ("duplicate_column", HEADER)),
        (
            UNIT_CSV.replace("\r\na,Tên".encode(), b"\r\na,"),
            ("missing", 'tệp, dòng 3, cột "Tên › Tiếng Việt" (names.vi)'),
        ),
        (UNIT_CSV.replace(b"\r\na,", b"\r\n=1+1,"), ("formula", "tệp, dòng 3, cột 1")),
        (UNIT_CSV.replace(b"\r\na,", b"\r\n@SUM(1),"), ("formula", "tệp, dòng 3, cột 1")),
        (UNIT_CSV + b"\xff\xfe,\r\n", ("not_utf8", "tệp, dòng 4")),
        (UNIT_CSV + b'"open\r\n', ("csv", "tệp, dòng 4")),
        (UNIT_CSV + UNIT_CSV.splitlines(keepends=True)[2], ("duplicate", None)),
        (UNIT_CSV + b"," * 600, ("too_many_columns", "tệp, dòng 4")),
        (b"\n" + b"x," * 1_000_000 + b"x\n", ("too_many_columns", "tệp, dòng 2")),
        (UNIT_CSV + b"b\r\n" * 2_000, ("too_many_rows", "tệp")),
        (b"{}\n" * 2_000, ("too_many_rows", "tệp")),
        (b'{"a":' * 100_000, ("not_json", "tệp, dòng 1")),
        (packed(unit_DOT_exe=b"MZ"), ("unknown_file", "unit.exe")),
        (packed(manifest_DOT_json=b"{}"), ("everything", "tệp")),
        (packed(**{"..__unit_DOT_csv": UNIT_CSV}), ("unsafe_name", "tệp, '../unit.csv'")),
        (packed(unit_DOT_csv=b"\0" * 9_000_000), ("zip_bomb", "tệp, 'unit.csv'")),
        (b"PK\3\4" + b"\0" * 100, ("no_zip", "tệp")),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 1_000, ("encrypted", "tệp")),
        (workbook((0, 0, "x"), (1, 0, "y")), ("unknown_sheet", "Đơn vị tính")),
        (
            workbook((1, 0, "unit:code"), (2, 0, "=1+1")),
            ("formula", "Đơn vị tính, ô A3"),
        ),
        (workbook((1_048_575, 0, "x")), ("too_large", "tệp, xl/worksheets/sheet1.xml")),
        (workbook((0, 16_383, "x")), ("too_large", "tệp, xl/worksheets/sheet1.xml")),
        (rezipped(UNIT_XLSX, xl__vbaProject_DOT_bin=b"x"), ("macros", "tệp")),
        (
            rezipped(UNIT_XLSX, xl__sharedStrings_DOT_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'),
            ("doctype", "tệp"),
        ),
        (
            rezipped(
                UNIT_XLSX, xl__media__a_DOT_png=b"<worksheet><c r='B2'><f>1</f></c></worksheet>"
            ),
            ("formula", "tệp, xl/media/a.png, ô B2"),
        ),
        (rezipped(UNIT_XLSX, xl__workbook_DOT_xml=b"<workbook"), ("damaged", "tệp")),
        (
            rezipped(
                UNIT_XLSX,
                xl__worksheets__sheet1_DOT_xml=b"<worksheet>" + b"<c/>" * 600 + b"</worksheet>",
            ),
            ("too_large", "tệp, xl/worksheets/sheet1.xml"),
        ),
        (
            rezipped(UNIT_XLSX, xl__worksheets__sheet1_DOT_xml=b" " * 10_000_000),
            ("zip_bomb", "tệp, 'xl/worksheets/sheet1.xml'"),
        ),
    ],
)
def test_a_wrong_file_is_refused_with_a_place(
    given: bytes, complaint: tuple[str, str | None]
) -> None:
    found = refused(given)

    code, place = complaint
    assert code in [one for one, _ in found]
    assert place is None or complaint in found


def test_a_file_over_the_limit_is_refused_unread() -> None:
    with pytest.raises(TooLarge):
        read_file(b"x" * (LIMITS.file_bytes + 1), "tệp", LIMITS)


def test_a_missing_sheet_or_file_of_a_list_is_not_an_empty_list() -> None:
    with zipfile.ZipFile(io.BytesIO(CODELIST_ZIP)) as archive:
        alone = packed(codelist_DOT_csv=archive.read("codelist.csv"))
        orphan = packed(codelist_DOT_codes_DOT_csv=archive.read("codelist.codes.csv"))

    assert refused(alone) == [("missing_sheet", "codelist.csv")]
    assert refused(orphan) == [("missing_sheet", "codelist.codes.csv")]


def test_an_element_of_no_record_is_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(CODELIST_ZIP)) as archive:
        codes = archive.read("codelist.codes.csv").replace(b"\r\na,", b"\r\nb,")

    assert (
        "no_record",
        'codelist.codes.csv, dòng 3, cột "Mã Danh mục" (record)',
    ) in refused(rezipped(CODELIST_ZIP, codelist_DOT_codes_DOT_csv=codes))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"PK", b"{", UNIT_CSV, b"\xef\xbb\xbf"]))
def test_no_bytes_at_all_raise_anything_else(rest: bytes, beginning: bytes) -> None:
    refused(beginning + rest)


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_workbook_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - damage, not secrets
    with zipfile.ZipFile(io.BytesIO(UNIT_XLSX)) as archive:
        name = chance.choice([one for one in archive.namelist() if one.endswith(".xml")])
        part = bytearray(archive.read(name))
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(part))
        part[at : at + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
    whole = bytearray(UNIT_XLSX)
    whole[chance.randrange(len(whole))] ^= 0xFF

    for damaged in (rezipped(UNIT_XLSX, **{name.replace("/", "__"): bytes(part)}), bytes(whole)):
        with contextlib.suppress(RegistryError):
            read_file(damaged, "tệp", LIMITS)
