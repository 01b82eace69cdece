"""Files out and in over REST: what is handed out, what an upload becomes, what is refused."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from typing import Any

import pytest
from starlette.testclient import TestClient

from files import edited_workbook
from registry.catalogue import Catalogue
from registry.exchange.exporting import FileFormat, export_list
from registry.exchange.limits import UPLOAD
from registry.exchange.reading import read_file
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.store import Store

XLSX = FileFormat.XLSX.media_type
SHEET = "Chỉ tiêu"
FORMULA = (SHEET, "KTXH-125", "formula", "so_bac_si / dan_so * 10000")
SINCE = (SHEET, "KTXH-125", "valid_from", "1/1/2023")


CODES = ("KTXH-001", "KTXH-002", "KTXH-124", "KTXH-125", "KTXH-128")
"""What stands in the workbook: two indicators of another ministry, three of the steward's."""

Workbook = Callable[..., bytes]


@pytest.fixture(scope="module")
def workbook(seeded_catalogue: Catalogue) -> Workbook:
    """The indicators as somebody downloads, changes and saves them."""
    view = seeded_catalogue.at(date(2026, 1, 1))
    versions = [view.get(Key(Kind.INDICATOR, code)).version for code in CODES]
    file = export_list(Kind.INDICATOR, versions, view, FileFormat.XLSX)
    return cache(partial(edited_workbook, file.content))


def upload(
    office: Any, who: str, content: bytes, query: str = "", media: str = XLSX, **headers: str
) -> Any:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    if who in office.tokens:
        given["Authorization"] = f"Bearer {office.tokens[who]}"
    given["Content-Type"] = media
    return office.client.post(f"/v1/imports?name=a.xlsx&{query}", content=content, headers=given)


def problem(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].rsplit("/", 1)[-1]


def line(**fields: Any) -> bytes:
    """A new unit as NDJSON."""
    around = {"kind": "unit", "code": "moi", "provenance": {"level": "sourced"}}
    return json.dumps({**around, "content": {"names": {"vi": "mới"}}, **fields}).encode()


@pytest.mark.parametrize("file_format", [one for one in FileFormat if one is not FileFormat.CSV])
def test_the_whole_catalogue_is_handed_out_in_each_form(
    client: TestClient, seeded_catalogue: Catalogue, file_format: FileFormat
) -> None:
    answer = client.get(f"/v1/export?format={file_format}")

    assert answer.headers["content-type"] == file_format.media_type
    named = f'-r{seeded_catalogue.revision}.{file_format}"'
    assert answer.headers["content-disposition"].endswith(named)
    reading = read_file(answer.content, "tệp")
    assert reading.complaints == []
    there = (len(seeded_catalogue.items), len(seeded_catalogue.facts))
    assert (len(reading.records), len(reading.facts)) == there


def test_everything_is_handed_out_by_default(client: TestClient) -> None:
    answer = client.get("/v1/export")

    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
    assert names == ["log.ndjson", "versions.ndjson", "facts.ndjson", "manifest.json"]
    assert answer.headers["content-length"] == str(len(answer.content))


def test_kinds_and_clocks_are_chosen(client: TestClient) -> None:
    address = "/v1/export?format=ndjson&kind=unit&kind=body&valid_at=2021-07-01&as_of=1200"

    records = [json.loads(one) for one in client.get(address).text.splitlines()]

    assert {one["kind"] for one in records} == {"unit", "body"}
    assert "ha-giang" in {one["code"] for one in records}


@pytest.mark.parametrize("query", ["", "?format=csv&kind=unit"])
def test_a_file_that_has_not_changed_is_not_made_again(client: TestClient, query: str) -> None:
    tag = client.get(f"/v1/export{query}").headers["etag"]

    again = client.get(f"/v1/export{query}", headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("format=docx", 400),
        ("format=zip&kind=unit", 404),
        ("valid_at=2021-07-01", 404),
        ("kind=sausage&format=csv", 400),
        ("colour=red", 400),
        ("format=csv", 409),
    ],
)
def test_what_no_file_can_hold_is_refused(client: TestClient, query: str, status: int) -> None:
    assert client.get(f"/v1/export?{query}").status_code == status


def test_a_dry_run_tells_each_field_and_opens_no_request(office: Any, workbook: Workbook) -> None:
    answer = upload(office, "steward", workbook(FORMULA, SINCE), "dry_run=true")

    (row,) = answer.json()["rows"]
    assert answer.status_code == 200
    assert (row["place"], row["item"]) == ("Chỉ tiêu, dòng 6", "indicator:KTXH-125")
    assert (row["before"], row["version"], row["weight"]) == ("1.0.0", "1.1.0", "minor")
    assert [one["pointer"] for one in row["changes"]] == ["/formula", "/valid_from"]
    assert [one["en"][:14] for one in row["notes"]] == ["the provenance"]
    assert office.send("steward", "GET", "/v1/change-requests").json()["total"] == 0


def test_the_rows_become_drafts_that_somebody_else_publishes(
    office: Any, workbook: Workbook
) -> None:
    made = upload(office, "steward", workbook(FORMULA, SINCE), "title=Công thức")
    address = made.headers["location"]
    office.send("steward", "POST", f"{address}/submit", {}, If_Match=made.headers["etag"])

    own = office.send("steward", "POST", f"{address}/publish", {}, If_Match='"2"')
    done = office.send("registrar", "POST", f"{address}/publish", {}, If_Match='"2"')

    assert (made.status_code, made.json()["request"]["title"]) == (201, "Công thức")
    assert own.status_code == 403
    assert [one["version"] for one in done.json()["versions"]] == ["1.1.0"]


def test_a_file_that_changes_nothing_opens_no_request(office: Any, workbook: Workbook) -> None:
    answer = upload(office, "steward", workbook())

    assert (answer.status_code, answer.json()["request"]) == (200, None)
    assert answer.json()["counts"] == {"new": 0, "changed": 0, "unchanged": 5, "known": 0}


def test_a_mended_file_takes_the_place_of_a_requests_drafts(
    office: Any, workbook: Workbook
) -> None:
    made = upload(office, "steward", workbook(FORMULA)).json()["request"]
    mended = workbook(FORMULA, SINCE)

    stale = upload(office, "steward", mended, f"request={made['id']}", If_Match='"7"')
    unconditional = upload(office, "steward", mended, f"request={made['id']}")
    done = upload(office, "steward", mended, f"request={made['id']}", If_Match='"1"')

    assert [stale.status_code, unconditional.status_code] == [412, 428]
    assert (done.status_code, done.json()["request"]["edition"]) == (200, 2)
    drafts = office.send("steward", "GET", made["links"]["self"]).json()["drafts"]
    assert [one["valid_from"] for one in drafts] == ["2023-01-01"]


def test_nobody_puts_a_file_in_the_place_of_anothers_drafts(
    office: Any, workbook: Workbook
) -> None:
    made = upload(office, "steward", workbook(FORMULA)).json()["request"]

    answer = upload(office, "registrar", workbook(SINCE), f"request={made['id']}", If_Match='"1"')

    assert problem(answer) == (403, "not-allowed")


def test_every_row_of_another_body_is_named(office: Any, workbook: Workbook) -> None:
    foreign = ((SHEET, code, "names.en", "X") for code in ("KTXH-001", "KTXH-002"))

    answer = upload(office, "steward", workbook(FORMULA, *foreign))

    assert problem(answer) == (403, "not-allowed")
    assert [(one["code"], one["place"]) for one in answer.json()["errors"]] == [
        ("not-allowed", "Chỉ tiêu, dòng 3"),
        ("not-allowed", "Chỉ tiêu, dòng 4"),
    ]


@pytest.mark.parametrize(
    ("who", "status"),
    [("nobody", 401), ("reader", 403), ("admin", 403), ("steward", 403), ("registrar", 201)],
)
def test_only_who_may_draft_uploads(office: Any, who: str, status: int) -> None:
    answer = upload(office, who, line(), media=FileFormat.NDJSON.media_type)

    assert answer.status_code == status


def test_all_faults_are_told_at_once_and_nothing_is_kept(office: Any, workbook: Workbook) -> None:
    wrong = (
        (SHEET, "KTXH-125", "periodicities", "A; never"),
        (SHEET, "KTXH-001", "names.en", "X"),
        (SHEET, "KTXH-124", "status", "standard"),
        (SHEET, "KTXH-128", "valid_from", "hôm qua"),
    )

    answer = upload(office, "steward", workbook(*wrong))

    assert problem(answer) == (409, "broken-rule")
    assert {(one["code"], one["place"].split(", cột")[0]) for one in answer.json()["errors"]} == {
        ("unknown-reference", "Chỉ tiêu, dòng 6"),
        ("not-allowed", "Chỉ tiêu, dòng 3"),
        ("status", "Chỉ tiêu, dòng 5"),
        ("date_from_datetime_parsing", "Chỉ tiêu, dòng 7"),
    }
    assert office.send("steward", "GET", "/v1/change-requests").json()["total"] == 0


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"status": "qualified"}, "status"),
        ({"basis": "stated"}, "invalid"),
        ({"basis": "open", "valid_from": "2020-01-01"}, "invalid"),
    ],
)
def test_what_a_draft_cannot_say_is_refused_with_its_row(
    office: Any, fields: dict[str, str], code: str
) -> None:
    answer = upload(office, "registrar", line(**fields), media=FileFormat.NDJSON.media_type)

    assert problem(answer) == (409, "broken-rule")
    (error,) = answer.json()["errors"]
    assert error["place"] == "a.xlsx, dòng 1"
    assert code in (error["code"], "invalid")


def test_two_versions_of_one_item_are_no_one_draft(office: Any) -> None:
    lines = b"\n".join(line(valid_from=day, basis="stated") for day in ("2020-01-01", "2021-01-01"))

    answer = upload(office, "registrar", lines, media=FileFormat.NDJSON.media_type)

    assert [one["code"] for one in answer.json()["errors"]] == ["duplicate"]


def test_facts_of_a_file_are_recorded_once_by_the_rights_of_facts(office: Any) -> None:
    fact = {"subject": "body:bo-y-te", "connection": "data", "provenance": {"level": "sourced"}}
    content = json.dumps({"fact": "connection", "content": fact}).encode()
    media = FileFormat.NDJSON.media_type

    refused = upload(office, "stranger", content, media=media)
    first = upload(office, "steward", content, media=media)
    again = upload(office, "steward", content, media=media)

    assert problem(refused) == (403, "not-allowed")
    assert [one.json()["facts"] for one in (first, again)] == [1, 0]


def test_a_repeated_upload_opens_one_request(office: Any, workbook: Workbook) -> None:
    content = workbook(FORMULA)

    first = upload(office, "steward", content, Idempotency_Key="k")
    again = upload(office, "steward", content, Idempotency_Key="k")
    other = upload(office, "steward", workbook(SINCE), Idempotency_Key="k")

    assert again.json() == first.json()
    assert again.headers["idempotency-replayed"] == "true"
    assert other.status_code == 409


def test_other_sorts_of_files_are_refused_unread(office: Any) -> None:
    answer = upload(office, "steward", b"x", media="application/pdf")

    assert problem(answer) == (415, "wrong-media")


def test_a_file_over_the_limit_is_refused_unread(office: Any) -> None:
    answer = upload(office, "steward", b"x" * (UPLOAD.file_bytes + 1))

    assert problem(answer) == (413, "too-large")


def test_a_row_that_was_changed_meanwhile_is_refused_with_both_changes(
    office: Any, workbook: Workbook, seeded_catalogue: Catalogue, tmp_path: Any
) -> None:
    old = workbook(FORMULA)
    made = upload(office, "steward", workbook(SINCE)).json()["request"]
    address = made["links"]["self"]
    office.send("steward", "POST", f"{address}/submit", {}, If_Match='"1"')
    office.send("registrar", "POST", f"{address}/publish", {}, If_Match='"2"')

    answer = upload(office, "steward", old)

    (error,) = answer.json()["errors"]
    assert error["code"] == "changed-since"
    assert "Valid from" in error["message"]["en"]
    assert "Formula" in error["message"]["en"]
    assert Store(f"sqlite:///{tmp_path / 'registry.db'}").head() == seeded_catalogue.revision + 1
