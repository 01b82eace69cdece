"""Tracking through the schema: what REST answers of metrics, targets, tallies and calendars."""

import asyncio
from typing import Any

import pytest

from registry_graphql.context import Asking
from registry_graphql.schema import build

THEN = 'validAt: "2021-06-18"'


@pytest.fixture
def ask_slowly(seeded_service: Any) -> Any:
    """The data of an operation some of whose fields take a while."""

    def data(document: str) -> Any:
        result = asyncio.run(build().execute(document, context_value=Asking(seeded_service)))  # type: ignore[arg-type]
        assert result.errors is None, result.errors
        return result.data

    return data


def test_the_answers_of_june_2021(ask: Any) -> None:
    found = ask(
        f"{{ metric(name: REGIMES_ELECTRONIC, {THEN}) {{ counts {{ reached unknown }} pilots "
        "tally { numerator denominator } targets { wanted shortByTally } } }"
    )["metric"]

    assert found["counts"] == {"reached": 2, "unknown": 146}
    assert found["tally"] == {"numerator": 8, "denominator": 148}
    assert found["targets"] == [{"wanted": 74, "shortByTally": 66}]


def test_a_metric_is_counted_over_another_collection(ask: Any) -> None:
    found = ask(
        '{ metric(name: INDICATORS_SUPPLIED, collection: "chi-tieu-khdt-64") '
        "{ counted expected collection { code } } }"
    )["metric"]

    assert found == {"counted": 75, "expected": 64, "collection": {"code": "chi-tieu-khdt-64"}}


def test_a_part_has_its_members_and_groups(ask: Any) -> None:
    part = ask(
        f"{{ metric(name: REGIMES_ELECTRONIC, {THEN}) {{ narrowed(where: "
        '[{by: "body", value: "van-phong-chinh-phu"}, {by: "state", value: "reached"}]) '
        "{ counted counts { reached } members { nodes { key valueWords { vi } } } "
        'groups(by: "state") { value } } } }'
    )["metric"]["narrowed"]

    said = "Đã triển khai, tích hợp, có dữ liệu"
    members = [{"key": f"regime:CDBC-00{n}", "valueWords": {"vi": said}} for n in (1, 2)]
    assert (part["counted"], part["counts"]) == (2, {"reached": 2})
    assert part["members"]["nodes"] == members
    assert part["groups"] == [{"value": "reached"}]


def test_every_figure_of_a_split_leads_to_its_members(ask: Any) -> None:
    groups = ask(
        f'{{ metric(name: REGIMES_ELECTRONIC, {THEN}) {{ groups(by: "body") {{ value counts '
        "{ reached notReached unknown } members(first: 200) { totalCount } } } }"
    )["metric"]["groups"]

    assert {one["value"]: one["counts"]["unknown"] for one in groups}["bo-tu-phap"] == 19
    for one in groups:
        assert sum(one["counts"].values()) == one["members"]["totalCount"]


def test_it_supposes_that_bodies_finish(ask: Any) -> None:
    supposed = ask(
        f"{{ metric(name: REGIMES_ELECTRONIC, {THEN}) {{ whatIf(finish: "
        '["bo-tu-phap", "bo-tai-chinh", "CDBC-003", "CDBC-001"]) { reached unknown tallyLeast '
        "tallyMost finishing { totalCount } already { nodes { key } } "
        "targets { wanted reachedByTally reachedByCount } } } }"
    )["metric"]["whatIf"]

    assert (supposed["reached"], supposed["unknown"]) == (41, 107)
    assert supposed["finishing"] == {"totalCount": 39}
    assert supposed["already"] == {"nodes": [{"key": "regime:CDBC-001"}]}
    target = {"wanted": 74, "reachedByTally": "NO", "reachedByCount": "OPEN"}
    assert supposed["targets"] == [target]


def test_nobody_finishes_who_is_not_there(refusal: Any) -> None:
    error = refusal(
        '{ metric(name: REGIMES_ELECTRONIC) { whatIf(finish: ["nobody"]) { reached } } }'
    )

    assert error.extensions["faults"][0]["pointer"] == "finish"


def test_the_gap_between_required_and_supplied_periods_is_seen(ask: Any) -> None:
    found = ask(
        f"{{ metric(name: KEY_INDICATORS_SUPPLIED, {THEN}) {{ tally {{ numerator periodCode "
        "neededPeriodCode } supply(first: 1) { totalCount nodes { indicatorCode state "
        'requiredCodes lackingCodes needed(periods: ["M"]) { periodCode isDefined isSupplied } '
        "cells { periodCode state } } } } }"
    )["metric"]

    assert found["tally"] == {"numerator": 4, "periodCode": "A", "neededPeriodCode": "M"}
    assert found["supply"]["totalCount"] == 12
    (first,) = found["supply"]["nodes"]
    assert first["state"] is None
    assert first["lackingCodes"] == first["requiredCodes"]
    assert first["needed"] == [{"periodCode": "M", "isDefined": False, "isSupplied": None}]


def test_only_metrics_of_indicators_have_a_supply(refusal: Any) -> None:
    error = refusal("{ metric(name: REGIMES_ELECTRONIC) { supply { totalCount } } }")

    assert error.extensions["code"] == "NO_ANSWER"


def test_targets_are_found_by_day_and_body(ask: Any) -> None:
    overdue = ask(
        '{ targets(overdue: true, validAt: "2021-08-01") { totalCount nodes { '
        "isOverdue target { name } standing { wanted } } } }"
    )["targets"]
    ahead = ask(
        f'{{ targets(since: "2021-12-01", metric: "regimes_electronic", {THEN}) '
        "{ nodes { target { name } standing { wanted shortByTally } } } }"
    )["targets"]

    assert {one["isOverdue"] for one in overdue["nodes"]} == {True}
    assert overdue["totalCount"] == len(overdue["nodes"]) > 0
    standing = {one["target"]["name"]: one["standing"] for one in ahead["nodes"]}
    assert standing["nq01-2021-regimes"] == {"wanted": 74, "shortByTally": 66}


def test_a_target_that_is_not_measured_says_why(ask: Any) -> None:
    found = ask(
        '{ target(name: "2025-all-periodic") { standing { wanted } '
        "unmeasured { ground groundWords { en } words { en } } } }"
    )["target"]

    assert (found["standing"], found["unmeasured"]["ground"]) == (None, "NO_LIST")
    assert found["unmeasured"]["words"]["en"].startswith("There is no list of")


def test_a_target_is_split_by_body(ask: Any) -> None:
    found = ask(
        f'{{ target(name: "nq01-2021-regimes", {THEN}) {{ shares(by: "body_today") '
        "{ value proRata shortByCount counts { unknown } } } }"
    )["target"]

    justice = {one["value"]: one for one in found["shares"]}["bo-tu-phap"]
    assert justice["proRata"] >= 10
    assert justice["shortByCount"] == justice["proRata"]


def test_a_target_nobody_set_is_an_error(refusal: Any) -> None:
    assert refusal('{ target(name: "none") { isOverdue } }').extensions["code"] == "NOT_FOUND"


def test_tallies_come_by_day_and_in_pages(ask: Any) -> None:
    first = ask(
        '{ tallies(first: 2, metric: "regimes_electronic") { totalCount nodes { on } '
        "pageInfo { endCursor hasNextPage } } }"
    )["tallies"]
    rest = ask(
        'query ($after: String) { tallies(metric: "regimes_electronic", after: $after) '
        "{ nodes { on } } }",
        after=first["pageInfo"]["endCursor"],
    )["tallies"]

    assert first["totalCount"] == len(first["nodes"]) + len(rest["nodes"])
    assert first["pageInfo"]["hasNextPage"] is (first["totalCount"] > 2)


def test_days_out_of_order_are_refused(refusal: Any) -> None:
    error = refusal('{ tallies(since: "2022-01-01", until: "2021-01-01") { totalCount } }')

    assert error.extensions["faults"][0]["pointer"] == "to"


def test_a_forecast_without_a_day_looks_to_the_last_due_day(ask_slowly: Any) -> None:
    found = ask_slowly(
        f"{{ metric(name: REGIMES_ELECTRONIC, {THEN}) {{ forecast {{ refused {{ en }} on }} "
        "tallies { on } pace { day counts { reached } } } }"
    )["metric"]

    assert found["forecast"]["refused"]["en"].startswith("Too little history: 2 arrivals")
    assert [one["counts"]["reached"] for one in found["pace"]] == [0, 0, 2]
    assert len(found["tallies"]) > 1


def test_the_calendar_goes_across_regimes(ask_slowly: Any) -> None:
    found = ask_slowly(
        '{ calendar(since: "2021-03-01", until: "2021-03-31", body: "bo-tai-chinh", '
        "part: LEAD) { total unknown duties(first: 1) { totalCount nodes { key regime { code "
        "version } period { notation } levelsAreStated due { known day words } } } "
        "daysOff { year basis } } }"
    )["calendar"]

    (first,) = found["duties"]["nodes"]
    assert (found["total"], found["unknown"]) == (15, 12)
    assert found["duties"]["totalCount"] == 15
    assert first["key"] == "CDBC-049.A.2020.ministry-province"
    assert first["regime"] == {"code": "CDBC-049", "version": "1.0.0"}
    assert found["daysOff"] == [{"year": 2021, "basis": "RECORDED"}]


def test_a_duty_without_a_day_says_why(ask_slowly: Any) -> None:
    found = ask_slowly(
        '{ calendar(since: "2021-03-01", until: "2021-03-31", regime: "CDBC-001") '
        "{ duties { nodes { due { known day reason { en } words levels candidates } } } "
        "nextDue { key } undated { frequencyCode } unread { unread { words } } } }"
    )["calendar"]

    due = found["duties"]["nodes"][0]["due"]
    assert (due["known"], due["day"], due["words"]) == (False, None, "")
    assert due["reason"]["en"] == "The regime states no day for this period."
    assert found["nextDue"] == []


def test_the_rules_of_a_day_named_hold_for_all_days(ask_slowly: Any) -> None:
    document = (
        '{{ catalogue{} {{ calendar(since: "2018-01-01", until: "2018-12-31", body: "bo-y-te") '
        "{{ total }} }} }}"
    )

    now = ask_slowly(document.format(""))["catalogue"]["calendar"]["total"]
    then = ask_slowly(document.format('(validAt: "2021-06-18")'))["catalogue"]["calendar"]["total"]

    assert now < then


def test_an_empty_span_is_refused(seeded_service: Any) -> None:
    document = '{ calendar(since: "2021-03-01", until: "2020-03-01") { total } }'
    result = asyncio.run(build().execute(document, context_value=Asking(seeded_service)))  # type: ignore[arg-type]

    (error,) = result.errors or ()
    assert error.extensions is not None
    assert error.extensions["faults"][0]["pointer"] == "to"


def test_before_the_first_record_it_is_said_why_there_is_nothing(ask: Any) -> None:
    found = ask(
        '{ catalogue(asOf: "0") { nothingKnown { vi } metric(name: REGIMES_ELECTRONIC) '
        "{ counted whyEmpty { vi } } } }"
    )["catalogue"]

    said = found["nothingKnown"]
    assert said["vi"].startswith("Vào thời điểm đó hệ thống chưa biết gì: bản ghi đầu tiên là của")
    assert found["metric"] == {"counted": 0, "whyEmpty": said}


def test_metrics_are_counted_over_a_collection_where_they_can_be(ask: Any) -> None:
    found = ask('{ metrics(collection: "chi-tieu-khdt-64") { name counted } }')["metrics"]

    counted = [(one["name"], one["counted"]) for one in found]
    assert counted == [("INDICATORS_SUPPLIED", 75), ("KEY_INDICATORS_SUPPLIED", 75)]
