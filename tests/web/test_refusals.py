"""No, as a page: one message in words, and a way on."""

import re

import pytest
from starlette.testclient import TestClient


def said(page: str) -> str:
    return " ".join(page.split('<article class="refusal"', 1)[1].split("</article>", 1)[0].split())


@pytest.mark.parametrize("given", ["01/07/2021", "1.7.2021", "2021-7-1"])
def test_a_day_written_otherwise_is_offered_as_it_was_meant(client: TestClient, given: str) -> None:
    answer = client.get(f"/indicators/KTXH-099?valid_at={given}&as_of=1200")

    page = said(answer.text)
    assert answer.status_code == 400
    assert page.count(given) == 1
    assert 'type="date" id="clock" name="valid_at" value="2021-07-01"' in page
    assert '<input type="hidden" name="as_of" value="1200">' in page


def test_a_day_that_cannot_be_read_is_not_said_to_be_shown(client: TestClient) -> None:
    page = client.get("/indicators/KTXH-099?valid_at=01/07/2021").text

    assert 'class="then"' not in page


def test_a_moment_to_come_is_said_in_words_and_today_is_the_last_choice(
    client: TestClient,
) -> None:
    page = said(client.get("/en/indicators?as_of=2999-01-01&field=LAO_DONG_VIEC_LAM").text)

    assert "What the registry will know on 2999-01-01 cannot be told yet" in page
    assert "as_of=" not in page.replace('name="as_of"', "")
    assert re.search(r'name="as_of" value="" max="\d{4}-\d\d-\d\d"', page)
    assert 'name="field" value="LAO_DONG_VIEC_LAM"' in page


def test_a_condition_there_is_none_of_can_be_left_out(client: TestClient) -> None:
    page = said(client.get("/en/indicators?colour=red&field=LAO_DONG_VIEC_LAM").text)

    assert 'href="/en/indicators?field=LAO_DONG_VIEC_LAM">Show it without colour<' in page
    assert page.count("There is no such filter") == 1


def test_a_code_of_nothing_leads_to_a_search_and_the_list(client: TestClient) -> None:
    page = said(client.get("/indicators/KTXH-9999").text)

    assert 'href="/search?q=KTXH-9999"' in page
    assert 'href="/indicators"' in page


def test_a_version_there_is_none_of_leads_to_its_record(client: TestClient) -> None:
    page = said(client.get("/en/indicators/KTXH-099/versions/9.9.9").text)

    assert 'href="/en/indicators/KTXH-099"' in page
