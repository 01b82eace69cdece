"""Reading through the schema: records, references, both clocks, lists, ids, errors."""

from typing import Any

from graphql import GraphQLError

from registry.kinds.parsing import canonical
from registry.store.chain import sha256
from registry_graphql.errors import presented


def test_a_reference_is_the_item_and_its_raw_code(ask: Any) -> None:
    found = ask('{ indicator(code: "KTXH-125") { leadBody { body { name } bodyCode text } } }')

    lead = {"body": {"name": "Bộ Y tế"}, "bodyCode": "bo-y-te", "text": "Bộ Y tế"}
    assert found["indicator"]["leadBody"] == lead


def test_a_name_is_given_in_the_language_asked_for(ask: Any) -> None:
    found = ask('{ indicator(code: "KTXH-125") { vi: name en: name(lang: EN) } }')

    names = {"vi": "Số bác sĩ trên 10.000 dân", "en": "Doctors per 10,000 inhabitants"}
    assert found["indicator"] == names


def test_a_code_of_a_codelist_is_its_entry(ask: Any) -> None:
    found = ask('{ indicator(code: "KTXH-125") { field { names { vi } } fieldCode } }')

    entry = {"field": {"names": {"vi": "Các vấn đề xã hội"}}, "fieldCode": "CAC_VAN_DE_XA_HOI"}
    assert found["indicator"] == entry


def test_the_clocks_at_the_top_hold_below(ask: Any) -> None:
    found = ask(
        '{ body(code: "bo-ke-hoach-va-dau-tu", validAt: "2021-07-01") '
        "{ inForce legalBasis { instrument { id } } } }"
    )

    assert found["body"]["inForce"] is True


def test_a_node_is_found_again_by_its_id(ask: Any) -> None:
    past = ask('{ indicator(code: "KTXH-125", validAt: "2021-07-01") { id } }')["indicator"]

    again = ask("query ($id: ID!) { node(id: $id) { id __typename } }", id=past["id"])

    assert again["node"] == {"id": past["id"], "__typename": "Indicator"}


def test_a_list_is_filtered_and_counted(ask: Any) -> None:
    found = ask(
        "{ regimes(first: 2, where: { regimeType: [AD_HOC, THEMATIC] }) "
        "{ totalCount nodes { regimeType } } }"
    )["regimes"]

    assert found["totalCount"] > len(found["nodes"]) == 2
    assert {one["regimeType"] for one in found["nodes"]} <= {"AD_HOC", "THEMATIC"}


def test_what_is_not_there_is_an_error_in_both_languages(refusal: Any) -> None:
    error = refusal('{ indicator(code: "none") { id } }')

    assert error.extensions["code"] == "NOT_FOUND"
    assert set(error.extensions["messages"]) == {"vi", "en"}


def test_a_page_beyond_the_maximum_is_refused(refusal: Any) -> None:
    error = refusal("{ regimes(first: 1001) { totalCount } }")

    assert error.extensions["faults"][0]["pointer"] == "first"


def test_a_list_is_sorted_as_a_vietnamese_dictionary_has_it(ask: Any) -> None:
    first = ask("{ indicators(first: 3, orderBy: NAME) { nodes { name code } } }")
    names = [one["name"] for one in first["indicators"]["nodes"]]
    cursor = first["indicators"]["nodes"][1]["code"]

    rest = ask(
        "query ($after: String) "
        "{ indicators(first: 1, orderBy: NAME, after: $after) { nodes { name } } }",
        after=cursor,
    )

    assert [one["name"] for one in rest["indicators"]["nodes"]] == names[2:]


def test_pages_from_the_end_meet_those_from_the_beginning(ask: Any) -> None:
    found = ask(
        "{ last: regimes(last: 2) { nodes { code } pageInfo { hasPreviousPage hasNextPage } } "
        'before: regimes(last: 1, before: "CDBC-003") { nodes { code } } }'
    )

    assert found["last"]["pageInfo"] == {"hasPreviousPage": True, "hasNextPage": False}
    assert found["before"]["nodes"] == [{"code": "CDBC-002"}]


def test_a_value_nothing_can_have_is_refused(refusal: Any) -> None:
    error = refusal('{ indicators(where: { field: ["NONE"] }) { totalCount } }')

    assert error.extensions["faults"][0]["code"] == "unknown-value"


def test_a_body_that_is_no_more_names_its_heirs_in_the_refusal(refusal: Any) -> None:
    error = refusal('{ body(code: "bo-ke-hoach-va-dau-tu", validAt: "2026-01-01") { name } }')

    held = [{"body": "bo-tai-chinh-2025", "share": "all"}]
    assert error.extensions["code"] == "NOT_IN_FORCE"
    assert error.extensions["details"]["duties_held_by"] == held


def test_a_reference_to_a_body_that_is_no_more_still_shows_it(ask: Any) -> None:
    document = """
    { indicators(where: { leadBody: ["bo-ke-hoach-va-dau-tu"] }, first: 1) {
        nodes { leadBody { body { code inForce } } } } }
    """

    (found,) = ask(document)["indicators"]["nodes"]

    assert found["leadBody"]["body"] == {"code": "bo-ke-hoach-va-dau-tu", "inForce": False}


def test_a_clock_is_set_anew_on_a_field(ask: Any) -> None:
    document = """
    { body(code: "bo-tai-chinh", validAt: "2021-07-01") {
        indicators(first: 1, where: { leadBody: ["bo-tai-chinh"] }) { nodes {
          leadBody { then: body { inForce } now: body(validAt: "2026-01-01") { inForce } } } } } }
    """

    (found,) = ask(document)["body"]["indicators"]["nodes"]

    assert found["leadBody"] == {"then": {"inForce": True}, "now": {"inForce": False}}


def test_a_code_that_changed_hands_is_told_by_the_day(ask: Any) -> None:
    document = """
    query ($day: Date!) { resolve(names: ["15"], validAt: $day) { record { key } others { key } } }
    """

    (then,) = ask(document, day="2021-07-01")["resolve"]
    (now,) = ask(document, day="2026-01-01")["resolve"]

    assert then["record"]["key"] == now["others"][0]["key"] == "body:yen-bai"
    assert now["record"]["key"] == then["others"][0]["key"] == "body:lao-cai-2025"


def test_entities_are_found_by_code_and_by_version(execute: Any) -> None:
    document = """
    query ($these: [_Any!]!) { _entities(representations: $these) { ... on Indicator { id } } }
    """
    named = {"__typename": "Indicator", "code": "KTXH-125"}
    these = [named, {**named, "version": "1.0.0"}, {**named, "code": "none"}, {"__typename": "No"}]

    result = execute(document, these=these)

    ids = [{"id": "indicator:KTXH-125"}, {"id": "indicator:KTXH-125@1.0.0"}, None, None]
    assert result.data["_entities"] == ids
    assert [error.path for error in result.errors] == [["_entities", 3]]


def test_a_fault_of_ours_is_not_shown(caplog: Any) -> None:
    error = GraphQLError("secret", original_error=ZeroDivisionError("secret"))

    (shown,) = presented([error])

    assert "secret" not in str(shown.formatted)
    assert shown.extensions["code"] == "INTERNAL"  # type: ignore[index]
    assert "secret" in caplog.text


def test_the_digest_is_over_the_content(ask: Any) -> None:
    found = ask('{ indicator(code: "KTXH-125") { digest content } }')["indicator"]

    assert found["digest"] == f"sha256:{sha256(canonical(found['content']))}"
