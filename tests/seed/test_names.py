from datetime import date

import pytest

from registry_seed.bodies_by_name import BodiesByName
from registry_seed.units_by_name import UnitsByName


@pytest.fixture
def bodies(row):
    def body(code, name, since="", until=""):
        return row(id=code, name_vi=name, valid_from=since, valid_to=until)

    return BodiesByName(
        [
            body("bo-tai-chinh", "Bộ Tài chính", until="2025-02-28"),
            body("bo-tai-chinh-2025", "Bộ Tài chính", since="2025-03-01"),
            body("uy-ban-dan-toc", "Ủy ban Dân tộc"),
        ],
        [row(code="BO_CQNB", name_vi="Bộ, cơ quan ngang bộ")],
        [row(text="Bộ Tài chính (Kho bạc Nhà nước)", body="bo-tai-chinh", group="")],
    )


def test_a_name_means_the_body_that_bore_it_in_2021(bodies):
    assert bodies.body("bộ Tài chính") == "bo-tai-chinh"


def test_a_name_means_another_body_on_another_day(bodies):
    assert bodies.body("Bộ Tài chính", on=date(2025, 3, 1)) == "bo-tai-chinh-2025"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Uỷ ban Dân tộc", {"body": "uy-ban-dan-toc"}),
        ("bộ, cơ quan ngang bộ", {"group": "BO_CQNB"}),
        ("Bộ Tài chính (Kho bạc Nhà nước)", {"body": "bo-tai-chinh"}),
        ("chủ đầu tư dự án điện", {}),
    ],
)
def test_a_party_keeps_its_text_whatever_it_means(bodies, text, meant):
    assert bodies.party(text) == {**meant, "text": text}


def test_an_unknown_single_body_is_complained_about(bodies, row):
    given = row(lead_body="Bộ Không có")

    bodies.one_body(given, "lead_body")

    assert [one.place for one in given.complaints] == ["some.csv, line 2, column lead_body"]


@pytest.fixture
def units(row):
    def unit(code, name, symbol):
        return row(id=code, name_vi=name, symbol_vi=symbol)

    return UnitsByName(
        [
            unit("phan-tram", "phần trăm", "%"),
            unit("chi-so-100", "chỉ số (kỳ gốc = 100)", "%"),
            unit("kwh", "ki-lô-oát giờ", "kWh"),
        ]
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [("Phần trăm", "phan-tram"), ("%", "phan-tram"), ("KWH", "kwh"), ("lít", None)],
)
def test_a_unit_is_found_by_name_or_symbol(units, text, code):
    assert units.find(text) == code


def test_a_base_unit_may_be_given_by_symbol(units, row):
    assert units.base(row(base_unit="kWh")) == "kwh"
