"""What a report is made of. Every text is in the reader's language already."""

from dataclasses import dataclass

Cell = str | int
"""What stands in a table: a number is written as one in a workbook."""


@dataclass(frozen=True)
class Figure:
    """One number with its name, and which part of the whole it is."""

    name: str
    value: int
    part: str = ""
    """``reached``, ``not_reached`` or ``unknown``; empty for the whole."""


@dataclass(frozen=True)
class Heading:
    """The heading of a section."""

    text: str


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str
    is_quiet: bool = False
    """Said in passing: a source, a method."""


@dataclass(frozen=True)
class Notice:
    """What nobody may overlook."""

    text: str


@dataclass(frozen=True)
class Share:
    """A whole and its parts, as figures and as a bar."""

    whole: Figure
    parts: tuple[Figure, ...]


@dataclass(frozen=True)
class Pairs:
    """Names and what is said of each."""

    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    name: str
    width: float = 0
    """Its share of the room that is left; 0: as wide as what stands in it."""
    is_number: bool = False


@dataclass(frozen=True)
class Table:
    """A table; in a workbook a sheet of its own."""

    name: str
    """What it holds: the heading on paper, the sheet's name in a workbook."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    """What must be known to read it, e.g. that it holds a part only."""


@dataclass(frozen=True)
class Point:
    """A place in a drawing, in its own units, and the figure it marks."""

    x: float
    y: float
    label: str = ""


@dataclass(frozen=True)
class Key:
    """What a sign in a drawing stands for: ``line``, ``dot`` or ``diamond``."""

    sign: str
    name: str


@dataclass(frozen=True)
class Chart:
    """A line over time with dots and diamonds. Its figures must stand in a table as well."""

    says: str
    """What it shows, for whoever cannot see it."""
    width: float
    height: float
    line: tuple[Point, ...]
    dots: tuple[Point, ...]
    diamonds: tuple[Point, ...]
    levels: tuple[Point, ...]
    """Where the lines across stand, each with its label at the left."""
    days: tuple[Point, ...]
    """Where the lines up stand, each with its label below."""
    keys: tuple[Key, ...]


Block = Heading | Text | Notice | Share | Pairs | Table | Chart


@dataclass(frozen=True)
class Report:
    """A whole report."""

    title: str
    language: str
    source: str
    """Who says it: stands at the head of each page."""
    asked: str
    """What was asked: the day, as known when."""
    address: str
    """Where the same can be read anew: stands at the foot of each page."""
    page: str
    """The word for a page, e.g. ``Trang``."""
    blocks: tuple[Block, ...]
    cut: str = "{} / {}"
    """What is said of a table too long for paper: how many rows stand there, of how many."""
