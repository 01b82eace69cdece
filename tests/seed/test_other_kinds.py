from datetime import date

import pytest

from registry.versions.validity import Basis, Validity


def test_official_codes_have_their_scheme_and_source(items):
    found = items["body:hue"].content.identifiers

    assert [(one.scheme, one.value) for one in found] == [
        ("QCVN-102-2016", "H57"),
        ("QD-124-2004-TTg", "46"),
    ]
    assert found[0].source.startswith("chưa xác minh")


def test_a_province_may_belong_to_a_region_in_each_scheme(items):
    regions = items["body:ha-noi"].content.regions

    assert [(one.codelist, one.code) for one in regions] == [
        ("CL_VUNG_2021", "DBSH"),
        ("CL_VUNG_2025", "DBSH"),
    ]


@pytest.mark.parametrize(
    ("key", "validity"),
    [
        ("body:bo-noi-vu", Validity(None, date(2025, 2, 28), Basis.OPEN)),
        ("body:bo-noi-vu-2025", Validity(date(2025, 3, 1), None, Basis.STATED)),
        ("instrument:09-2019-nd-cp", Validity(date(2019, 3, 12), None, Basis.STATED)),
        ("instrument:293-qd-ttg-2020", Validity(date(2020, 2, 24), None, Basis.ASSUMED)),
        ("instrument:36-2025-nd-cp", Validity(None, None, Basis.OPEN)),
        ("collection:che-do-bao-cao-148", Validity(date(2019, 3, 12), None, Basis.STATED)),
        ("collection:chi-tieu-chu-yeu-2021", Validity(date(2020, 11, 11), None, Basis.ASSUMED)),
        ("system:e-cabinet", Validity(date(2019, 6, 24), None, Basis.STATED)),
        ("unit:kg", Validity(None, None, Basis.OPEN)),
    ],
)
def test_when_a_record_is_in_force(items, key, validity):
    assert items[key].validity == validity


def test_an_instrument_is_also_called_by_type_and_number(items):
    assert items["instrument:293-qd-ttg-2020"].content.aliases == ("Quyết định 293/QĐ-TTg",)


def test_a_joint_circular_has_several_issuers(items):
    found = items["instrument:13-2014-ttlt-byt-bnnptnt-bct"].content.issuers

    assert [party.body for party in found] == [
        "bo-y-te",
        "bo-nong-nghiep-va-phat-trien-nong-thon",
        "bo-cong-thuong",
    ]


def test_what_an_instrument_supersedes_is_a_reference_where_there_is_a_record(items):
    (effect,) = items["instrument:5-2025-tt-vpcp"].content.effects

    assert (effect.effect.value, effect.instrument) == ("replaces", "01-2020-tt-vpcp")


def test_the_role_of_a_system_is_told_in_both_languages(items):
    role = items["system:csdl-quoc-gia-dan-cu"].content.role

    assert (role.vi, role.en) == ("Số liệu dân số", "Population figures")


def test_a_codelist_is_as_sure_as_its_least_sure_code(items):
    assert items["codelist:CL_GIA"].provenance.level.value == "known"
    assert items["codelist:CL_VUNG_2021"].provenance.level.value == "sourced"


def test_codelists_made_here_say_so(of_kind):
    made = {one.key.code for one in of_kind("codelist") if one.content.is_derived}

    assert made == {"CL_NHOM_CHI_TIEU", "CL_LINH_VUC_BAO_CAO", "CL_NHOM_CO_QUAN"}
