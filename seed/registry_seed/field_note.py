"""What stands in the note of a template field: column and row numbers, units, equalities.

The field file keeps in its note what it has no column for (templates.md, "Reading the field file").
"""

import re
from dataclasses import dataclass

from registry.kinds.template import Component

_COLUMN = re.compile(r"cột (\w+)(?::.*)?")
_ROW_CODE = re.compile(r"mã số (\w+)")
_UNIT = re.compile(r"ĐVT chưa có trong units_of_measure\.csv: (.+)|ĐVT: (\S+) \(chưa có .*\)")
_FIXED = "dòng cố định"
_EQUALITIES = "[=]"
_COMPONENTS = {
    "tử số của chỉ tiêu": Component.NUMERATOR,
    "mẫu số của chỉ tiêu": Component.DENOMINATOR,
    "phân tổ của chỉ tiêu": Component.DISAGGREGATION,
    "gần đúng": Component.APPROXIMATION,
    "số liệu thành phần": Component.NUMERATOR,
}
"""What the cell is of its indicator. “Số liệu thành phần” counts one part of a numerator."""


@dataclass(frozen=True)
class FieldNote:
    """What a note says in a form machines can use; the note itself is kept as well."""

    column_number: str | None = None
    row_code: str | None = None
    is_fixed_row: bool = False
    unit_text: str | None = None
    components: tuple[Component, ...] = ()
    equalities: tuple[str, ...] = ()


def read_note(note: str) -> FieldNote:
    """Read a note such as ``cột 3; mẫu số của chỉ tiêu; [=] c09_so_don+c11_so_don``."""
    remarks, _, equalities = note.partition(_EQUALITIES)
    parts = _split(remarks)
    return FieldNote(
        column_number=_first(_COLUMN, parts),
        row_code=_first(_ROW_CODE, parts),
        is_fixed_row=_FIXED in parts,
        unit_text=_first(_UNIT, parts),
        components=_components(parts),
        equalities=_split(equalities),
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _first(pattern: re.Pattern[str], parts: tuple[str, ...]) -> str | None:
    """What the pattern finds in the first part that is of its form."""
    found = (pattern.fullmatch(part) for part in parts)
    return next((next(filter(None, match.groups())) for match in found if match), None)


def _components(parts: tuple[str, ...]) -> tuple[Component, ...]:
    """The components, told by the words a part consists of or, before a colon, begins with."""
    begins = (part.partition(":")[0] for part in parts)
    return tuple(dict.fromkeys(_COMPONENTS[words] for words in begins if words in _COMPONENTS))
