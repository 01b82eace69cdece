"""Facts at the desk: recorded with evidence, put right in one walk, voided."""

import re
from typing import Any

import pytest

from office import Office, confirming
from registry.catalogue import RecordedFact
from registry.kinds.reading import Key

SUPPLY = "/en/desk/facts/supply/indicators/KTXH-125"
STAGE = "/en/desk/facts/stage/regimes/CDBC-050"
STATED = {
    "/supply": "partial",
    "/period": "A",
    "/on": "2026-06-30",
    "/evidence/0/text": "Báo cáo số 1",
    "/provenance/reference": "Báo cáo số 1/BC-BYT",
}


def recorded(office: Office, address: str, **given: str) -> Any:
    seen = office.send(address, office.form(address), do="check", **given)
    assert seen.status_code == 200, seen.text
    return office.send(address, confirming(seen.text))


def facts(office: Office, item: str) -> list[RecordedFact]:
    """The facts about an item that count, oldest first."""
    found: list[RecordedFact] = office.service.view().facts(Key.parse(item))
    return found


@pytest.fixture
def steward(office: Office) -> Office:
    office.enter("steward")
    return office


def test_supply_is_recorded_for_a_period_with_its_evidence(steward: Office) -> None:
    done = recorded(steward, SUPPLY, **STATED)

    assert done.headers["location"].startswith("/en/desk/items/indicators/KTXH-125?done=")
    page = steward.client.get(done.headers["location"]).text
    assert "The fact stands at revision" in page
    assert "Báo cáo số 1" in page


def test_periods_and_forms_are_those_of_the_indicator_by_name(steward: Office) -> None:
    page = steward.client.get(SUPPLY).text

    periods = page.split('name="/period"', 1)[1].split("</select>", 1)[0]
    assert re.findall(r'<option value="([A-Z]+)">([^<]+)<', periods) == [("A", "Year (A)")]


def test_a_fact_is_shown_with_the_figures_it_moves(office: Office) -> None:
    office.enter("registrar")
    given = {"/stage": "electronic", "/on": "2026-06-30", "/provenance/reference": "x"}

    page = office.send(STAGE, office.form(STAGE), do="check", **given).text

    seen = page.split('id="h-seen"', 1)[1].split('class="confirm"', 1)[0]
    assert "Electronic reporting regimes" in seen
    assert "<del>2</del> → <ins><strong>3</strong></ins>" in seen


def test_what_was_only_looked_at_is_not_recorded(steward: Office) -> None:
    before = steward.store.head()

    steward.send(SUPPLY, steward.form(SUPPLY), do="check", **STATED)

    assert steward.store.head() == before


def test_a_connection_is_recorded_for_a_body(steward: Office) -> None:
    address = "/en/desk/facts/connection/bodies/bo-y-te"
    given = {"/connection": "data", "/on": "2026-05-01", "/provenance/reference": "x"}

    recorded(steward, address, **given)

    assert facts(steward, "body:bo-y-te")[-1].content["connection"] == "data"


def test_a_fault_of_a_fact_stands_at_its_place(steward: Office) -> None:
    answer = steward.send(SUPPLY, steward.form(SUPPLY), do="check", **{**STATED, "/on": "soon"})

    assert answer.status_code == 422
    assert 'id="f-on-fault"' in answer.text


def test_a_steward_states_nothing_about_what_another_body_leads(steward: Office) -> None:
    answer = steward.client.get("/desk/facts/stage/regimes/CDBC-001")

    assert answer.status_code == 403
    assert "“Bộ Y tế” (cơ quan bo-y-te)" in answer.text


def test_a_wrong_fact_is_put_right_in_one_walk(steward: Office) -> None:
    recorded(steward, SUPPLY, **STATED)
    wrong = facts(steward, "indicator:KTXH-125")[-1].revision
    address = f"/en/desk/facts/{wrong}/correct"

    recorded(steward, address, reason="Thiếu quý", **{"/supply": "full"})

    counted = facts(steward, "indicator:KTXH-125")
    assert [one.content["supply"] for one in counted] == ["full"]
    assert steward.service.catalogue.facts[wrong].voided == wrong + 1


def test_a_correction_needs_a_reason(steward: Office) -> None:
    recorded(steward, SUPPLY, **STATED)
    wrong = facts(steward, "indicator:KTXH-125")[-1].revision
    address = f"/en/desk/facts/{wrong}/correct"

    answer = steward.send(address, steward.form(address), do="check", **{"/supply": "full"})

    assert answer.status_code == 422
    assert 'id="f-reason-fault"' in answer.text


def test_a_wrong_fact_is_voided_with_a_reason(steward: Office) -> None:
    recorded(steward, SUPPLY, **STATED)
    wrong = facts(steward, "indicator:KTXH-125")[-1].revision

    recorded(steward, f"/en/desk/facts/{wrong}/void", reason="Nhầm chỉ tiêu")

    assert facts(steward, "indicator:KTXH-125") == []


def test_a_steward_is_not_offered_to_void_what_others_recorded(office: Office) -> None:
    office.enter("registrar")
    recorded(office, SUPPLY, **STATED)
    fact = facts(office, "indicator:KTXH-125")[-1].revision
    office.enter("steward")

    page = office.client.get("/en/desk/items/indicators/KTXH-125").text

    assert f"/desk/facts/{fact}/void" not in page
    assert office.client.get(f"/en/desk/facts/{fact}/void").status_code == 403


def test_a_registrar_records_a_tally_that_stands_for_no_record(office: Office) -> None:
    office.enter("registrar")
    given = {
        "/metric": "regimes_electronic",
        "/numerator": "20",
        "/denominator": "148",
        "/on": "2026-06-30",
        "/provenance/reference": "Báo cáo",
    }

    done = recorded(office, "/en/desk/facts/tally", **given)

    assert done.headers["location"].startswith("/en/desk/official?done=")
    assert "2026-06-30" in office.client.get("/en/desk/official").text


def test_a_fact_without_evidence_or_day_is_called_so_before_it_is_recorded(office: Office) -> None:
    office.enter("registrar")
    address = "/en/desk/facts/stage/regimes/CDBC-010"

    page = office.send(address, office.form(address), do="check", **{"/stage": "paper"}).text

    assert "No evidence or reference is given" in page
    assert "No day is given" in page


def test_what_would_be_recorded_is_shown_with_its_evidence(office: Office) -> None:
    office.enter("registrar")
    address = "/en/desk/facts/stage/regimes/CDBC-010"
    given = {"/stage": "paper", "/on": "2026-10-01", "/evidence/0/text": "Công văn số 12"}

    page = office.send(address, office.form(address), do="check", **given).text

    seen = page.split("What would be recorded", 1)[1].split('class="confirm"', 1)[0]
    assert "Công văn số 12" in seen
    assert "No evidence" not in seen


def test_the_metrics_that_the_registry_counts_are_offered_by_name(office: Office) -> None:
    office.enter("registrar")

    page = office.client.get("/en/desk/facts/target").text

    assert 'list="offer-metrics"' in page
    assert '<option value="regimes_electronic">' in page
