"""Digitization on one screen: few rows at once, nothing lost, evidence beside every figure."""

import re
from itertools import chain

import pytest
from playwright.sync_api import Page
from starlette.testclient import TestClient

from browsing import Site, Studio


def members(page: str) -> str:
    return page.split('id="members"', 1)[1].split("</section>", 1)[0]


def codes(page: str) -> list[str]:
    return re.findall(r'<td class="code">([^<]+)</td>', members(page))


def test_the_pages_of_the_members_hold_each_of_them_once(client: TestClient) -> None:
    pages = [codes(client.get(f"/digitization?page={one}").text) for one in range(1, 9)]

    assert [len(one) for one in pages] == [20] * 7 + [8]
    assert list(chain(*pages)) == codes(client.get("/digitization?page=all").text)


def test_a_column_sorts_up_then_down_then_as_it_came(client: TestClient) -> None:
    address, found = "/digitization?state=unknown", []
    for _ in range(3):
        head = members(client.get(address).text).split('class="by-name"', 1)[1]
        found.append(head[:40].split('"')[1])
        address = re.findall(r'href="([^"#]+)', head)[0].replace("&amp;", "&")

    assert found == ["none", "ascending", "descending"]
    assert address == "/digitization?state=unknown"


def test_a_file_holds_every_member_in_the_order_of_the_page(client: TestClient) -> None:
    page = client.get("/digitization?sort=-code&page=2").text
    text = client.get("/files/csv/digitization?sort=-code&page=2").content.decode("utf-8-sig")

    rows = [line.split(",")[0] for line in text.splitlines()[1:]]
    assert len(rows) == 148
    assert codes(page) == rows[20:40]


def test_what_is_not_known_stands_last_whichever_way_one_sorts(client: TestClient) -> None:
    for sort in ("since", "-since"):
        first = codes(client.get(f"/digitization?sort={sort}").text)[:2]

        assert sorted(first) == ["CDBC-001", "CDBC-002"]


@pytest.mark.parametrize("asked", ["page=9", "page=0", "page=x", "sort=colour", "state=maybe"])
def test_a_page_order_or_state_that_is_none_is_refused_by_name(
    client: TestClient, asked: str
) -> None:
    answer = client.get(f"/digitization?{asked}")

    assert answer.status_code == 404
    assert asked.partition("=")[2] in answer.text


def test_of_many_groups_the_largest_are_shown_and_the_rest_summed_up(client: TestClient) -> None:
    page = client.get("/en/digitization?by=field").text.split('id="h-groups"', 1)[1]
    table = page.split("</table>", 1)[0]

    totals = [int(one) for one in re.findall(r'data-label="All">(\d+)<', table)]
    assert len(totals) == 12 + 1
    assert sum(totals) == 148
    assert "93 smaller groups" in table
    assert "Show all 105 groups" in page


def test_all_groups_are_one_link_away(client: TestClient) -> None:
    page = client.get("/en/digitization?by=field&groups=all").text.split('id="h-groups"', 1)[1]

    assert page.split("</table>", 1)[0].count('<th scope="row">') == 105


def test_duties_nobody_is_known_to_hold_are_not_called_unknown(client: TestClient) -> None:
    page = client.get("/digitization").text

    text = page.split('id="h-groups"', 1)[1].split("</section>", 1)[0]
    assert "Chưa rõ cơ quan nào đảm nhận" in text
    assert "Bảo hiểm xã hội Việt Nam (thuộc Bộ Tài chính)" in text


def test_who_is_not_connected_is_shown_with_the_letter_that_says_so(client: TestClient) -> None:
    page = client.get("/digitization?metric=ministries_connected&valid_at=2021-06-18").text
    row = re.search(r">bo-cong-an<.*?</tr>", page, re.DOTALL)

    assert row
    assert 'href="/instruments/4061-vpcp-kstt-2021?valid_at=2021-06-18"' in row[0]
    assert "connections_2021.csv" in row[0]


def test_what_was_found_by_subtraction_shows_its_note_instead(client: TestClient) -> None:
    page = client.get("/en/digitization?metric=ministries_connected&valid_at=2021-06-18").text
    row = re.search(r">bo-quoc-phong<.*?</tr>", page, re.DOTALL)

    assert row
    assert "By subtraction: not named among the seven" in row[0]


def test_one_screen_says_it(studio: Studio, site: Site) -> None:
    def tall(page: Page) -> int:
        return int(page.evaluate("document.documentElement.scrollHeight"))

    wide, phone = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
    assert studio.visit(site.at("/digitization"), tall, viewport=wide) < 4_400
    assert studio.visit(site.at("/digitization"), tall, viewport=phone) < 9_000
