"""What the page of a record tells its reader, kind by kind."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from factories import proposal
from registry.commands.load import load
from registry.kinds import Kind
from registry.settings import Settings
from registry.store import Store
from registry_api.app import create_app


def section(page: str, mark: str) -> str:
    return " ".join(page.split(f'id="{mark}"', 1)[1].split("</section>", 1)[0].split())


@pytest.mark.parametrize("path", ["", "/difference", "/versions/1.0.0"])
def test_a_code_in_small_letters_leads_to_the_record(client: TestClient, path: str) -> None:
    answer = client.get(
        f"/en/indicators/ktxh-099{path}?valid_at=2021-07-01", follow_redirects=False
    )

    assert answer.status_code == 307
    assert answer.headers["location"] == f"/en/indicators/KTXH-099{path}?valid_at=2021-07-01"


def test_a_code_of_nothing_is_still_not_found(client: TestClient) -> None:
    assert client.get("/indicators/ktxh-999", headers={"Accept": "text/html"}).status_code == 404


def test_a_regime_known_only_by_a_proposed_form_is_told_as_proposed(client: TestClient) -> None:
    said = section(client.get("/en/indicators/KTXH-124").text, "h-forms")

    certain, _, proposed = said.partition("Regimes, by a proposed form only")
    assert "/en/regimes/" not in certain
    assert proposed.count("/en/regimes/") == 2


def test_a_printed_record_keeps_its_citation(client: TestClient) -> None:
    page = client.get("/indicators/KTXH-099").text

    assert '<section class="card" aria-labelledby="h-take">' in page


@pytest.mark.parametrize("form", ["csv", "xlsx", "ndjson"])
def test_the_file_of_one_record_is_named_after_it(client: TestClient, form: str) -> None:
    answer = client.get(f"/files/{form}/indicators/KTXH-099?valid_at=2021-07-01")

    said = answer.headers["content-disposition"]
    assert "indicators-KTXH-099-2021-07-01-r" in said
    assert f".{form}" in said


def test_a_merged_body_shows_the_duties_it_holds_by_succession(client: TestClient) -> None:
    said = section(client.get("/en/bodies/bo-tai-chinh-2025").text, "h-duties")

    assert "Held by succession" in said
    assert ">94 indicators</a>" in said
    assert ">1 reporting regime</a>" in said
    assert "/en/regimes?lead_body=bo-ke-hoach-va-dau-tu" in said
    assert "All duties" in said


def test_all_that_a_body_answers_for_stands_in_one_list(client: TestClient) -> None:
    said = section(client.get("/en/bodies/bo-tai-chinh-2025").text, "h-duties")

    address, total = re.findall(r'href="([^"]*/regimes\?body=[^"]*)">(\d+) ', said)[0]
    assert f">{total} records" in " ".join(client.get(address).text.split())


def test_a_list_offers_who_holds_duties_today_and_marks_who_is_no_more(
    client: TestClient,
) -> None:
    page = client.get("/indicators").text

    today = page.split("Cơ quan đảm nhận hiện nay", 1)[1].split("</details>", 1)[0]
    assert "Bộ Tài chính" in today
    assert "(đã kết thúc)" not in today
    assert "Bộ Kế hoạch và Đầu tư (đã kết thúc)" in page


def test_no_curve_of_a_succession_runs_through_a_day(client: TestClient) -> None:
    drawing = section(client.get("/bodies/bo-tai-chinh-2025").text, "h-line")

    days = re.findall(r'class="when" x="(\d+)" y="\d+" text-anchor="start">', drawing)
    curves = re.findall(r'class="arrow" d="M\d+ \d+H(\d+)C', drawing)
    widest = 82
    assert len(days) == len(curves) == 4
    assert max(map(int, days)) + widest <= min(map(int, curves))


def test_a_body_that_never_took_over_has_no_such_duties(client: TestClient) -> None:
    assert "Held by succession" not in client.get("/en/bodies/van-phong-chinh-phu").text


def test_a_note_is_told_in_the_readers_language(client: TestClient) -> None:
    here = client.get("/systems/httt-bao-cao-quoc-gia").text
    there = client.get("/en/systems/httt-bao-cao-quoc-gia").text

    assert '<p class="prose">Báo chí dùng lẫn hai tên' in here
    assert '<p class="prose">Press uses the two names loosely' in there
    assert "Press uses" not in here


def test_what_is_quoted_says_in_which_language_it_is(client: TestClient) -> None:
    page = client.get("/en/templates/BM-001").text

    assert '<span lang="vi">Lĩnh vực' in page


def test_a_law_not_yet_in_force_is_not_called_ended(client: TestClient) -> None:
    page = client.get("/indicators/KTXH-099?valid_at=2021-07-01").text

    named = page.split('/instruments/01-2021-qh15?valid_at=2022-01-01"', 1)[1][:300]
    assert "(chưa có hiệu lực)" in named


def test_a_body_that_is_no_more_is_shown_on_its_last_day(client: TestClient) -> None:
    page = client.get("/indicators/KTXH-099").text

    address = "/bodies/bo-ke-hoach-va-dau-tu?valid_at=2025-02-28"
    assert f'href="{address}"' in page
    assert client.get(address).status_code == 200


def test_a_proposed_form_is_called_so_wherever_it_is_named(client: TestClient) -> None:
    page = client.get("/regimes/CDBC-001").text

    named = page.split('href="/templates/BM-214"', 1)[1][:400]
    assert '<span class="chip is-proposed">Đề xuất</span>' in named


def test_a_calendar_says_why_a_period_has_no_due_day(client: TestClient) -> None:
    said = section(client.get("/regimes/CDBC-001").text, "h-year")

    assert "Văn bản của chế độ không nêu ngày cho kỳ này." in said
    assert '<td class="quiet"></td>' not in said


def test_the_days_of_one_report_are_told_apart_by_who_sends(client: TestClient) -> None:
    said = section(client.get("/regimes/CDBC-057?valid_at=2026-12-01").text, "h-year")

    assert '<td data-label="Bên gửi"><span>Chi cục</span></td>' in said
    assert '<td data-label="Bên gửi"><span>cục</span></td>' in said


def test_of_a_long_year_the_days_to_come_stand_open(client: TestClient) -> None:
    said = section(client.get("/regimes/CDBC-057?valid_at=2026-12-01").text, "h-year")
    near, rest = said.split('<details class="rest-of-year">')

    assert near.count("<tr") == 1 + 12
    assert "07/12/2026" in near
    assert "05/02/2026" in rest


def test_a_form_tells_its_formulas_by_the_numbers_it_prints(client: TestClient) -> None:
    said = section(client.get("/templates/BM-006").text, "h-cells")

    assert "= 2 + 3 + 4 + 5" in said
    assert "c02_" not in said


def test_what_stands_on_an_instrument_is_called_so(client: TestClient) -> None:
    assert "What stands on it" in client.get("/en/instruments/293-qd-ttg-2020").text


def test_disaggregations_tell_their_periods_only_where_some_are_named(client: TestClient) -> None:
    said = section(client.get("/en/indicators/KTXH-099").text, "h-break")

    assert "For periods" not in said
    assert "names none for some periods only" in said


def test_a_page_says_on_paper_where_it_was_read(client: TestClient) -> None:
    page = client.get("/en/indicators/KTXH-099?valid_at=2021-07-01").text

    assert "/en/indicators/KTXH-099?valid_at=2021-07-01 · log revision" in page


def test_a_list_gives_the_code_with_the_name_and_short_periods(client: TestClient) -> None:
    row = client.get("/indicators").text.split(">KTXH-003<", 1)[1].split("</tr>", 1)[0]

    assert "Quý, 6 tháng, 9 tháng, Năm" in row


def test_what_most_look_for_stands_first_among_the_facets(client: TestClient) -> None:
    page = client.get("/en/indicators").text

    names = re.findall(r'class="facet"[^>]*>\s*<summary>([^<]+)<', page)
    assert names[:3] == ["Field", "Who holds the duties today", "Responsible body"]


def test_a_month_is_called_as_its_reader_calls_months(client: TestClient) -> None:
    assert "tháng 10/2026" in client.get("/calendar?month=2026-11").text
    assert "← 2026-10" in client.get("/en/calendar?month=2026-11").text


def test_a_periods_window_is_told_in_the_readers_language(client: TestClient) -> None:
    page = client.get("/periods/M?valid_at=2026-01-01").text

    assert "Từ ngày 15 tháng trước" in section(page, "h-key")
    assert "15/12/2025 – 14/01/2026" in section(page, "h-key")
    assert "15th of the month" not in page


def test_no_code_stands_where_a_name_belongs(client: TestClient) -> None:
    system = client.get("/systems/httt-bao-cao-chinh-phu").text
    unit = client.get("/units/ty-dong").text

    assert "Hệ thống trung tâm về báo cáo" in section(system, "h-key")
    assert "reporting_hub" not in system
    assert "1.000.000.000" in section(unit, "h-key")
    assert "<dd>tiền</dd>" in section(unit, "h-key")


def test_facets_of_open_lists_are_told_in_words(client: TestClient) -> None:
    assert "Cơ sở dữ liệu quốc gia" in client.get("/systems").text
    assert ">Decree<" in client.get("/en/instruments").text


@pytest.fixture(scope="module")
def renewed(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The site, with a monthly KTXH-099 from 2023 on, one from 2099 on, and an end of KTXH-010."""
    database = Path(shutil.copy(seeded_file, tmp_path_factory.mktemp("renewed") / "registry.db"))
    address = f"sqlite:///{database}"
    with TestClient(create_app(Settings(database_url=address))) as client:
        monthly, ended = (
            client.get(f"/v1/indicators/{code}").json()["content"]
            for code in ("KTXH-099", "KTXH-010")
        )
    monthly["periodicities"] = ["M", "Q", "A"]
    later = {**monthly, "periodicities": ["M"]}
    store = Store(address)
    for one in (
        proposal(Kind.INDICATOR, "KTXH-099", valid_from=date(2023, 1, 1), **monthly),
        proposal(Kind.INDICATOR, "KTXH-099", valid_from=date(2099, 1, 1), **later),
        proposal(
            Kind.INDICATOR,
            "KTXH-010",
            valid_from=date(2024, 1, 1),
            valid_to=date(2098, 6, 30),
            **ended,
        ),
    ):
        load(store, [one], [], actor="test")
    store.close()
    with TestClient(create_app(Settings(database_url=address))) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/indicators/KTXH-099", "Phiên bản 2.0.0 sẽ có hiệu lực từ 01/01/2099"),
        ("/indicators/KTXH-099?valid_at=2021-07-01", "Từ 01/01/2023, phiên bản 1.1.0 đã thay"),
        ("/indicators/KTXH-099/versions/1.0.0", "Từ 01/01/2023, phiên bản 1.1.0 đã thay"),
        ("/indicators/KTXH-010", "Hết hiệu lực sau ngày 30/06/2098."),
        ("/bodies/bo-ke-hoach-va-dau-tu?valid_at=2021-07-01", "ngày cuối là 28/02/2025"),
    ],
)
def test_the_head_of_a_record_says_what_comes_after_it(
    renewed: TestClient, path: str, said: str
) -> None:
    head = renewed.get(path).text.split('class="with-side', 1)[0]

    assert said in head


def test_of_a_record_that_goes_on_nothing_is_said(renewed: TestClient) -> None:
    assert "is-ahead" not in renewed.get("/indicators/KTXH-098").text


def test_a_difference_tells_codes_by_name(renewed: TestClient) -> None:
    page = renewed.get("/en/indicators/KTXH-099/difference?from=1.0.0&to=1.1.0").text

    assert re.search(r"<ins><span[^>]*>\[added: </span>Month", page)
    assert "Addition" in page


async def broken(_request: Request) -> Response:
    raise RuntimeError("meant to fail")


@pytest.mark.parametrize(("path", "said"), [("/broken", "Về trang chủ"), ("/en/broken", "first")])
def test_a_fault_of_ours_is_a_page_of_ours(seeded_file: Path, path: str, said: str) -> None:
    app = create_app(Settings(database_url=f"sqlite:///{seeded_file}"))
    broken.is_page = True  # type: ignore[attr-defined]
    app.router.routes.insert(0, Route(path, broken))

    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get(path)

    assert answer.status_code == 500
    assert said in answer.text
    assert "meant to fail" not in answer.text
