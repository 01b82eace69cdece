"""Template (mẫu biểu): an outline or data form, down to what each of its cells means."""

from collections import Counter
from decimal import Decimal
from typing import Annotated

from pydantic import StringConstraints, model_validator

from registry.kinds.codes import CodelistCode, IndicatorCode, PeriodCode, RegimeCode, UnitCode
from registry.kinds.content import Content, Line, Mention, Model, Party, Prose
from registry.kinds.formula import check_formula
from registry.kinds.marks import Facet, KeyedBy, Label, Limit, Responsible, Searched, Wording
from registry.kinds.wrong import Wrong
from registry.words import Term, Words

FieldId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,79}$")]
"""The name of a field, usable in formulas."""


class TemplateType(Term):
    """What sort of template it is."""

    DATA_FORM = "data_form", "Biểu mẫu số liệu", "Data form"
    OUTLINE = "outline", "Mẫu đề cương", "Outline"


class Role(Term):
    """What a field does in the form."""

    MEASURE = "measure", "Số liệu", "Measure"
    ROW_DIMENSION = "row_dimension", "Chiều dòng", "Row dimension"
    COLUMN_DIMENSION = "column_dimension", "Chiều cột", "Column dimension"
    ATTRIBUTE = "attribute", "Thuộc tính", "Attribute"
    TEXT_SECTION = "text_section", "Mục nội dung", "Text section"


class DataType(Term):
    """What a cell may hold."""

    CODE = "code", "Mã", "Code"
    INTEGER = "integer", "Số nguyên", "Integer"
    DECIMAL = "decimal", "Số thập phân", "Decimal"
    PERCENT = "percent", "Phần trăm", "Percent"
    TEXT = "text", "Văn bản", "Text"
    DATE = "date", "Ngày", "Date"


class Relation(Term):
    """How the parts under a header relate to it."""

    SPLIT = "split", "Chia theo (đầy đủ)", "Full split"
    OF_WHICH = "of_which", "Trong đó", "Of which"


class Component(Term):
    """What the cell is to its indicator, when it is not the indicator itself."""

    NUMERATOR = "numerator", "Tử số", "Numerator"
    DENOMINATOR = "denominator", "Mẫu số", "Denominator"
    DISAGGREGATION = "disaggregation", "Phân tổ", "Disaggregation"
    APPROXIMATION = "approximation", "Gần đúng", "Approximation"


class Header(Model):
    """One cell of the header, above fields or other headers."""

    id: Annotated[FieldId, Label("Ký hiệu", "Id")]
    """Its name in the template."""
    label: Annotated[Line, Label("Tiêu đề", "Label"), Searched()]
    """What is printed."""
    parent: Annotated[FieldId | None, Label("Tiêu đề trên", "Parent header")] = None
    """The header above it; absent for a top-level one."""
    relation: Annotated[Relation | None, Label("Quan hệ với tổng", "Relation to the whole")] = None
    """Whether what stands under it is a full split of the whole or only a part (trong đó)."""


class Field(Mention):
    """One field: a column, a fixed row, a dimension, an attribute or a section of an outline."""

    written = "unit_text"
    resolved_by = ("unit",)

    id: Annotated[FieldId, Label("Ký hiệu", "Id")]
    """Its name, used in formulas."""
    label: Annotated[Line, Label("Nhãn", "Label"), Searched()]
    """What is printed."""
    role: Annotated[Role, Label("Vai trò", "Role")]
    """What it does in the form."""
    header: Annotated[FieldId | None, Label("Thuộc tiêu đề", "Under header")] = None
    """The lowest header it stands under."""
    is_fixed_row: Annotated[bool, Label("Dòng cố định", "Fixed row")] = False
    """A row printed in the form, crossed with the measures; otherwise the rows are open."""
    row_code: Annotated[Line | None, Label("Mã số dòng", "Row code")] = None
    """Mã số of a fixed row."""
    column_number: Annotated[Line | None, Label("Số cột", "Column number")] = None
    """The number or letter printed above the column."""
    indicator: Annotated[
        IndicatorCode | None, Label("Chỉ tiêu", "Indicator"), Facet("indicator")
    ] = None
    """The indicator it reports, wholly or by a component."""
    components: Annotated[
        tuple[Component, ...], Label("Là thành phần của chỉ tiêu", "Component of the indicator")
    ] = ()
    """Not empty: the cell is only this part of the indicator; never load it as its value."""
    codelist: Annotated[CodelistCode | None, Label("Danh mục", "Codelist")] = None
    """Where the codes of the cell come from."""
    unit: Annotated[UnitCode | None, Label("Đơn vị tính", "Unit")] = None
    """Its unit."""
    unit_text: Annotated[Line | None, Label("Đơn vị tính như in", "Unit as printed"), Wording()] = (
        None
    )
    """The unit in the words of the form."""
    datatype: Annotated[DataType, Label("Kiểu dữ liệu", "Datatype")]
    """What it may hold."""
    is_required: Annotated[bool, Label("Bắt buộc", "Required")] = False
    """Whether it must be filled."""
    minimum: Annotated[Decimal | None, Label("Nhỏ nhất", "Minimum"), Limit()] = None
    """The least value allowed."""
    maximum: Annotated[Decimal | None, Label("Lớn nhất", "Maximum"), Limit()] = None
    """The greatest value allowed."""
    formula: Annotated[Line | None, Label("Công thức", "Formula"), Limit()] = None
    """Its value from other fields: names of fields, ``+ - * /`` and brackets."""
    equalities: Annotated[
        tuple[Line, ...], Label("Đẳng thức khác", "Further equalities"), Limit()
    ] = ()
    """Other expressions that must give the same total."""
    note: Annotated[Prose | None, Label("Ghi chú", "Note"), Wording()] = None
    """What the compiler of the form remarked."""


class Template(Content):
    """A form or outline of a report. Proposed ones are drafts of ours, never official forms."""

    needed_to_qualify = ("legal_basis", "form_number", "issuer")

    template_type: Annotated[TemplateType, Label("Loại mẫu", "Type"), Facet("template_type")]
    """Data form or outline."""
    form_number: Annotated[Line | None, Label("Ký hiệu biểu", "Form number"), Searched(8)] = None
    """The number printed on it, e.g. ``Biểu số II.06a/VPCP/KSTT``; absent: none known."""
    regimes: Annotated[
        tuple[Annotated[RegimeCode, Facet("regime")], ...], Label("Chế độ báo cáo", "Regimes")
    ] = ()
    """The regimes it serves."""
    frequencies: Annotated[
        tuple[Annotated[PeriodCode, Facet("frequency")], ...], Label("Tần suất", "Frequencies")
    ]
    """For which periods it is filled in."""
    issuer: Annotated[
        Party, Label("Cơ quan ban hành", "Issuing body"), Facet("issuer"), Responsible()
    ]
    """Who issues it."""
    submitted_by: Annotated[tuple[Party, ...], Label("Đơn vị gửi", "Submitted by")] = ()
    """Who fills it in and sends it."""
    headers: Annotated[tuple[Header, ...], Label("Tiêu đề", "Headers"), KeyedBy("id")] = ()
    """The tree of headers, in print order."""
    fields: Annotated[tuple[Field, ...], Label("Các trường", "Fields"), KeyedBy("id")]
    """Its fields, in print order."""

    @model_validator(mode="after")
    def _names_hang_together(self) -> "Template":
        headers = _told_apart([header.id for header in self.headers], _HEADERS)
        fields = _told_apart([field.id for field in self.fields], _FIELDS)
        for header in self.headers:
            if header.parent is not None and header.parent not in headers:
                raise Wrong(_NO_HEADER.filled(id=header.id, header=header.parent))
        for field in self.fields:
            if field.header is not None and field.header not in headers:
                raise Wrong(_NO_HEADER.filled(id=field.id, header=field.header))
            for formula in filter(None, (field.formula, *field.equalities)):
                check_formula(formula, fields, field.id)
        return self


def _told_apart(ids: list[str], what: Words) -> frozenset[str]:
    names = frozenset(ids)
    if len(names) < len(ids):
        twice = sorted(name for name, times in Counter(ids).items() if times > 1)
        raise Wrong(_TWICE.filled(what=what, ids=twice))
    return names


_HEADERS = Words("tiêu đề", "headers")
_FIELDS = Words("trường", "fields")
_NO_HEADER = Words("{id}: không có tiêu đề {header}", "{id}: there is no header {header}")
_TWICE = Words("ký hiệu {what} trùng nhau: {ids}", "ids of {what} stand twice: {ids}")
