"""A form as it looks: the grid of its header with merged cells, its rows, its head lines."""

import re
from typing import Any, NamedTuple

from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.kinds.template import Component, DataType, Relation, Role
from registry_web.page import Page
from registry_web.things import thing


class Cell(NamedTuple):
    """One cell of the header."""

    label: str
    columns: int
    rows: int
    relation: Relation | None
    field: Any
    """The field of the column it stands directly above; ``None`` for a header over headers."""


class Drawn(NamedTuple):
    """A form ready to be drawn."""

    header: list[list[Cell]]
    numbers: list[str]
    """The row of column numbers; empty when the form numbers none."""
    formulas: list[str]
    """For each column, how it is computed from other columns, in their numbers."""
    width: int
    stubs: int
    """How many columns name the row, from the left."""
    rows: list[Any]
    """The rows printed in the form."""
    is_open: bool
    """Rows are added by whoever fills it in."""
    lines: list[Any]
    """What is filled in above the table."""
    sections: list[tuple[str, list[Any]]]
    """For an outline: its parts, each under its heading."""


def drawn(content: Any) -> Drawn:
    """A template's content as a form."""
    fields = content["fields"]
    headers = {one["id"]: one for one in content.get("headers", ())}
    rows = [one for one in fields if one.get("is_fixed_row")]
    stubs = [one for one in fields if _is_stub(one)]
    figures = [one for one in fields if _is_column(one)]
    columns = [*stubs, *figures]
    paths = [_path(headers, one) for one in columns]
    numbers = [one.get("column_number") or "" for one in columns]
    return Drawn(
        header=_grid(columns, paths, headers),
        numbers=numbers if any(numbers) else [],
        formulas=_formulas(columns),
        width=len(columns),
        stubs=len(stubs),
        rows=rows,
        is_open=any(not one.get("is_fixed_row") for one in stubs) or not rows,
        lines=[one for one in fields if one["role"] == "attribute" and not _is_column(one)],
        sections=_sections(fields, headers),
    )


def cells(page: Page, content: Any) -> list[dict[str, Any]]:
    """What each field means, for the table under the form."""
    called = _called(content["fields"])
    return [_cell(page, one, called) for one in content["fields"]]


def _cell(page: Page, field: Any, called: dict[str, str]) -> dict[str, Any]:
    indicator, unit, codes = field.get("indicator"), field.get("unit"), field.get("codelist")
    return {
        **field,
        "equal_to": [
            _in_numbers(one, called)
            for one in (field.get("formula"), *field.get("equalities", ()))
            if one
        ],
        "remark": _remark(field.get("note") or ""),
        "role": Role(field["role"]),
        "datatype": DataType(field["datatype"]),
        "of": thing(page, Key(Kind.INDICATOR, indicator)) if indicator else None,
        "components": [Component(one) for one in field.get("components", ())],
        "unit": thing(page, Key(Kind.UNIT, unit)) if unit else None,
        "codes": thing(page, Key(Kind.CODELIST, codes)) if codes else None,
    }


def _remark(note: str) -> str:
    """What a note says beyond what was read from it into the field: columns, units, equalities."""
    parts = (part.strip() for part in note.split(";"))
    return "; ".join(part for part in parts if part and not _READ.match(part))


_READ = re.compile(r"(cột|mã số) \S+$|dòng cố định$|ĐVT chưa có trong |\[=\]|[a-z0-9_+*/() -]+$")


def _is_stub(field: Any) -> bool:
    return field["role"] in ("row_dimension", "column_dimension") and not field.get("is_fixed_row")


def _is_column(field: Any) -> bool:
    is_figure = field["role"] == "measure" and not field.get("is_fixed_row")
    return is_figure or (field["role"] == "attribute" and bool(field.get("column_number")))


def _path(headers: Any, field: Any) -> list[str]:
    """The headers a column stands under, outermost first; what names a row stands under none."""
    path: list[str] = []
    at = None if _is_stub(field) else field.get("header")
    while at and at not in path:
        path.insert(0, at)
        at = headers[at].get("parent")
    return path


def _grid(columns: list[Any], paths: list[list[str]], headers: Any) -> list[list[Cell]]:
    depth = max((len(path) for path in paths), default=0)
    grid: list[list[Cell]] = [[] for _ in range(depth + 1)]
    for index, (field, path) in enumerate(zip(columns, paths, strict=True)):
        for level, name in enumerate(path):
            if index and paths[index - 1][: level + 1] == path[: level + 1]:
                continue
            span = _run(paths, index, level)
            grid[level].append(
                Cell(headers[name]["label"], span, 1, _relation(headers[name]), None)
            )
        grid[len(path)].append(Cell(field["label"], 1, depth + 1 - len(path), None, field))
    return grid


def _run(paths: list[list[str]], start: int, level: int) -> int:
    """How many columns from here stand under the same header."""
    same = paths[start][: level + 1]
    end = start
    while end < len(paths) and paths[end][: level + 1] == same:
        end += 1
    return end - start


def _relation(header: Any) -> Relation | None:
    return Relation(header["relation"]) if header.get("relation") else None


def _formulas(columns: list[Any]) -> list[str]:
    called = _called(columns)
    found = [_in_numbers(one.get("formula") or "", called) for one in columns]
    return found if any(found) else []


def _called(fields: list[Any]) -> dict[str, str]:
    """What the form itself calls a field: the number of its column or row, else its label."""
    return {
        one["id"]: one.get("column_number") or one.get("row_code") or one["label"] for one in fields
    }


def _in_numbers(formula: str, called: dict[str, str]) -> str:
    """A formula as a form prints it: ``2 + 3`` for ``c02_a+c03_b``."""
    spaced = re.sub(r"\s*([-+*/])\s*", r" \1 ", formula)
    return re.sub(r"[A-Za-z_]\w*", lambda name: called.get(name[0], name[0]), spaced)


def _sections(fields: list[Any], headers: Any) -> list[tuple[str, list[Any]]]:
    found: dict[str, list[Any]] = {}
    for one in fields:
        if one["role"] == "text_section":
            heading = headers[one["header"]]["label"] if one.get("header") else ""
            found.setdefault(heading, []).append(one)
    return list(found.items())
