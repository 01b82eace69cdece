"""Supply of indicators by period and form: what is required, what comes, and the gap."""

from functools import cache
from typing import Annotated, Any

import strawberry

from registry.catalogue import View
from registry.digitization import SupplyOf, periods_needed, supplies
from registry.facts.statements import SupplyState
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry_graphql.connections import connection_type
from registry_graphql.making import Fields, Shell, each, field, make_type, shell
from registry_graphql.paging import After, Asked, Before, First, Last, Slice, cut
from registry_graphql.seen import Fact, follow
from registry_graphql.shells import FACT, KINDS
from registry_graphql.terms import enumeration

Periods = Annotated[
    list[str],
    strawberry.argument(description="Periods somebody needs, e.g. `M` for a monthly meeting."),
]
_INDICATOR, _PERIOD, _TEMPLATE = KINDS[Kind.INDICATOR], KINDS[Kind.PERIOD], KINDS[Kind.TEMPLATE]


class _Seen:
    """The supply of an indicator as a view sees it."""

    __slots__ = ("found", "view")

    def __init__(self, view: View, found: SupplyOf) -> None:
        self.view, self.found = view, found


class _Supplies:
    """The supply of each indicator by code, and the page asked for."""

    __slots__ = ("nodes", "page", "total")

    def __init__(self, view: View, found: list[SupplyOf], asked: Asked) -> None:
        self.total = len(found)
        self.page: Slice[Any] = cut(found, [one.indicator.code for one in found], asked)
        self.nodes = [_Seen(view, one) for one in self.page.rows]


def supply_field() -> Any:
    """The supply of a metric's indicators."""
    return field(
        connection_type(_supply_type()),
        "Cung cấp số liệu — Each indicator's supply by period and form; an error if the metric is "
        "not of indicators.",
        _supplied,
    )


def _supplied(
    root: Any, first: First = None, after: After = None, last: Last = None, before: Before = None
) -> Any:
    found = sorted(supplies(root.view, root.coverage.metric), key=lambda one: one.indicator.code)
    return _Supplies(root.view, found, Asked(first, after, last, before))


@cache
def _supply_type() -> Shell:
    return make_type(
        shell("IndicatorSupply"),
        {
            "indicator": field(
                _INDICATOR | None,
                "Chỉ tiêu — The indicator.",
                lambda root: follow(root.view, root.found.indicator),
            ),
            "indicator_code": field(
                str, "Mã chỉ tiêu — Its raw code.", lambda root: root.found.indicator.code
            ),
            "state": field(
                enumeration(SupplyState) | None,
                "Mức cung cấp — On the whole; in full only if every period and form is. Absent: "
                "not known.",
                lambda root: root.found.state,
            ),
            "fact": field(
                FACT | None,
                "Sự kiện — The latest fact that bears on it.",
                lambda root: Fact(root.view, root.found.fact) if root.found.fact else None,
            ),
            **_periods("required", "Kỳ phải có — What its definition asks for"),
            **_periods("supplied", "Kỳ có số liệu — What is known to come"),
            **_periods("lacking", "Kỳ còn thiếu — Required, and not known to come"),
            **_periods("refused", "Kỳ không có số liệu — Required, and stated not to come"),
            "needed": field(
                each(_needed_type()),
                "Kỳ cần có — Periods somebody needs, be they required or not.",
                _needed,
            ),
            "cells": field(
                each(_cell_type()),
                "Từng kỳ, từng biểu — Each required period, on each form where there are forms.",
                lambda root: [(root.view, one) for one in root.found.cells],
            ),
        },
        "Cung cấp số liệu — An indicator's supply over its periods and forms, and the gap.",
    )


def _periods(name: str, said: str) -> Fields:
    """Periods of a sort, and their raw codes."""
    codes: Any = lambda root: getattr(root.found, name)  # noqa: E731
    return {
        name: field(
            list[_PERIOD | None],  # type: ignore[valid-type]
            f"{said}.",
            lambda root: [_period(root.view, one) for one in codes(root)],
        ),
        f"{name}_codes": field(list[str], f"{said}: raw codes.", codes),
    }


@cache
def _needed_type() -> Shell:
    return make_type(
        shell("NeededPeriod"),
        {
            **_one_period(),
            "is_defined": field(
                bool,
                "Có trong định nghĩa — The indicator's definition asks for it.",
                lambda root: root[1].is_defined,
            ),
            "is_supplied": field(
                bool | None,
                "Có số liệu — Figures of it are known to come. Absent: nothing is known of the "
                "indicator's supply.",
                lambda root: root[1].is_supplied,
            ),
        },
        "Kỳ cần có — A period that somebody needs of an indicator.",
    )


@cache
def _cell_type() -> Shell:
    return make_type(
        shell("SupplyCell"),
        {
            **_one_period(),
            "template": field(
                _TEMPLATE | None,
                "Biểu mẫu — The form; absent: the indicator is on none.",
                lambda root: (
                    follow(root[0], Key(Kind.TEMPLATE, root[1].template))
                    if root[1].template
                    else None
                ),
            ),
            "template_code": field(
                str | None, "Mã biểu mẫu — Its raw code.", lambda root: root[1].template
            ),
            "state": field(
                enumeration(SupplyState) | None,
                "Mức cung cấp — What is supplied there. Absent: not known.",
                lambda root: root[1].supply,
            ),
            "fact": field(
                FACT | None,
                "Sự kiện — The fact that says so.",
                lambda root: Fact(root[0], root[1].fact) if root[1].fact else None,
            ),
        },
        "Một kỳ trên một biểu — One period of an indicator, on one form.",
    )


def _one_period() -> Fields:
    return {
        "period": field(
            _PERIOD | None,
            "Kỳ — The sort of period.",
            lambda root: _period(root[0], root[1].period),
        ),
        "period_code": field(str, "Mã kỳ — Its raw code.", lambda root: root[1].period),
    }


def _period(view: View, code: str) -> Any:
    return follow(view, Key(Kind.PERIOD, code))


def _needed(root: Any, periods: Periods) -> Any:
    codes = periods_needed(root.view, periods)
    return [(root.view, root.found.needed(one)) for one in codes]
