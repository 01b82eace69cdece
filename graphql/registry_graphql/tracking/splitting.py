"""A count split into groups or narrowed to one; from every figure the way to its members."""

from functools import cache
from typing import Annotated, Any

import strawberry

from registry.digitization import narrow, split, ways
from registry.kinds import Kind
from registry_graphql.clocks import Info
from registry_graphql.making import Fields, Shell, each, field, make_type, shell
from registry_graphql.seen import follow
from registry_graphql.shells import KINDS
from registry_graphql.tracking.counting import GroupSeen, Part, counts_type, value_type
from registry_graphql.tracking.standings import members_field
from registry_graphql.wordtypes import WordsType

By = Annotated[
    str,
    strawberry.argument(
        description="One of `ways`: a facet of the members, as REST names it, e.g. `field`; or "
        "`body_today`: by who holds the lead body's duties today."
    ),
]


@strawberry.input(description="Điều kiện lọc — A group that members must be in.")
class GroupFilter:
    """One condition; several are all met."""

    by: str = strawberry.field(description="One of `ways`, e.g. `body`, `field`, `state`.")
    value: str | None = strawberry.field(
        default=None, description="The group's value; absent: the members without one."
    )


Where = Annotated[
    list[GroupFilter],
    strawberry.argument(description="Groups the members are in, all of them."),
]


def splitting_fields() -> Fields:
    """Fields of a metric and of a part of one."""
    return {
        "ways": field(
            list[str],
            "Cách chia — All the words it can be split or narrowed by.",
            lambda root: list(ways(root.coverage)),
        ),
        "groups": field(
            each(group_type()),
            "Chia nhóm — The same count, split; a member in several groups counts in each.",
            _grouped,
        ),
        "members": members_field(
            "Thành viên — Where each member stands, with the fact behind it.",
            lambda root: root.standings,
        ),
    }


def narrowed_field() -> Any:
    """A metric's members that are in some groups."""
    return field(
        _part_type(),
        "Lọc — Only the members in all these groups. No tally or target speaks of a part, so none "
        "stands beside it.",
        _narrowed,
    )


@cache
def group_type() -> Shell:
    """A group of a coverage."""
    return make_type(
        shell("CoverageGroup"),
        group_fields(),
        "Nhóm — A part of a coverage.",
    )


def group_fields() -> Fields:
    """What every group answers."""
    return {
        "value": field(
            str | None,
            "Giá trị — Of the facet; absent: without one.",
            lambda root: root.group.value or None,
        ),
        "words": field(
            WordsType,
            "Tên nhóm — In words; without a value, what it is that is not known of its members.",
            lambda root: root.group.words,
        ),
        "part_holders": field(
            each(KINDS[Kind.BODY]),
            "Cơ quan giữ một phần nhiệm vụ — Of members whose duties nobody is known to hold on "
            "the whole: who holds some of them.",
            lambda root: [
                one for key in root.group.part_holders if (one := follow(root.view, key))
            ],
        ),
        "counts": field(
            counts_type(), "Kết quả đếm — How many stand where.", lambda root: root.group.counts
        ),
        "members": members_field(
            "Thành viên — The members behind the figure.", lambda root: root.standings
        ),
    }


@cache
def _part_type() -> Shell:
    return make_type(
        shell("CoveragePart"),
        {
            "counted": field(
                int, "Số đếm được — How many members there are.", lambda root: len(root.standings)
            ),
            "counts": field(
                counts_type(),
                "Kết quả đếm — How many stand where.",
                lambda root: root.coverage.counts,
            ),
            "values": field(
                each(value_type()),
                "Theo giá trị — How many have each value.",
                lambda root: sorted(root.coverage.values.items()),
            ),
            **splitting_fields(),
        },
        "Phần đã lọc — The members of a metric that are in some groups.",
    )


def _grouped(root: Any, info: Info, by: By) -> Any:
    today = info.context.today(root.view)
    groups = split(root.view, today, root.coverage, by)
    return [GroupSeen(root.view, root.coverage, one) for one in groups]


def _narrowed(root: Any, info: Info, where: Where) -> Any:
    view, found = root.view, root.coverage
    today = info.context.today(view)
    for one in where:
        found = narrow(view, today, found, {one.by: one.value or ""})
    return Part(view, found)
