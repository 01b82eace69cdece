"""Search as a page: what was typed, what was meant, why it matched; and the box that completes."""

import re

import pytest
from starlette.testclient import TestClient


def names(page: str) -> list[str]:
    found = re.findall(r"<h2><a [^>]*>(.*?)</a></h2>", page, re.S)
    return [re.sub(r"<[^>]+>", "", one).strip() for one in found]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("ti le that nghiep", "Tỷ lệ thất nghiệp"),
        ("bo cong thuong", "Bộ Công Thương"),
        ("KTXH-099", "Tỷ lệ thất nghiệp"),
    ],
)
def test_what_was_meant_comes_first(searching: TestClient, query: str, first: str) -> None:
    page = searching.get("/search", params={"q": query}).text

    assert names(page)[0] == first


def test_a_hit_says_why_and_marks_what_matched(searching: TestClient) -> None:
    page = searching.get("/search?q=ti+le+that+nghiep").text

    assert "Khớp tên" in page
    assert "<mark>" in page


def test_filters_live_in_the_address(searching: TestClient) -> None:
    page = searching.get("/search?q=ti+le+that+nghiep&kind=template").text

    assert 'aria-current="true"' in page
    assert set(re.findall(r'<p class="eyebrow"><span>(.*?)</span>', page)) == {"Mẫu biểu"}


def test_what_finds_nothing_says_what_to_try(searching: TestClient) -> None:
    page = searching.get("/en/search?q=qqqqzzzz").text

    assert "Nothing was found" in page
    assert 'class="filters"' not in page


def test_what_the_filters_leave_nothing_of_leads_back_to_all_of_it(searching: TestClient) -> None:
    page = searching.get("/en/search?q=unemployment&kind=period").text

    assert '<a href="/en/search?q=unemployment">Clear all filters</a>' in page


def test_what_was_typed_is_shown_not_run(searching: TestClient) -> None:
    page = searching.get("/search", params={"q": '"><script>alert(1)</script>'}).text

    assert "<script>alert" not in page


def test_the_box_completes_in_the_readers_language(searching: TestClient) -> None:
    found = searching.get("/en/suggest?q=ty+le+that+ng").json()

    assert found[0]["href"].startswith("/en/")
    assert {"name", "kind", "code", "href"} == set(found[0])
