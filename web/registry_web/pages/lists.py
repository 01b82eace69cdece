"""Lists of one kind: facets that live in the address, a row for each record."""

from typing import Any, NamedTuple

from markupsafe import Markup
from starlette.responses import Response

from registry.catalogue import Version
from registry.catalogue.listing import FacetCount, table
from registry.kinds import Kind
from registry.kinds.provenance import Certainty, ProvenanceClass
from registry.kinds.reading import Key
from registry_web import notice
from registry_web.columns import COLUMNS, Column
from registry_web.narrowing import narrowing
from registry_web.page import Page
from registry_web.rendering import render

ROWS = 200
"""How many records one page shows: all regimes, all indicators."""

_NOT_FILTERS = {"valid_at", "as_of", "after"}
_FIRST = (
    "field", "regime_type", "template_type", "body_type", "instrument_type", "system_type",
    "quantity", "body", "lead_body", "issuer", "owner", "reporting_body", "reporter", "recipient",
    "body_in_part", "periodicity", "frequency", "level", "unit", "collection", "certainty",
)  # fmt: skip
"""The facets most look for, first things first."""
_LAST = ("instrument", "codelist", "indicator", "source_file", "provenance", "status")
"""Those that few look for stand at the end."""

_NOTICES = {Kind.INDICATOR: (notice.ANNEX_293,), Kind.REGIME: (notice.LIST_148,)}


_CHIP = Markup('<span class="chip is-{}">{}</span>')
_NUMBER = Markup(' class="num"')
_TOLD = Markup(' data-label="{}"')


class Row(NamedTuple):
    """One record of the list."""

    key: Key
    name: str
    other_name: str
    href: str
    cells: list[tuple[str, str, bool, Markup]]
    """Of each cell: its text, where it leads, whether what it names is gone, its attributes."""
    certainty: Certainty
    is_candidate: bool


def listed(page: Page, kind: Kind) -> Response:
    """The list of a kind, narrowed as the address says."""
    filters = filters_of(page)
    after = page.query.get("after") or None
    marks = [_marks(page, one) for one in COLUMNS[kind]]
    found = table(page.view, kind).page(page.view, filters, after=after, limit=ROWS)
    return render(
        page,
        "list.html",
        kind=kind,
        total=found.total,
        columns=COLUMNS[kind],
        rows=[_row(page, one, marks) for one in found.rows],
        facets=narrowing(page, _in_order(found.facets)),
        certainties={one: _CHIP.format(one.value, page.say(one)) for one in Certainty},
        filters=filters,
        after=found.after,
        is_continued=after is not None,
        notices=_NOTICES.get(kind, ()),
    )


def filters_of(page: Page) -> dict[str, tuple[str, ...]]:
    """By what the address narrows a list."""
    names = dict.fromkeys(name for name, _ in page.others if name not in _NOT_FILTERS)
    return {name: page.all_of(name) for name in names}


def _row(page: Page, version: Version, marks: list[Markup]) -> Row:
    content: Any = version.content
    names = content["names"]
    name = page.say(names)
    other = names.get("vi" if page.language == "en" else "en", "")
    return Row(
        key=version.key,
        name=name,
        other_name="" if other == name else other,
        href=page.item(version.key),
        cells=[
            (*one.cell(page, version, content), mark)
            for one, mark in zip(COLUMNS[version.key.kind], marks, strict=True)
        ],
        certainty=ProvenanceClass(version.provenance["level"]).certainty,
        is_candidate=version.is_candidate,
    )


def _marks(page: Page, column: Column) -> Markup:
    """The attributes of every cell of a column."""
    number = _NUMBER if column.is_number else Markup()
    told = _TOLD.format(page.say(column.words)) if column.is_told else Markup()
    return number + told


def _in_order(facets: tuple[FacetCount, ...]) -> list[FacetCount]:
    place = {name: at - len(_FIRST) for at, name in enumerate(_FIRST)}
    place |= {name: at + 1 for at, name in enumerate(_LAST)}
    return sorted(facets, key=lambda one: place.get(one.name, 0))
