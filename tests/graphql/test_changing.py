"""Mutations: the same rights and rules as everywhere, refusals as data, once only."""

from typing import Any

import pytest

STEP = """
mutation ($input: {name}Input!) {{
  {field}(input: $input) {{
    __typename
    ... on ChangeRequestDone {{ request {{ state edition events {{ event comment }} }} }}
    ... on Refused {{ code message {{ vi en }} faults {{ path code }} }}
  }}
}}
"""
PUBLISH = """
mutation ($input: PublishChangeInput!) {
  publishChange(input: $input) {
    ... on ChangePublished {
      revision request { state } voided { key version }
      versions { key version weight record { name validFrom inForce } }
    }
    ... on Refused { code }
  }
}
"""
DECIDE = """
mutation ($input: {name}Input!, $dryRun: Boolean! = false) {{
  {field}(input: $input, dryRun: $dryRun) {{
    ... on Decided {{ revision isDryRun }}
    ... on Refused {{ code faults {{ path code }} }}
  }}
}}
"""
STATE = """
mutation ($input: StateFactsInput!) {
  stateFacts(input: $input) {
    ... on FactsStated { revisions facts { subjectKey ... on SupplyFact { supply } } }
    ... on Refused { code faults { path code } }
  }
}
"""


def step(name: str) -> str:
    return STEP.format(name=name, field=name[0].lower() + name[1:])


def decide(name: str) -> str:
    return DECIDE.format(name=name, field=name[0].lower() + name[1:])


def submitted(office: Any, **content: Any) -> dict[str, Any]:
    made = office.proposed(**content)["request"]
    done = office.send(
        "steward", step("SubmitChange"), input={"id": made["id"], "edition": made["edition"]}
    )
    assert done["request"]["state"] == "CANDIDATE"
    return {"id": made["id"], "edition": done["request"]["edition"]}


def edition(office: Any, code: str = "KTXH-125") -> int:
    document = "query ($code: String!) { indicator(code: $code) { edition } }"
    return int(office.send(None, document, code=code)["edition"])


def test_a_steward_proposes_what_the_own_body_leads(office: Any) -> None:
    made = office.proposed(note="Ghi chú mới")

    assert made["request"]["state"] == "DRAFT"
    assert made["request"]["author"] == "steward"


def test_a_stranger_is_refused_as_data(office: Any) -> None:
    given = {"title": "Sửa đổi", "drafts": [office.draft()]}

    refused = office.send("stranger", office.propose_document, input=given)

    assert refused["code"] == "NOT_ALLOWED"


def test_nobody_writes_without_a_token(office: Any) -> None:
    refused = office.send(None, decide("VoidFact"), input={"revision": 1200, "reason": "sai"})

    assert refused["code"] == "UNKNOWN"


def test_a_fault_is_found_in_the_input(office: Any) -> None:
    refused = office.proposed(units=[{"unitCode": "no-such-unit"}])

    (fault,) = refused["faults"]
    path = ["drafts", "0", "content", "indicator", "units", "0", "unitCode"]
    assert (refused["code"], fault["path"]) == ("INVALID", path)
    assert fault["pointer"] == "/drafts/0/content/units/0/unit"


def test_a_change_goes_from_draft_to_publication(office: Any) -> None:
    given = submitted(office, note="Ghi chú mới")

    done = office.send("registrar", PUBLISH, input=given)

    (version,) = done["versions"]
    assert version["key"] == "indicator:KTXH-125"
    assert version["record"]["validFrom"] == "2023-01-01"
    assert done["request"]["state"] == "PUBLISHED"


def test_a_request_is_returned_with_a_reason(office: Any) -> None:
    given = submitted(office, note="Ghi chú mới")

    silent = office.send("registrar", step("ReturnChange"), input=given)
    done = office.send("registrar", step("ReturnChange"), input={**given, "comment": "Thiếu nguồn"})

    assert silent["faults"] == [{"path": ["comment"], "code": "says-nothing"}]
    assert done["request"]["events"][-1] == {"event": "RETURN", "comment": "Thiếu nguồn"}


def test_an_older_edition_is_stale(office: Any) -> None:
    given = submitted(office, note="Ghi chú mới")

    refused = office.send("registrar", PUBLISH, input={**given, "edition": 1})

    assert refused["code"] == "STALE"


def test_a_request_is_withdrawn_and_amended_by_its_author(office: Any) -> None:
    made = office.proposed(note="Một")["request"]
    drafts = [office.draft(note="Hai")]
    given = {"id": made["id"], "edition": 1, "title": "Sửa lại", "drafts": drafts}

    amended = office.send("steward", step("AmendChange"), input=given)
    gone = office.send("steward", step("WithdrawChange"), input={"id": made["id"], "edition": 2})

    assert amended["request"]["edition"] == 2
    assert gone["request"]["state"] == "WITHDRAWN"


def test_a_preview_says_what_publishing_would_do(office: Any) -> None:
    made = office.proposed(note="Ghi chú mới")["request"]
    document = """
    query ($id: ID!) {
      changeRequest(id: $id) { preview { version weight before { version } changes { pointer } } }
    }
    """

    (preview,) = office.send("steward", document, id=made["id"])["preview"]

    assert preview["before"] == {"version": "1.0.0"}
    assert "/note" in {one["pointer"] for one in preview["changes"]}


def test_the_same_key_does_nothing_twice(office: Any) -> None:
    given = {"title": "Sửa đổi", "drafts": [office.draft(note="Một lần")]}

    first = office.send("steward", office.propose_document, input=given, key="k-1")
    again = office.send("steward", office.propose_document, input=given, key="k-1")

    assert again["request"]["id"] == first["request"]["id"]
    assert (first["isReplayed"], again["isReplayed"]) == (False, True)


def test_the_key_of_the_request_serves_too(office: Any) -> None:
    given = {"title": "Sửa đổi", "drafts": [office.draft(note="Một lần")]}

    ids = {
        office.run("steward", office.propose_document, "header", input=given).data["proposeChange"][
            "request"
        ]["id"]
        for _ in range(2)
    }

    assert len(ids) == 1


def test_a_key_used_for_something_else_is_a_conflict(office: Any) -> None:
    one = {"title": "Một", "drafts": [office.draft(note="Một")]}

    office.send("steward", office.propose_document, input=one, key="k-1")
    refused = office.send(
        "steward", office.propose_document, input={**one, "title": "Hai"}, key="k-1"
    )

    assert refused["code"] == "CONFLICT"


def test_a_dry_run_keeps_nothing(office: Any) -> None:
    given = {"revision": 1200, "reason": "sai"}

    done = office.send("registrar", decide("VoidFact"), input=given, dryRun=True)

    found = office.send(None, "{ fact(revision: 1200) { voidedAtRevision } }")
    assert (done["isDryRun"], found["voidedAtRevision"]) == (True, None)


def test_a_version_is_voided_and_the_answer_knows(office: Any) -> None:
    given = {"item": "indicator:KTXH-125", "number": "1.0.0", "reason": "sai"}
    at = edition(office)

    done = office.send("registrar", decide("VoidVersion"), input={**given, "edition": at})

    document = '{ node(id: "indicator:KTXH-125@1.0.0") { ... on Record { voidedAtRevision } } }'
    assert office.send(None, document)["voidedAtRevision"] == done["revision"]


def test_an_item_is_retired(office: Any) -> None:
    given = {"item": "indicator:KTXH-125", "validTo": "2026-01-31", "reason": "bãi bỏ"}

    office.send("registrar", decide("RetireItem"), input={**given, "edition": edition(office)})

    past = '{ indicator(code: "KTXH-125", validAt: "2026-01-31") { validTo status } }'
    assert office.send(None, past) == {"validTo": "2026-01-31", "status": "RETIRED"}


def test_what_a_status_asks_for_is_listed(office: Any) -> None:
    version = {"item": "indicator:KTXH-020", "number": "1.0.0"}
    at = edition(office, "KTXH-020")
    given = {**version, "edition": at, "status": "QUALIFIED", "document": "Văn bản"}

    refused = office.send("registrar", decide("GiveStatus"), input=given)

    assert refused["code"] == "INVALID"
    assert {"path": ["units"], "code": "lacking"} in refused["faults"]


def test_a_status_never_had_cannot_be_repaired_to(office: Any) -> None:
    version = {"item": "indicator:KTXH-125", "number": "1.0.0", "edition": edition(office)}
    given = {**version, "status": "STANDARD", "reason": "nhầm"}

    assert office.send("registrar", decide("RepairStatus"), input=given)["code"] == "CONFLICT"


def test_items_are_superseded_by_others(office: Any) -> None:
    given = {
        "predecessors": [{"item": "indicator:KTXH-125", "edition": edition(office)}],
        "successors": ["indicator:KTXH-126"],
        "reason": "Quyết định mới",
    }

    done = office.send("registrar", decide("SupersedeItems"), input=given)

    assert done["revision"] > 0
    status = office.send(None, '{ indicator(code: "KTXH-125") { status } }')["status"]
    assert status == "SUPERSEDED"


def test_facts_are_stated_all_or_none(office: Any) -> None:
    fact = {"subjectKey": "indicator:KTXH-125", "supply": "FULL", "on": "2026-01-01"}
    good = {"supply": {**fact, "provenance": {"level": "SOURCED"}}}
    bad = {"supply": {**fact, "subjectKey": "indicator:none", "provenance": {"level": "SOURCED"}}}

    done = office.send("steward", STATE, input={"facts": [good]})
    refused = office.send("steward", STATE, input={"facts": [good, bad]})

    assert done["facts"] == [{"subjectKey": "indicator:KTXH-125", "supply": "FULL"}]
    assert refused["faults"][0]["path"] == ["facts", "1", "supply", "subjectKey"]


def test_a_list_of_requests_is_for_those_who_may_read(office: Any) -> None:
    office.proposed(note="Ghi chú mới")
    document = "{ changeRequests { totalCount nodes { title } pageInfo { hasNextPage } } }"

    mine = office.send("steward", document)
    theirs = office.send("stranger", document)

    assert (mine["totalCount"], theirs["totalCount"]) == (1, 0)


def test_who_asks_is_told(office: Any) -> None:
    found = office.send("steward", "{ me { name role body { name } } }")

    assert found == {"name": "steward", "role": "STEWARD", "body": {"name": "Bộ Y tế"}}


@pytest.mark.parametrize("document", ["{ changeRequests { totalCount } }"])
def test_change_requests_are_not_for_everybody(office: Any, document: str) -> None:
    (error,) = office.run(None, document).errors

    assert error.extensions["code"] == "UNKNOWN"
