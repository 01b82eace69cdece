"""From a row to validated models: what the model refuses becomes a complaint about a cell."""

import re
from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel

from registry.commands.proposal import Proposal, Statement
from registry.errors import Invalid
from registry.facts.fact import Fact
from registry.kinds import MODELS
from registry.kinds.codes import CODE_PATTERN
from registry.kinds.parsing import parse
from registry.kinds.provenance import Provenance, ProvenanceClass
from registry.kinds.reading import Key
from registry.versions.status import Status
from registry.versions.validity import Basis, Validity
from registry.words import Words
from registry_seed.cells import choice, day
from registry_seed.rows import Row

M = TypeVar("M", bound=BaseModel)
F = TypeVar("F", bound=Fact)

Given = Mapping[str, object]
"""A model's values as plain data or as models already made; what is empty counts as not given."""

Columns = Mapping[str, str]
"""From which column each field of a model comes, for complaints; ``""`` for all the others."""

ALWAYS = Validity(None, None, Basis.OPEN)
"""In force since before the records begin."""

_ENDS_FIRST = Words(
    "kết thúc ngày {until}, trước khi bắt đầu ngày {since}",
    "it ends on {until}, before it begins on {since}",
)
_NO_CODE = Words(
    "“{code}” không dùng làm mã được: chỉ gồm chữ cái không dấu, chữ số, dấu chấm, gạch nối",
    "“{code}” cannot be a code: only letters without marks, digits, dots and dashes",
)


def part(row: Row, model: type[M], given: Given, columns: Columns) -> M | None:
    """A model made from a row, or ``None`` if it would be wrong."""
    filled = {name: value for name, value in given.items() if not _is_empty(value)}
    try:
        return parse(model, filled)
    except Invalid as invalid:
        for complaint in invalid.complaints:
            pointer = complaint.pointer
            row.complain(_column(pointer, columns), complaint.code, complaint.message, pointer)
        return None


def proposal(
    row: Row,
    key: Key,
    given: Given,
    columns: Columns,
    *,
    validity: Validity = ALWAYS,
    provenance: Provenance | None = None,
    status: Status = Status.RECORDED,
) -> Proposal | None:
    """A version to be published, made from a row; ``None`` if it would be wrong."""
    if not re.fullmatch(CODE_PATTERN, key.code):
        row.complain(columns[""], "code", _NO_CODE.filled(code=key.code))
    known = provenance or provenance_of(row)
    content = part(row, MODELS[key.kind], given, columns)
    if content is None:
        return None
    return Proposal(key, content, validity, known, status, place=row.place())


def statement(row: Row, model: type[F], given: Given, columns: Columns) -> Statement | None:
    """A fact to be recorded, made from a row with the row's provenance."""
    fact = part(row, model, {"provenance": provenance_of(row), **given}, columns)
    return None if fact is None else Statement(fact, row.place())


def provenance_of(row: Row, unstated: ProvenanceClass = ProvenanceClass.UNSTATED) -> Provenance:
    """The provenance the row states, or what holds for its file if the file has no such column."""
    stated = choice(row, "provenance", ProvenanceClass) if "provenance" in row.cells else None
    level = ProvenanceClass(stated or unstated)
    given = {"level": level, "reference": row.cells.get("source_ref"), "file": row.file}
    return part(row, Provenance, given, {"": "source_ref"}) or Provenance(level=level)


def texts(vi: str, en: str | None = None) -> dict[str, str]:
    """A text in both languages, as plain data."""
    return {"vi": vi, "en": en} if en else {"vi": vi}


def names(row: Row) -> dict[str, str]:
    """The names of the row's item."""
    return texts(row["name_vi"], row["name_en"])


def stated_span(row: Row) -> Validity:
    """In force as the row's ``valid_from`` and ``valid_to`` say; an empty start is open."""
    since, until = day(row, "valid_from"), day(row, "valid_to")
    if since and until and until < since:
        row.complain("valid_to", "order", _ENDS_FIRST.filled(since=since, until=until))
    return Validity(since, until, Basis.STATED if since else Basis.OPEN)


def _is_empty(value: object) -> bool:
    return value is None or value == "" or value == () or value == {"vi": ""}


def _column(pointer: str, columns: Columns) -> str:
    steps = pointer.split("/")[1:]
    for end in range(len(steps), 0, -1):
        found = columns.get("/".join(steps[:end]))
        if found:
            return found
    return columns[""]
