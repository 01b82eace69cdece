"""Facts at the desk: recording one, putting a wrong one right in one walk, voiding one."""

from starlette.responses import Response

from registry.catalogue import RecordedFact
from registry.commands.state import (
    demand_stating,
    demand_voiding,
    void_fact,
)
from registry.commands.work import Work
from registry.errors import NotFound, RegistryError
from registry.facts import FACTS, FactType
from registry.words import Words
from registry_web.desk.fact_effect import foreseen
from registry_web.desk.fact_form import Asked, fact_form, unfiled, void_form
from registry_web.desk.fields import read
from registry_web.desk.sent import Form
from registry_web.desk.working import Desk, done_of, key_of


async def ask(desk: Desk) -> Response:
    """The form of a new fact about a record.

    :raises NotAllowed: to who may not state it.
    """
    asked = _new(desk)
    await desk.ask(lambda work: demand_stating(work, asked.type, asked.subject))
    return fact_form(desk, asked)


async def answer(desk: Desk, form: Form) -> Response:
    """See what the fact would change, or record it."""
    return await _answered(desk, _new(desk), form)


async def ask_right(desk: Desk) -> Response:
    """The form of a fact that was wrong, filled with it.

    :raises NotAllowed: to who may not void it.
    """
    wrong = _wrong(desk)
    await desk.ask(lambda work: demand_voiding(work, wrong))
    return fact_form(desk, Asked(wrong.type, wrong.subject, wrong, unfiled(wrong.content), ""))


async def answer_right(desk: Desk, form: Form) -> Response:
    """See what the correction would change, or make it."""
    wrong = _wrong(desk)
    return await _answered(desk, Asked(wrong.type, wrong.subject, wrong, {}, ""), form)


async def ask_void(desk: Desk) -> Response:
    """The form that voids a fact."""
    wrong = _wrong(desk)
    await desk.ask(lambda work: demand_voiding(work, wrong))
    return void_form(desk, wrong, "")


async def void(desk: Desk, form: Form) -> Response:
    """See what the voiding would change, or do it."""
    wrong = _wrong(desk)

    def command(work: Work) -> int:
        return void_fact(work, wrong.revision, reason=form["reason"])

    try:
        if form["do"] == "confirm":
            return await desk.do(lambda work: done_of(wrong.subject, command(work)))
        seen = await foreseen(desk, wrong.type, wrong.subject, command)
    except RegistryError as error:
        return void_form(desk, wrong, form["reason"], error=error)
    return void_form(desk, wrong, form["reason"], seen=seen)


async def _answered(desk: Desk, asked: Asked, form: Form) -> Response:
    content = read(FACTS[asked.type], form.texts)
    if asked.subject is not None:
        content["subject"] = str(asked.subject)
    asked = asked._replace(content=content, reason=form["reason"])
    try:
        if form["do"] == "confirm":
            return await desk.do(lambda work: done_of(asked.subject, asked.command(work)))
        seen = await foreseen(desk, asked.type, asked.subject, asked.command)
    except RegistryError as error:
        return fact_form(desk, asked, error=error)
    return fact_form(desk, asked, seen=seen)


def _new(desk: Desk) -> Asked:
    name = desk.page.request.path_params["type"]
    if name not in set(FactType):
        raise NotFound(_NO_TYPE.filled(name=name))
    fact_type = FactType(name)
    kinds = FACTS[fact_type].subject_kinds
    if "code" not in desk.page.request.path_params:
        if kinds:
            raise NotFound(_NEEDS_SUBJECT.filled(type=fact_type))
        return Asked(fact_type, None, None, {}, "")
    key = key_of(desk)
    if kinds and key.kind not in kinds:
        raise NotFound(_OTHER_KIND.filled(type=fact_type, kind=key.kind))
    desk.page.view.versions(key)
    return Asked(fact_type, key, None, {}, "")


def _wrong(desk: Desk) -> RecordedFact:
    given = desk.page.request.path_params["revision"]
    fact = desk.page.service.catalogue.facts.get(int(given)) if given.isdigit() else None
    if fact is None or fact.voided is not None:
        raise NotFound(_NO_FACT.filled(revision=given))
    return fact


_NO_TYPE = Words("Không có loại sự kiện “{name}”.", "There is no type of fact “{name}”.")
_NEEDS_SUBJECT = Words(
    "Sự kiện loại “{type}” phải nói về một bản ghi.",
    "A fact of type “{type}” must be about a record.",
)
_OTHER_KIND = Words(
    "Sự kiện loại “{type}” không nói về bản ghi loại “{kind}”.",
    "A fact of type “{type}” is not about a record of kind “{kind}”.",
)
_NO_FACT = Words(
    "Không có sự kiện {revision} nào đang được tính.",
    "There is no fact {revision} that counts.",
)

__all__ = ["answer", "answer_right", "ask", "ask_right", "ask_void", "void"]
