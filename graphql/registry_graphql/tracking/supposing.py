"""What if these finish: whether the targets would then be reached."""

from functools import cache
from typing import Annotated, Any

import strawberry

from registry.catalogue import View
from registry.digitization import Coverage, Verdict, WhatIf, what_if
from registry.facts import FactType
from registry_graphql.clocks import Info
from registry_graphql.making import Shell, each, field, make_type, shell
from registry_graphql.seen import Fact
from registry_graphql.shells import FACTS
from registry_graphql.terms import enumeration
from registry_graphql.tracking.standings import members_field

Finish = Annotated[
    list[str],
    strawberry.argument(
        description="Members or the bodies that lead them, e.g. `bo-y-te`, `CDBC-003`; a body "
        "stands for all it leads."
    ),
]


class _Supposed:
    """What would be, as a view sees it."""

    __slots__ = ("coverage", "found", "view")

    def __init__(self, view: View, coverage: Coverage, found: WhatIf) -> None:
        self.view, self.coverage, self.found = view, coverage, found


def what_if_field() -> Any:
    """A metric if some of its members finish."""
    return field(
        _what_if_type(),
        "Nếu hoàn thành — What the count and the bounds of the official figure would be if these "
        "finish.",
        _what_if,
    )


@cache
def _what_if_type() -> Shell:
    number: Any = lambda name: lambda root: getattr(root.found, name)  # noqa: E731
    return make_type(
        shell("WhatIf"),
        {
            "finishing": members_field(
                "Sẽ hoàn thành — Those that would finish, as they stand now.",
                lambda root: root.found.finishing,
            ),
            "already": members_field(
                "Đã đạt từ trước — Those named that had reached it already.",
                lambda root: root.found.already,
            ),
            "reached": field(int, "Sẽ đạt — How many would have reached it.", number("reached")),
            "unknown": field(
                int, "Còn chưa rõ — How many would still be unknown.", number("unknown")
            ),
            "tally_least": field(
                int | None,
                "Số công bố ít nhất — All that finish are among those it counts already.",
                number("tally_least"),
            ),
            "tally_most": field(
                int | None, "Số công bố nhiều nhất — None of them is.", number("tally_most")
            ),
            "targets": field(
                each(_target_type()),
                "Mục tiêu — Each target then.",
                lambda root: [(root.view, one) for one in root.found.targets],
            ),
        },
        "Nếu hoàn thành — What would be if some members finish.",
    )


@cache
def _target_type() -> Shell:
    return make_type(
        shell("SupposedTarget"),
        {
            "target": field(
                FACTS[FactType.TARGET],
                "Mục tiêu — The target.",
                lambda root: Fact(root[0], root[1].against.target),
            ),
            "wanted": field(
                int | None,
                "Số phải đạt — How many must reach it.",
                lambda root: root[1].against.wanted,
            ),
            "reached_by_tally": field(
                enumeration(Verdict),
                "Đạt theo số công bố — Whether it would be reached, by the official figure.",
                lambda root: root[1].by_tally,
            ),
            "reached_by_count": field(
                enumeration(Verdict),
                "Đạt theo số đếm — Whether it would be reached, by our count.",
                lambda root: root[1].by_count,
            ),
        },
        "Mục tiêu khi đó — A target if the members finish.",
    )


def _what_if(root: Any, info: Info, finish: Finish) -> Any:
    found = what_if(root.view, info.context.today(root.view), root.found, finish)
    return _Supposed(root.view, root.coverage, found)
