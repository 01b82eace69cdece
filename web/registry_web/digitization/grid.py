"""What is required of an indicator's figures beside what comes: each period, on each form."""

from collections.abc import Iterable
from typing import NamedTuple

from registry.calendar import PeriodKind
from registry.digitization import SupplyOf, bearing_on, demands, supply_of
from registry.facts.statements import SupplyState
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry_web.page import Page
from registry_web.things import Thing, period_names, thing


class Square(NamedTuple):
    """One period on one form, or on the whole."""

    state: SupplyState | None
    """``None``: nothing is known."""
    is_required: bool
    is_needed: bool
    """Somebody official asks for it, be it in the definition or not."""
    revision: int | None
    """The fact that says so."""

    @property
    def is_asked_for(self) -> bool:
        """Whether anybody expects figures here."""
        return self.is_required or self.is_needed


class Line(NamedTuple):
    """One form of an indicator; ``None`` where no published form is filled in for it."""

    form: Thing | None
    squares: list[Square]


class Demand(NamedTuple):
    """An official figure that names a period as needed."""

    numerator: int
    denominator: int | None
    on: str | None
    comes: Thing | None
    """The period for which the figures counted come."""
    needed: Thing
    definition: dict[str, str] | None


class Grid(NamedTuple):
    """An indicator's periods across, its forms down."""

    periods: list[Thing]
    lines: list[Line]
    lacking: list[Thing]
    """Required, and not known to come: the gap at most."""
    refused: list[Thing]
    """Required, and stated not to come: the gap for certain."""
    demands: list[Demand]
    undefined: list[Thing]
    """Needed, though the definition does not ask for it."""


def grid(page: Page, indicator: Key) -> Grid:
    """The grid of one indicator."""
    found = supply_of(page.view, indicator)
    facts = bearing_on(page.view, indicator, demands(page.view))
    asked = [demand(page, one.content) for one in facts]
    needed = dict.fromkeys(one.needed.key.code for one in asked)
    codes = in_order({*found.required, *needed})
    forms = dict.fromkeys(cell.template for cell in found.cells)
    return Grid(
        periods=period_names(page, codes),
        lines=[
            Line(
                thing(page, Key(Kind.TEMPLATE, form)) if form else None,
                [_square(found, code, form, is_needed=code in needed) for code in codes],
            )
            for form in forms
        ],
        lacking=period_names(page, found.lacking),
        refused=period_names(page, found.refused),
        demands=asked,
        undefined=period_names(page, [one for one in needed if one not in found.required]),
    )


def _square(found: SupplyOf, period: str, form: str | None, *, is_needed: bool) -> Square:
    cell = next((one for one in found.cells if (one.period, one.template) == (period, form)), None)
    if cell is None:
        return Square(found.at(period) if form is None else None, False, is_needed, None)
    return Square(cell.supply, True, is_needed, cell.fact.revision if cell.fact else None)


def demand(page: Page, content: Json) -> Demand:
    """A tally that complains of a period lacking, as it is shown."""
    comes = content.get("period")
    return Demand(
        numerator=content["numerator"],
        denominator=content.get("denominator"),
        on=content.get("on"),
        comes=thing(page, Key(Kind.PERIOD, comes)) if comes else None,
        needed=thing(page, Key(Kind.PERIOD, content["needed_period"])),
        definition=content.get("definition"),
    )


def in_order(codes: Iterable[str]) -> list[str]:
    """Codes of periods from the shortest to the longest."""
    order = [one.value for one in PeriodKind]
    known = sorted((one for one in codes if one in order), key=order.index)
    return [*known, *sorted(one for one in codes if one not in order)]
