"""Every mutation: one for each command of the registry, with the same rights."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Annotated, Any

import strawberry

from registry.commands import decide, propose, review
from registry.commands.state import state, void_fact
from registry.commands.work import Work
from registry.errors import BadQuestion, Complaint
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.versions.status import Status
from registry.words import Words
from registry_graphql.changing.acting import Command, DryRun, IdempotencyKey, act
from registry_graphql.changing.drafting import (
    draft_input,
    drafts_of,
    fact_input,
    facts_of,
    plain_draft,
    plain_fact,
)
from registry_graphql.changing.inputs import plain_of
from registry_graphql.changing.outcomes import (
    decided_result,
    published_result,
    request_result,
    stated_result,
)
from registry_graphql.changing.requests import plain_request
from registry_graphql.clocks import Info
from registry_graphql.making import Shell, each, field, make_type, shell
from registry_graphql.terms import enumeration

_ITEM = "Đối tượng — The item, `kind:code`."
_EDITION = "Ấn bản — The edition it was decided on: refused as STALE if it has moved on since."
_REASON = "Lý do — Why, for the log."
_COMMENT = "Ý kiến — Said to whoever comes next."
_NUMBER = "Phiên bản — The version's number."
_REQUEST = "Đề nghị — The change request's id."


def mutation_type() -> Shell:
    """The root of all mutations."""
    return make_type(
        shell("Mutation"),
        {**_of_authors(), **_of_reviewers(), **_of_decisions(), **_of_facts()},
        "Thay đổi — Every way to change the catalogue. Each takes a token, answers what was done "
        "or why it was refused, and is carried out once only for each idempotency key.",
    )


def _of_authors() -> dict[str, Any]:
    drafts = (each(draft_input()), "Bản nháp — The next version of each item.")
    title = (str, "Tiêu đề — What the change is, in one line.")
    step = {"id": (strawberry.ID, _REQUEST), "edition": (int, _EDITION)}
    said = {**step, "comment": (str | None, _COMMENT)}
    return {
        "propose_change": _mutation(
            "ProposeChange",
            {"title": title, "drafts": drafts},
            lambda given: _proposing(given),
            request_result(),
            "Đề nghị thay đổi — Open a change request: a draft of its author's.",
        ),
        "amend_change": _mutation(
            "AmendChange",
            {**step, "title": title, "drafts": drafts},
            lambda given: _amending(given),
            request_result(),
            "Sửa đề nghị — Put other drafts in place of those of a request not yet submitted.",
        ),
        "submit_change": _step("SubmitChange", said, propose.submit, "Gửi xem xét — Hand it in."),
        "withdraw_change": _step(
            "WithdrawChange", said, propose.withdraw, "Rút đề nghị — Take it back for good."
        ),
    }


def _of_reviewers() -> dict[str, Any]:
    said = {
        "id": (strawberry.ID, _REQUEST),
        "edition": (int, _EDITION),
        "comment": (str | None, _COMMENT),
    }
    return {
        "return_change": _step(
            "ReturnChange", said, review.send_back, "Trả lại — Send it back, saying what to mend."
        ),
        "publish_change": _mutation(
            "PublishChange",
            said,
            lambda given: _publishing(given),
            published_result(),
            "Công bố — Publish every draft: all of them or none. Not by its own author.",
        ),
    }


def _of_decisions() -> dict[str, Any]:
    item = {"item": (str, _ITEM), "edition": (int, _EDITION)}
    version = {**item, "number": (str, _NUMBER)}
    status = (enumeration(Status), "Trạng thái — The status.")
    reason = (str, _REASON)
    document = (str, "Văn bản — The official text it was checked against, or the decision.")
    return {
        "give_status": _decision(
            "GiveStatus",
            {**version, "status": status, "document": document},
            lambda given: _giving(given),
            "Nâng trạng thái — Qualify a version against a document, or make it standard.",
        ),
        "repair_status": _decision(
            "RepairStatus",
            {**version, "status": status, "reason": reason},
            lambda given: _repairing(given),
            "Sửa trạng thái — Put a wrongly given status right.",
        ),
        "void_version": _decision(
            "VoidVersion",
            {**version, "reason": reason},
            lambda given: _voiding(given),
            "Hủy phiên bản — Say that a version was wrong.",
        ),
        "retire_item": _decision(
            "RetireItem",
            {**item, "valid_to": (date, "Ngày cuối — The last day in force."), "reason": reason},
            lambda given: _retiring(given),
            "Dừng dùng — End an item on a day.",
        ),
        "supersede_items": _decision(
            "SupersedeItems",
            {
                "predecessors": (each(_predecessor()), "Bị thay thế — What is superseded."),
                "successors": (each(str), "Kế tiếp — What takes its place, `kind:code`."),
                "reason": (str, "Lý do — By what decision."),
            },
            lambda given: _superseding(given),
            "Thay thế — Say that items are superseded by others.",
        ),
    }


def _of_facts() -> dict[str, Any]:
    facts = (each(fact_input()), "Sự kiện — The facts, all of them or none.")
    return {
        "state_facts": _mutation(
            "StateFacts",
            {"facts": facts},
            lambda given: _stating(given),
            stated_result(),
            "Ghi sự kiện — Record facts.",
        ),
        "void_fact": _decision(
            "VoidFact",
            {
                "revision": (int, "Dòng nhật ký — The revision that recorded it."),
                "reason": (str, _REASON),
            },
            lambda given: _voiding_fact(given),
            "Hủy sự kiện — Say that a fact was wrong.",
        ),
    }


def _mutation(
    name: str,
    fields: dict[str, tuple[Any, str]],
    prepare: Callable[[Json], Command],
    result: Any,
    said: str,
) -> Any:
    """A mutation with an input type of its own."""
    input_type = _input(f"{name}Input", fields, said)

    async def resolve(
        info: Info,
        input: Any,
        dry_run: DryRun = False,
        idempotency_key: IdempotencyKey = None,
    ) -> Any:
        given = _plain(input)
        return await act(
            info, name, given, lambda: prepare(given), key=idempotency_key, dry_run=dry_run
        )

    resolve.__annotations__["input"] = Annotated[
        input_type, strawberry.argument(description="Nội dung — What is to be done.")
    ]
    return field(result, said, resolve)


def _step(name: str, fields: Any, step: Callable[..., Any], said: str) -> Any:
    def prepare(given: Json) -> Command:
        comment = given.get("comment", "")
        return lambda work: {
            "request": plain_request(step(work, given["id"], comment, edition=given["edition"]))
        }

    return _mutation(name, fields, prepare, request_result(), said)


def _decision(name: str, fields: Any, prepare: Callable[[Json], Command], said: str) -> Any:
    return _mutation(name, fields, prepare, decided_result(), said)


def _input(name: str, fields: dict[str, tuple[Any, str]], said: str) -> Shell:
    bare = shell(name)
    for own, (kind, about) in fields.items():
        bare.__annotations__[own] = kind
        may_lack: dict[str, Any] = {"default": None} if own == "comment" else {}
        setattr(bare, own, strawberry.field(description=about, **may_lack))
    return strawberry.input(bare, description=f"{said} What it takes.")


@cache
def _predecessor() -> Shell:
    fields = {"item": (str, _ITEM), "edition": (int, _EDITION)}
    return _input("PredecessorInput", fields, "Đối tượng bị thay thế — An item, as it was read.")


_EACH: dict[str, Callable[[Any], Json]] = {
    "drafts": plain_draft,
    "facts": plain_fact,
    "predecessors": vars,
}
"""How the elements of these lists become plain data."""


def _plain(given: Any) -> Json:
    return {
        name: [_EACH[name](one) for one in value] if name in _EACH else plain_of(value)
        for name, value in vars(given).items()
        if value is not None
    }


def _proposing(given: Json) -> Command:
    drafts = drafts_of(given["drafts"])
    return lambda work: {"request": plain_request(propose.propose(work, given["title"], drafts))}


def _amending(given: Json) -> Command:
    drafts = drafts_of(given["drafts"])

    def command(work: Work) -> Json:
        id, title, edition = given["id"], given["title"], given["edition"]
        return {"request": plain_request(propose.amend(work, id, title, drafts, edition=edition))}

    return command


def _publishing(given: Json) -> Command:
    def command(work: Work) -> Json:
        comment = given.get("comment", "")
        done = review.publish(work, given["id"], comment, edition=given["edition"])
        return {
            "request": plain_request(done.request),
            "revision": done.revision,
            "versions": [
                [str(key), str(number), step.name.lower()] for key, number, step in done.versions
            ],
            "voided": [[str(key), number] for key, number in done.voided],
        }

    return command


def _giving(given: Json) -> Command:
    key, status = _key(given["item"], "/item"), Status(given["status"])
    number, document, edition = given["number"], given["document"], given["edition"]
    return lambda work: {
        "revision": decide.give_status(
            work, key, number, status, document=document, edition=edition
        )
    }


def _repairing(given: Json) -> Command:
    key, status = _key(given["item"], "/item"), Status(given["status"])
    number, reason, edition = given["number"], given["reason"], given["edition"]
    return lambda work: {
        "revision": decide.repair_status(work, key, number, status, reason=reason, edition=edition)
    }


def _voiding(given: Json) -> Command:
    key, reason, edition = _key(given["item"], "/item"), given["reason"], given["edition"]
    return lambda work: {
        "revision": decide.void(work, key, given["number"], reason=reason, edition=edition)
    }


def _retiring(given: Json) -> Command:
    key, day = _key(given["item"], "/item"), date.fromisoformat(given["valid_to"])
    reason, edition = given["reason"], given["edition"]
    return lambda work: {"revision": decide.retire(work, key, day, reason=reason, edition=edition)}


def _superseding(given: Json) -> Command:
    editions = {
        _key(one["item"], f"/predecessors/{index}/item"): one["edition"]
        for index, one in enumerate(given["predecessors"])
    }
    new = tuple(_key(one, f"/successors/{at}") for at, one in enumerate(given["successors"]))
    old = tuple(editions)
    return lambda work: {
        "revision": decide.supersede(work, old, new, reason=given["reason"], editions=editions)
    }


def _stating(given: Json) -> Command:
    facts = facts_of(given["facts"])
    return lambda work: {"facts": state(work, facts)}


def _voiding_fact(given: Json) -> Command:
    return lambda work: {"revision": void_fact(work, given["revision"], reason=given["reason"])}


def _key(text: str, pointer: str) -> Key:
    try:
        return Key.parse(text)
    except ValueError:
        said = _NO_KEY.filled(text=text[:80])
        raise BadQuestion(said, (Complaint(pointer, "unreadable", said),)) from None


_NO_KEY = Words("{text!r} không phải kind:code.", "{text!r} is not written kind:code.")
