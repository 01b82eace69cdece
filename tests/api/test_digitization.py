"""Nobody may see 2 without the 146 unknown, or 8 as if we knew which."""

from typing import Any

import pytest
from starlette.testclient import TestClient

THEN = {"valid_at": "2021-06-18"}


def metric(client: TestClient, name: str, **query: str) -> Any:
    answer = client.get(f"/v1/digitization/{name}", params={**THEN, **query})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_count_comes_with_what_is_unknown_and_with_the_tally(client: TestClient) -> None:
    found = metric(client, "regimes_electronic")

    assert found["counts"] == {"reached": 2, "not_reached": 0, "unknown": 146}
    assert found["tally"]["content"]["numerator"] == 8
    assert found["difference"] == 6


def test_each_member_that_reached_it_leads_to_its_evidence(client: TestClient) -> None:
    found = metric(client, "regimes_electronic")

    reached = [one for one in found["members"] if one["state"] == "reached"]
    assert [one["code"] for one in reached] == ["CDBC-001", "CDBC-002"]
    fact = client.get(reached[0]["fact"]).json()
    assert fact["content"]["is_pilot"] is True
    assert fact["provenance"]["reference"]


def test_the_target_is_74_and_the_tally_66_short(client: TestClient) -> None:
    (target,) = [
        one for one in metric(client, "regimes_electronic")["targets"] if one["wanted"] == 74
    ]

    assert (target["due"], target["overdue"]) == ("2021-12-31", False)
    assert target["short_by_tally"] == 66


def test_a_split_counts_every_member(client: TestClient) -> None:
    found = metric(client, "provinces_connected", by="region")

    assert sum(sum(one["counts"].values()) for one in found["groups"]) >= 63


def test_regions_of_two_schemes_are_told_apart_and_lead_to_their_members(
    client: TestClient,
) -> None:
    groups = {
        one["value"]: one for one in metric(client, "provinces_connected", by="region")["groups"]
    }

    delta = groups["CL_VUNG_2021:DBSH"]
    there = client.get(delta["href"]).json()["narrowed"]
    assert delta["words"]["vi"].startswith("Đồng bằng sông Hồng (Vùng kinh tế - xã hội, đến 30/6")
    assert (delta["counts"]["reached"], there["counts"]) == (11, delta["counts"])
    assert groups["CL_VUNG_2025:DBSH"]["counts"]["reached"] == 2


def test_all_metrics_stand_in_one_answer(client: TestClient) -> None:
    answer = client.get("/v1/digitization", params=THEN).json()

    assert {one["metric"]: one["tally"]["content"]["numerator"] for one in answer["items"]} == {
        "regimes_electronic": 8,
        "indicators_supplied": 111,
        "key_indicators_supplied": 4,
        "ministries_connected": 15,
        "provinces_connected": 59,
    }


@pytest.mark.parametrize(("path", "status"), [("nothing", 404), ("regimes_electronic?by=x", 404)])
def test_what_cannot_be_counted_is_refused(client: TestClient, path: str, status: int) -> None:
    assert client.get(f"/v1/digitization/{path}").status_code == status


def test_every_group_leads_to_the_members_it_counted(client: TestClient) -> None:
    for by in ("body", "body_today", "level", "state", "reporting_body"):
        groups = metric(client, "regimes_electronic", by=by)["groups"]
        for one in groups[:6]:
            there = client.get(one["href"]).json()
            assert there["narrowed"]["counts"] == one["counts"], one["href"]
            assert len(there["members"]) == sum(one["counts"].values())


def test_a_part_is_shown_beside_the_whole_and_without_a_tally_of_its_own(
    client: TestClient,
) -> None:
    found = metric(client, "regimes_electronic", body="van-phong-chinh-phu")

    assert found["narrowed"]["counts"] == {"reached": 2, "not_reached": 0, "unknown": 7}
    assert found["counts"]["unknown"] == 146


def test_a_word_that_is_no_way_to_narrow_is_refused(client: TestClient) -> None:
    answer = client.get("/v1/digitization/regimes_electronic?colour=red")

    assert answer.status_code == 400


def test_another_collection_is_counted_by_the_same_facts(client: TestClient) -> None:
    found = metric(client, "indicators_supplied", collection="chi-tieu-khdt-64")

    assert (found["counted"], found["expected"], found["tally"]) == (75, 64, None)
    assert [one["wanted"] for one in found["targets"]] == [64]


def test_what_if_names_the_finishing_and_the_unknown_that_remain(client: TestClient) -> None:
    answer = client.get(
        "/v1/digitization/regimes_electronic/what-if",
        params={**THEN, "finish": ["bo-tu-phap", "CDBC-001"]},
    ).json()

    assert len(answer["supposed"]["finishing"]) == 19
    assert [one["code"] for one in answer["supposed"]["already"]] == ["CDBC-001"]
    assert (answer["supposed"]["reached"], answer["supposed"]["unknown"]) == (21, 127)


def test_the_pace_of_2021_is_a_step_and_no_forecast(client: TestClient) -> None:
    answer = client.get("/v1/digitization/regimes_electronic/pace", params=THEN).json()

    assert [one["counts"]["reached"] for one in answer["steps"]] == [0, 0, 2]
    assert answer["forecast"]["known"] is False
    assert len(answer["tallies"]) == 2
    assert answer["as_known_then"][-1]["counts"]["reached"] == 0


def test_targets_are_listed_by_due_day_and_body(client: TestClient) -> None:
    due = client.get("/v1/targets", params={**THEN, "from": "2021-07-01", "to": "2021-12-31"})
    owed = client.get("/v1/targets", params={"body": "bo-tai-chinh-2025", "overdue": True})

    assert [one["target"]["content"]["name"] for one in due.json()["items"]][-1].startswith("nq01")
    assert "2021-07-mpi-64" in [one["target"]["content"]["name"] for one in owed.json()["items"]]


def test_the_64_of_one_ministry_are_counted_over_those_64(client: TestClient) -> None:
    found = client.get("/v1/targets/2021-07-mpi-64", params=THEN).json()

    standing = found["standing"]
    assert (standing["wanted"], standing["short_by_count"], standing["short_by_tally"]) == (
        64,
        64,
        None,
    )
    assert standing["reached_by_count"]["value"] == "open"
    assert sum(sum(one["counts"].values()) for one in found["by_body"]) == 75


def test_a_target_that_is_not_measured_says_why(client: TestClient) -> None:
    found = client.get("/v1/targets/2025-all-periodic").json()
    measured = client.get("/v1/targets/nq01-2021-regimes").json()

    assert (found["standing"], found["unmeasured"]["ground"]["value"]) == (None, "no_list")
    assert "báo cáo định kỳ không mật" in found["unmeasured"]["words"]["vi"]
    assert measured["unmeasured"] is None


def test_a_target_is_split_by_body_without_losing_a_member(client: TestClient) -> None:
    found = client.get("/v1/targets/nq01-2021-regimes", params=THEN).json()

    assert sum(sum(one["counts"].values()) for one in found["by_body"]) == 148
    assert found["standing"]["short_by_tally"] == 66
    assert client.get("/v1/targets/none").status_code == 404


def test_tallies_are_listed_with_their_definitions(client: TestClient) -> None:
    found = client.get("/v1/tallies", params={"metric": "regimes_electronic"}).json()

    assert [one["content"]["denominator"] for one in found["items"]] == [148, 150]
    assert all(one["content"]["definition"] for one in found["items"])


def test_the_complaint_of_2021_is_a_gap_between_yearly_and_monthly(client: TestClient) -> None:
    address = "/v1/digitization/key_indicators_supplied/supply"
    found = client.get(address, params={**THEN, "needed": "M"}).json()

    assert (found["tally"]["content"]["period"], found["tally"]["content"]["needed_period"]) == (
        "A",
        "M",
    )
    assert all(one["supply"] is None for one in found["items"])
    assert not all(one["needed"][0]["defined"] for one in found["items"])


def test_all_metrics_are_narrowed_and_split_as_each_of_them_is(client: TestClient) -> None:
    query = {**THEN, "body": "bo-tu-phap", "by": "field"}

    found = client.get("/v1/digitization", params=query).json()

    regimes = {one["metric"]: one for one in found["items"]}["regimes_electronic"]
    alone = metric(client, "regimes_electronic", body="bo-tu-phap", by="field")
    assert regimes["narrowed"] == alone["narrowed"]
    assert regimes["groups"] == alone["groups"]
    assert "provinces_connected" in [one["metric"] for one in found["left_out"]]


def test_metrics_that_cannot_be_counted_over_a_set_are_left_out(client: TestClient) -> None:
    found = client.get("/v1/digitization", params={"collection": "chi-tieu-khdt-64"}).json()

    names = ["indicators_supplied", "key_indicators_supplied"]
    assert [one["metric"] for one in found["items"]] == names
    assert {one["counted"] for one in found["items"]} == {75}
    assert len(found["left_out"]) == 3


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"colour": "red"}, 400),
        ({"by": "colour"}, 404),
        ({"metric": "none"}, 404),
        ({"collection": "none"}, 404),
    ],
)
def test_what_no_metric_can_be_asked_is_refused(
    client: TestClient, query: dict[str, str], status: int
) -> None:
    assert client.get("/v1/digitization", params=query).status_code == status


@pytest.mark.parametrize("moment", ["0", "2019-06-01"])
def test_before_the_first_record_it_is_said_why_there_is_nothing(
    client: TestClient, moment: str
) -> None:
    found = client.get("/v1/digitization", params={"as_of": moment}).json()

    said = {one["why_empty"]["en"] for one in found["items"]}
    assert len(said) == 1
    assert said.pop().startswith(
        "The registry knew nothing yet at that moment; its first record is"
    )
    assert found["asked"]["note"] == found["items"][0]["why_empty"]


def test_an_answer_of_a_moment_that_is_known_carries_no_note(client: TestClient) -> None:
    found = metric(client, "regimes_electronic")

    assert found["why_empty"] is None
    assert "note" not in found["asked"]


def test_a_set_that_was_not_in_force_yet_is_said_to_be_so(client: TestClient) -> None:
    found = client.get("/v1/digitization", params={"valid_at": "2015-01-01"}).json()["items"][0]

    assert "was not in force on 2015-01-01" in found["why_empty"]["en"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("digitization/regimes_electronic/what-if?finish=", 404),
        ("digitization/regimes_electronic/what-if?finish=,", 404),
        ("digitization/regimes_electronic?state=maybe", 404),
        ("digitization/regimes_electronic?stage=gold", 404),
        ("digitization/key_indicators_supplied/supply?needed=ZZ", 404),
        ("targets?body=nobody", 404),
        ("calendar?frequency=ZZ", 404),
        ("calendar?from=2150-01-01&to=2150-12-31", 404),
        ("calendar?valid_at=9999-12-31", 404),
        ("digitization/regimes_electronic/pace?valid_at=9999-12-31", 200),
        ("digitization/regimes_electronic/pace?valid_at=0001-01-01", 200),
        ("digitization/regimes_electronic?stage=", 200),
    ],
)
def test_what_an_officer_mistypes_is_refused_and_the_ends_of_time_are_not_a_fault(
    client: TestClient, path: str, status: int
) -> None:
    assert client.get(f"/v1/{path}").status_code == status


def test_names_of_who_finishes_may_be_written_with_spaces(client: TestClient) -> None:
    query = {**THEN, "finish": "bo-tu-phap, CDBC-003"}

    found = client.get("/v1/digitization/regimes_electronic/what-if", params=query).json()

    assert len(found["supposed"]["finishing"]) == 20


def test_a_collection_of_others_is_refused_in_the_readers_words(client: TestClient) -> None:
    query = {"collection": "bo-chi-tieu-293"}
    answer = client.get("/v1/digitization/regimes_electronic", params=query).json()

    assert "gồm Chỉ tiêu" in answer["detail"]
