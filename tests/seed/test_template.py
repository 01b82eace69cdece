from collections import Counter

import pytest

from registry.kinds.template import Component


@pytest.fixture
def fields(items):
    return lambda code: {one.id: one for one in items[f"template:{code}"].content.fields}


def test_a_measure_may_be_only_a_part_of_its_indicator(fields):
    found = fields("BM-001")

    assert found["c03_tong_so"].components == (Component.DENOMINATOR,)
    assert found["c04_truc_tuyen"].components == (Component.NUMERATOR,)


def test_components_are_told_only_in_forms_that_were_not_proposed(of_kind):
    parts = Counter(
        (one.provenance.level.value, component.value)
        for one in of_kind("template")
        for field in one.content.fields
        for component in field.components
    )

    assert parts == {
        ("sourced", "denominator"): 4,
        ("sourced", "numerator"): 7,
        ("sourced", "disaggregation"): 9,
        ("sourced", "approximation"): 2,
        ("known-law", "denominator"): 1,
        ("known-law", "numerator"): 1,
    }


def test_a_component_always_names_its_indicator(of_kind):
    fields = [field for one in of_kind("template") for field in one.content.fields]

    assert all(field.indicator for field in fields if field.components)


def test_fixed_rows_have_their_codes(of_kind):
    rows = [
        field for one in of_kind("template") for field in one.content.fields if field.is_fixed_row
    ]

    assert len(rows) == 193
    assert all(row.row_code for row in rows)


def test_several_splits_of_one_total_are_kept(fields):
    assert fields("BM-005")["c09_so_don"].equalities == (
        "c14_lan_dau+c15_nhieu_lan+c16_dang_giai_quyet+c17_chua_giai_quyet",
        "c18_tong_so+c22_tong_so",
    )


def test_a_unit_named_in_the_note_is_found(fields):
    field = fields("BM-003")["c12_so_ky_tiep"]

    assert (field.unit, field.unit_text) == ("ky-tiep", "kỳ")


def test_the_whole_note_is_kept(fields):
    assert fields("BM-001")["c03_tong_so"].note == (
        "cột 3; mẫu số của chỉ tiêu; cần loại số từ kỳ trước; công thức suy ra, nguồn không ghi"
    )


def test_a_template_may_be_issued_by_the_government(items):
    assert items["template:BM-026"].content.issuer.group == "CHINH_PHU"


def test_a_field_stands_under_its_lowest_header(fields, items):
    headers = {one.id: one for one in items["template:BM-001"].content.headers}
    header = headers[fields("BM-001")["c04_truc_tuyen"].header]

    assert (header.label, headers[header.parent].label) == ("Trong đó", "Số hồ sơ tiếp nhận")
