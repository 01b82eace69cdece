from datetime import date

import pytest

from registry.versions.validity import Basis


@pytest.fixture
def regime(items):
    return lambda code: items[f"regime:{code}"].content


def test_a_regime_begins_with_its_earliest_legal_basis(items):
    validity = items["regime:CDBC-001"].validity

    assert (validity.valid_from, validity.basis) == (date(2010, 10, 14), Basis.STATED)


def test_its_start_is_assumed_where_the_earliest_basis_has_no_day(items):
    validity = items["regime:CDBC-031"].validity

    assert (validity.valid_from, validity.basis) == (date(2019, 3, 12), Basis.ASSUMED)


def test_who_reports_may_be_groups_of_bodies(regime):
    assert [party.group for party in regime("CDBC-001").reporters] == [
        "BO_CQNB_CQTCP",
        "UBND_TINH",
    ]


def test_article_and_instrument_are_told_apart(regime):
    cited = regime("CDBC-001").legal_basis[0]

    assert (cited.instrument, cited.article) == ("63-2010-nd-cp", "Điều 35")


def test_the_decree_s_cut_off_is_assumed_in_eighty_nine_regimes(of_kind):
    cutoffs = [one.content.cutoff for one in of_kind("regime")]

    assert sum(one.is_assumed for one in cutoffs) == 89
    assert sum(one.rule.value == "own" for one in cutoffs) == 53


@pytest.mark.parametrize(
    ("text", "is_known"),
    [
        ("Gửi Bộ Nội vụ trước 31/01 hằng năm", True),
        ("Trong 45 ngày sau quý; trong 60 ngày sau năm", True),
        ("Chưa xác minh ngày gửi", False),
        ("Văn bản đã xem chỉ nêu kỳ báo cáo, không nêu ngày gửi cụ thể", False),
        ("Thời hạn do Bộ Tài chính quy định tại Thông tư 342/2016/TT-BTC", False),
        ("Theo mốc trong Quy chế làm việc của Chính phủ", False),
        ("Trước 15/11 hằng năm (Quyết định 02/2022, giai đoạn sau); năm 2021 chưa xác minh", False),
    ],
)
def test_a_deadline_is_known_when_it_says_by_when(of_kind, text, is_known):
    found = {one.content.deadlines[0].text: one.content.deadlines[0] for one in of_kind("regime")}

    assert found[text].is_known is is_known


def test_the_word_of_the_2021_list_is_kept(regime):
    assert (regime("CDBC-001").stated_electronic, regime("CDBC-003").stated_electronic) == (
        "yes",
        "unknown",
    )
