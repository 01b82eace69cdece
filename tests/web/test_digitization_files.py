"""The digitization page as a file: every figure of the page, and never one without its unknowns."""

import csv
import io

import pypdf
import pytest
from python_calamine import CalamineWorkbook
from starlette.testclient import TestClient

ON = "?valid_at=2021-06-18"


def paper(client: TestClient, address: str) -> str:
    answer = client.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def sheets(client: TestClient, address: str) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(client.get(address).content))


def test_the_pdf_says_what_the_page_says(client: TestClient) -> None:
    found = paper(client, f"/en/files/pdf/digitization{ON}")

    said = ["Reached 2", "Unknown 146", "8/148", "4061/VPCP-KSTT", "short by 66", "CDBC-148"]
    said += ["short by at most 72 (146 unknown)", "2 of those counted are pilots", "No forecast."]
    said += ["could not be obtained", "as of log revision"]
    assert [one for one in said if one not in found] == []


def test_the_pdf_names_who_holds_some_of_duties_nobody_is_known_to_hold(
    client: TestClient,
) -> None:
    found = paper(client, "/files/pdf/digitization")

    assert "Chưa rõ cơ quan nào đảm nhận (một phần: Bảo hiểm xã hội Việt Nam" in found


def test_the_pdf_lists_the_target_that_cannot_be_counted_and_why(client: TestClient) -> None:
    said = paper(client, "/en/files/pdf/digitization")

    assert "Other targets, which cannot be counted" in said
    assert "100 % by 2025-12-31" in said
    assert "There is no list of “báo cáo định kỳ không mật”" in said


def test_the_pdf_is_in_the_readers_language(client: TestClient) -> None:
    said = paper(client, f"/files/pdf/digitization{ON}&state=reached")

    assert "Điện tử hóa: Chế độ báo cáo điện tử" in said
    assert "Ngày 18/06/2021" in said
    assert "2021-06-18" not in said.replace("valid_at=2021-06-18", "")


def test_a_narrowed_pdf_says_what_it_was_narrowed_to(client: TestClient) -> None:
    said = paper(client, f"/en/files/pdf/digitization{ON}&state=reached")

    assert "Only: Reached" in said
    assert "Unknown 146" in said
    assert "CDBC-148" not in said


def test_what_was_supposed_stands_in_the_pdf(client: TestClient) -> None:
    said = paper(client, f"/en/files/pdf/digitization{ON}&state=reached&finish=bo-y-te")

    assert "Ministry of Health: our count would then be" in said


@pytest.mark.parametrize(
    "metric",
    [
        "regimes_electronic",
        "indicators_supplied",
        "key_indicators_supplied",
        "ministries_connected",
        "provinces_connected",
    ],
)
def test_every_metric_has_its_files(client: TestClient, metric: str) -> None:
    asked = f"{ON}&metric={metric}&state=not_reached"

    assert "Chưa có thông tin" in paper(client, f"/files/pdf/digitization{asked}")
    assert "Tổng hợp" in sheets(client, f"/files/xlsx/digitization{asked}").sheet_names


def test_the_workbook_holds_the_summary_the_split_and_every_member(client: TestClient) -> None:
    book = sheets(client, f"/en/files/xlsx/digitization{ON}")

    assert ["Unknown", 146.0] in book.get_sheet_by_name("Summary").to_python()
    assert book.get_sheet_by_name("Member by member").height == 149
    split = next(name for name in book.sheet_names if name.startswith("Split by"))
    assert ["Office of the Government", 2.0, 0.0, 7.0, 9.0] in book.get_sheet_by_name(
        split
    ).to_python()


def test_sources_of_an_official_figure_are_named_once(client: TestClient) -> None:
    page = client.get(f"/en/digitization{ON}").text
    official = page.split('id="h-tally"', 1)[1].split("</section>", 1)[0].split("<details", 1)[0]

    assert official.count("4061/VPCP-KSTT") == 1
    assert official.count("TTXVN 2021") == 1


@pytest.mark.parametrize("form", ["ndjson", "doc", "%2e%2e"])
def test_no_other_form_of_file_is_made_up(client: TestClient, form: str) -> None:
    assert client.get(f"/files/{form}/digitization").status_code == 404


def test_nothing_before_the_first_record_is_explained_on_paper(client: TestClient) -> None:
    said = paper(client, "/en/files/pdf/digitization?as_of=0")

    assert "Members held 0" in said
    assert "The registry knew nothing yet at that moment" in said


def test_the_gap_of_supply_comes_as_a_pdf_with_its_complaint(client: TestClient) -> None:
    said = paper(client, f"/en/files/pdf/digitization/supply{ON}")

    assert "4/12 (2021-06-18). Figures come by year; needed by month." in said
    assert "By period" in said
    assert "KTXH-003" in said


def test_the_workbook_of_supply_counts_as_the_page_does(client: TestClient) -> None:
    book = sheets(client, f"/en/files/xlsx/digitization/supply{ON}")

    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    month = next(row for row in rows if row[0] == "Month")
    assert [int(one) for one in month[1:8]] == [2, 12, 10, 0, 0, 0, 12]


def test_the_csv_of_supply_has_a_row_for_each_indicator(client: TestClient) -> None:
    answer = client.get(f"/files/csv/digitization/supply{ON}&metric=indicators_supplied")

    head, *rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert head[:2] == ["Mã", "Chỉ tiêu"]
    assert len(rows) == 200
    assert "supplied-periods-2021-06-18.csv" in answer.headers["content-disposition"]


def test_supply_in_a_form_it_has_not_is_no_file(client: TestClient) -> None:
    assert client.get("/files/ndjson/digitization/supply").status_code == 404
