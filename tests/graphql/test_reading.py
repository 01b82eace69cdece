"""Reading through the schema: records, references, both clocks, lists, ids, errors."""

from typing import Any


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
