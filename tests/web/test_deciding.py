"""Decisions at the desk: offered by right, shown before they are taken, confirmed, kept apart."""

import re
from typing import Any

import pytest

from office import EDIT, Office, confirming, fields, sighted
from registry.kinds import Kind

ITEM = "/en/desk/items/indicators/KTXH-125"
"""An indicator that Bộ Y tế answers for."""
READY = "/en/desk/items/regimes/CDBC-001"
"""A regime that lacks nothing to be qualified."""

QUALIFY = f"{READY}/qualify?version=1.0.0"
STANDARD = f"{READY}/standard?version=1.0.0"


def decided(office: Office, address: str, **given: str) -> Any:
    """Ask, look at what it would change, confirm: as a person does."""
    seen = office.send(address, office.form(address), do="check", **given)
    assert seen.status_code == 200, seen.text
    form = confirming(seen.text)
    return office.send(address, form)


@pytest.fixture
def registrar(office: Office) -> Office:
    office.enter("registrar")
    return office


def test_a_registrar_is_offered_what_the_status_allows(registrar: Office) -> None:
    page = registrar.client.get(READY).text

    offered = re.findall(r'href="/en/desk/items/regimes/CDBC-001/([a-z]+)', page)
    assert offered == ["supersede", "retire", "qualify", "void"]


def test_what_is_lacking_is_said_where_a_rise_is_not_open(registrar: Office) -> None:
    page = registrar.client.get("/en/desk/items/indicators/KTXH-020").text

    assert "Qualify: still lacks 1" in page
    assert "KTXH-020/qualify" not in page


def test_a_steward_is_offered_changes_and_facts_of_what_the_body_leads(office: Office) -> None:
    office.enter("steward")

    own, other = office.client.get(ITEM).text, office.client.get(READY).text

    assert "/desk/edit/indicators/KTXH-125" in own
    assert "/desk/facts/supply/indicators/KTXH-125" in own
    assert f"{ITEM}/void" not in own
    assert "another body answers for it" in other


def test_a_steward_who_asks_for_a_decision_is_refused_in_words(office: Office) -> None:
    office.enter("steward")

    answer = office.client.get("/desk/items/indicators/KTXH-125/retire")

    assert answer.status_code == 403
    assert "Chỉ cán bộ đăng ký (VPCP) mới được quyết định: Dừng dùng." in answer.text


def test_retiring_shows_the_days_before_and_after_and_who_refers(registrar: Office) -> None:
    address = f"{READY}/retire"
    given = {"valid_to": "2026-12-31", "reason": "Bãi bỏ"}

    page = registrar.send(address, registrar.form(address), do="check", **given).text

    seen = page.split('id="h-seen"', 1)[1].split('class="confirm"', 1)[0]
    assert "from 2010-10-14</li>" in seen
    assert "from 2010-10-14 to 2026-12-31</li>" in seen
    assert "<strong>Retired</strong>" in seen
    assert "What refers to it" in seen


def test_what_was_only_looked_at_changed_nothing(registrar: Office) -> None:
    before = registrar.store.head()
    address = f"{READY}/retire"
    form = registrar.form(address)

    registrar.send(address, form, do="check", valid_to="2026-12-31", reason="Bãi bỏ")

    assert registrar.store.head() == before
    assert "Retired" not in registrar.client.get("/en/regimes/CDBC-001").text


def test_a_retired_record_ends_and_says_so(registrar: Office) -> None:
    done = decided(registrar, f"{READY}/retire", valid_to="2026-12-31", reason="Bãi bỏ")

    assert done.status_code == 303
    page = registrar.client.get(done.headers["location"]).text
    assert "It stands at revision" in page
    assert (
        registrar.client.get("/v1/regimes/CDBC-001").json()["validity"]["valid_to"] == "2026-12-31"
    )


def test_a_version_is_qualified_and_then_made_standard_by_another(registrar: Office) -> None:
    decided(registrar, QUALIFY, document="Quyết định 451/QĐ-TTg, trang 3")
    own = registrar.client.get(READY).text
    registrar.enter("second")

    done = decided(registrar, STANDARD, document="Quyết định số 1")

    assert "Make standard: somebody else must decide" in own
    assert done.status_code == 303
    assert registrar.client.get("/v1/regimes/CDBC-001").json()["status"]["value"] == "standard"


def test_a_wrongly_given_status_is_put_right(registrar: Office) -> None:
    decided(registrar, QUALIFY, document="Quyết định 451/QĐ-TTg")
    address = f"{READY}/repair?version=1.0.0"

    decided(registrar, address, status="recorded", reason="Nhầm trang")

    assert registrar.client.get("/v1/regimes/CDBC-001").json()["status"]["value"] == "recorded"


MERGE = {"successor-KTXH-124": "true", "reason": "Gộp ba chỉ tiêu"}


def merging(registrar: Office) -> dict[str, str]:
    """The form of superseding KTXH-125, once KTXH-128 was added by its code."""
    form = registrar.form(f"{ITEM}/supersede")
    found = registrar.send(f"{ITEM}/supersede", form, do="find_too", find_too="KTXH-128")
    return fields(found.text)


def test_several_records_are_superseded_by_one_in_one_walk(registrar: Office) -> None:
    address = f"{ITEM}/supersede"

    seen = registrar.send(address, merging(registrar), do="check", **MERGE)
    registrar.send(address, confirming(seen.text))

    codes = ("KTXH-125", "KTXH-128", "KTXH-124")
    read = [registrar.client.get(f"/v1/indicators/{one}").json()["status"] for one in codes]
    assert [one["value"] for one in read] == ["superseded", "superseded", "recorded"]


def test_what_merging_would_change_is_shown_for_each_record(registrar: Office) -> None:
    page = registrar.send(f"{ITEM}/supersede", merging(registrar), do="check", **MERGE).text

    seen = page.split('id="h-seen"', 1)[1].split('class="confirm"', 1)[0]
    assert re.findall(r'id="seen-\d">[^<]*<span class="code">([^<]*)', seen) == [
        "KTXH-125",
        "KTXH-128",
    ]
    assert seen.count("<strong>Superseded</strong>") == 2


def test_merging_is_refused_if_one_of_them_was_changed_since(registrar: Office) -> None:
    form = {**merging(registrar), "predecessor-KTXH-128": "1"}

    answer = registrar.send(f"{ITEM}/supersede", form, do="check", **MERGE)

    assert answer.status_code == 409
    assert "(indicator KTXH-128) was changed at revision" in answer.text
    assert 'name="predecessor-KTXH-128"' in answer.text


def test_enter_looks_up_whichever_box_was_typed_in(registrar: Office) -> None:
    form = registrar.form(f"{ITEM}/supersede")
    typed = {"find": "", "find_too": "giường bệnh"}

    page = registrar.send(f"{ITEM}/supersede", form, do="find", **typed).text

    assert re.search(r'name="predecessor-KTXH-124" value="\d+">', page)
    assert "successor-KTXH-124" not in page


def test_a_successor_is_found_by_its_code_or_by_words_of_its_name(registrar: Office) -> None:
    address = f"{ITEM}/supersede"
    form = registrar.form(address)

    by_code = registrar.send(address, form, do="find", find="KTXH-124").text
    by_words = registrar.send(address, form, do="find", find="giường bệnh").text

    assert 'name="successor-KTXH-124" value="true" checked' in by_code
    assert 'name="successor-KTXH-124" value="true">' in by_words


def test_a_record_is_superseded_by_the_one_chosen(registrar: Office) -> None:
    chosen = {"successor-KTXH-124": "true", "reason": "Gộp hai chỉ tiêu"}

    done = decided(registrar, f"{ITEM}/supersede", **chosen)

    assert done.status_code == 303
    assert "Superseded" in registrar.client.get("/en/indicators/KTXH-125").text


def test_superseding_by_nothing_is_refused_at_its_place(registrar: Office) -> None:
    address = f"{ITEM}/supersede"

    answer = registrar.send(address, registrar.form(address), do="check", reason="x")

    assert answer.status_code == 422
    assert 'id="f-successors-fault"' in answer.text


def test_a_voided_version_counts_no_more(registrar: Office) -> None:
    done = decided(registrar, f"{ITEM}/void?version=1.0.0", reason="Nhập sai")

    page = registrar.client.get(done.headers["location"]).text
    assert "voided at revision" in page
    assert registrar.client.get("/en/indicators/KTXH-125").status_code == 404


def test_a_decision_about_what_has_moved_on_is_refused_and_leads_back(registrar: Office) -> None:
    address = f"{READY}/retire"
    form = registrar.form(address)
    decided(registrar, QUALIFY, document="Quyết định 451/QĐ-TTg")

    answer = registrar.send(address, form, do="confirm", valid_to="2026-12-31", reason="x")

    assert answer.status_code == 409
    assert "Read again, then decide" in answer.text


def test_a_draft_may_say_which_versions_it_corrects(office: Office) -> None:
    office.enter("registrar")
    changes = {"/names/en": "Another name", "voids-1.0.0": "true", "note": "wrong"}

    page = office.send(EDIT, office.form(EDIT), do="check", **changes).text
    address = office.send(EDIT, office.form(EDIT), do="keep", title="Fix", **changes).headers[
        "location"
    ]

    assert "Will count no more" in page
    assert "Will count no more" in office.client.get(address).text


# --- Requests -------------------------------------------------------------------------------------


def test_a_new_record_of_every_kind_begins_at_the_desk(registrar: Office) -> None:
    form = registrar.form("/en/desk/new")

    for kind in Kind:
        answer = registrar.send("/en/desk/new", form, kind=kind.value, code="MOI-001")
        page = registrar.client.get(answer.headers["location"]).text
        assert "A new record" in page
        assert f'<p class="lead">{kind.words.en} ' in page


def test_a_new_record_goes_from_draft_to_everybody_s_page(office: Office) -> None:
    new = "/en/desk/edit/units/don-vi-moi"
    office.enter("registrar")
    kept = office.send(new, office.form(new), do="keep", title="A unit", **{"/names/vi": "đơn vị"})
    address = kept.headers["location"]
    office.step(address, "submit")
    office.enter("second")

    office.step(address, "publish")

    assert office.client.get("/en/units/don-vi-moi").status_code == 200
    assert "as version" in office.client.get(address).text


def test_a_code_in_use_leads_to_its_record(registrar: Office) -> None:
    address = "/en/desk/new"

    answer = registrar.send(address, registrar.form(address), kind="unit", code="ty-dong")

    assert answer.status_code == 422
    assert "/en/desk/items/units/ty-dong" in answer.text


def test_a_steward_is_offered_only_kinds_a_body_can_lead(office: Office) -> None:
    office.enter("steward")

    page = office.client.get("/en/desk/new").text

    assert set(re.findall(r'name="kind" value="([a-z]+)"', page)) == {
        "indicator",
        "regime",
        "template",
        "body",
        "system",
    }


def test_who_may_not_propose_is_refused_the_form(office: Office) -> None:
    office.enter("reader")

    assert office.client.get("/en/desk/new").status_code == 403


def test_a_returned_request_says_why_to_its_author(office: Office) -> None:
    address = office.kept()
    office.step(address, "submit")
    office.enter("registrar")
    office.step(address, "return", comment="Nêu rõ nguồn")
    office.enter("steward")

    page, front = office.client.get(address).text, office.client.get("/en/desk").text

    assert "<q>Nêu rõ nguồn</q>" in page.split("Returned for mending", 1)[1]
    assert address in front.split("Returned to me for mending", 1)[1].split("My requests", 1)[0]


def test_a_request_takes_in_another_record_and_lets_it_go(office: Office) -> None:
    address = office.kept()
    id = address.rpartition("/")[2]
    more = f"/en/desk/edit/indicators/KTXH-124?request={id}"
    office.send(more, office.form(more), do="keep", **{"/names/en": "Beds"})
    both = office.client.get(address).text

    office.send(f"{address}/remove/indicators/KTXH-124", office.form(address))

    assert both.count("Edit the draft") == 2
    assert office.client.get(address).text.count("Edit the draft") == 1


def test_a_withdrawn_request_is_done_with(office: Office) -> None:
    address = office.kept()

    office.step(address, "withdraw", comment="Không cần nữa")

    page = office.client.get(address).text
    assert "Withdrawn" in page
    assert "Decide</h2>" not in page


def test_people_and_records_are_called_by_name(office: Office) -> None:
    address = office.kept()

    for path in ("/desk", address.removeprefix("/en"), "/desk/items/indicators/KTXH-125"):
        page = office.client.get(path).text
        assert "Bộ Y tế" in page
        assert "Số bác sĩ" in page
        assert "indicator:" not in page


def test_a_record_is_found_for_work_by_code(registrar: Office) -> None:
    page = registrar.client.get("/en/desk/find?q=KTXH-125").text

    assert f'href="{ITEM}"' in page


def test_a_difference_names_what_its_codes_stand_for(office: Office) -> None:
    office.enter("steward")

    page = office.send(EDIT, office.form(EDIT), do="check", **{"/periodicities/1": "Q"}).text

    assert "<ins>Quarter</ins>" in sighted(page)
