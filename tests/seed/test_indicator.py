from datetime import date

import pytest

from registry.versions.validity import Basis, Validity


@pytest.fixture
def indicator(items):
    return lambda code: items[f"indicator:{code}"].content


def test_an_indicator_is_in_force_since_the_day_of_the_decision(items):
    assert items["indicator:KTXH-099"].validity == Validity(date(2020, 2, 24), None, Basis.ASSUMED)


def test_its_field_is_a_code_made_from_the_name(indicator):
    assert indicator("KTXH-099").field == "LAO_DONG_VIEC_LAM"


def test_its_responsible_body_is_that_of_2021(indicator):
    lead = indicator("KTXH-099").lead_body

    assert (lead.body, lead.text) == ("bo-ke-hoach-va-dau-tu", "Bộ Kế hoạch và Đầu tư")


def test_it_stands_on_the_decision_first(indicator):
    cited = indicator("KTXH-044").legal_basis

    assert cited[0].instrument == "293-qd-ttg-2020"
    assert [(one.instrument, one.article) for one in cited[1:]] == [
        ("94-2018-nd-cp", "Điều 4 khoản 1 điểm a"),
        ("20-2017-qh14", "Điều 21"),
    ]


def test_several_units_are_several_measures(indicator):
    assert [measure.unit for measure in indicator("KTXH-004").units] == [
        "trieu-dong-nguoi",
        "usd-nguoi",
    ]


def test_a_unit_nobody_knows_stays_text(indicator):
    (measure,) = indicator("KTXH-020").units

    assert (measure.unit, measure.text) == (None, "Theo từng sản phẩm")


def test_current_and_constant_prices_are_price_bases(indicator):
    assert indicator("KTXH-001").price_bases == ("HH", "SS2010")


@pytest.mark.parametrize(
    ("code", "text", "codelist"),
    [
        ("KTXH-111", "nhóm tuổi", "CL_NHOM_TUOI"),
        ("KTXH-099", "nhóm tuổi", "CL_NHOM_TUOI_LAO_DONG"),
        ("KTXH-103", "trình độ", "CL_TRINH_DO_CMKT"),
        ("KTXH-195", "trình độ", None),
        ("KTXH-065", "khu vực kinh tế", None),
        ("KTXH-051", "nhóm hàng hóa, dịch vụ", "CL_NHOM_HANG_CPI"),
    ],
)
def test_a_breakdown_has_the_codelist_it_really_means(indicator, code, text, codelist):
    found = {one.text: one.codelist for one in indicator(code).disaggregations}

    assert found[text] == codelist


def test_a_breakdown_can_be_limited_to_a_period(indicator):
    found = {one.text: one for one in indicator("KTXH-173").disaggregations}

    assert found["dân tộc (kỳ 5 năm)"].periods == ("A5",)


def test_a_breakdown_by_bodies_says_which(indicator):
    found = {one.text: one for one in indicator("KTXH-003").disaggregations}

    assert [str(one) for one in found["tỉnh, thành phố"].body_types] == ["province", "city"]


def test_a_national_code_has_the_law_its_source_names(indicator):
    (national,) = indicator("KTXH-099").national_codes

    assert (national.value, national.instrument) == ("0204", "01-2021-qh15")


def test_a_national_code_whose_list_no_source_names_has_no_law(seed):
    codes = [
        one
        for proposal in seed.proposals
        if proposal.key.kind == "indicator"
        for one in proposal.content.national_codes
    ]

    assert len(codes) == 28
    assert any(one.instrument is None for one in codes)
