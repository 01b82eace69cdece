"""Search over REST: hits, facets, pages, refusals."""

import shutil

import pytest
from starlette.testclient import TestClient

from registry.settings import Settings
from registry_api.app import create_app


@pytest.fixture(scope="module")
def searching(client):
    service = client.app.state.service
    service.search.catch_up(service.catalogue)
    return client


@pytest.mark.parametrize("address", ["/v1/search", "/v1/suggest", "/search"])
def test_a_question_waits_for_the_first_index(seeded_file, tmp_path, address):
    shutil.copy(seeded_file, tmp_path / "registry.db")
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'registry.db'}", poll_seconds=60)

    with TestClient(create_app(settings)) as client:
        answer = client.get(address, params={"q": "tỷ lệ thất nghiệp"})

    assert answer.status_code == 200
    assert "KTXH-099" in answer.text


def test_a_question_does_not_wait_for_ever(seeded_file, tmp_path, monkeypatch):
    shutil.copy(seeded_file, tmp_path / "registry.db")
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'registry.db'}", poll_seconds=60)
    monkeypatch.setattr("registry.service._INDEX_SECONDS", 0.0)

    with TestClient(create_app(settings)) as client:
        answer = client.get("/v1/search", params={"q": "tỷ lệ thất nghiệp"})

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")


def test_a_hit_says_why_where_and_how_sure(searching):
    hit = searching.get("/v1/search", params={"q": "that nghiep"}).json()["hits"][0]

    assert (hit["code"], hit["why"]["value"]) == ("KTXH-099", "name")
    assert hit["provenance"]["certainty"]["value"] == "sourced"
    assert [part["text"] for part in hit["fragments"][0]["parts"] if part["matched"]] == [
        "thất nghiệp"
    ]


def test_the_next_page_keeps_both_clocks_and_the_filters(searching):
    asked = {"q": "báo cáo", "kind": "regime", "limit": "2"}
    first = searching.get("/v1/search", params=asked).json()

    second = searching.get(first["links"]["next"]).json()

    assert second["asked"] == first["asked"]
    assert second["total"] == first["total"]
    codes = [hit["code"] for page in (first, second) for hit in page["hits"]]
    assert len(set(codes)) == 4


def test_several_values_of_a_facet_mean_any_of_them(searching):
    answer = searching.get("/v1/search?q=thất nghiệp&kind=indicator&kind=template&limit=100").json()

    assert {hit["kind"] for hit in answer["hits"]} == {"indicator", "template"}


def test_a_ministry_of_2021_names_who_holds_its_duties(searching):
    hit = searching.get("/v1/search", params={"q": "BKHĐT"}).json()["hits"][0]

    assert hit["in_force"] is False
    assert [one["code"] for one in hit["duties_held_by"]] == ["bo-tai-chinh-2025"]


def test_before_the_registry_knew_anything_nothing_is_found(searching):
    answer = searching.get("/v1/search", params={"q": "thất nghiệp", "as_of": "0"}).json()

    assert (answer["total"], answer["hits"]) == (0, [])


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("q=a&colour=red", "unknown-parameter"),
        ("limit=2", "missing"),
        ("q=a&limit=0", "greater_than_equal"),
        ("q=a&offset=-1", "greater_than_equal"),
        (f"q={'a' * 1001}", "string_too_long"),
    ],
)
def test_what_cannot_be_answered_is_refused(searching, query, code):
    answer = searching.get(f"/v1/search?{query}")

    assert answer.status_code in (400, 422)
    assert answer.json()["errors"][0]["code"] == code


def test_suggestions_come_while_typing(searching):
    answer = searching.get("/v1/suggest", params={"q": "ty le that ng", "limit": 3}).json()

    assert answer["suggestions"][0]["code"] == "KTXH-099"
    assert len(answer["suggestions"]) <= 3
