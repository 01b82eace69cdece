"""A draft that was overtaken: what changed meanwhile is told, what was typed stays, one goes on."""

from typing import Any

from office import EDIT, PEOPLE, Office, fields, sighted
from registry.access import Principal
from registry.commands.draft import Draft
from registry.commands.propose import propose, submit
from registry.commands.review import publish
from registry.commands.work import Work, perform
from registry.kinds import Kind
from registry.kinds.parsing import parse
from registry.kinds.reading import Key

TYPED = {"title": "Của tôi", "/names/en": "Typed by me"}


def overtake(office: Office, **content: Any) -> None:
    """Let two registrars change the record that is being edited."""
    service = office.service

    def command(work: Work) -> None:
        version = work.view.get(Key(Kind.INDICATOR, "KTXH-125")).version
        draft = {
            "kind": "indicator",
            "code": "KTXH-125",
            "content": {**version.content, **content},
            "valid_from": "2026-01-01",
            "provenance": {"level": "sourced", "reference": "Công văn số 2"},
        }
        made = propose(work, "Của người khác", (parse(Draft, draft),))
        submit(work, made.id, edition=made.edition)
        asked.append(made.id)

    asked: list[str] = []
    people = (Principal(name, *PEOPLE[name]) for name in ("registrar", "second"))
    perform(service.store, service.follower, next(people), command)
    perform(
        service.store,
        service.follower,
        next(people),
        lambda work: publish(work, asked[0], edition=2),
    )


def overtaken(office: Office, **content: Any) -> Any:
    """What is answered to an edit that was overtaken by a change of this content."""
    office.enter("steward")
    form = office.form(EDIT)
    overtake(office, **content)
    return office.send(EDIT, form, do="keep", **TYPED)


def test_what_changed_meanwhile_is_told_and_what_was_typed_stays(office: Office) -> None:
    answer = overtaken(office, note="Theirs")

    assert answer.status_code == 409
    assert "The record was changed since you began" in answer.text
    assert "<ins>Theirs</ins>" in answer.text
    assert fields(answer.text)["/names/en"] == "Typed by me"


def test_what_others_changed_is_taken_into_the_draft(office: Office) -> None:
    answer = overtaken(office, note="Theirs")

    merged = office.send(EDIT, fields(answer.text), do="merge")
    done = office.send(EDIT, fields(merged.text), do="keep")

    assert done.status_code == 303, done.text
    assert fields(merged.text)["/note"] == "Theirs"
    assert fields(merged.text)["/names/en"] == "Typed by me"


def test_the_draft_may_go_on_as_it_was_typed(office: Office) -> None:
    answer = overtaken(office, note="Theirs")

    mine = office.send(EDIT, fields(answer.text), do="mine")

    assert "/note" not in {name for name, one in fields(mine.text).items() if one}
    assert office.send(EDIT, fields(mine.text), do="keep").status_code == 303


def test_what_both_changed_is_said_and_stays_as_typed(office: Office) -> None:
    answer = overtaken(office, names={"vi": "Số bác sĩ", "en": "Theirs"})

    merged = office.send(EDIT, fields(answer.text), do="merge")

    assert "they differ: yours stays" in answer.text
    assert fields(merged.text)["/names/en"] == "Typed by me"
    assert fields(merged.text)["/names/vi"] == "Số bác sĩ"


def test_a_kept_draft_that_was_overtaken_says_so_when_it_is_opened(office: Office) -> None:
    address = office.kept()
    overtake(office, note="Theirs")
    again = f"{EDIT}?request={address.rpartition('/')[2]}"

    opened = office.client.get(again).text
    merged = office.send(again, fields(opened), do="merge")
    done = office.send(again, fields(merged.text), do="keep")

    assert "The record was changed since you began" in opened
    assert done.headers["location"] == address


def test_a_request_amended_in_another_tab_keeps_what_is_typed_in_this_one(office: Office) -> None:
    address = office.kept()
    again = f"{EDIT}?request={address.rpartition('/')[2]}"
    form = office.form(again)
    office.send(again, form, do="keep", **{"/names/en": "In another tab"})

    answer = office.send(again, form, do="keep", **{"/names/en": "In this tab"})
    done = office.send(again, fields(answer.text), do="keep")

    assert "The request was amended elsewhere" in answer.text
    assert "In <del>another</del> tab" in sighted(answer.text)
    assert done.headers["location"] == address


def test_what_is_typed_into_a_request_sent_meanwhile_can_be_kept_as_a_new_one(
    office: Office,
) -> None:
    address = office.kept()
    again = f"{EDIT}?request={address.rpartition('/')[2]}"
    form = office.form(again)
    office.step(address, "submit")

    answer = office.send(again, form, do="keep", **{"/names/en": "Too late"})
    done = office.send(EDIT, fields(answer.text), do="keep")

    assert f'formaction="{EDIT}"' in answer.text
    assert done.headers["location"] != address


def test_who_opens_a_record_hears_of_open_requests_about_it(office: Office) -> None:
    address = office.kept()

    page = office.client.get(EDIT).text

    assert "Other requests about this record are open" in page
    assert f'href="{address}"' in page
