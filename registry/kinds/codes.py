"""Codes that name other items, as types: a field of type ``BodyCode`` is a reference to a body."""

from typing import Annotated

from pydantic import StringConstraints

from registry.kinds.kind import Kind
from registry.kinds.marks import RefersTo

CODE_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$"
"""What a code looks like: letters without marks, digits, dot, dash, underscore: safe in a URL."""

Code = Annotated[str, StringConstraints(pattern=CODE_PATTERN)]
IndicatorCode = Annotated[Code, RefersTo(Kind.INDICATOR)]
RegimeCode = Annotated[Code, RefersTo(Kind.REGIME)]
TemplateCode = Annotated[Code, RefersTo(Kind.TEMPLATE)]
PeriodCode = Annotated[Code, RefersTo(Kind.PERIOD)]
BodyCode = Annotated[Code, RefersTo(Kind.BODY)]
InstrumentCode = Annotated[Code, RefersTo(Kind.INSTRUMENT)]
CodelistCode = Annotated[Code, RefersTo(Kind.CODELIST)]
UnitCode = Annotated[Code, RefersTo(Kind.UNIT)]
SystemCode = Annotated[Code, RefersTo(Kind.SYSTEM)]

ITEM_PATTERN = f"^({'|'.join(Kind)}):{CODE_PATTERN[1:]}"
"""How an item of any kind is named: ``kind:code``."""

ItemName = Annotated[
    str,
    StringConstraints(pattern=ITEM_PATTERN),
    RefersTo(None),
]
"""``kind:code``, for a field that may name an item of any kind, e.g. ``indicator:KTXH-099``."""
