import pytest

from registry.kinds.template import Component
from registry_seed.field_note import FieldNote, read_note


@pytest.mark.parametrize(
    ("note", "read"),
    [
        ("cột 3", FieldNote(column_number="3")),
        ("cột MS", FieldNote(column_number="MS")),
        ("cột 6: bán buôn, bán lẻ, kê khai...", FieldNote(column_number="6")),
        ("cột 1 của biểu là tổng các hình thức", FieldNote()),
        ("dòng cố định; mã số NG01", FieldNote(is_fixed_row=True, row_code="NG01")),
        ("ĐVT chưa có trong units_of_measure.csv: vụ việc", FieldNote(unit_text="vụ việc")),
        ("ĐVT: m (chưa có trong units_of_measure.csv)", FieldNote(unit_text="m")),
        ("tử số của chỉ tiêu", FieldNote(components=(Component.NUMERATOR,))),
        ("gần đúng: rộng hơn", FieldNote(components=(Component.APPROXIMATION,))),
        ("phân tổ áp dụng: pt_vung", FieldNote()),
        ("mẫu số: nhiệm vụ đã đến hạn", FieldNote()),
        ("ánh xạ gần đúng", FieldNote()),
        ("[=] d08 + d09; d13", FieldNote(equalities=("d08 + d09", "d13"))),
        ("", FieldNote()),
    ],
)
def test_a_note_is_read(note, read):
    assert read_note(note) == read
