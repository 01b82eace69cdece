"""The forms of facts: fields in the order a person gives them, references chosen by name."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from starlette.responses import Response

from registry.catalogue import RecordedFact, View
from registry.commands.state import correct_fact, state
from registry.commands.work import Work
from registry.digitization import METRICS
from registry.errors import Faulty, RegistryError
from registry.facts import FACTS, Fact, FactType
from registry.facts.fact import DatePrecision
from registry.kinds import Kind
from registry.kinds.parsing import parse
from registry.kinds.provenance import ProvenanceClass
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.words import Words
from registry_web.desk.blame import Around, blamed
from registry_web.desk.fact_effect import Seen
from registry_web.desk.fields import Control, Field, Offers, fields, offers
from registry_web.desk.telling import told, told_content
from registry_web.desk.working import Desk, status_of
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


def fact_form(
    desk: Desk,
    asked: Asked,
    *,
    seen: Seen | None = None,
    error: RegistryError | None = None,
) -> Response:
    """The form of a fact, new or in place of a wrong one, with what it would change once seen."""
    page, view = desk.page, desk.page.view
    complaints = error.complaints if isinstance(error, Faulty) else ()
    inside = tuple(replace(one, pointer=one.pointer.removeprefix("/facts/0")) for one in complaints)
    model = FACTS[asked.type]
    found = [
        _hinted(asked.type, _chosen(desk, asked, one))
        for one in _ordered(fields(view, model, asked.content or _EMPTY, inside))
    ]
    return desk.show(
        "desk/fact.html",
        status=status_of(error),
        item=thing(page, asked.subject) if asked.subject else None,
        type=asked.type,
        wrong=told(page, asked.wrong) if asked.wrong else None,
        told=told_content(page, asked.type, asked.content) if seen else None,
        reason=asked.reason,
        fields=found,
        offers={**offers(view, found), **_METRICS},
        lacks=list(_lacking(asked.content)) if seen else [],
        carried=_carried(found) if seen else [],
        seen=seen,
        error=error,
        blamed=blamed(inside, found, _AROUND),
        reason_fault=next((one.message for one in complaints if one.pointer == "/reason"), None),
    )


def void_form(
    desk: Desk,
    wrong: RecordedFact,
    reason: str,
    *,
    seen: Seen | None = None,
    error: RegistryError | None = None,
) -> Response:
    """The form that voids a fact, with what that would change once it was looked at."""
    complaints = error.complaints if isinstance(error, Faulty) else ()
    return desk.show(
        "desk/void.html",
        status=status_of(error),
        item=thing(desk.page, wrong.subject) if wrong.subject else None,
        wrong=told(desk.page, wrong),
        reason=reason,
        seen=seen,
        error=error,
        blamed=blamed(complaints, around=_AROUND),
    )


def _ordered(found: list[Field]) -> list[Field]:
    """What the type asks for first, then what every fact is asked; the subject is settled."""
    by_name = {one.pointer[1:]: one for one in found}
    own = [one for name, one in by_name.items() if name not in Fact.model_fields]
    return own + [_without_file(by_name[name]) for name in _FIRST]


def _hinted(fact_type: FactType, field: Field) -> Field:
    """A field with what is to be put there."""
    hint = _HINTS.get((fact_type, field.pointer)) or _HINTS.get((None, field.pointer))
    is_metric = field.pointer == "/metric"
    return replace(field, hint=hint, offers="metrics" if is_metric else field.offers)


def _lacking(content: Json) -> Iterator[Words]:
    """What makes a fact weaker than it need be, said before it is recorded."""
    if not content.get("evidence") and not content.get("provenance", {}).get("reference"):
        yield _NO_EVIDENCE
    if not content.get("on"):
        yield _NO_DAY


def _without_file(field: Field) -> Field:
    """What a person states comes from no data file."""
    parts = tuple(one for one in field.parts if one.pointer != "/provenance/file")
    return replace(field, parts=parts)


def unfiled(content: Json) -> Json:
    """A fact's content as a person may state it again: from no data file."""
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


_AROUND: Around = {"/reason": ("f-reason", Words("Sai ở đâu", "What was wrong"))}

_NO_EVIDENCE = Words(
    "Chưa nêu bằng chứng hay nguồn dẫn: người đọc sẽ không kiểm chứng được.",
    "No evidence or reference is given: nobody who reads it can check it.",
)
_NO_DAY = Words(
    "Chưa nêu ngày: người đọc không biết điều này đúng từ bao giờ.",
    "No day is given: nobody who reads it knows since when it has been so.",
)

_HINTS: dict[tuple[FactType | None, str], Words] = {
    (None, "/on"): Words(
        "Ngày điều này đã đúng; để trống nếu không rõ.",
        "The day it was so; empty if not known.",
    ),
    (FactType.TARGET, "/on"): Words("Hạn phải đạt.", "The day it is due."),
    (FactType.TARGET, "/name"): Words(
        "Tên ngắn để trỏ tới, ví dụ nq01-2021-regimes.",
        "A short name to refer to it by, e.g. nq01-2021-regimes.",
    ),
    (None, "/metric"): Words(
        "Chọn chỉ số mà hệ thống đếm được, hoặc ghi tên khác.",
        "Choose one that the registry counts, or give another name.",
    ),
    (None, "/scope"): Words(
        "Đếm trong những gì, theo lời của nguồn.", "Of what, as the source says."
    ),
    (FactType.STAGE, "/body"): Words(
        "Để trống nếu nói về cả chế độ.", "Empty: it is about the whole regime."
    ),
    (None, "/evidence"): Words(
        "Văn bản, báo cáo hoặc trang mạng cho thấy điều này.",
        "The document, report or page that shows it.",
    ),
    (None, "/definition"): Words(
        "Đếm gì và đếm thế nào, theo lời của nguồn.",
        "What was counted and how, in the words of the source.",
    ),
}
"""What is to be put into a field, by type of fact or for all."""

_METRICS: Offers = {"metrics": [(name, one.words) for name, one in METRICS.items()]}

_EMPTY: Json = {
    "precision": DatePrecision.DAY.value,
    "provenance": {"level": ProvenanceClass.SOURCED.value},
}
"""What a new form begins with."""
