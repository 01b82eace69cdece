"""What the registry answers over REST from the reference data, as issue and mission state it."""

from typing import Any

import pytest
from starlette.testclient import TestClient

DAY = "2021-07-01"


def get(client: TestClient, path: str, **query: Any) -> Any:
    answer = client.get(path, params=query or None)
    assert answer.status_code == 200, answer.text
    return answer.json()


def facet(answer: Any, name: str) -> dict[str, int]:
    (found,) = [one for one in answer["facets"] if one["name"] == name]
    return {one["value"]: one["count"] for one in found["values"]}


def test_there_are_148_regimes_and_200_indicators(client: TestClient) -> None:
    assert get(client, "/v1/regimes")["total"] == 148
    assert get(client, "/v1/indicators")["total"] == 200


def test_the_nine_fields_are_counted_and_named(client: TestClient) -> None:
    answer = get(client, "/v1/indicators", limit=1)

    (field,) = [one for one in answer["facets"] if one["name"] == "field"]
    counts = {one["words"]["vi"]: one["count"] for one in field["values"]}
    assert len(counts) == 9
    assert counts["Tăng trưởng kinh tế"] == 34
    assert counts["Lao động, việc làm"] == 15
    assert sum(counts.values()) == 200


def test_the_unemployment_rate_says_all_a_reader_needs(client: TestClient) -> None:
    answer = get(client, "/v1/indicators/KTXH-099")

    content = answer["content"]
    assert answer["names"]["vi"] == "Tỷ lệ thất nghiệp"
    assert content["units"] == [{"unit": "phan-tram", "text": "%"}]
    assert content["periodicities"] == ["Q", "A"]
    assert {"codelist": "CL_GIOI_TINH", "text": "giới tính", "text_en": "sex"} in content[
        "disaggregations"
    ]
    assert content["lead_body"]["body"] == "bo-ke-hoach-va-dau-tu"
    assert content["definition"]["vi"].startswith("Phần trăm người thất nghiệp")
    assert content["legal_basis"][0]["instrument"] == "293-qd-ttg-2020"
    assert answer["provenance"]["level"] == "national-system"
    assert answer["status"]["value"] == "recorded"


def test_a_definition_whose_body_is_gone_names_who_holds_its_duties_now(
    client: TestClient,
) -> None:
    answer = get(client, "/v1/indicators/KTXH-099")

    (body,) = [one for one in answer["references"] if one["pointer"] == "/lead_body/body"]
    assert body["in_force"] is False
    (heir,) = body["duties_now_held_by"]
    assert (heir["code"], heir["basis"]["value"]) == ("bo-tai-chinh-2025", "rule")


def test_before_anything_was_loaded_the_answer_is_404_and_says_why(client: TestClient) -> None:
    answer = client.get("/v1/indicators/KTXH-099", params={"as_of": "2020-01-01"})

    problem = answer.json()
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["type"].endswith("/problems/not-yet-known")
    assert problem["first_revision"] > 0
    assert "learned of indicator KTXH-099 only on" in problem["messages"]["en"]


def test_a_ministry_is_in_force_before_the_merger_and_names_its_heir_after(
    client: TestClient,
) -> None:
    path = "/v1/bodies/bo-ke-hoach-va-dau-tu"
    before = get(client, path, valid_at=DAY)
    after = client.get(path, params={"valid_at": "2025-03-01"})

    assert before["names"]["vi"] == "Bộ Kế hoạch và Đầu tư"
    assert before["validity"]["valid_to"] == "2025-02-28"
    assert after.status_code == 404
    problem = after.json()
    assert problem["in_force"] == [{"valid_from": None, "valid_to": "2025-02-28"}]
    (heir,) = problem["succession"]["duties_held_by"]
    assert heir["names"]["vi"] == "Bộ Tài chính"
    assert heir["by"][0]["legal_basis"][0]["instrument"] == "176-2025-qh15"


@pytest.mark.parametrize(("day", "count"), [("2025-06-30", 63), ("2025-07-01", 34)])
def test_provinces_are_counted_as_of_their_day(client: TestClient, day: str, count: int) -> None:
    answer = get(client, "/v1/bodies", valid_at=day, body_type=["province", "city"])

    assert answer["total"] == count


@pytest.mark.parametrize(
    ("kind", "provenance"),
    [
        (
            "indicators",
            {
                "national-system": 68,
                "provincial-system": 28,
                "sector-system": 50,
                "known-law": 54,
            },
        ),
        ("regimes", {"sourced": 121, "known-law": 27}),
        ("templates", {"sourced": 45, "known-law": 18, "proposed": 50}),
    ],
)
def test_records_are_counted_by_provenance(
    client: TestClient, kind: str, provenance: dict[str, int]
) -> None:
    assert facet(get(client, f"/v1/{kind}", limit=1), "provenance") == provenance


@pytest.mark.parametrize(
    ("kind", "file", "count"),
    [
        ("indicators", "indicators.csv", 200),
        ("regimes", "regimes.csv", 148),
        ("templates", "templates.csv", 113),
        ("collections", "collections.csv", 4),
        ("systems", "systems.csv", 23),
        ("instruments", "legal_instruments.csv", 249),
        ("periods", "periods.csv", 18),
        ("units", "units_of_measure.csv", 101),
        ("codelists", "codelists.csv", 22),
    ],
)
def test_every_data_file_is_answered_whole(
    client: TestClient, kind: str, file: str, count: int
) -> None:
    assert get(client, f"/v1/{kind}", source_file=file, limit=1)["total"] == count


def test_bodies_of_all_times_are_135(client: TestClient) -> None:
    (bodies,) = [one for one in get(client, "/v1")["kinds"] if one["value"] == "body"]

    assert bodies["known"] == 135


@pytest.mark.parametrize(
    ("sort", "count"),
    [("succession", 85), ("connection", 96), ("tally", 16), ("target", 7), ("stage", 2)],
)
def test_facts_are_counted_by_type(client: TestClient, sort: str, count: int) -> None:
    assert get(client, "/v1/facts", type=sort)["total"] == count


@pytest.mark.parametrize(
    ("code", "expected", "counted"),
    [
        ("bo-chi-tieu-293", 200, 200),
        ("chi-tieu-chu-yeu-2021", 12, 12),
        ("chi-tieu-khdt-64", 64, 75),
        ("che-do-bao-cao-148", 148, 148),
    ],
)
def test_a_collection_answers_what_is_expected_and_what_is_held(
    client: TestClient, code: str, expected: int, counted: int
) -> None:
    membership = get(client, f"/v1/collections/{code}")["membership"]

    assert (membership["expected"], membership["counted"]) == (expected, counted)
    assert sum(membership["by_evidence"].values()) == counted


def test_a_list_can_be_narrowed_to_a_collection(client: TestClient) -> None:
    answer = get(client, "/v1/indicators", collection="chi-tieu-chu-yeu-2021")

    assert answer["total"] == 12


def test_proposed_templates_are_candidates_and_plainly_so(client: TestClient) -> None:
    answer = get(client, "/v1/templates", status="candidate", limit=1)

    assert answer["total"] == 50
    (one,) = answer["items"]
    assert one["version"] == "0.1.0"
    assert one["provenance"]["words"]["vi"] == "Đề xuất, không phải mẫu chính thức"


def test_every_indicator_stands_in_some_template(client: TestClient) -> None:
    standing = facet(get(client, "/v1/templates", limit=1), "indicator")

    assert len(standing) == 200


def test_a_form_keeps_its_header_levels_and_formulas(client: TestClient) -> None:
    content = get(client, "/v1/templates/BM-005")["content"]

    fields = {field["id"]: field for field in content["fields"]}
    headers = {header["id"]: header for header in content["headers"]}
    at = headers[fields["c14_lan_dau"]["header"]]
    assert at["label"] == "Đã giải quyết"
    assert headers[at["parent"]]["label"] == "Phân loại theo tình trạng giải quyết"
    assert fields["c09_so_don"]["formula"] == "c11_khieu_nai+c12_to_cao+c13_kien_nghi_phan_anh"
    assert len(fields["c09_so_don"]["equalities"]) == 2


def test_walking_the_pages_shows_everything_once(client: TestClient) -> None:
    seen: list[str] = []
    path = "/v1/indicators?limit=37&provenance=national-system&provenance=known-law"
    while path:
        answer = get(client, path)
        seen += [item["code"] for item in answer["items"]]
        path = answer["links"].get("next", "")

    assert len(seen) == len(set(seen)) == 68 + 54


def test_a_facet_counts_the_other_choices_too(client: TestClient) -> None:
    answer = get(client, "/v1/indicators", provenance="known-law", periodicity="M", limit=1)

    counts = facet(answer, "provenance")
    assert answer["total"] == counts["known-law"]
    assert set(counts) > {"known-law"}


def test_what_refers_to_a_body_is_found_from_the_body(client: TestClient) -> None:
    answer = get(client, "/v1/bodies/bo-y-te/used-by")

    leads = [one for one in answer["items"] if one["at"] == ["/lead_body/body"]]
    assert [one["code"] for one in leads if one["kind"] == "indicator"]
    assert answer["total"] == len(answer["items"])


def test_a_closure_holds_a_regime_with_all_it_rests_on(client: TestClient) -> None:
    answer = get(client, "/v1/regimes/CDBC-001/closure", valid_at=DAY)

    kinds = {part["kind"] for part in answer["parts"]}
    assert {"regime", "body", "instrument", "period", "codelist"} <= kinds
    assert answer["missing"] == []
    again = get(client, "/v1/regimes/CDBC-001/closure", valid_at=DAY)
    assert again["digest"] == answer["digest"]


def test_an_exact_version_and_its_history_are_answered(client: TestClient) -> None:
    history = get(client, "/v1/units/phan-tram/versions")
    exact = get(client, "/v1/units/phan-tram/versions/1.0.0")

    assert [one["version"] for one in history["timeline"]] == ["1.0.0"]
    (known,) = history["versions"]
    assert exact["content"] == known["content"]
    assert exact["digest"] == known["digest"]


def test_the_log_is_walked_without_a_gap(client: TestClient) -> None:
    revisions: list[int] = []
    path = "/v1/log?limit=500"
    while path:
        answer = get(client, path)
        revisions += [line["revision"] for line in answer["items"]]
        path = answer["links"].get("next", "")

    assert revisions == list(range(1, answer["revision"] + 1))


def test_facts_of_a_regime_carry_their_source(client: TestClient) -> None:
    (stage,) = get(client, "/v1/regimes/CDBC-001/facts")["items"]

    assert stage["content"]["stage"] == "electronic"
    assert stage["content"]["is_pilot"] is True
    assert stage["provenance"]["file"] == "regimes.csv"


def test_the_tally_of_june_2021_is_8_of_148(client: TestClient) -> None:
    tallies = get(client, "/v1/facts", type="tally")["items"]

    said = {
        (one["content"]["metric"], one["content"].get("on")): (
            one["content"]["numerator"],
            one["content"].get("denominator"),
        )
        for one in tallies
        if one["content"]["precision" if "precision" in one["content"] else "metric"] != "after"
    }
    assert said["regimes_electronic", "2021-06-18"] == (8, 148)
    assert said["indicators_supplied", "2021-06-18"] == (111, 200)
    assert said["key_indicators_supplied", "2021-06-18"] == (4, 12)
    assert said["ministries_connected", "2021-06-18"] == (15, 22)
    assert said["provinces_connected", "2021-06-18"] == (59, 63)
