"""Every page answers, in both languages, from the reference data; refusals are pages too."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from registry.catalogue import Catalogue
from registry.kinds import Kind

LANGUAGES = ("", "/en")


def addresses(catalogue: Catalogue, kind: Kind) -> Iterator[str]:
    """The list, and the records of a kind, in turn in one language and the other."""
    yield from (f"{language}/{kind.plural}" for language in LANGUAGES)
    for index, code in enumerate(catalogue.codes[kind]):
        yield f"{LANGUAGES[index % 2]}/{kind.plural}/{code}?valid_at=2026-01-01"


@pytest.mark.parametrize("kind", Kind)
def test_every_record_has_a_page(
    client: TestClient, seeded_catalogue: Catalogue, kind: Kind
) -> None:
    bad = [
        address
        for address in addresses(seeded_catalogue, kind)
        if client.get(address).status_code not in (200, 404)
    ]

    assert bad == []


@pytest.mark.parametrize("path", ["/", "/en/", "/about", "/en/about", "/en/indicators/KTXH-099"])
def test_a_page_runs_and_loads_nothing_that_is_not_ours(client: TestClient, path: str) -> None:
    answer = client.get(path)

    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert re.search(r"<style|<script(?! src)| style=| on[a-z]+=", answer.text) is None
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*\.(?:js|css|woff2?)"', answer.text) == []


def test_english_is_one_link_away_with_the_same_question(client: TestClient) -> None:
    page = client.get("/indicators/KTXH-099?valid_at=2021-07-01").text

    assert 'href="/en/indicators/KTXH-099?valid_at=2021-07-01"' in page


def test_a_body_that_is_no_more_is_refused_with_its_heir(client: TestClient) -> None:
    answer = client.get("/en/bodies/bo-ke-hoach-va-dau-tu?valid_at=2026-01-01")

    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "/en/bodies/bo-tai-chinh-2025" in answer.text


def test_an_address_nobody_knows_is_a_page_for_browsers_and_a_problem_for_programs(
    client: TestClient,
) -> None:
    browser = client.get("/nowhere", headers={"Accept": "text/html"})
    program = client.get("/nowhere")

    assert "text/html" in browser.headers["content-type"]
    assert "application/problem+json" in program.headers["content-type"]


def test_a_clock_that_cannot_be_read_is_said_on_a_page(client: TestClient) -> None:
    answer = client.get("/indicators?valid_at=hôm-qua")

    assert answer.status_code == 400
    assert "text/html" in answer.headers["content-type"]


def test_hostile_names_are_shown_not_run(client: TestClient) -> None:
    answer = client.get("/indicators/<img src=x onerror=alert(1)>")

    assert answer.status_code == 404
    assert "<img src=x" not in answer.text


@pytest.mark.parametrize("path", ["/indicators", "/regimes", "/regimes/CDBC-001", "/en/"])
def test_what_could_not_be_obtained_is_said_wherever_those_records_are(
    client: TestClient, path: str
) -> None:
    text = client.get(path).text

    assert "chưa thu thập được" in text or "could not be obtained" in text


def test_a_list_is_narrowed_by_its_address(client: TestClient) -> None:
    whole = client.get("/indicators").text
    narrow = client.get("/indicators?field=LAO_DONG_VIEC_LAM").text

    assert whole.count("<tr>") - 1 == 200
    assert narrow.count("<tr>") - 1 == 15


def test_the_responsible_body_is_shown_then_and_now(client: TestClient) -> None:
    page = client.get("/en/indicators/KTXH-099?valid_at=2021-07-01").text

    assert "Ministry of Planning and Investment" in page
    assert "Ministry of Finance" in page


def test_two_electronic_regimes_are_never_shown_without_the_unknown_ones(
    client: TestClient,
) -> None:
    for path in ("/en/", "/en/digitization"):
        page = " ".join(client.get(f"{path}?valid_at=2021-06-18").text.split())

        assert "146" in page.split("Reached", 1)[1][:900]


def test_the_official_figure_stands_beside_the_count(client: TestClient) -> None:
    page = client.get("/en/digitization?valid_at=2021-06-18").text

    assert "short by <strong>66</strong>" in page
    assert "8<span>/148</span>" in page


def test_what_if_says_what_the_count_would_be(client: TestClient) -> None:
    page = client.get("/en/digitization?valid_at=2021-06-18&finish=bo-y-te").text

    assert "Our count would then be" in page


def test_a_target_that_cannot_be_counted_is_shown_with_the_reason(client: TestClient) -> None:
    page = client.get("/digitization").text

    shown = page.split("Mục tiêu khác, không đếm được", 1)[1][:900]
    assert "<strong>100 %</strong> đến <strong>31/12/2025</strong>" in shown
    assert "không có danh sách" in shown


@pytest.mark.parametrize("address", ["/digitization", "/digitization/supply"])
def test_what_is_known_of_a_day_can_be_asked_for(client: TestClient, address: str) -> None:
    page = client.get(f"{address}?metric=key_indicators_supplied&valid_at=2021-06-18").text

    form = page.split('<details class="clocks"', 1)[1].split("</form>", 1)[0]
    assert f'action="{address}"' in form
    assert 'name="metric" value="key_indicators_supplied"' in form
    assert 'value="2021-06-18"' in form


def test_what_if_offers_the_bodies_of_the_split_with_its_figures(client: TestClient) -> None:
    page = client.get("/en/digitization").text
    row = re.search(r"value=bo-tai-chinh-2025#members.*?</tr>", page, re.DOTALL)
    assert row
    total = re.findall(r">(\d+)</td>", row[0].replace("</a>", ""))[-1]

    supposed = client.get("/en/digitization?finish=bo-tai-chinh-2025").text

    box = 'name="finish" value="bo-tai-chinh-2025"'
    assert box in page
    assert f"{box} checked" in supposed
    assert 'value="bo-ke-hoach-va-dau-tu"' not in page
    assert f"(adding {total})" in supposed


def test_a_figure_leads_to_the_records_behind_it(client: TestClient) -> None:
    page = client.get("/en/digitization?valid_at=2021-06-18&state=reached").text

    members = page.split('id="members"', 1)[1]
    assert members.count("state is-reached") == 2
    assert "state is-unknown" not in members


def test_a_month_of_the_calendar_says_what_it_cannot_tell(client: TestClient) -> None:
    page = client.get("/en/calendar?month=2026-11").text

    assert "No day can be told" in page


@pytest.mark.parametrize("view", ["", "&view=list"])
def test_two_days_of_one_report_say_who_sends_by_each(client: TestClient, view: str) -> None:
    page = client.get(f"/en/calendar?month=2026-12{view}").text

    said = set(re.findall(r'CDBC-057.*?sent by <span lang="vi">([^<]+)</span>', page, re.DOTALL))
    assert {"Chi cục", "cục"} <= said


@pytest.mark.parametrize("kind", [Kind.INDICATOR, Kind.UNIT])
@pytest.mark.parametrize("file_format", ["csv", "ndjson", "xlsx"])
def test_a_list_can_be_taken_as_a_file(client: TestClient, kind: Kind, file_format: str) -> None:
    answer = client.get(f"/files/{file_format}/{kind.plural}")

    assert answer.status_code == 200
    assert f".{file_format}" in answer.headers["content-disposition"]


def test_the_members_behind_a_figure_can_be_taken_as_a_file(client: TestClient) -> None:
    text = client.get("/en/files/csv/digitization?valid_at=2021-06-18").content.decode("utf-8-sig")

    assert text.splitlines()[0].startswith("Code,Name,Lead body,State")
    assert len(text.splitlines()) == 149


@pytest.mark.parametrize("host", ["evil.test/%3Cscript%3E", "evil host", "evil.test:99999999"])
def test_a_host_that_is_none_is_not_repeated(client: TestClient, host: str) -> None:
    page = client.get("/indicators/KTXH-099", headers={"Host": host}).text

    assert host not in page


def test_a_page_is_answered_from_memory_whatever_cookie_comes(client: TestClient) -> None:
    first = client.get("/en/about")
    again = client.get("/en/about", headers={"Cookie": "any=thing"})

    assert again.headers["etag"] == first.headers["etag"]
    assert "private" not in again.headers["cache-control"]


def test_every_link_of_the_developers_corner_answers(client: TestClient) -> None:
    page = client.get("/en/developers").text
    links = set(re.findall(r'<a href="(/[^"]*)"', page.split("<article", 1)[1]))

    bad = [
        link
        for link in links
        if client.get(link, headers={"Accept": "text/html, */*"}).status_code != 200
    ]
    assert {"/en/developers/rest", "/graphql", "/readyz"} <= links
    assert bad == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/digitization?valid_at=2021-06-18", "18/06/2021"),
        ("/en/digitization?valid_at=2021-06-18", "2021-06-18"),
        ("/digitization?as_of=1200", "1200"),
        ("/digitization?as_of=2021-06-18T09:30:00%2B07:00", "2021-06-18T09:30:00+07:00"),
    ],
)
def test_the_clocks_that_were_set_are_said_as_the_reader_writes_days(
    client: TestClient, path: str, said: str
) -> None:
    banner = client.get(path).text.split('class="then"', 1)[1].split("</div>", 1)[0]

    assert f"<strong>{said}</strong>" in banner.replace("&#43;", "+")


@pytest.mark.parametrize(
    ("path", "begins", "media_type"),
    [
        ("/favicon.ico", b"\x00\x00\x01\x00", "image/x-icon"),
        ("/robots.txt", b"#", "text/plain; charset=utf-8"),
    ],
)
def test_what_browsers_and_crawlers_look_for_is_there(
    client: TestClient, path: str, begins: bytes, media_type: str
) -> None:
    answer = client.get(path)

    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert answer.headers["content-type"] == media_type


@pytest.mark.parametrize(("path", "said"), [("/nowhere", "Tìm"), ("/en/nowhere", "Search")])
def test_an_address_nobody_knows_is_answered_in_the_readers_language(
    client: TestClient, path: str, said: str
) -> None:
    page = client.get(path, headers={"Accept": "text/html"}).text

    assert said in page
    assert "/v1" not in page.split("<main", 1)[1].split("</main>", 1)[0]


def test_a_refusal_names_what_was_asked_for_and_writes_days_as_its_reader(
    client: TestClient,
) -> None:
    page = client.get("/bodies/bo-ke-hoach-va-dau-tu?valid_at=2026-01-01").text

    assert "Bộ Kế hoạch và Đầu tư (bo-ke-hoach-va-dau-tu)" in page
    assert "vào ngày 01/01/2026" in page


def test_the_log_says_what_each_official_figure_is_about(client: TestClient) -> None:
    said = re.findall(r"\(Số liệu công bố\)(.)", client.get("/changes").text)

    assert len(said) > 5
    assert set(said) == {":"}


@pytest.mark.parametrize("path", ["/digitization", "/regimes"])
def test_before_the_first_record_a_page_says_why_there_is_nothing(
    client: TestClient, path: str
) -> None:
    page = client.get(f"{path}?as_of=2019-06-01").text

    assert "Vào thời điểm đó hệ thống chưa biết gì: bản ghi đầu tiên là của ngày" in page
