"""Targets: what resolutions ask for, how far it is, and each body's part."""

from datetime import date
from functools import cache
from typing import Annotated, Any

import strawberry

from registry.catalogue import RecordedFact, View
from registry.digitization import (
    Against,
    Coverage,
    Share,
    Sought,
    Verdict,
    WhyUnmeasured,
    in_parts,
    is_overdue,
    target_named,
    targets_sought,
    why_unmeasured,
)
from registry.facts import FactType
from registry_graphql.clocks import AsOf, Info, ValidAt, view_of
from registry_graphql.connections import connection_type
from registry_graphql.making import Fields, Shell, each, field, make_type, shell
from registry_graphql.paging import After, Asked, Before, First, Last
from registry_graphql.seen import Fact
from registry_graphql.shells import FACTS
from registry_graphql.terms import enumeration
from registry_graphql.tracking.asking import OfCollection, OfMetric, Since, Until
from registry_graphql.tracking.counting import GroupSeen
from registry_graphql.tracking.official import Official
from registry_graphql.tracking.splitting import group_fields
from registry_graphql.wordtypes import WordsType

OwedBy = Annotated[str | None, strawberry.argument(description="Only those this body owes.")]
Overdue = Annotated[
    bool | None, strawberry.argument(description="Only those past their day, or not.")
]
Name = Annotated[str, strawberry.argument(description="The target's name.")]
ByBody = Annotated[
    str, strawberry.argument(description="`body`: of that day; `body_today`: who holds it now.")
]
_DAY: Any = date


class Target:
    """A target as a view sees it, and where it stands."""

    __slots__ = ("standing", "target", "view")

    def __init__(self, view: View, target: RecordedFact, standing: Against | None) -> None:
        """See this target in this view."""
        self.view, self.target, self.standing = view, target, standing


class _ShareSeen(GroupSeen):
    """What one body leads of a target's members."""

    __slots__ = ("share",)

    def __init__(self, view: View, coverage: Coverage, share: Share) -> None:
        super().__init__(view, coverage, share.group)
        self.share = share


def target_fields() -> Fields:
    """Targets at the top."""
    return {
        "targets": field(
            connection_type(_target_type()),
            "Mục tiêu — Targets by due day: reached or not, short by how many, overdue.",
            _targets,
        ),
        "target": field(
            _target_type(), "Một mục tiêu — One of them; an error says if there is none.", _target
        ),
    }


@cache
def standing_type() -> Shell:
    """Where a target stands."""
    return make_type(
        shell("TargetStanding"),
        {
            "target": field(
                FACTS[FactType.TARGET],
                "Mục tiêu — The target.",
                lambda root: Fact(root.view, root.target),
            ),
            "wanted": field(
                int | None, "Số phải đạt — How many must reach it.", _against("wanted")
            ),
            "due": field(_DAY | None, "Hạn — By when.", lambda root: root.target.on),
            "days_left": field(
                int | None,
                "Số ngày còn lại — To the due day; negative when it is past.",
                _against("days_left"),
            ),
            "reached_by_tally": field(
                enumeration(Verdict),
                "Đạt theo số công bố — Whether it is reached, by the tally.",
                _against("by_tally"),
            ),
            "reached_by_count": field(
                enumeration(Verdict),
                "Đạt theo số đếm — Whether it is reached, by our count.",
                _against("by_count"),
            ),
            "needed_per_month_by_tally": field(
                float | None,
                "Cần mỗi tháng theo số công bố — How many more a month to the due day.",
                _against("needed_by_tally"),
            ),
            "needed_per_month_by_count": field(
                float | None,
                "Cần mỗi tháng theo số đếm — The most that can be needed a month.",
                _against("needed_by_count"),
            ),
            "is_overdue": field(bool, "Quá hạn — The due day is past.", _against("is_overdue")),
            "short_by_tally": field(
                int | None,
                "Còn thiếu theo số công bố — How many the latest tally lacks.",
                _against("short_by_tally"),
            ),
            "short_by_count": field(
                int | None,
                "Còn thiếu theo số đếm — How many our count lacks at most.",
                _against("short_by_count"),
            ),
            "shares": _shares_field(),
        },
        "Mục tiêu và khoảng cách — A target, and how far tally and count are from it.",
    )


@cache
def _target_type() -> Shell:
    return make_type(
        shell("Target"),
        {
            "target": field(
                FACTS[FactType.TARGET],
                "Mục tiêu — What was stated.",
                lambda root: Fact(root.view, root.target),
            ),
            "is_overdue": field(
                bool,
                "Quá hạn — The due day is past; reached or not is said apart.",
                lambda root: is_overdue(root.view, root.target),
            ),
            "standing": field(
                standing_type() | None,
                "Khoảng cách — How far it is; absent: `unmeasured` says why.",
                lambda root: root if root.standing else None,
            ),
            "unmeasured": field(
                _unmeasured_type() | None,
                "Vì sao không tính được — Why there is no standing, or none with a number.",
                lambda root: why_unmeasured(root.view, root.target),
            ),
            "shares": _shares_field(),
        },
        "Mục tiêu — A target of a resolution, and where it stands.",
    )


@cache
def _unmeasured_type() -> Shell:
    return make_type(
        shell("Unmeasured"),
        {
            "ground": field(
                enumeration(WhyUnmeasured),
                "Lý do — What stands in the way.",
                lambda root: root.ground.value,
            ),
            "ground_words": field(WordsType, "Lý do — In words.", lambda root: root.ground.words),
            "words": field(WordsType, "Giải thích — The reason in full.", lambda root: root.words),
        },
        "Không tính được — Why it cannot be said where a target stands.",
    )


def _shares_field() -> Any:
    return field(
        each(_share_type()),
        "Phần của từng cơ quan — What each body leads of it; empty where nothing is counted.",
        _shares,
    )


@cache
def _share_type() -> Shell:
    return make_type(
        shell("TargetShare"),
        {
            **group_fields(),
            "pro_rata": field(
                int,
                "Phần tương ứng — The target's share of what the body leads: our arithmetic, not "
                "the act's.",
                lambda root: root.share.pro_rata,
            ),
            "short_by_count": field(
                int,
                "Còn thiếu — How many of these our count lacks, if nothing unknown has reached it.",
                lambda root: root.share.short_by_count,
            ),
        },
        "Phần của một cơ quan — One body's part in a target.",
    )


def _against(name: str) -> Any:
    return lambda root: getattr(root.standing, name)


def _shares(root: Any, info: Info, by: ByBody = "body") -> Any:
    today = info.context.today(root.view)
    found = in_parts(root.view, today, (root.target, root.standing), by=by)
    if found.coverage is None:
        return []
    return [_ShareSeen(root.view, found.coverage, one) for one in found.shares]


def _targets(
    root: Any,
    info: Info,
    metric: OfMetric = None,
    collection: OfCollection = None,
    body: OwedBy = None,
    overdue: Overdue = None,
    since: Since = None,
    until: Until = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
    valid_at: ValidAt = None,
    as_of: AsOf = None,
) -> Any:
    view = view_of(root, info, valid_at, as_of)
    sought = Sought(metric, collection, body, overdue, since, until)
    found = targets_sought(view, sought)
    rows = [Target(view, *one) for one in found]
    return Official(rows, [one.target for one in rows], Asked(first, after, last, before))


def _target(root: Any, info: Info, name: Name, valid_at: ValidAt = None, as_of: AsOf = None) -> Any:
    view = view_of(root, info, valid_at, as_of)
    return Target(view, *target_named(view, name))
