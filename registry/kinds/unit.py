"""Unit of measure (đơn vị tính)."""

from decimal import Decimal
from typing import Annotated

from registry.kinds.codes import UnitCode
from registry.kinds.content import Content, Line
from registry.kinds.marks import Facet, Label, Searched, Wording


class Unit(Content):
    """A unit figures are expressed in, with its codes in UN/CEFACT, UCUM, ISO 4217 and SDMX."""

    symbol: Annotated[Line | None, Label("Ký hiệu", "Symbol"), Wording(), Searched(4)] = None
    """As printed in Vietnamese tables, e.g. ``%``."""
    quantity: Annotated[Line | None, Label("Đại lượng", "Quantity"), Facet("quantity")] = None
    """What it measures: money, count, mass, area …"""
    unece_rec20: Annotated[Line | None, Label("Mã UN/CEFACT", "UN/CEFACT Rec. 20 code")] = None
    """Code of UN/CEFACT Recommendation 20."""
    ucum: Annotated[Line | None, Label("Mã UCUM", "UCUM code")] = None
    """Code of the Unified Code for Units of Measure."""
    base_unit: Annotated[UnitCode | None, Label("Đơn vị gốc", "Base unit")] = None
    """The unit it is a multiple of."""
    factor: Annotated[Decimal | None, Label("Hệ số so với đơn vị gốc", "Factor to base unit")] = (
        None
    )
    """How many base units it is, exactly."""
    iso4217: Annotated[Line | None, Label("Mã tiền tệ", "Currency code")] = None
    """ISO 4217 code of its currency."""
    sdmx_unit: Annotated[Line | None, Label("Đơn vị SDMX", "SDMX unit")] = None
    """Code of SDMX's CL_UNIT_MEASURE."""
    sdmx_multiplier: Annotated[int | None, Label("Bội số SDMX", "SDMX unit multiplier")] = None
    """Power of ten of SDMX's CL_UNIT_MULT."""
