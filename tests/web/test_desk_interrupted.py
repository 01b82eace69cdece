"""At the desk nothing typed is lost and nothing is done twice: sessions that end, double clicks."""

from datetime import timedelta
from typing import Any

from office import EDIT, Office, fields, sighted

KEPT = {"title": "Một đề nghị", "/names/en": "Typed before the session ended", "do": "keep"}


def overslept(office: Office, who: str = "steward") -> dict[str, str]:
    """A form opened by somebody whose session then ends."""
    office.enter(who)
    form = office.form(EDIT)
    office.clock.instant += timedelta(hours=9)
    return form


def requests(office: Office) -> list[Any]:
    with office.store.rows() as rows:
        return list(rows.requests(None, None))


def test_a_form_sent_after_its_session_ended_goes_on_once_signed_in(office: Office) -> None:
    asked = office.send(EDIT, overslept(office), **KEPT)

    done = office.send(EDIT, fields(asked.text), token=office.tokens["steward"][1], do="keep")

    assert asked.status_code == 401
    assert "/en/desk/requests/cr-" in done.headers["location"]
    assert "Typed before" in office.client.get(done.headers["location"]).text


def test_a_wrong_token_loses_nothing_either(office: Office) -> None:
    asked = office.send(EDIT, overslept(office), **KEPT)

    again = office.send(EDIT, fields(asked.text), token="vnr_" + "x" * 43)

    assert again.status_code == 401
    assert "set-cookie" not in again.headers
    assert fields(again.text)["/names/en"] == KEPT["/names/en"]


def test_somebody_else_does_not_send_what_the_one_before_typed(office: Office) -> None:
    asked = office.send(EDIT, overslept(office), **KEPT)

    refused = office.send(EDIT, fields(asked.text), token=office.tokens["registrar"][1])

    assert refused.status_code == 401
    assert "set-cookie" not in refused.headers
    assert requests(office) == []


def test_a_form_made_elsewhere_is_not_carried_into_a_session(office: Office) -> None:
    form = {**KEPT, "csrf": "1700000000." + "0" * 64, "token": office.tokens["steward"][1]}

    refused = office.send(EDIT, form)

    assert refused.status_code == 401
    assert requests(office) == []


def test_a_form_of_another_tab_outlives_signing_in_again(office: Office) -> None:
    form = overslept(office)
    office.enter("steward")

    done = office.send(EDIT, form, **KEPT)

    assert done.status_code == 303


def test_a_file_chosen_before_the_session_ended_is_carried_along(office: Office) -> None:
    office.enter("registrar")
    form = {**office.form("/en/desk/upload"), "do": "check"}
    text = office.client.get("/files/csv/units").text.replace(
        ",billion dong,", ",thousand million,"
    )
    office.clock.instant += timedelta(hours=9)
    sent = {"file": ("units.csv", text.encode(), "text/csv")}
    asked = office.client.post("/en/desk/upload", data=form, files=sent)

    seen = office.send("/en/desk/upload", fields(asked.text), token=office.tokens["registrar"][1])

    assert "<ins>thousand million</ins>" in sighted(seen.text)


def test_a_form_sent_twice_makes_one_request_and_leads_to_it_twice(office: Office) -> None:
    office.enter("steward")
    form = office.form(EDIT)

    first, second = (office.send(EDIT, form, **KEPT) for _ in range(2))

    assert first.headers["location"] == second.headers["location"]
    assert len(requests(office)) == 1


def test_a_form_changed_after_going_back_is_another_deed(office: Office) -> None:
    office.enter("steward")
    form = office.form(EDIT)
    first = office.send(EDIT, form, **KEPT)

    second = office.send(EDIT, form, **{**KEPT, "/names/en": "Something else"})

    assert first.headers["location"] != second.headers["location"]


def test_a_decision_confirmed_twice_is_taken_once(office: Office) -> None:
    office.enter("registrar")
    address = "/en/desk/items/indicators/KTXH-131/retire"
    form = {**office.form(address), "valid_to": "2030-12-31", "reason": "Repealed"}

    first, second = (office.send(address, form, do="confirm") for _ in range(2))

    assert "?done=" in first.headers["location"]
    assert second.headers["location"] == first.headers["location"]


def test_a_step_of_a_request_taken_twice_leads_there_twice(office: Office) -> None:
    address = office.kept()
    form = office.form(address)

    first, second = (office.send(f"{address}/submit", form) for _ in range(2))

    assert (first.status_code, second.status_code) == (303, 303)
