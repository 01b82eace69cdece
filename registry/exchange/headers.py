"""The header of a table: which sheet it is, and whether it has the columns that sheet must have."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from registry.exchange.columns import Column, Form
from registry.exchange.incoming import Reading
from registry.exchange.layout import Layout, Subject, layout_of, subject_of
from registry.exchange.limits import Limits
from registry.words import Words

_NO_SHEET = Words(
    "không nhận ra trang này: ô đầu của dòng tiêu đề thứ hai phải là tên trang, ví dụ "
    "indicator:code",
    "this sheet is not known: the second header row must begin with its name, e.g. indicator:code",
)
_UNKNOWN = Words("không có cột {name} trong trang này", "this sheet has no column {name}")
_MISSING = Words("thiếu cột {name}", "the column {name} is missing")
_TWICE = Words("cột {name} đứng hai lần", "the column {name} stands twice")

_COLUMNS_NAMED = 20
_COLUMNS_OF_A_LIST = 10
"""Numbered columns of a list are believed up to this part of all columns allowed."""


class Page(NamedTuple):
    """A sheet or CSV file as texts, each row with its number."""

    title: str
    rows: list[tuple[int, list[str]]]


class Known(NamedTuple):
    """A page that was recognised by its header."""

    title: str
    subject: Subject
    own: str | None
    """The list whose own sheet it is; ``None``: the main sheet of its subject."""
    layout: Layout
    columns: Sequence[Column]
    rows: list[tuple[int, list[str]]]


def recognised(page: Page, limits: Limits, reading: Reading) -> Known | None:
    """The page as the sheet its header says it is; ``None``, with complaints, if it is none."""
    for at, (_, texts) in enumerate(page.rows[:2]):
        names = [unicodedata.normalize("NFC", text).strip() for text in texts]
        while names and not names[-1]:
            names.pop()
        sheet, _, first = names[0].partition(":") if names else ("", "", "")
        about = subject_of(sheet)
        if about is not None:
            names[0] = first
            return _checked(page, about, names, at=at, limits=limits, reading=reading)
    reading.complain(page.title, "unknown_sheet", _NO_SHEET)
    return None


def _checked(
    page: Page,
    about: tuple[Subject, str | None],
    names: list[str],
    *,
    at: int,
    limits: Limits,
    reading: Reading,
) -> Known | None:
    subject, own = about
    made = layout_of(subject, names, limits.columns // _COLUMNS_OF_A_LIST)
    if own is not None:
        made = Layout(subject, {own: Form.SHEET})
    wanted = made.main if own is None else made.lists[own]
    by_name = {column.name: column for column in wanted}
    faults = (
        ("unknown_column", _UNKNOWN, [name for name in names if name not in by_name]),
        ("missing_column", _MISSING, [name for name in by_name if name not in names]),
        ("duplicate_column", _TWICE, sorted({one for one in names if names.count(one) > 1})),
    )
    place = f"{page.title}, dòng {page.rows[at][0]}"
    for code, message, found in faults:
        for name in found[:_COLUMNS_NAMED]:
            reading.complain(place, code, message.filled(name=repr(name[:80])))
    if any(found for _, _, found in faults):
        return None
    columns = [by_name[name] for name in names]
    return Known(page.title, subject, own, made, columns, page.rows[at + 1 :])
