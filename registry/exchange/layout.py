"""Which sheets a kind or a type of fact has, and what stands in each.

The rule: a list whose elements have a name of their own (``KeyedBy``: codes of a codelist, fields
of a template, members …) has a sheet of its own, one row each; so has any list with more than
twenty elements. The elements of other lists stand in numbered columns, with one to spare.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from registry.exchange import cells
from registry.exchange.columns import Column, Form, Forms, columns
from registry.exchange.records import Envelope
from registry.facts import FACTS, FactType
from registry.kinds import MODELS, Kind
from registry.kinds.content import Model
from registry.kinds.marks import KeyedBy
from registry.kinds.shape import Json, Shape, shape_of
from registry.words import Words

Subject = Kind | FactType
"""What a sheet is about."""

RECORD = "record"
"""The column of a list's own sheet that says whose element the row is."""

MOST_SIDE_BY_SIDE = 20
MOST_IN_A_CELL = 32_000
"""An Excel cell holds 32,767 characters."""

_FACT_PREFIX = "fact."
_CODE_OF = Words("Mã {what}", "Code of the {what}")


@dataclass(frozen=True)
class Layout:
    """The sheets of one subject for given forms of its lists."""

    subject: Subject
    forms: Forms

    @cached_property
    def main(self) -> tuple[Column, ...]:
        """The columns of the sheet with a row for each record."""
        return columns(fields_of(self.subject), self.forms)

    @cached_property
    def lists(self) -> Mapping[str, tuple[Column, ...]]:
        """For each list with a sheet of its own: the columns of that sheet."""
        fields = fields_of(self.subject)
        return {
            name: (_owner(self.subject), *columns(element_of(fields[name]).fields, {}))
            for name, form in self.forms.items()
            if form is Form.SHEET
        }


def model_of(subject: Subject) -> type[Model]:
    """The model of a subject's content."""
    return MODELS[subject] if isinstance(subject, Kind) else FACTS[subject]


def fields_of(subject: Subject) -> Mapping[str, Shape]:
    """Everything the row of a record says: its envelope and its content."""
    own = shape_of(model_of(subject)).fields
    if not isinstance(subject, Kind):
        return own
    around = dict(shape_of(Envelope).fields)
    return {"code": around.pop("code"), **own, **around}


def name_of(subject: Subject, field: str | None = None) -> str:
    """What machines call a sheet: ``indicator``, ``indicator.disaggregations``, ``fact.stage``."""
    main = subject.value if isinstance(subject, Kind) else f"{_FACT_PREFIX}{subject.value}"
    return f"{main}.{field}" if field else main


def subject_of(name: str) -> tuple[Subject, str | None] | None:
    """The subject of a sheet, and the list whose own sheet it is; ``None``: there is no such."""
    for subject in (*FactType, *Kind):
        main = name_of(subject)
        if name == main:
            return subject, None
        field = name.removeprefix(f"{main}.")
        if field != name and isinstance(subject, Kind) and field in lists_of(subject):
            return subject, field
    return None


def lists_of(subject: Subject) -> dict[str, Shape]:
    """The fields of a subject that are lists."""
    fields = fields_of(subject).items()
    return {name: shape for name, shape in fields if shape.element is not None}


def element_of(shape: Shape) -> Shape:
    """The shape of a list's elements."""
    return shape.element or shape


def layout(subject: Subject, contents: Iterable[Json], *, sheets: bool) -> Layout:
    """The layout that holds these contents.

    :param sheets: whether lists can have a sheet of their own; if not they become JSON in a cell.
    """
    given = tuple(contents)
    forms = {}
    for name, shape in lists_of(subject).items():
        values = [content[name] for content in given if content.get(name)]
        forms[name] = _form(subject, shape, values, sheets=sheets)
    return Layout(subject, forms)


def layout_of(subject: Subject, names: Sequence[str], most: int) -> Layout:
    """The layout whose machine header this is, as far as it is one.

    :param most: how many numbered columns to believe in.
    """
    lists = lists_of(subject).items()
    return Layout(subject, {name: _form_in(name, shape, names, most) for name, shape in lists})


def _form(subject: Subject, shape: Shape, values: list[Json], *, sheets: bool) -> Form | int:
    longest = max(map(len, values), default=0)
    if not element_of(shape).fields:
        fits = all(len(cells.joined(value)) <= MOST_IN_A_CELL for value in values)
        return Form.JOINED if fits else longest + 1
    if not isinstance(subject, Kind):
        return longest + 1
    if shape.mark(KeyedBy) is None and longest <= MOST_SIDE_BY_SIDE:
        return longest + 1
    return Form.SHEET if sheets else Form.JSON


def _form_in(name: str, shape: Shape, names: Sequence[str], most: int) -> Form | int:
    if name in names:
        return Form.JSON if element_of(shape).fields else Form.JOINED
    after = (one.removeprefix(f"{name}.").split(".")[0] for one in names if one != name)
    numbers = [int(one) for one in after if one.isascii() and one.isdigit() and len(one) < 6]
    if numbers:
        return min(max(numbers), most)
    return Form.SHEET if element_of(shape).fields else Form.JOINED


def _owner(subject: Subject) -> Column:
    words = subject.words
    label = Words(_CODE_OF.vi.format(what=words.vi), _CODE_OF.en.format(what=words.en))
    return Column((RECORD,), (label,), Shape(str), Form.PLAIN, 1)
