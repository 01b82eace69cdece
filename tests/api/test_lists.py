"""Lists: pages that do not move, filters by everything, what comes along, and in which form."""

import io
import json
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from starlette.testclient import TestClient

from registry.catalogue.ordering import collated
from registry.exchange.fact_table import read_facts


def get(client: TestClient, path: str, **query: Any) -> Any:
    answer = client.get(path, params=query or None)
    assert answer.status_code == 200, answer.text
    return answer.json()


def walked(client: TestClient, path: str, way: str = "next") -> list[str]:
    seen = []
    while path:
        page = get(client, path)
        seen += [one["code"] for one in page["items"]]
        path = page["links"].get(way, "")
    return seen


@pytest.mark.parametrize("sort", ["code", "-code", "name", "-name", "updated", "-valid_from"])
def test_pages_show_everything_once_in_any_order(client: TestClient, sort: str) -> None:
    seen = walked(client, f"/v1/indicators?limit=37&sort={sort}")

    assert len(seen) == len(set(seen)) == 200


def test_pages_do_not_move_while_others_write(office: Any) -> None:
    first = get(office.client, "/v1/facts", limit=100, type="connection")
    fact = {"type": "tally", "metric": "m", "numerator": 1, "provenance": {"level": "known"}}
    office.send("registrar", "POST", "/v1/facts", {"facts": [fact]})

    next_one = get(office.client, first["links"].get("next") or "/v1/facts?limit=1")
    page = get(office.client, "/v1/facts?limit=50")
    second = get(office.client, page["links"]["next"])

    assert next_one["asked"]["as_of"]["revision"] >= first["asked"]["as_of"]["revision"]
    assert second["asked"] == page["asked"]
    assert second["total"] == page["total"]


def test_one_can_walk_back(client: TestClient) -> None:
    one = get(client, "/v1/units?limit=20")
    two = get(client, one["links"]["next"])
    three = get(client, two["links"]["next"])

    back = get(client, three["links"]["prev"])

    assert [item["code"] for item in back["items"]] == [item["code"] for item in two["items"]]


def test_links_say_where_the_pages_are(client: TestClient) -> None:
    page = get(client, "/v1/units?limit=20")

    answer = client.get(page["links"]["next"])

    assert 'rel="next"' in answer.headers["link"]
    assert '</v1/units?limit=20>; rel="first"' in answer.headers["link"]


def test_a_cursor_is_good_for_its_own_list_only(client: TestClient) -> None:
    address = get(client, "/v1/units?limit=20")["links"]["next"]
    cursor = address.partition("cursor=")[2]

    answers = [
        client.get(f"/v1/indicators?limit=20&cursor={cursor}"),
        client.get(f"/v1/units?sort=name&cursor={cursor}"),
        client.get(f"/v1/units?cursor={cursor[:-2]}xx"),
        client.get(f"/v1/units?valid_at=2020-01-01&cursor={cursor}"),
        client.get("/v1/units?cursor=" + "A" * 5_000),
    ]

    assert [one.status_code for one in answers] == [404] * 4 + [400]
    assert {one.json()["errors"][0]["pointer"] for one in answers} == {"cursor"}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("/v1/indicators?provenance=rumour", "national-system"),
        ("/v1/regimes?cutoff_assumed=maybe", "true"),
        ("/v1/bodies?body_type=kingdom", "ministry"),
        ("/v1/units?sort=size", "-name"),
        ("/v1/units?include=planet", "indicator"),
        ("/v1/units?fields=colour", "names"),
        ("/v1/units?format=pdf", "ndjson"),
    ],
)
def test_a_value_that_can_never_be_is_refused_with_what_there_is(
    client: TestClient, path: str, value: str
) -> None:
    answer = client.get(path, headers={"Accept-Language": "en"})

    assert answer.status_code == 400
    assert value in answer.json()["detail"]


def test_a_value_that_no_codelist_has_is_not_found(client: TestClient) -> None:
    answer = client.get("/v1/indicators?field=NONE", headers={"Accept-Language": "en"})

    assert answer.status_code == 404
    assert "LAO_DONG_VIEC_LAM" in answer.json()["detail"]


def test_flags_left_out_are_counted_and_found(client: TestClient) -> None:
    total = get(client, "/v1/codelists")["total"]

    counts = [get(client, "/v1/codelists", is_derived=one)["total"] for one in ("true", "false")]

    assert sum(counts) == total


def test_every_reference_filters(client: TestClient) -> None:
    anywhere = get(client, "/v1/indicators", refers_to="body:bo-y-te")["total"]
    leads = get(client, "/v1/indicators", lead_body="bo-y-te")["total"]
    helps = get(client, "/v1/indicators", **{"coordinating_bodies.body": "bo-y-te"})["total"]

    assert (anywhere, leads, helps) == (9, 7, 2)


def test_facets_count_what_a_reference_filter_leaves(client: TestClient) -> None:
    page = get(client, "/v1/indicators", **{"coordinating_bodies.body": "bo-y-te"})

    (status,) = [one for one in page["facets"] if one["name"] == "status"]
    assert status["values"][0]["count"] == page["total"]


def test_what_was_touched_after_a_revision_is_found(office: Any) -> None:
    before = get(office.client, "/v1/units")["asked"]["as_of"]["revision"]
    edition = office.client.get("/v1/units/ty-dong/versions").headers["etag"]
    address = "/v1/units/ty-dong/versions/1.0.0/status"
    data = {"status": "qualified", "document": "x"}
    done = office.send("registrar", "POST", address, data, If_Match=edition)

    found = get(office.client, "/v1/units", updated_after=before)

    assert (done.status_code == 200) == (found["total"] == 1)
    assert get(office.client, "/v1/units", updated_after=1)["total"] > 1


def test_only_the_fields_asked_for_come_and_always_the_provenance(client: TestClient) -> None:
    page = get(client, "/v1/indicators", fields="names,content.units,digest", limit=1)

    (item,) = page["items"]
    assert set(item) == {"kind", "code", "provenance", "names", "content", "digest"}
    assert set(item["content"]) == {"units"}


def test_records_referred_to_come_along(client: TestClient) -> None:
    page = get(client, "/v1/indicators", limit=3, include="unit,body")

    assert {one["kind"] for one in page["included"]} == {"unit", "body"}
    assert "ty-dong" in [one["code"] for one in page["included"]]


def test_names_are_sorted_as_in_a_vietnamese_dictionary() -> None:
    words = ["đất", "da", "dạ", "dá", "ăn", "an", "âm", "zét", "dã", "dà", "dả", "1"]

    found = sorted(words, key=collated)

    assert found == ["1", "an", "ăn", "âm", "da", "dà", "dả", "dã", "dá", "dạ", "đất", "zét"]


@pytest.mark.parametrize(
    ("form", "media"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("ndjson", "application/x-ndjson"),
        ("csv.zip", "application/zip"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_a_list_is_answered_as_a_file(client: TestClient, form: str, media: str) -> None:
    named = client.get("/v1/units", params={"format": form})
    accepted = client.get("/v1/units", headers={"Accept": media})

    assert named.headers["content-type"] == accepted.headers["content-type"] == media
    assert f'.{form}"' in named.headers["content-disposition"]
    assert len(named.content) > 1_000


def test_a_file_holds_what_passes_the_filters(client: TestClient) -> None:
    query = {"provenance": "known-law", "field": "LAO_DONG_VIEC_LAM"}
    total = get(client, "/v1/indicators", **query)["total"]

    lines = client.get("/v1/indicators", params={**query, "format": "ndjson"}).text.splitlines()
    book = client.get("/v1/indicators", params={**query, "format": "xlsx"}).content

    assert len(lines) == total > 0
    assert {json.loads(line)["kind"] for line in lines} == {"indicator"}
    codes = {json.loads(line)["code"] for line in lines}
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0)
    assert codes <= {cell for row in sheet.to_python() for cell in row}


def test_files_hold_whole_records_only(client: TestClient) -> None:
    answer = client.get("/v1/units?format=csv&fields=names")

    assert answer.status_code == 404
    assert answer.json()["errors"][0]["code"] == "not-in-files"


@pytest.mark.parametrize("form", ["csv", "csv.zip", "xlsx", "ndjson"])
def test_facts_go_out_as_files_that_can_come_in_again(client: TestClient, form: str) -> None:
    listed = get(client, "/v1/facts", type="connection", limit=1_000)

    answer = client.get("/v1/facts", params={"type": "connection", "format": form})

    facts = read_facts(answer.content, f"facts.{form}").facts
    subjects = [one["subject"]["kind"] + ":" + one["subject"]["code"] for one in listed["items"]]
    assert [one.statement.fact.subject for one in facts] == subjects
    name = answer.headers["content-disposition"]
    assert 'filename="facts-connection-' in name
    assert name.endswith(f'.{form}"')


def test_facts_of_several_types_do_not_go_into_one_csv_file(client: TestClient) -> None:
    answer = client.get("/v1/facts", headers={"Accept": "text/csv"})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "several-types"


def test_a_page_of_facts_goes_out_as_a_file(client: TestClient) -> None:
    answer = client.get("/v1/facts?format=ndjson&limit=7")

    assert len(answer.text.splitlines()) == 7


def test_facts_are_paged_and_found_by_item(client: TestClient) -> None:
    page = get(client, "/v1/facts", limit=10)
    one = get(client, "/v1/facts", item="regime:CDBC-001")

    assert len(page["items"]) == 10
    assert page["total"] > 200
    assert one["total"] == 1


@pytest.mark.parametrize("kind", ["indicators", "regimes"])
def test_todays_ministry_finds_what_a_former_one_is_named_for(
    client: TestClient, kind: str
) -> None:
    page = get(client, f"/v1/{kind}", body="bo-tai-chinh-2025", valid_at="2026-11-25")
    named = {
        one["content"]["lead_body"]["body"]
        for one in get(
            client, f"/v1/{kind}", body="bo-tai-chinh-2025", valid_at="2026-11-25", fields="content"
        )["items"]
    }

    assert page["total"] == sum(
        get(client, f"/v1/{kind}", lead_body=one, valid_at="2026-11-25")["total"] for one in named
    )
    assert {"bo-tai-chinh", "bo-ke-hoach-va-dau-tu"} <= named


def test_openapi_says_whom_a_filter_by_body_takes_in(client: TestClient) -> None:
    operation = get(client, "/v1/openapi.json")["paths"]["/v1/indicators"]["get"]

    (said,) = [one["description"] for one in operation["parameters"] if one["name"] == "body"]
    assert "not who took over some" in said
    assert "không tính kế thừa một phần" in said


def test_search_finds_a_ministrys_records_by_its_old_code_and_its_new_one(
    client: TestClient,
) -> None:
    asked = {"q": "ngân sách", "valid_at": "2026-11-25", "limit": 200}
    old = get(client, "/v1/search", body="bo-tai-chinh", **asked)
    new = get(client, "/v1/search", body="bo-tai-chinh-2025", **asked)

    codes = [{one["code"] for one in page["hits"]} for page in (old, new)]
    assert codes[0]
    assert codes[0] <= codes[1]
