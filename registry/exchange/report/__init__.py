"""A report: what one screen says, as a document to file and as a workbook to reckon with.

Whoever has something to report says it once, as blocks (``Report``); ``pdf`` and ``xlsx`` write it.
So no file can leave out a figure that the other has.
"""

from registry.exchange.report.blocks import (
    Block,
    Chart,
    Column,
    Figure,
    Heading,
    Key,
    Notice,
    Pairs,
    Point,
    Report,
    Share,
    Table,
    Text,
)
from registry.exchange.report.paper import pdf
from registry.exchange.report.sheets import xlsx

__all__ = [
    "Block",
    "Chart",
    "Column",
    "Figure",
    "Heading",
    "Key",
    "Notice",
    "Pairs",
    "Point",
    "Report",
    "Share",
    "Table",
    "Text",
    "pdf",
    "xlsx",
]
