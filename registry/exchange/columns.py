"""Which columns a sheet has: the fields of a model laid out side by side.

A record inside a record becomes columns (``lead_body.body``). A list of plain values is one cell.
A list of records stands in numbered columns (``units.1.unit``), in a sheet of its own, or, where a
file has only one sheet, as JSON in one cell. Which of these, ``registry.exchange.layout`` decides.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from registry.exchange import cells
from registry.kinds.marks import Label
from registry.kinds.shape import Json, Shape
from registry.words import Words


class Form(Enum):
    """How a value is laid out."""

    PLAIN = "plain"
    JOINED = "joined"
    JSON = "json"
    SHEET = "sheet"


Path = tuple[str | int, ...]
"""Names of fields, and counting from 0 the place in a list."""

Forms = Mapping[str, Form | int]
"""For each list of a model: its form, or in how many numbered columns it stands."""


@dataclass(frozen=True)
class Column:
    """One column: where its values stand in the record, what it is called, how it is written."""

    path: Path
    labels: tuple[Words, ...]
    shape: Shape
    form: Form
    leads_from: int
    """It is the first column of every record on its path from this depth on."""

    @property
    def name(self) -> str:
        """What machines call it, e.g. ``units.1.unit``."""
        return ".".join(str(step + 1) if isinstance(step, int) else step for step in self.path)

    @property
    def header(self) -> str:
        """What people call it, e.g. ``Đơn vị tính 1 › Nguyên văn``."""
        return " › ".join(label.vi for label in self.labels)

    def text(self, record: Json) -> str:
        """What its cell says of a record."""
        value = record
        for depth, step in enumerate(self.path):
            if value == {} and depth > 0 and depth >= self.leads_from:
                return cells.EMPTY_RECORD
            value = _inside(value, step)
            if value is None:
                return ""
        if self.form is Form.JSON:
            return cells.as_json(value)
        text = cells.joined(value) if self.form is Form.JOINED else cells.written(value)
        return cells.told_apart(text)

    def read(self, text: str) -> Json:
        """What a cell of it says.

        :raises ValueError: if it should be JSON and is not.
        """
        if self.form is Form.JSON:
            return cells.read_json(text)
        text = cells.not_told_apart(text)
        if self.form is Form.JOINED:
            return cells.read_joined(self.shape.element or self.shape, text)
        return cells.read_plain(self.shape, text)


def columns(fields: Mapping[str, Shape], forms: Forms) -> tuple[Column, ...]:
    """The columns of a sheet whose rows are records with these fields.

    :param forms: for the lists among the fields; those inside their records are never split.
    """
    found: list[Column] = []
    for name, shape in fields.items():
        found.extend(_field((name,), (label_of(name, shape),), shape, forms.get(name)))
    return tuple(_led(found))


def _field(
    path: Path, labels: tuple[Words, ...], shape: Shape, form: Form | int | None
) -> Iterator[Column]:
    if form is Form.SHEET:
        return
    if isinstance(form, int) and shape.element is not None:
        for index in range(form):
            numbered = Words(*(f"{words} {index + 1}" for words in labels[-1]))
            yield from _field((*path, index), (*labels[:-1], numbered), shape.element, None)
    elif shape.element is not None:
        plain = not shape.element.fields and shape.element.element is None
        own = Form.JOINED if plain and form is not Form.JSON else Form.JSON
        yield Column(path, labels, shape, own, 0)
    elif shape.fields:
        for name, inner in shape.fields.items():
            yield from _field((*path, name), (*labels, label_of(name, inner)), inner, None)
    else:
        yield Column(path, labels, shape, Form.PLAIN, 0)


def _led(found: list[Column]) -> Iterator[Column]:
    """The columns, each knowing of which records it is the first."""
    before: Path = ()
    for column in found:
        path = column.path
        shared = 0
        while shared < min(len(before), len(path)) and before[shared] == path[shared]:
            shared += 1
        yield Column(path, column.labels, column.shape, column.form, shared + 1)
        before = path


def label_of(name: str, shape: Shape) -> Words:
    """What people call a field."""
    label = shape.mark(Label)
    return label.words if label else Words(name, name)


def _inside(value: Json, step: str | int) -> Json:
    if isinstance(step, str):
        return value.get(step)
    return value[step] if step < len(value) else None
