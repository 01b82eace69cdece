"""Supply of one indicator: in full only if for every period and every form it is.

A statement that names no period, or no form though the indicator has some, says that figures come,
not that all of them do. Asked beside it: which periods are required, which are supplied, and which
somebody needs (the Government meets monthly; in 2021 it got yearly figures).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, cast

from registry.catalogue import RecordedFact, View
from registry.digitization.holding import stated_by
from registry.digitization.metric import Metric
from registry.errors import Complaint, NoAnswer
from registry.facts import FactType
from registry.facts.statements import SupplyState
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.kinds.shape import Json
from registry.words import Words

_SUPPLIED = (SupplyState.PARTIAL, SupplyState.FULL)


@dataclass(frozen=True)
class Cell:
    """One period of an indicator, on one form where it has forms: what is supplied there."""

    period: str
    template: str | None
    supply: SupplyState | None
    """``None``: nothing is known."""
    fact: RecordedFact | None


class Needed(NamedTuple):
    """A period that somebody needs of an indicator."""

    period: str
    is_defined: bool
    """The indicator's definition asks for it."""
    is_supplied: bool | None
    """Figures of it are known to come; ``None``: nothing is known of the indicator's supply."""


@dataclass(frozen=True)
class SupplyOf:
    """An indicator's supply over all its periods and forms, and on the whole."""

    indicator: Key
    cells: tuple[Cell, ...]
    state: SupplyState | None
    """On the whole; ``None``: not known."""
    fact: RecordedFact | None
    """The latest fact that bears on it."""
    required: tuple[str, ...]
    """The periods its definition asks for."""
    supplied: tuple[str, ...]
    """The periods of which some figures are known to come."""

    @property
    def lacking(self) -> tuple[str, ...]:
        """Required periods of which none of the figures is known to come: the gap at most."""
        return tuple(one for one in self.required if one not in self.supplied)

    @property
    def refused(self) -> tuple[str, ...]:
        """Required periods that are stated not to come on any form: the gap for certain."""
        return tuple(one for one in self.lacking if self._said.get(one) == {SupplyState.NONE})

    def at(self, period: str) -> SupplyState | None:
        """What is known of one period over all its forms; ``None``: nothing."""
        said = self._said.get(period)
        if said == {SupplyState.FULL}:
            return SupplyState.FULL
        if period in self.supplied:
            return SupplyState.PARTIAL
        return SupplyState.NONE if said == {SupplyState.NONE} else None

    @cached_property
    def _said(self) -> dict[str, set[SupplyState | None]]:
        """What is said of each required period, form by form."""
        said: dict[str, set[SupplyState | None]] = {}
        for cell in self.cells:
            said.setdefault(cell.period, set()).add(cell.supply)
        return said

    def needed(self, period: str) -> Needed:
        """Where a period stands that somebody needs, be it required or not."""
        is_known = self.state is not None
        is_supplied = period in self.supplied if is_known else None
        return Needed(period, period in self.required, is_supplied)


def supplies(view: View, metric: Metric) -> tuple[SupplyOf, ...]:
    """The supply of every member of a metric of indicators.

    :raises NoAnswer: if the metric is of something else.
    """
    if metric.fact is not FactType.SUPPLY:
        raise NoAnswer(_NO_SUPPLY, (Complaint("metric", "no-supply", _NO_SUPPLY),))
    return tuple(supply_of(view, member) for member in metric.members(view))


def demands(view: View) -> tuple[RecordedFact, ...]:
    """The official figures that complain of a period lacking, as known and dated by the day.

    Each names the period needed; in 2021 yearly figures came for a Government that meets monthly.
    """
    day = view.valid_at.isoformat()
    return tuple(
        fact
        for fact in view.catalogue.all_facts(view.as_of)
        if fact.type is FactType.TALLY
        and fact.content.get("needed_period")
        and (fact.on or "") <= day
    )


def bearing_on(
    view: View, indicator: Key, facts: Iterable[RecordedFact]
) -> tuple[RecordedFact, ...]:
    """Those of the figures that speak of a set the indicator is in."""
    sets = {f"collection:{code}" for code in view.memberships.get(indicator, ())}
    return tuple(fact for fact in facts if fact.content.get("subject") in sets)


def periods_needed(view: View, given: Iterable[str]) -> tuple[str, ...]:
    """The codes of periods that somebody needs.

    :raises NotFound: naming the first that is no period of the catalogue.
    """
    codes = tuple(dict.fromkeys(filter(None, (one.strip() for one in given))))
    for code in codes:
        if not view.is_known(Key(Kind.PERIOD, code)):
            view.get(Key(Kind.PERIOD, code))  # refuses, saying why
    return codes


def supply_of(view: View, indicator: Key) -> SupplyOf:
    """What is known of an indicator's supply on the view's day, as of its revision."""
    kept = _kept(view)
    found = kept.get(indicator)
    if found is None:
        found = kept[indicator] = _supply_of(view, indicator)
    return found


def _kept(view: View) -> dict[Key, SupplyOf]:
    """What was worked out for the view asked last: page after page asks for the same.

    Of one view only, since there may be tens of thousands of indicators.
    """
    there = cast(_Kept | None, view.catalogue.worked_out.get(supply_of))
    if there is None or there[0] is not view:
        there = view.catalogue.worked_out[supply_of] = view, {}
    return there[1]


_Kept = tuple[View, dict[Key, SupplyOf]]


def _supply_of(view: View, indicator: Key) -> SupplyOf:
    required = _periodicities(view, indicator)
    latest = _by_place(_facts(view, indicator))
    holding = {place: said for place in latest if (said := _at(place, latest))}
    cells = tuple(
        Cell(*place, said.supply if said else None, said.fact if said else None)
        for place in _wanted(view, indicator, required)
        for said in (_at(place, latest) if latest else None,)
    )
    come = {place[0] for place, said in holding.items() if said.supply in _SUPPLIED}
    last = max(holding.values(), key=lambda one: one[:2], default=None)
    return SupplyOf(
        indicator=indicator,
        cells=cells,
        state=_on_the_whole(cells, [one.supply for one in holding.values()]),
        fact=last.fact if last else None,
        required=required,
        supplied=tuple(sorted(one for one in come if one is not None)),
    )


def _facts(view: View, indicator: Key) -> list["_Said"]:
    day = view.valid_at.isoformat()
    return [
        _Said(content["on"], fact.revision, SupplyState(content["supply"]), fact, content)
        for fact in view.facts(indicator, FactType.SUPPLY)
        if fact.subject == indicator and stated_by(content := fact.content, day)
    ]


class _Said(NamedTuple):
    """A statement; the later of two is the greater."""

    on: str
    revision: int
    supply: SupplyState
    fact: RecordedFact
    content: Json


_Place = tuple[str | None, str | None]


def _by_place(facts: list[_Said]) -> dict[_Place, _Said]:
    """For each period and form spoken of, the latest statement."""
    ordered = sorted(facts, key=lambda one: one[:2])
    return {(one.content.get("period"), one.content.get("template")): one for one in ordered}


def _at(place: _Place, latest: dict[_Place, _Said]) -> _Said | None:
    """What holds at a place: its own statement, or a later one that nothing comes at all.

    That figures of a period come in full, with no form named, says nothing of any one form.
    """
    period, _ = place
    wider = [latest.get(one) for one in ((period, None), (None, None)) if one != place]
    told = [one for one in wider if one is not None and one.supply is SupplyState.NONE]
    own = latest.get(place)
    return max([*told, *([own] if own else [])], key=lambda one: one[:2], default=None)


def _on_the_whole(cells: tuple[Cell, ...], said: list[SupplyState]) -> SupplyState | None:
    if cells and all(cell.supply is SupplyState.FULL for cell in cells):
        return SupplyState.FULL
    if any(one in _SUPPLIED for one in said):
        return SupplyState.PARTIAL
    is_none = bool(cells) and all(cell.supply is SupplyState.NONE for cell in cells)
    return SupplyState.NONE if is_none else None


def _periodicities(view: View, indicator: Key) -> tuple[str, ...]:
    version = view.find(indicator) or view.last_known(indicator)
    return version.facet("periodicity") if version else ()


def _wanted(
    view: View, indicator: Key, periods: tuple[str, ...]
) -> Iterator[tuple[str, str | None]]:
    """Every period with every form that is filled in for it; with none where there is no form."""
    forms = _forms(view, indicator)
    for period in periods:
        codes = [code for code, frequencies in forms if not frequencies or period in frequencies]
        yield from ((period, code) for code in codes)
        if not codes:
            yield period, None


def _forms(view: View, indicator: Key) -> list[tuple[str, tuple[str, ...]]]:
    """The published forms in force that hold the indicator; drafts oblige nobody."""
    sources = sorted(view.catalogue.sources.get(indicator, ()))
    found = (view.find(one) for one in sources if one.kind is Kind.TEMPLATE)
    return [
        (one.key.code, one.facet("frequency"))
        for one in found
        if one is not None and not one.is_candidate and indicator in one.targets
    ]


_NO_SUPPLY = Words(
    "Chỉ các chỉ số về chỉ tiêu mới có mức cung cấp.", "Only metrics of indicators have a supply."
)
