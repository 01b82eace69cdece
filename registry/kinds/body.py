"""Body (cơ quan): who owes, leads, receives or issues; ministries, provinces, units."""

from datetime import date
from typing import Annotated

from registry.kinds.codes import BodyCode, CodelistCode
from registry.kinds.content import Content, Identifier, Line, Model, Prose
from registry.kinds.marks import Facet, KeyedBy, Label, Searched, Wording
from registry.words import Term


class BodyType(Term):
    """What sort of body it is, by the Law on Organisation of the Government."""

    MINISTRY = "ministry", "Bộ", "Ministry"
    MINISTERIAL_AGENCY = "ministerial_agency", "Cơ quan ngang bộ", "Ministerial-level agency"
    GOVERNMENT_AGENCY = "government_agency", "Cơ quan thuộc Chính phủ", "Government agency"
    PROVINCE = "province", "Tỉnh", "Province"
    CITY = "city", "Thành phố trực thuộc trung ương", "Centrally governed city"
    UNIT = "unit", "Đơn vị trực thuộc", "Unit of another body"


class Region(Model):
    """A region the province belongs to in one regional scheme, and from when to when.

    The schemes of 2021 and 2025 do not map one to one: a regional series breaks on 2025-07-01.
    """

    codelist: Annotated[CodelistCode, Label("Hệ phân vùng", "Regional scheme")]
    """The scheme, e.g. ``CL_VUNG_2021``."""
    code: Annotated[Line, Label("Vùng", "Region"), Facet("region", within="codelist")]
    """The region's code in that scheme, e.g. ``DBSH``."""
    valid_from: Annotated[date | None, Label("Từ ngày", "From")] = None
    """First day; absent: since before the records begin."""
    valid_to: Annotated[date | None, Label("Đến ngày", "To")] = None
    """Last day; absent: still."""
    source: Annotated[Prose | None, Label("Nguồn", "Source"), Wording()] = None
    """Where this membership was read."""
    source_en: Annotated[
        Prose | None, Label("Nguồn (tiếng Anh)", "Source in English"), Wording()
    ] = None
    """The source in English; absent when it reads alike in both languages."""


class Body(Content):
    """An organisation with duties in reporting, as it is called during one span of time.

    A merged body is a new item even when the name stays (``bo-tai-chinh``, ``bo-tai-chinh-2025``):
    ask by code and day. Who took over from whom is told by *succession* facts.
    """

    body_type: Annotated[BodyType, Label("Loại cơ quan", "Type of body"), Facet("body_type")]
    """What sort of body it is."""
    abbreviation: Annotated[
        Line | None, Label("Tên viết tắt", "Abbreviation"), Wording(), Searched(8)
    ] = None
    """The abbreviation used in document numbers and daily, e.g. ``BTC``."""
    parent: Annotated[BodyCode | None, Label("Trực thuộc", "Part of"), Facet("parent")] = None
    """The body it belongs to."""
    identifiers: Annotated[
        tuple[Identifier, ...], Label("Mã định danh", "Identifiers"), KeyedBy("scheme")
    ] = ()
    """Official codes. They can pass to another body: always read them with the day."""
    regions: Annotated[tuple[Region, ...], Label("Vùng", "Regions"), KeyedBy("codelist")] = ()
    """For a province: the regions it belongs to."""
