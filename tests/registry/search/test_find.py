from datetime import date

import pytest

from registry.errors import BadQuestion
from registry.search import Question, Why, scoring

UNEMPLOYMENT = "Tỷ lệ thất nghiệp"


@pytest.mark.parametrize(
    "typed",
    [
        "tỷ lệ thất nghiệp",
        "ti le that nghiep",
        "tỉ lệ thất nghiệp",
        "tyr leej thaats nghieepj",
        "ty3 le65 tha61t nghie65p",
        "TỶ LỆ THẤT NGHIỆP",
        "ty le that ngiep",
        "KTXH-099",
        "KTXH 99",
        "ktxh99",
        "unemployment rate",
    ],
)
def test_however_it_is_typed_the_unemployment_rate_comes_first(finder, typed):
    assert finder.first(typed) == UNEMPLOYMENT


@pytest.mark.parametrize("typed", ["NQ 01/NQ-CP", "nghị quyết 01/NQ-CP", "01/NQ-CP"])
def test_a_number_asked_for_with_its_issuer_is_not_that_of_another(finder, typed):
    found = [hit.key.code for hit in finder.find(typed).hits]

    assert found[0] == "01-nq-cp-2021"
    assert "01-2021-qh15" not in found


def test_a_hit_says_why_and_keeps_the_marks_of_the_record(finder):
    hit = finder.find("that nghiep").hits[0]

    assert hit.why is Why.NAME
    assert hit.fragments[0].marked("[", "]") == "Tỷ lệ [thất nghiệp]"


def test_the_body_of_the_asked_day_is_found_and_its_successor_named(finder):
    hit = finder.find("Bộ Kế hoạch và Đầu tư").hits[0]

    assert (hit.key.code, hit.in_force) == ("bo-ke-hoach-va-dau-tu", False)
    assert [holder.body.code for holder in hit.holders] == ["bo-tai-chinh-2025"]


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2021, 7, 1), "bo-nong-nghiep-va-phat-trien-nong-thon"),
        (date(2026, 1, 1), "bo-nong-nghiep-va-moi-truong"),
    ],
)
def test_a_name_shared_in_time_finds_the_body_of_the_day(finder, day, code):
    assert finder.find("bộ nông nghiệp", day).hits[0].key.code == code


@pytest.mark.parametrize(
    "text", ["báo cáo", "tỷ lệ", "Bộ Kế hoạch và Đầu tư", "qđ 293", "xuat nhap khau", "so nguoi"]
)
def test_pages_follow_each_other_without_gap_or_double(finder, text):
    whole = finder.names(text, limit=60)

    pages = [finder.names(text, limit=20, offset=start) for start in (0, 20, 40)]

    assert [name for page in pages for name in page] == whole


def test_where_too_many_match_to_score_all_pages_still_follow_each_other(finder, monkeypatch):
    monkeypatch.setattr(scoring, "_SCORED", 10)
    found = finder.find("tỷ lệ", limit=200)

    pages = [finder.find("tỷ lệ", limit=7, offset=start).hits for start in range(0, 200, 7)]

    assert [hit.key for page in pages for hit in page][:200] == [hit.key for hit in found.hits]
    assert len({hit.key for hit in found.hits}) == min(200, found.total)


def test_a_filter_narrows_the_hits_and_leaves_its_own_facet_whole(finder):
    every = finder.find("thất nghiệp")

    narrowed = finder.find("thất nghiệp", filters={"kind": ("indicator",)})

    kinds = {facet.name: facet for facet in narrowed.facets}["kind"]
    assert {hit.key.kind.value for hit in narrowed.hits} == {"indicator"}
    assert sum(count.count for count in kinds.values) == every.total > narrowed.total


def test_an_unknown_filter_is_refused(finder):
    with pytest.raises(BadQuestion, match="no such filter"):
        finder.find("thất nghiệp", filters={"colour": ("red",)})


def test_too_long_a_query_is_refused_with_the_bound():
    with pytest.raises(BadQuestion, match="1000"):
        Question("a" * 1_001)


def test_suggestions_go_on_from_what_was_typed(finder):
    found = finder.search.suggest(finder.view(), "ty le that ng", 5)

    assert found[0].fragment.marked("[", "]") == "[Tỷ lệ thất nghiệp]"
