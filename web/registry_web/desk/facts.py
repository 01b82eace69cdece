"""Facts at the desk: recording one, putting a wrong one right in one walk, voiding one."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from starlette.responses import Response

from registry.catalogue import RecordedFact, View
from registry.commands.foresee import foresee
from registry.commands.state import (
    correct_fact,
    demand_stating,
    demand_voiding,
    state,
    void_fact,
)
from registry.commands.work import Work
from registry.digitization import METRICS, State, coverage
from registry.errors import Faulty, NotAllowed, NotFound, RegistryError
from registry.facts import FACTS, Fact, FactType
from registry.facts.fact import DatePrecision
from registry.kinds import Kind
from registry.kinds.parsing import parse
from registry.kinds.provenance import ProvenanceClass
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.words import Words
from registry_web.desk.fields import Control, Field, fields, offers, read
from registry_web.desk.telling import told, told_content
from registry_web.desk.working import Desk, Form, key_of
from registry_web.things import thing

_FIRST = ("on", "precision", "evidence", "provenance", "definition", "note")
"""The fields every fact has, in the order a person gives them, after those of its type."""

_CHOOSABLE = 40
"""Up to so many codes are chosen by name; more are completed while typing."""


class Asked(NamedTuple):
    """A fact to be recorded, in place of a wrong one or on its own."""

    type: FactType
    subject: Key | None
    wrong: RecordedFact | None
    content: Json
    reason: str

    def command(self, work: Work) -> int:
        """Record it; answers its revision.

        :raises Invalid: if the form breaks the rules of its type.
        """
        fact = parse(FACTS[self.type], self.content)
        if self.wrong is not None:
            return correct_fact(work, self.wrong.revision, fact, reason=self.reason)
        return state(work, (fact,))[0]


async def ask(desk: Desk) -> Response:
    """The form of a new fact about a record.

    :raises NotAllowed: to who may not state it.
    """
    asked = _new(desk)
    await desk.ask(lambda work: demand_stating(work, asked.type, asked.subject))
    return _form(desk, asked)


async def answer(desk: Desk, form: Form) -> Response:
    """See what the fact would change, or record it."""
    return await _answered(desk, _new(desk), form)


async def ask_right(desk: Desk) -> Response:
    """The form of a fact that was wrong, filled with it.

    :raises NotAllowed: to who may not void it.
    """
    wrong = _wrong(desk)
    await desk.ask(lambda work: demand_voiding(work, wrong))
    return _form(desk, Asked(wrong.type, wrong.subject, wrong, _unfiled(wrong.content), ""))


async def answer_right(desk: Desk, form: Form) -> Response:
    """See what the correction would change, or make it."""
    wrong = _wrong(desk)
    return await _answered(desk, Asked(wrong.type, wrong.subject, wrong, {}, ""), form)


async def ask_void(desk: Desk) -> Response:
    """The form that voids a fact."""
    wrong = _wrong(desk)
    await desk.ask(lambda work: demand_voiding(work, wrong))
    return _void_form(desk, wrong, "")


async def void(desk: Desk, form: Form) -> Response:
    """See what the voiding would change, or do it."""
    wrong = _wrong(desk)

    def command(work: Work) -> int:
        return void_fact(work, wrong.revision, reason=form["reason"])

    try:
        if form["do"] == "confirm":
            return _back(desk, wrong.subject, await desk.do(command))
        seen = await _foreseen(desk, wrong.type, wrong.subject, command)
    except RegistryError as error:
        return _void_form(desk, wrong, form["reason"], error=error)
    return _void_form(desk, wrong, form["reason"], seen=seen)


async def _answered(desk: Desk, asked: Asked, form: Form) -> Response:
    content = read(FACTS[asked.type], form.texts)
    if asked.subject is not None:
        content["subject"] = str(asked.subject)
    asked = asked._replace(content=content, reason=form["reason"])
    try:
        if form["do"] == "confirm":
            return _back(desk, asked.subject, await desk.do(asked.command))
        seen = await _foreseen(desk, asked.type, asked.subject, asked.command)
    except RegistryError as error:
        return _form(desk, asked, error=error)
    return _form(desk, asked, seen=seen)


class Seen(NamedTuple):
    """What would change: the facts that count, and the figures they move."""

    before: list[Any]
    after: list[Any]
    figures: list[Any]


async def _foreseen(
    desk: Desk, fact_type: FactType, subject: Key | None, command: Callable[[Work], int]
) -> Seen:
    def question(work: Work) -> tuple[View, View]:
        return work.view, foresee(work, command)

    now, then = await desk.ask(question)
    page = desk.page
    found = [
        [told(page, one) for one in _counting(view, fact_type, subject)] for view in (now, then)
    ]
    return Seen(found[0], found[1], list(_figures(now, then, fact_type)))


def _counting(view: View, fact_type: FactType, subject: Key | None) -> list[RecordedFact]:
    if subject is None:
        there = view.catalogue.all_facts(view.as_of)
        return [one for one in there if one.type is fact_type and one.subject is None]
    return [one for one in view.facts(subject, fact_type) if one.subject == subject]


def _figures(now: View, then: View, fact_type: FactType) -> Iterator[dict[str, Any]]:
    """The figures of digitization that would read otherwise: reached and unknown, always both."""
    for metric in METRICS.values():
        if metric.fact is not fact_type:
            continue
        before, after = coverage(now, metric).counts, coverage(then, metric).counts
        if before != after:
            yield {
                "words": metric.words,
                "rows": [(one.words, before[one], after[one]) for one in State],
            }


def _form(
    desk: Desk,
    asked: Asked,
    *,
    seen: Seen | None = None,
    error: RegistryError | None = None,
) -> Response:
    page, view = desk.page, desk.page.view
    complaints = error.complaints if isinstance(error, Faulty) else ()
    inside = tuple(replace(one, pointer=one.pointer.removeprefix("/facts/0")) for one in complaints)
    model = FACTS[asked.type]
    found = [
        _chosen(desk, asked, one)
        for one in _ordered(fields(view, model, asked.content or _EMPTY, inside))
    ]
    return desk.show(
        "desk/fact.html",
        status=_status(error),
        item=thing(page, asked.subject) if asked.subject else None,
        type=asked.type,
        wrong=told(page, asked.wrong) if asked.wrong else None,
        told=told_content(page, asked.type, asked.content) if seen else None,
        reason=asked.reason,
        fields=found,
        offers=offers(view, found),
        carried=_carried(found) if seen else [],
        seen=seen,
        error=error,
        complaints=complaints,
        reason_fault=next((one.message for one in complaints if one.pointer == "/reason"), None),
    )


def _void_form(
    desk: Desk,
    wrong: RecordedFact,
    reason: str,
    *,
    seen: Seen | None = None,
    error: RegistryError | None = None,
) -> Response:
    complaints = error.complaints if isinstance(error, Faulty) else ()
    return desk.show(
        "desk/void.html",
        status=_status(error),
        item=thing(desk.page, wrong.subject) if wrong.subject else None,
        wrong=told(desk.page, wrong),
        reason=reason,
        seen=seen,
        error=error,
        complaints=complaints,
    )


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


def _back(desk: Desk, subject: Key | None, revision: int) -> Response:
    if subject is None:
        return desk.go(f"/desk/official?done={revision}")
    return desk.go(f"/desk/items/{subject.kind.plural}/{subject.code}?done={revision}")


def _ordered(found: list[Field]) -> list[Field]:
    """What the type asks for first, then what every fact is asked; the subject is settled."""
    by_name = {one.pointer[1:]: one for one in found}
    own = [one for name, one in by_name.items() if name not in Fact.model_fields]
    return own + [_without_file(by_name[name]) for name in _FIRST]


def _without_file(field: Field) -> Field:
    """What a person states comes from no data file."""
    parts = tuple(one for one in field.parts if one.pointer != "/provenance/file")
    return replace(field, parts=parts)


def _unfiled(content: Json) -> Json:
    provenance = {name: one for name, one in content["provenance"].items() if name != "file"}
    return {**content, "provenance": provenance}


def _chosen(desk: Desk, asked: Asked, field: Field) -> Field:
    """A reference as a choice by name, where there are few to choose from."""
    narrowed = _narrowed(desk.page.view, asked, field.pointer)
    if narrowed is None:
        return field
    given = [Key(narrowed[0], field.value)] if field.value else []
    keys = list(dict.fromkeys([*narrowed[1], *given]))[:_CHOOSABLE]
    choices = tuple((one.code, _named(desk.page.view, one)) for one in keys)
    return replace(field, control=Control.CHOICE, choices=choices, offers="", named=None)


def _narrowed(view: View, asked: Asked, pointer: str) -> tuple[Kind, list[Key]] | None:
    """Supply is stated for a period of the indicator and a form it stands in."""
    if asked.type is not FactType.SUPPLY or asked.subject is None:
        return None
    if pointer == "/period":
        version = view.find(asked.subject) or view.last_known(asked.subject)
        codes = version.content.get("periodicities", ()) if version else ()
        return Kind.PERIOD, [Key(Kind.PERIOD, code) for code in codes]
    if pointer == "/template":
        forms = (one.key for one in view.used_by(asked.subject) if one.key.kind is Kind.TEMPLATE)
        return Kind.TEMPLATE, list(forms)
    return None


def _named(view: View, key: Key) -> Words:
    name = view.name_of(key) or Words(key.code, key.code)
    return Words(f"{name.vi} ({key.code})", f"{name.en} ({key.code})")


def _carried(found: list[Field] | tuple[Field, ...]) -> list[tuple[str, str]]:
    """Every place of the form that says something, to be confirmed as it was looked at."""
    said: list[tuple[str, str]] = []
    for one in found:
        if one.value:
            said.append((one.pointer, one.value))
        said += _carried(one.parts)
    return said


def _status(error: RegistryError | None) -> int:
    if error is None:
        return 200
    if isinstance(error, NotAllowed):
        return 403
    return 422 if isinstance(error, Faulty) else 409


_EMPTY: Json = {
    "precision": DatePrecision.DAY.value,
    "provenance": {"level": ProvenanceClass.SOURCED.value},
}
"""What a new form begins with."""

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
