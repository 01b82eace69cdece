import re
import shutil

import pytest

import registry_seed
from registry.errors import Invalid


def test_the_faults_of_all_files_are_told_at_once(folder, spoil, complaints):
    spoil("indicators.csv", "Bộ Kế hoạch và Đầu tư", "Bộ Không có")
    spoil("legal_instruments.csv", "2019-01-24", "24/01/2019")
    spoil("periods.csv", "\nM,", "\nW,")
    spoil("bodies.csv", ",gso_code,", ",gso,")
    spoil("regimes.csv", ",yes,sourced,", ",yes,heard,")
    spoil("template_fields.csv", "c04_truc_tuyen+c05", "c04_nowhere+c05")
    spoil("tallies.csv", "quy định chế độ báo cáo định kỳ,", "quy định chế độ báo cáo định kỳ,,")
    path = folder / "systems.csv"
    path.write_bytes(path.read_bytes().replace(b"Central hub", b"Central h\xfcb"))

    told = {(one.place, one.code) for one in complaints()}

    assert told == {
        ("bodies.csv, line 1, column gso", "unknown_column"),
        ("bodies.csv, line 1, column gso_code", "missing_column"),
        ("indicators.csv, line 2, column responsible_body", "unknown"),
        ("legal_instruments.csv, line 2, column issued_date", "date"),
        ("periods.csv, line 6, column id", "duplicate"),
        ("regimes.csv, line 2, column provenance", "enum"),
        ("systems.csv, line 2", "not_utf8"),
        ("tallies.csv, line 2", "cells"),
        ("template_fields.csv, line 4, column formula", "formula"),
    } | {place for place in told if place[0].endswith("periodicity") or "frequency" in place[0]}


WRONG = [
    ("bodies.csv", ",ministry,", ",kingdom,", "line 2, column kind"),
    ("bodies.csv", "2025-02-28", "2025-02-30", "line 5, column valid_to"),
    ("bodies.csv", "2018-02-03", "2028-02-03", "line 37, column valid_to"),
    ("bodies.csv", "unit,van-phong", "unit,can-phong", "line 38, column parent_id"),
    ("body_succession.csv", "\nbo-", "\nno-", "line 2, column predecessor_id"),
    ("codelists.csv", ",M,Nam", ",M/F,Nam", "line 3, column code"),
    ("codelists.csv", "Male,,2", "Male,,two", "line 3, column sort"),
    ("codelist_names.csv", "CL_GIOI_TINH", "CL_SEX", "line 2, column codelist_id"),
    ("collection_members.csv", "001,named", "999,named", "line 2, column member_code"),
    ("collection_members.csv", "named", "rumour", "line 2, column evidence"),
    ("collections.csv", "chi-tieu-khdt-64", "chi tieu", "line 4, column code"),
    ("connections_2021.csv", ",yes,", ",perhaps,", "line 2, column connected"),
    ("connections_2021.csv", "Bộ Quốc", "Bộ Q.", "line 2, column name_vi"),
    ("disaggregations.csv", "CL_VSIC_2018_C1", "CL_NOT", "line 2, column codelist"),
    ("fields_added.csv", "Tăng trưởng", "Sụt giảm", "line 2, column name_vi"),
    ("indicators.csv", ",quarter;", ",fortnight;", "line 2, column periodicity"),
    ("indicators.csv", ",no,national", ",yes,national", "line 2, column key_2021"),
    ("indicators.csv", "1,KTXH-001", "one,KTXH-001", "line 2, column seq"),
    ("legal_instruments.csv", "-04-22", "-22-04", "line 3, column issued_date"),
    ("parties.csv", "bo-tai-chinh", "bo-tai", "line 2, column body"),
    ("parties.csv", "quang-tri", "", "line 3, column text"),
    ("regimes.csv", "periodic", "sometimes", "line 2, column kind"),
    ("regimes.csv", "commune;", "hamlet;", "line 2, column admin_levels"),
    ("regimes.csv", ",Văn phòng Chính phủ,", ",Văn phòng,", "line 2, column lead_body"),
    ("regions_membership.csv", "DBSH,", "XYZ,", "line 2, column region_code"),
    ("systems.csv", "-chinh-phu,reporting", "-khac,reporting", "line 2, column owner_id"),
    ("systems_vi.csv", "e-cabinet", "f-cabinet", "line 6, column id"),
    ("tallies.csv", ",day,4", ",about,4", "line 2, column date_precision"),
    ("tallies.csv", ",day,2,", ",day,-2,", "line 3, column numerator"),
    ("targets.csv", ",50,", ",150,", "line 2, column share_percent"),
    ("template_fields.csv", ",hồ sơ,", ",thùng,", "line 4, column unit_vi"),
    ("template_fields.csv", "csv: quy trình", "csv: x", "line 24, column note"),
    ("template_fields.csv", "yes,0,,c04", "yes,no,,c04", "line 4, column min"),
    ("template_fields.csv", "c04_truc_tuyen+", "**", "line 4, column formula"),
    ("template_fields.csv", "[=] c09", "[=] c99", "line 60, column note"),
    ("template_fields.csv", "XH-164", "XH-964", "line 4, column indicator_code"),
    ("templates.csv", "CDBC-001,", "CDBC-901,", "line 2, column regime_codes"),
    ("templates.csv", ",Văn phòng Chính phủ,", ",Ai,", "line 2, column issuing_body"),
    ("units_of_measure.csv", "dong,1000,", "dong,x,", "line 3, column factor_to_base"),
    ("units_of_measure.csv", "dong,1000000,", "xu,1000000,", "line 4, column base_unit"),
]
"""One wrong cell each: in which file, what is replaced by what, and where it is told."""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What is told of a folder in which all of these cells are wrong at once."""
    folder = tmp_path_factory.mktemp("wrong")
    shutil.copytree(registry_seed.DATA, folder, dirs_exist_ok=True)
    for file, old, new, _ in WRONG:
        text = (folder / file).read_text(encoding="utf-8").replace(old, new, 1)
        (folder / file).unlink()
        (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(Invalid) as caught:
        registry_seed.read(folder)
    return {complaint.place for complaint in caught.value.complaints}


@pytest.mark.parametrize(("file", "old", "new", "place"), WRONG)
def test_a_wrong_cell_is_told_with_its_line_and_column(told, file, old, new, place):
    assert f"{file}, {place}" in told


def test_what_lacks_an_added_line_is_told_as_well(told):
    assert "codelists.csv, line 2, column codelist_id" in told
    assert "systems.csv, line 6, column role_in_reporting" in told


def test_a_code_given_in_two_files_is_told(spoil, places):
    spoil("units_added.csv", "\ndon,", "\ndong,")

    assert "units_added.csv, line 2, column id" in places()


def test_one_number_of_two_years_is_two_instruments(folder, seed):
    path = folder / "legal_instruments_added.csv"
    row = "28/NQ-CP,Nghị quyết,Khác,Chính phủ,2022-01-01,,Không có thật,,known-law\n"
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")

    codes = {one.key.code for one in registry_seed.read(folder).proposals}

    assert {"28-nq-cp-2021", "28-nq-cp-2022"} <= codes


def test_the_same_number_in_the_same_year_is_told(spoil, places):
    spoil("legal_instruments_added.csv", "\n16/2018/TT-BTP", "\n04/2016/TT-BTP")

    assert "legal_instruments_added.csv, line 4, column number" in places()


def test_a_complaint_speaks_both_languages(spoil, complaints):
    spoil("template_fields.csv", ",hồ sơ,", ",thùng,")

    (complaint,) = complaints()

    assert complaint.message.vi == "không có đơn vị tính nào tên “thùng”"
    assert complaint.message.en == "no unit is called “thùng”"


def test_the_message_counts_the_faults(folder, spoil):
    spoil("template_fields.csv", ",hồ sơ,", ",thùng,")

    with pytest.raises(Invalid, match="1 fault"):
        registry_seed.read(folder)


def test_complaints_come_in_the_order_of_the_lines(spoil, places):
    spoil("template_fields.csv", ",hồ sơ,", ",thùng,")
    spoil("template_fields.csv", ",hồ sơ,", ",hộp,")
    spoil("template_fields.csv", "BM-013,Khai sinh,10", "BM-999,Khai sinh,10")

    lines = [int(re.search(r"line (\d+)", place)[1]) for place in places()]

    assert lines == sorted(lines)
