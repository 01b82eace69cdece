"""Change requests: proposing, amending, handing in, taking back, sending back, publishing."""

from collections.abc import Callable
from typing import Any

import strawberry

from registry.commands import propose, review
from registry.commands.work import Work
from registry.kinds.shape import Json
from registry_graphql.changing.acting import Command
from registry_graphql.changing.drafting import draft_input, drafts_of
from registry_graphql.changing.mutating import EDITION, Fields, mutation
from registry_graphql.changing.outcomes import published_result, request_result
from registry_graphql.changing.requests import plain_request
from registry_graphql.making import each

_COMMENT = "Ý kiến — Said to whoever comes next."
_REQUEST = "Đề nghị — The change request's id."


def of_authors() -> dict[str, Any]:
    """What authors do with their change requests."""
    drafts = (each(draft_input()), "Bản nháp — The next version of each item.")
    title = (str, "Tiêu đề — What the change is, in one line.")
    step = {"id": (strawberry.ID, _REQUEST), "edition": (int, EDITION)}
    said = {**step, "comment": (str | None, _COMMENT)}
    return {
        "propose_change": mutation(
            "ProposeChange",
            {"title": title, "drafts": drafts},
            _proposing,
            request_result(),
            "Đề nghị thay đổi — Open a change request: a draft of its author's.",
        ),
        "amend_change": mutation(
            "AmendChange",
            {**step, "title": title, "drafts": drafts},
            _amending,
            request_result(),
            "Sửa đề nghị — Put other drafts in place of those of a request not yet submitted.",
        ),
        "submit_change": _step("SubmitChange", said, propose.submit, "Gửi xem xét — Hand it in."),
        "withdraw_change": _step(
            "WithdrawChange", said, propose.withdraw, "Rút đề nghị — Take it back for good."
        ),
    }


def of_reviewers() -> dict[str, Any]:
    """What reviewers do with what was handed in."""
    said = {
        "id": (strawberry.ID, _REQUEST),
        "edition": (int, EDITION),
        "comment": (str | None, _COMMENT),
    }
    return {
        "return_change": _step(
            "ReturnChange", said, review.send_back, "Trả lại — Send it back, saying what to mend."
        ),
        "publish_change": mutation(
            "PublishChange",
            said,
            _publishing,
            published_result(),
            "Công bố — Publish every draft: all of them or none. Not by its own author.",
        ),
    }


def _step(name: str, fields: Fields, step: Callable[..., Any], said: str) -> Any:
    def prepare(given: Json) -> Command:
        comment = given.get("comment", "")
        return lambda work: {
            "request": plain_request(step(work, given["id"], comment, edition=given["edition"]))
        }

    return mutation(name, fields, prepare, request_result(), said)


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
