"""The desk: signing in safely, editing with faults in place, reviewing, evidence, files."""

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text as sql

from office import EDIT, Office, fields, sighted
from registry.access.keeping import revoke_token

# --- Signing in -----------------------------------------------------------------------------------


def test_the_session_is_kept_from_scripts_and_other_sites(office: Office) -> None:
    cookie = office.enter("steward").headers["set-cookie"].lower()

    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "max-age=28800" in cookie


def test_a_wrong_token_is_refused_and_said_so(office: Office) -> None:
    answer = office.client.post("/en/desk/sign-in", data={"token": "vnr_" + "x" * 43})

    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers


def test_whoever_is_not_signed_in_is_sent_to_sign_in(office: Office) -> None:
    answer = office.client.get(EDIT, follow_redirects=False)

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/en/desk?next=")


@pytest.mark.parametrize("next_", ["https://evil.test/", "//evil.test", "/desk/\\evil.test", "/x"])
def test_signing_in_never_leads_elsewhere(office: Office, next_: str) -> None:
    form = {"token": office.tokens["steward"][1], "next": next_}

    answer = office.client.post("/desk/sign-in", data=form, follow_redirects=False)

    assert answer.headers["location"] == "/desk"


def test_a_session_ends_after_a_working_day(office: Office) -> None:
    office.enter("steward")
    office.clock.instant += timedelta(hours=8, minutes=1)

    answer = office.client.get(EDIT, follow_redirects=False)

    assert answer.status_code == 303


def test_a_revoked_token_ends_its_session(office: Office) -> None:
    office.enter("steward")
    revoke_token(office.store, office.tokens["steward"][0])

    answer = office.client.get(EDIT, follow_redirects=False)

    assert answer.status_code == 303


def test_a_cookie_that_was_tampered_with_is_nobodys(office: Office) -> None:
    office.enter("steward")
    began, mark, token = office.client.cookies["registry_session"].split(".")
    office.client.cookies.clear()
    office.client.cookies.set("registry_session", f"{int(began) + 3600}.{mark}.{token}")

    answer = office.client.get(EDIT, follow_redirects=False)

    assert answer.status_code == 303


def test_a_form_made_elsewhere_is_refused(office: Office) -> None:
    office.enter("steward")
    form = office.form(EDIT)

    answer = office.send(EDIT, form, csrf="0" * 64, do="keep", title="x")

    assert answer.status_code == 403


def test_pages_of_the_desk_are_never_kept(office: Office) -> None:
    office.enter("steward")

    assert office.client.get("/desk").headers["cache-control"] == "private, no-store"


def test_signing_out_ends_the_session(office: Office) -> None:
    office.enter("steward")
    form = office.form("/en/desk")

    office.send("/en/desk/sign-out", form)

    assert office.client.get("/en/desk").text.count('name="token"') == 1


# --- Editing --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "item",
    [
        "indicators/KTXH-099",
        "regimes/CDBC-001",
        "templates/BM-006",
        "bodies/bo-y-te",
        "instruments/09-2019-nd-cp",
        "codelists/CL_GIOI_TINH",
        "units/ty-dong",
        "systems/e-cabinet",
        "collections/chi-tieu-chu-yeu-2021",
        "periods/Q",
    ],
)
def test_a_form_sent_back_as_it_came_changes_nothing(office: Office, item: str) -> None:
    office.enter("registrar")
    address = f"/en/desk/edit/{item}"

    answer = office.send(address, office.form(address), do="check")

    assert "The content does not change" in answer.text or "the same as a version" in answer.text


def test_difference_step_and_impact_are_seen_before_anything_is_kept(office: Office) -> None:
    office.enter("steward")

    page = office.send(EDIT, office.form(EDIT), do="check", **{"/names/en": "Another name"}).text

    assert "<dd>1.0.1</dd>" in page
    assert "<ins>Another name</ins>" in sighted(page)
    assert "Records affected" in page


def test_a_fault_is_said_at_its_place(office: Office) -> None:
    office.enter("steward")

    page = office.send(EDIT, office.form(EDIT), do="check", **{"/names/vi": ""}).text

    assert re.search(r'id="f-names[^"]*-fault"', page)


def test_a_code_of_nothing_is_said_before_anybody_tries_to_keep_it(office: Office) -> None:
    office.enter("steward")

    page = office.send(EDIT, office.form(EDIT), do="check", **{"/units/0/unit": "no-unit"}).text

    assert 'id="f-units-0-unit-fault"' in page
    assert "It cannot be kept as it is" in page


def test_the_summary_of_faults_names_each_field_and_leads_to_it(office: Office) -> None:
    office.enter("steward")

    page = office.send(EDIT, office.form(EDIT), do="check", **{"/units/0/unit": "no-unit"}).text

    summary = page.split('id="refused"', 1)[1].split("</div>", 1)[0]
    assert '<a href="#f-units-0-unit">Units 1 › Unit</a>' in summary


def test_what_is_asked_around_the_content_has_its_fault_in_place_too(office: Office) -> None:
    office.enter("steward")
    given = {"/names/en": "Another", "/units/0/unit": "no-unit", "title": ""}

    page = office.send(EDIT, office.form(EDIT), do="keep", **given).text

    assert '<a href="#d-title">Title</a>' in page
    assert 'id="d-title-fault"' in page
    assert 'id="f-units-0-unit-fault"' in page
    assert 'value="no-unit"' in page


def test_what_says_nothing_stands_folded_below_what_is_required(office: Office) -> None:
    office.enter("steward")

    page = office.client.get(EDIT).text

    places = [page.index(f'id="s-{name}"') for name in ("required", "said", "rest")]
    assert places == sorted(places)
    assert '<details class="part" id="s-rest"><summary>' in page
    assert page.index('name="/names/vi"') < places[1] < page.index('name="/definition/vi"')


def test_what_was_just_given_stands_open_with_its_fault(office: Office) -> None:
    office.enter("steward")
    given = {"/computed_from/0": "NOWHERE"}

    page = office.send(EDIT, office.form(EDIT), do="check", **given).text

    said = page.split('id="s-said"', 1)[1].split('id="s-rest"', 1)[0]
    assert 'id="f-computed_from-0-fault"' in said


def test_a_new_record_shows_what_is_required_of_it_open(office: Office) -> None:
    office.enter("registrar")

    page = office.client.get("/en/desk/edit/indicators/KTXH-999").text

    units = page.split('id="f-units"', 1)[1].split("</fieldset>", 1)[0]
    assert "(required)" in units
    assert '<details class="spare" open>' in units


def test_the_second_record_of_a_request_has_its_faults_in_place_too(office: Office) -> None:
    address = office.kept()
    other = f"/en/desk/edit/indicators/KTXH-129?request={address.rpartition('/')[2]}"
    given = {"/units/0/unit": "no-unit", "title": "Both"}

    page = office.send(other, office.form(other), do="check", **given).text

    assert '<a href="#f-units-0-unit">' in page


def test_a_steward_may_not_change_what_another_body_leads(office: Office) -> None:
    office.enter("steward")
    address = "/en/desk/edit/indicators/KTXH-001"

    answer = office.send(
        address, office.form(address), do="keep", title="x", **{"/names/en": "Another name"}
    )

    assert answer.status_code == 403


def test_a_change_goes_from_draft_to_everybodys_page_by_four_eyes(office: Office) -> None:
    address = office.kept()
    office.step(address, "submit")
    office.enter("registrar")

    done = office.step(address, "publish", comment="Good")

    assert done.status_code == 303
    assert "Another name" in office.client.get("/en/indicators/KTXH-125").text


def test_the_author_cannot_publish_what_they_wrote(office: Office) -> None:
    address = office.kept()
    office.step(address, "submit")

    refused = office.step(address, "publish")

    assert refused.status_code == 403
    assert 'role="alert"' in refused.text


def test_what_waits_stands_in_the_registrars_queue(office: Office) -> None:
    address = office.kept()
    office.step(address, "submit")
    office.enter("registrar")

    page = office.client.get("/en/desk").text

    assert address in page.split("Waiting for review", 1)[1]


def test_a_returned_request_can_be_edited_again(office: Office) -> None:
    address = office.kept()
    office.step(address, "submit")
    office.enter("registrar")
    office.step(address, "return", comment="Say more")
    office.enter("steward")

    again = f"{EDIT}?request={address.rpartition('/')[2]}"
    answer = office.send(again, office.form(again), do="keep", **{"/names/en": "A better name"})

    assert answer.status_code == 303
    assert "A better name" in office.client.get(address).text


def test_a_comment_that_is_lacking_is_said_at_its_place(office: Office) -> None:
    address = office.kept()
    office.step(address, "submit")
    office.enter("registrar")

    page = office.step(address, "return", comment=" ").text

    assert 'aria-describedby="comment-fault"' in page


def test_a_comment_stays_when_the_request_was_overtaken(office: Office) -> None:
    address = office.kept()
    office.step(address, "submit")
    office.enter("registrar")

    refused = office.step(address, "return", comment="Say more", edition="1")

    assert refused.status_code == 409
    assert fields(refused.text)["comment"] == "Say more"


def test_who_comes_to_the_address_of_a_step_is_led_to_the_request(office: Office) -> None:
    address = office.kept()

    led = office.client.get(f"{address}/submit", follow_redirects=False)

    assert led.headers["location"] == address


@pytest.mark.parametrize(
    ("steps", "said"),
    [([], "Kept, not submitted"), (["submit"], "it waits for review by a registrar other than")],
)
def test_a_request_says_what_comes_next(office: Office, steps: list[str], said: str) -> None:
    address = office.kept()
    for one in steps:
        office.step(address, one)

    assert said in office.client.get(address).text


# --- Facts and files ------------------------------------------------------------------------------


def changed_file(office: Office) -> bytes:
    """The units as CSV, one English name changed."""
    text = office.client.get("/files/csv/units").content.decode("utf-8-sig")
    assert ",billion dong," in text
    return text.replace(",billion dong,", ",thousand million dong,", 1).encode("utf-8-sig")


def upload(office: Office, content: bytes, name: str = "units.csv") -> Any:
    form = {"csrf": office.form("/en/desk/upload")["csrf"], "do": "check"}
    return office.client.post(
        "/en/desk/upload", data=form, files={"file": (name, content, "text/csv")}
    )


def test_an_uploaded_file_says_what_it_would_change_before_it_does(office: Office) -> None:
    office.enter("registrar")

    page = upload(office, changed_file(office)).text

    assert "<del>billion</del> dong → <ins>thousand million</ins> dong" in sighted(page)
    assert "thousand million" not in office.client.get("/en/units/ty-dong").text


def test_a_fault_of_a_file_is_told_by_row_and_column_as_the_sheet_calls_them(
    office: Office,
) -> None:
    office.enter("registrar")
    text = office.client.get("/files/csv/indicators?lead_body=bo-y-te").content.decode("utf-8-sig")
    faulty = text.replace("bac-si-van-dan", "no-unit", 1).encode("utf-8-sig")

    page = upload(office, faulty, name="indicators.csv").text

    assert re.search("dòng [0-9], cột &#34;Đơn vị tính 1 › Đơn vị tính&#34;</strong>: ", page)
    assert "units" not in page.split('id="refused"', 1)[1].split("</div>", 1)[0]


def test_a_fault_of_another_draft_is_told_by_its_record_and_field(office: Office) -> None:
    address = office.kept(**{"/units/0/text": "Người"})
    request = address.rpartition("/")[2]
    other = f"/en/desk/edit/indicators/KTXH-129?request={request}"
    with office.store.engine.begin() as connection:
        connection.execute(
            sql("UPDATE change_request SET drafts = replace(drafts, 'bac-si-van-dan', 'gone')")
        )

    page = office.send(other, office.form(other), do="check", title="Both").text

    assert "(indicator KTXH-125), Units 1 › Unit: " in page


def test_an_uploaded_file_becomes_a_change_request(office: Office) -> None:
    office.enter("registrar")
    seen = fields(upload(office, changed_file(office)).text)

    done = office.client.post(
        "/en/desk/upload", data={**seen, "title": "Units", "do": "propose"}, follow_redirects=False
    )

    assert done.headers["location"].startswith("/en/desk/requests/cr-")


def test_a_file_that_is_none_is_refused_in_words(office: Office) -> None:
    office.enter("registrar")

    answer = upload(office, b"\x00\x01 no table")

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_what_happened_to_a_request_is_told_in_the_reader_s_language(office: Office) -> None:
    address = office.kept().removeprefix("/en")

    page = office.client.get(address).text

    assert " · lập</li>" in page
    assert "propose</li>" not in page
