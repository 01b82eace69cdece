"""Indicator (chỉ tiêu): a figure that is reported, and exactly what it means."""

from typing import Annotated

from registry.kinds.body import BodyType
from registry.kinds.codes import CodelistCode, IndicatorCode, InstrumentCode, PeriodCode, UnitCode
from registry.kinds.content import Content, Line, Mention, Model, Party, Prose, Text
from registry.kinds.marks import CodeOf, Facet, KeyedBy, Label, Responsible, Searched, Wording


class NationalCode(Model):
    """The code in the list of the national statistical indicator system.

    The lists of 2015 and 2021 number differently: a code means something only with its list.
    """

    value: Annotated[Line, Label("Mã số quốc gia", "National code"), Searched(4)]
    """The code, e.g. ``0204``."""
    instrument: Annotated[
        InstrumentCode | None, Label("Danh mục ban hành theo", "List issued by")
    ] = None
    """The law whose list numbers it so; absent when not known which of the lists it was."""


class Measure(Mention):
    """One unit the indicator is expressed in; several are allowed (VND and USD)."""

    resolved_by = ("unit",)

    unit: Annotated[UnitCode | None, Label("Đơn vị tính", "Unit"), Facet("unit")] = None
    """The unit, when the registry has it."""
    text: Annotated[Line | None, Label("Nguyên văn", "As written"), Wording()] = None
    """The unit as the source wrote it."""


class Disaggregation(Mention):
    """A breakdown (phân tổ) of the indicator."""

    resolved_by = ("codelist", "body_types")

    text: Annotated[Line, Label("Phân tổ", "Disaggregation"), Wording(), Searched()]
    """The breakdown in the words of the source, e.g. ``giới tính``."""
    text_en: Annotated[
        Line | None,
        Label("Phân tổ (tiếng Anh)", "Disaggregation in English"),
        Wording(),
        Searched(),
    ] = None
    """The same in English, a translation made here."""
    codelist: Annotated[CodelistCode | None, Label("Danh mục", "Codelist"), Facet("codelist")] = (
        None
    )
    """The codelist that gives its categories, when there is one."""
    body_types: Annotated[
        tuple[BodyType, ...], Label("Loại cơ quan, địa phương", "Types of body")
    ] = ()
    """The bodies it breaks down by, e.g. provinces, when its categories are bodies."""
    periods: Annotated[tuple[PeriodCode, ...], Label("Chỉ ở các kỳ", "Only for periods")] = ()
    """The periods this breakdown is limited to; empty: not stated (Decree 94/2022 ties them)."""


class DataSource(Model):
    """Where the figures come from: a survey, a reporting regime, administrative data."""

    text: Annotated[Line, Label("Nguồn số liệu", "Data source"), Wording(), Searched()]
    """The source as written."""
    text_en: Annotated[
        Line | None,
        Label("Nguồn số liệu (tiếng Anh)", "Data source in English"),
        Wording(),
        Searched(),
    ] = None
    """The same in English, a translation made here."""
    indicator: Annotated[
        IndicatorCode | None, Label("Theo nguồn của chỉ tiêu", "As for indicator")
    ] = None
    """Set when the source is "as for indicator X"."""


class Indicator(Content):
    """A figure reported to the Government: its meaning, unit, periods and who answers for it.

    Decision 293/QĐ-TTg sets 200 of them in nine fields; Decree 94/2022/NĐ-CP, Article 2(1), says
    what a definition holds: concept, method, disaggregations, period, sources, responsible body.
    """

    needed_to_qualify = ("legal_basis", "units", "definition", "method", "lead_body")

    sequence: Annotated[int | None, Label("Số thứ tự", "Number in the set"), Wording()] = None
    """Place in the set as we hold it; the official numbering is not known."""
    field: Annotated[str, CodeOf("CL_NHOM_CHI_TIEU"), Label("Nhóm", "Field"), Facet("field")]
    """One of the nine fields of Decision 293."""
    national_codes: Annotated[
        tuple[NationalCode, ...], Label("Mã số quốc gia", "National codes"), KeyedBy("value")
    ] = ()
    """Codes in the national statistical indicator system."""
    higher_level_code: Annotated[Line | None, Label("Mã cấp trên", "Higher-level code")] = None
    """For a provincial or sector indicator: the code it rolls up to, e.g. ``T0501``."""
    units: Annotated[tuple[Measure, ...], Label("Đơn vị tính", "Units")]
    """The units it is expressed in."""
    price_bases: Annotated[
        tuple[Annotated[str, CodeOf("CL_GIA")], ...], Label("Giá", "Price bases")
    ] = ()
    """Current or constant prices, codes of CL_GIA, where it is a value."""
    periodicities: Annotated[
        tuple[Annotated[PeriodCode, Facet("periodicity")], ...],
        Label("Kỳ công bố", "Periodicities"),
    ]
    """For which periods it is reported."""
    disaggregations: Annotated[
        tuple[Disaggregation, ...], Label("Phân tổ chủ yếu", "Disaggregations"), KeyedBy("text")
    ] = ()
    """How it is broken down."""
    definition: Annotated[Text | None, Label("Khái niệm", "Definition"), Searched(3)] = None
    """What the figure is."""
    method: Annotated[Text | None, Label("Phương pháp tính", "Method"), Searched()] = None
    """How it is computed, in words."""
    formula: Annotated[Prose | None, Label("Công thức", "Formula")] = None
    """How it is computed, as a formula over named quantities."""
    numerator: Annotated[Prose | None, Label("Tử số", "Numerator")] = None
    """For a ratio: what stands above the line."""
    denominator: Annotated[Prose | None, Label("Mẫu số", "Denominator")] = None
    """For a ratio: what stands below the line."""
    data_sources: Annotated[
        tuple[DataSource, ...], Label("Nguồn số liệu", "Data sources"), KeyedBy("text")
    ] = ()
    """Where the figures come from."""
    lead_body: Annotated[
        Party,
        Label("Cơ quan chịu trách nhiệm", "Responsible body"),
        Facet("lead_body"),
        Responsible(),
    ]
    """Who collects and compiles it (chủ trì)."""
    coordinating_bodies: Annotated[
        tuple[Party, ...], Label("Cơ quan phối hợp", "Coordinating bodies")
    ] = ()
    """Who helps (phối hợp)."""
    computed_from: Annotated[
        tuple[IndicatorCode, ...], Label("Tính từ các chỉ tiêu", "Computed from")
    ] = ()
    """Other indicators it is computed from."""
