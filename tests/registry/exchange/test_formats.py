"""Whatever a kind can say goes out and comes in again unchanged, in every form."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from python_calamine import CalamineWorkbook, SheetVisibleEnum

import generated
from registry.catalogue import Catalogue, View
from registry.errors import Conflict
from registry.exchange.columns import columns
from registry.exchange.csvfile import guarded, unguarded
from registry.exchange.exporting import FileFormat, chosen, export, whole
from registry.exchange.layout import RECORD, element_of, lists_of, name_of, subject_of
from registry.exchange.reading import read_file
from registry.exchange.records import Envelope, FactRecord, Record
from registry.facts import TYPES, FactType
from registry.kinds import MODELS, Kind
from registry.kinds.content import Line, Model
from registry.kinds.parsing import plain
from registry.kinds.reading import Key
from registry.kinds.shape import shape_of

EMPTY = Catalogue().at(date(2026, 1, 1))

exploring = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)


def brought_back(data: bytes) -> list[Record | FactRecord]:
    reading = read_file(data, "tệp")
    assert reading.complaints == []
    facts = [one.statement.fact for one in reading.facts]
    return [
        *(one.record for one in reading.records),
        *(FactRecord(TYPES[type(fact)], plain(fact)) for fact in facts),
    ]


@pytest.mark.parametrize("file_format", FileFormat)
@pytest.mark.parametrize("kind", Kind)
@exploring
@given(st.data())
def test_records_of_every_kind_come_back_as_they_were(
    kind: Kind, file_format: FileFormat, data: st.DataObject
) -> None:
    records = data.draw(generated.records(kind))
    out = export(records, file_format, EMPTY)

    back = brought_back(out)

    assert back == records
    assert export(back, file_format, EMPTY) == out


@pytest.mark.parametrize("file_format", FileFormat)
@pytest.mark.parametrize("fact_type", FactType)
@exploring
@given(st.data())
def test_facts_of_every_type_come_back_as_they_were(
    fact_type: FactType, file_format: FileFormat, data: st.DataObject
) -> None:
    facts = data.draw(st.lists(generated.facts(fact_type), min_size=1, max_size=3))
    out = export(facts, file_format, EMPTY)

    back = brought_back(out)

    assert back == facts
    assert export(back, file_format, EMPTY) == out


@pytest.fixture(scope="session")
def view(seeded_catalogue: Catalogue) -> View:
    return seeded_catalogue.at(date(2021, 7, 1))


@pytest.mark.parametrize("file_format", [one for one in FileFormat if one is not FileFormat.CSV])
def test_the_reference_data_come_back_as_they_were(view: View, file_format: FileFormat) -> None:
    out = export(whole(view), file_format, view)

    back = brought_back(out)

    assert back == whole(view)
    assert export(back, file_format, view) == out


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_of_the_reference_data_fits_one_csv_file(view: View, kind: Kind) -> None:
    out = export(chosen(view, kind), FileFormat.CSV, view)

    assert brought_back(out) == chosen(view, kind)


@given(generated.texts)
def test_a_guarded_text_is_no_formula_and_comes_back(text: str) -> None:
    safe = guarded(text)

    assert not safe.startswith(("=", "+", "@", "\t", "\r"))
    assert unguarded(safe) == text


def test_a_workbook_shows_the_name_of_a_code_and_hides_its_origin(view: View) -> None:
    out = export(chosen(view, Kind.INDICATOR), FileFormat.XLSX, view)

    book = CalamineWorkbook.from_filelike(io.BytesIO(out))
    header, names, first, *_ = book.get_sheet_by_name("Chỉ tiêu").to_python()
    row = dict(zip(names, first, strict=True))
    hidden = [
        one.name
        for one in book.sheets_metadata
        if one.visible in (SheetVisibleEnum.Hidden, SheetVisibleEnum.VeryHidden)
    ]
    assert header[1:3] == ["Tên › Tiếng Việt", "Tên › Tiếng Anh"]
    assert row["lead_body.body"] == "bo-ke-hoach-va-dau-tu · Bộ Kế hoạch và Đầu tư"
    assert hidden == ["_danh_muc", "_registry"]


def test_a_workbook_offers_codes_to_choose_from_and_holds_no_formula(view: View) -> None:
    out = export(chosen(view, Kind.REGIME), FileFormat.XLSX, view)

    with zipfile.ZipFile(io.BytesIO(out)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert sheet.count("<dataValidation ") > 10
    assert 'state="frozen"' in sheet


def test_a_kind_without_records_is_a_form_to_fill_in(view: View) -> None:
    out = export([], FileFormat.XLSX, EMPTY, about=[Kind.TEMPLATE])

    names = CalamineWorkbook.from_filelike(io.BytesIO(out)).sheet_names
    assert names[:3] == ["Mẫu biểu", "Mẫu biểu - Tiêu đề", "Mẫu biểu - Các trường"]


@pytest.mark.parametrize("kind", Kind)
def test_no_field_of_a_kind_is_called_like_one_of_the_envelope(kind: Kind) -> None:
    assert not set(MODELS[kind].model_fields) & set(Envelope.model_fields)
    for shape in lists_of(kind).values():
        assert RECORD not in element_of(shape).fields


@pytest.mark.parametrize("kind", Kind)
def test_a_sheet_is_found_again_by_its_name(kind: Kind) -> None:
    for field in (None, *lists_of(kind)):
        assert subject_of(name_of(kind, field)) == (kind, field)


class _Leaf(Model):
    name: Line


class _Branch(Model):
    leaves: tuple[_Leaf, ...] = ()


class _Tree(Model):
    branches: tuple[_Branch, ...] = ()


def test_a_list_of_records_inside_a_list_of_records_is_json_in_a_cell() -> None:
    tree = {"branches": [{"leaves": [{"name": "=lá; {}"}]}, {}]}
    first, second = columns(shape_of(_Tree).fields, {"branches": 2})

    assert (first.name, first.read(first.text(tree))) == (
        "branches.1.leaves",
        [{"name": "=lá; {}"}],
    )
    assert second.text(tree) == "{}"


@pytest.mark.parametrize(
    "text",
    [
        "c06_xa_hoi",
        "_xa_",
        "<r><t>x</t></r>",
        "<r>_xa_",
        "a_x0041_b_x5_",
        "_x005F_x0041_",
        "_\rx_a_",
        "😀" * 16_000,
    ],
)
def test_a_text_that_programs_take_for_something_else_stays_as_it_is(text: str) -> None:
    envelope = {"code": "a", "version": "1.0.0", "basis": "open", "status": "recorded"}
    around = {**envelope, "provenance": {"level": "sourced"}}
    given = Record(Key(Kind.UNIT, "a"), around, {"names": {"vi": text}})

    out = export([given], FileFormat.XLSX, EMPTY)

    assert brought_back(out) == [given]


def test_a_text_longer_than_a_cell_is_refused_not_cut() -> None:
    around = {"code": "a", "version": "1.0.0", "basis": "open", "status": "recorded"}
    given = Record(Key(Kind.UNIT, "a"), around, {"names": {"vi": "😀" * 16_400}})

    with pytest.raises(Conflict, match="longer than"):
        export([given], FileFormat.XLSX, EMPTY)
