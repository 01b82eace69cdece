"""The fields of templates."""

from collections.abc import Mapping, Set
from typing import NamedTuple

from registry.kinds import Kind
from registry.kinds.formula import formula_names
from registry.kinds.template import Component, DataType, Field, Role
from registry.words import Words
from registry_seed.cells import choice, yes
from registry_seed.drafting import part
from registry_seed.field_note import FieldNote, read_note
from registry_seed.rows import Row
from registry_seed.sources import Sources

_NO_FIELD = Words(
    "công thức “{formula}” nêu trường không có trong biểu: {names}",
    "the formula “{formula}” names fields the form does not have: {names}",
)
_NO_FORMULA = Words(
    "“{formula}” không phải công thức: chỉ gồm tên trường, số, + - * / và ngoặc",
    "“{formula}” is no formula: only names of fields, numbers, + - * / and brackets",
)
_COLUMNS = {
    "": "field_id",
    "label": "label_vi",
    "unit": "unit_vi",
    "unit_text": "note",
    "minimum": "min",
    "maximum": "max",
    "formula": "formula",
    "equalities": "note",
    "note": "note",
}


class Form(NamedTuple):
    """What a field needs to know of the form it stands in."""

    headers: Mapping[str, str]
    """The id of the lowest header for each path."""
    fields: Set[str]
    """The ids of all fields."""
    is_proposed: bool
    """Drafted here from the indicators: its measures are the indicators themselves."""


def template_field(sources: Sources, row: Row, form: Form) -> Field | None:
    """One field; ``None`` if it would be wrong."""
    note = read_note(row["note"])
    given = {
        **_given(sources, row, note),
        "header": form.headers.get(row["section_vi"]),
        "components": () if form.is_proposed else _components(row, note),
        "formula": _formula(row, "formula", row["formula"], form),
        "equalities": tuple(
            filter(None, (_formula(row, "note", one, form) for one in note.equalities))
        ),
    }
    return part(row, Field, given, _COLUMNS)


def _given(sources: Sources, row: Row, note: FieldNote) -> dict[str, object]:
    return {
        "id": row["field_id"],
        "label": row["label_vi"],
        "role": choice(row, "role", Role) or Role.ATTRIBUTE,
        "is_fixed_row": note.is_fixed_row,
        "row_code": note.row_code,
        "column_number": note.column_number,
        "indicator": sources.known(row, "indicator_code", Kind.INDICATOR),
        "codelist": sources.known(row, "codelist_id", Kind.CODELIST),
        "unit": _unit(sources, row, note),
        "unit_text": note.unit_text,
        "datatype": choice(row, "datatype", DataType) or DataType.TEXT,
        "is_required": yes(row, "required"),
        "minimum": row["min"],
        "maximum": row["max"],
        "note": row["note"],
    }


def _unit(sources: Sources, row: Row, note: FieldNote) -> str | None:
    if row["unit_vi"]:
        return sources.units.needed(row, "unit_vi", row["unit_vi"])
    if note.unit_text:
        return sources.units.needed(row, "note", note.unit_text)
    return None


def _components(row: Row, note: FieldNote) -> tuple[Component, ...]:
    """Only a measure that names an indicator can be a component of it."""
    return note.components if row["indicator_code"] and row["role"] == Role.MEASURE else ()


def _formula(row: Row, column: str, formula: str, form: Form) -> str | None:
    """The formula if it can be computed from fields of the form."""
    if not formula:
        return None
    try:
        strangers = [name for name in formula_names(formula) if name not in form.fields]
    except ValueError:
        row.complain(column, "formula", _NO_FORMULA.filled(formula=formula))
        return None
    if strangers:
        message = _NO_FIELD.filled(formula=formula, names=", ".join(strangers))
        row.complain(column, "formula", message)
        return None
    return formula
