"""A report as a PDF: set by Typst, tagged for screen readers, with our own type embedded.

Nothing is fetched: the template names no package, and system fonts are not looked at, so every
machine makes the same bytes of the same report.
"""

import json
from dataclasses import asdict, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from registry.exchange.report.blocks import Block, Report, Table

if TYPE_CHECKING:
    from typst import Fonts

MEDIA_TYPE = "application/pdf"

MOST_ROWS = 2_000
"""Rows of a table on paper: each takes some 130 kB of memory while it is set, and nobody reads
more. The workbook holds them all."""

_HERE = Path(str(files("registry.exchange.report")))


def pdf(report: Report) -> bytes:
    """The report as PDF/UA-1 on A4; some 100 ms, in native code that lets other threads run.

    A sign that none of our fonts has would break that standard: the file is tagged all the same,
    but does not call itself PDF/UA then.
    """
    from typst import TypstError  # 80 MB on disk: loaded when the first report is asked for

    try:
        return _set(report, ["ua-1"])
    except TypstError as error:
        if "could not be displayed" not in error.message:
            raise
        return _set(report, [])


def _set(report: Report, standards: list[Any]) -> bytes:
    import typst

    said = json.dumps(
        {**asdict(report), "blocks": [_block(one, report.cut) for one in report.blocks]}
    )
    made = typst.compile(
        (_HERE / "report.typ").read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"report": said},
        pdf_standards=standards,
    )
    assert isinstance(made, bytes)  # noqa: S101 - a PDF is one file, never a list of pages
    return made


def _block(block: Block, cut: str) -> dict[str, Any]:
    sort = type(block).__name__.lower()
    if not isinstance(block, Table):
        return {"sort": sort, **asdict(block)}
    total, note = len(block.rows), block.note
    if total > MOST_ROWS:
        note = f"{note} {cut.format(MOST_ROWS, total)}".strip()
    kept = replace(block, rows=block.rows[:MOST_ROWS], note=note)
    return {"sort": sort, "total": total, **asdict(kept)}


@cache
def _fonts() -> "Fonts":
    """Our own type, and behind it what Typst brings along, for signs that ours lacks."""
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[str(_HERE / "fonts")])
