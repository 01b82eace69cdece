"""Changing the catalogue over REST: who may, on what condition, once only, all or nothing."""

from typing import Any

import pytest

from registry_api.acting import LARGEST_BODY

FORMULA = {"formula": "so_bac_si / dan_so * 10000"}


def edition(office: Any, path: str) -> str:
    """What If-Match must name to decide about the item whose versions stand here."""
    return f'"{office.client.get(path).json()["edition"]}"'


def problem(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].rsplit("/", 1)[-1]


def test_reading_change_requests_takes_a_token(office: Any) -> None:
    answer = office.send("nobody", "GET", "/v1/change-requests")

    assert problem(answer) == (401, "unknown")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_wrong_token_is_refused(office: Any) -> None:
    office.tokens["forger"] = "vnr_forged"

    assert problem(office.send("forger", "GET", "/v1/me")) == (401, "unknown")


def test_a_token_says_whom_it_stands_for(office: Any) -> None:
    me = office.send("steward", "GET", "/v1/me").json()

    assert (me["name"], me["role"]["value"], me["body"]) == ("steward", "steward", "bo-y-te")


@pytest.mark.parametrize(
    ("who", "status"),
    [("reader", 403), ("steward", 201), ("stranger", 403), ("registrar", 201), ("admin", 403)],
)
def test_only_those_who_answer_for_an_item_propose_its_change(
    office: Any, who: str, status: int
) -> None:
    assert office.propose(who, **FORMULA).status_code == status


def test_a_proposal_that_breaks_the_rules_names_every_fault_in_both_languages(office: Any) -> None:
    answer = office.propose(
        units=[{"unit": "no-such-unit"}], periodicities=["A", "never"], field="NOWHERE"
    )

    assert problem(answer) == (409, "broken-rule")
    assert {one["pointer"] for one in answer.json()["errors"]} == {
        "/drafts/0/content/units/0/unit",
        "/drafts/0/content/periodicities/1",
        "/drafts/0/content/field",
    }
    wrong = office.propose(definition="chỉ là chữ", colour="red")
    assert {one["pointer"] for one in wrong.json()["errors"]} == {
        "/drafts/0/content/definition",
        "/drafts/0/content/colour",
    }


def test_a_step_without_if_match_is_refused_and_a_stale_one_too(office: Any) -> None:
    address = office.propose(**FORMULA).json()["links"]["self"]

    bare = office.send("steward", "POST", f"{address}/submit", {})
    stale = office.send("steward", "POST", f"{address}/submit", {}, If_Match='"7"')
    odd = office.send("steward", "POST", f"{address}/submit", {}, If_Match="*")

    assert problem(bare) == (428, "unconditional")
    assert problem(stale) == (412, "stale")
    assert problem(odd) == (400, "bad-question")


def test_a_step_that_does_not_fit_the_state_is_a_conflict(office: Any) -> None:
    address = office.propose(**FORMULA).json()["links"]["self"]

    answer = office.send("registrar", "POST", f"{address}/publish", {}, If_Match='"1"')

    assert problem(answer) == (409, "conflict")
    assert answer.json()["state"] == "draft"


def test_nobody_publishes_their_own_draft(office: Any) -> None:
    address = office.propose("registrar", **FORMULA).json()["links"]["self"]
    office.send("registrar", "POST", f"{address}/submit", {}, If_Match='"1"')

    own = office.send("registrar", "POST", f"{address}/publish", {}, If_Match='"2"')
    other = office.send("other", "POST", f"{address}/publish", {}, If_Match='"2"')

    assert (own.status_code, other.status_code) == (403, 200)


def test_what_is_published_is_read_at_once(office: Any) -> None:
    address = office.submitted(**FORMULA)

    office.send("registrar", "POST", f"{address}/publish", {}, If_Match='"2"')

    read = office.client.get("/v1/indicators/KTXH-125").json()
    assert (read["version"], read["content"]["formula"]) == ("1.1.0", FORMULA["formula"])


def test_a_dry_run_says_what_would_happen_and_does_nothing(office: Any) -> None:
    address = office.submitted(**FORMULA)
    before = office.client.get("/readyz").json()

    dry = office.send("registrar", "POST", f"{address}/publish?dry_run=true", {}, If_Match='"2"')

    assert dry.json()["versions"][0]["version"] == "1.1.0"
    assert office.client.get("/readyz").json() == before
    assert office.send("steward", "GET", address).json()["state"]["value"] == "candidate"


def test_a_repeated_request_is_done_once_and_answered_the_same(office: Any) -> None:
    data = {"facts": [{"type": "tally", "metric": "m", "numerator": 1, "provenance": KNOWN}]}

    first = office.send("registrar", "POST", "/v1/facts", data, Idempotency_Key="k1")
    again = office.send("registrar", "POST", "/v1/facts", data, Idempotency_Key="k1")

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert again.headers["idempotency-replayed"] == "true"
    assert office.client.get("/v1/facts?type=tally").json()["total"] == 17


def test_one_key_cannot_stand_for_two_requests(office: Any) -> None:
    one = {"facts": [{"type": "tally", "metric": "m", "numerator": 1, "provenance": KNOWN}]}
    two = {"facts": [{"type": "tally", "metric": "m", "numerator": 2, "provenance": KNOWN}]}
    office.send("registrar", "POST", "/v1/facts", one, Idempotency_Key="k1")

    answer = office.send("registrar", "POST", "/v1/facts", two, Idempotency_Key="k1")

    assert problem(answer) == (409, "conflict")


def test_a_key_is_forgotten_after_a_day(office: Any) -> None:
    from datetime import timedelta

    one = {"facts": [{"type": "tally", "metric": "m", "numerator": 1, "provenance": KNOWN}]}
    two = {"facts": [{"type": "tally", "metric": "m", "numerator": 2, "provenance": KNOWN}]}
    three = {"facts": [{"type": "tally", "metric": "m", "numerator": 3, "provenance": KNOWN}]}
    office.send("registrar", "POST", "/v1/facts", one, Idempotency_Key="k1")

    office.clock.instant += timedelta(days=2)
    office.send("registrar", "POST", "/v1/facts", two, Idempotency_Key="k2")
    answer = office.send("registrar", "POST", "/v1/facts", three, Idempotency_Key="k1")

    assert answer.status_code == 201


KNOWN = {"level": "known"}


def test_forty_definitions_change_in_one_act_or_not_at_all(office: Any) -> None:
    codes = [f"KTXH-{number:03}" for number in range(1, 41)]
    drafts = []
    for code in codes:
        content = office.client.get(f"/v1/indicators/{code}").json()["content"]
        draft = {"kind": "indicator", "code": code, "valid_from": "2023-01-01"}
        drafts.append({**draft, "provenance": KNOWN, "content": {**content, "formula": "a / b"}})
    data = {"title": "Thông tư sửa 40 chỉ tiêu", "drafts": drafts}
    address = office.send("other", "POST", "/v1/change-requests", data).json()["links"]["self"]
    office.send("other", "POST", f"{address}/submit", {}, If_Match='"1"')
    before = office.client.get("/readyz").json()["revision"]

    done = office.send("registrar", "POST", f"{address}/publish", {}, If_Match='"2"').json()

    assert len(done["versions"]) == 40
    assert done["revision"] == before + 40
    bad = {**data, "drafts": [*drafts[:39], {**drafts[39], "content": {}}]}
    assert office.send("other", "POST", "/v1/change-requests", bad).status_code == 422


def test_a_version_is_qualified_against_a_document_when_nothing_is_missing(office: Any) -> None:
    path = "/v1/indicators/KTXH-125/versions"
    etag = edition(office, path)

    lacks = office.client.get(f"{path}/1.0.0/missing").json()
    done = office.send(
        "registrar",
        "POST",
        f"{path}/1.0.0/status",
        {"status": "qualified", "document": "Phụ lục Quyết định 293/QĐ-TTg"},
        If_Match=etag,
    )

    assert (lacks["missing"], done.status_code) == ([], 200)
    read = office.client.get("/v1/indicators/KTXH-125").json()
    assert read["status"]["value"] == "qualified"
    given = office.client.get(path).json()["versions"][0]["statuses"][-1]
    assert given["details"]["document"] == "Phụ lục Quyết định 293/QĐ-TTg"


def test_what_lacks_something_is_not_qualified_and_says_what(office: Any) -> None:
    path = "/v1/templates/BM-201/versions"
    version = office.client.get(path).json()["versions"][0]["version"]
    etag = edition(office, path)

    lacks = office.client.get(f"{path}/{version}/missing").json()["missing"]

    assert "/form_number" in {one["pointer"] for one in lacks}
    answer = office.send(
        "registrar",
        "POST",
        f"{path}/{version}/status",
        {"status": "qualified", "document": "x"},
        If_Match=etag,
    )
    assert answer.status_code in (409, 422)


def test_retiring_ends_an_item_and_voiding_brings_the_version_before_back(office: Any) -> None:
    address = office.submitted(**FORMULA)
    office.send("registrar", "POST", f"{address}/publish", {}, If_Match='"2"')
    path = "/v1/indicators/KTXH-125"

    etag = edition(office, f"{path}/versions")
    void = {"reason": "nhầm"}
    office.send("registrar", "POST", f"{path}/versions/1.1.0/void", void, If_Match=etag)
    assert office.client.get(path).json()["version"] == "1.0.0"

    etag = edition(office, f"{path}/versions")
    retire = {"valid_to": "2024-12-31", "reason": "bãi bỏ"}
    office.send("registrar", "POST", f"{path}/retire", retire, If_Match=etag)
    assert office.client.get(path).status_code == 404
    last = office.client.get(path, params={"valid_at": "2024-12-31"}).json()
    assert (last["status"]["value"], last["validity"]["valid_to"]) == ("retired", "2024-12-31")


def test_superseding_needs_a_successor(office: Any) -> None:
    read = office.client.get("/v1/indicators/KTXH-125/versions").json()["edition"]
    predecessors = [{"item": "indicator:KTXH-125", "edition": read}]
    bare = {"predecessors": predecessors, "successors": [], "reason": "gộp"}
    whole = {**bare, "successors": ["indicator:KTXH-124", "indicator:KTXH-128"]}

    assert office.send("registrar", "POST", "/v1/supersede", bare).status_code == 422
    assert office.send("registrar", "POST", "/v1/supersede", whole).status_code == 200
    assert office.send("registrar", "POST", "/v1/supersede", whole).status_code == 412
    read = office.client.get("/v1/indicators/KTXH-125").json()
    assert read["status"]["value"] == "superseded"


def test_a_wrong_fact_is_voided_and_stays_readable(office: Any) -> None:
    (stage,) = office.client.get("/v1/regimes/CDBC-001/facts").json()["items"]

    path = stage["links"]["self"]
    done = office.send("registrar", "POST", f"{path}/void", {"reason": "nhầm chế độ"})

    assert office.client.get("/v1/regimes/CDBC-001/facts").json()["total"] == 0
    assert office.client.get(path).json()["voided_at_revision"] == done.json()["revision"]


@pytest.mark.parametrize(
    ("content", "media", "status"),
    [
        (b"{}", "text/plain", 415),
        (b"{", "application/json", 422),
        (b"[]", "application/json", 422),
        (b'"' + b"x" * LARGEST_BODY + b'"', "application/json", 413),
        (b'{"title": "t", "drafts": []}', "application/json", 422),
        (b"\xff\xfe", "application/json", 422),
    ],
)
def test_a_body_that_cannot_be_taken_is_a_clear_problem(
    office: Any, content: bytes, media: str, status: int
) -> None:
    headers = {"Authorization": f"Bearer {office.tokens['steward']}", "Content-Type": media}

    answer = office.client.post("/v1/change-requests", content=content, headers=headers)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["messages"]["vi"]


def file_of_facts(office: Any, who: str, text: str, query: str = "") -> Any:
    return office.client.post(
        f"/v1/facts/file{query}",
        content=text.encode(),
        headers={"Authorization": f"Bearer {office.tokens[who]}", "Content-Type": "text/csv"},
    )


def test_facts_are_recorded_from_a_file_once(office: Any) -> None:
    text = "subject,on,stage,source\nCDBC-003,2022-03-01,electronic,CV 1\n"

    tried = file_of_facts(office, "registrar", text, "?dry_run=true")
    done = file_of_facts(office, "registrar", text)
    again = file_of_facts(office, "registrar", text)

    assert (tried.status_code, done.status_code) == (201, 201)
    assert tried.json() == done.json()
    assert again.json() == {"facts": [], "unchanged": 1}


def test_every_fault_of_a_file_of_facts_is_named(office: Any) -> None:
    text = "subject,on,stage\nX,2022-03-01,electronic\nCDBC-001,2022-03-01,paper\n"

    wrong = file_of_facts(office, "steward", text, "?name=a.csv")

    assert wrong.status_code == 409
    assert [one["place"] for one in wrong.json()["errors"]] == ["a.csv, dòng 2", "a.csv, dòng 3"]


def test_a_wrong_fact_is_corrected_in_one_piece_of_work(office: Any) -> None:
    stage = {"type": "stage", "subject": "regime:CDBC-003", "on": "2022-03-01", "stage": "paper"}
    stated = {**stage, "provenance": {"level": "sourced"}}
    (first,) = office.send("registrar", "POST", "/v1/facts", {"facts": [stated]}).json()["facts"]
    right = {**stated, "stage": "connected"}

    both = {"facts": [right], "voids": [{"revision": first, "reason": "sai"}]}
    done = office.send("registrar", "POST", "/v1/facts", both)

    assert done.status_code == 201
    assert done.json() == {"facts": [first + 2], "voids": [first + 1]}
    assert office.client.get(f"/v1/facts/{first}").json()["voided_at_revision"] == first + 1


def test_what_is_no_json_is_refused_with_its_place_in_the_reader_s_language(office: Any) -> None:
    answer = office.client.post(
        "/v1/change-requests",
        content=b'{"title": "x",\n  "drafts": [}',
        headers={
            "Authorization": f"Bearer {office.tokens['steward']}",
            "Content-Type": "application/json",
        },
    )

    assert problem(answer) == (422, "invalid")
    assert answer.json()["detail"] == (
        "Nội dung không phải JSON: không đọc được từ dòng 2, cột 14."
    )
